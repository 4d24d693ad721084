//! Operations: marker, input, output, errors and pages.

use super::auth::ServiceAuth;
use super::file_scope::FileScope;
use super::structure::{self, StructureContext};
use super::symbols::{Symbols, in_crate, in_module};
use super::{customizations, docs, error, operation_trait, paginator, waiter};
use crate::event::Events;
use crate::model::UNIT;
use crate::model::shape::{self, Shape};
use crate::model::shape_id::ShapeId;
use crate::model::traits::auth::UnsignedPayload;
use crate::model::traits::endpoint::Endpoint;
use crate::model::traits::waiter::Waitable;
use crate::model::traits::{Trait, http};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::member::SerdeSetting;
use crate::rust::names::OperationNames;
use crate::rust::operation::{Http, Operation};
use crate::rust::structure::{Directions, Role};
use crate::rust::symbol::Symbol;
use crate::rust::trace::Trace;
use proc_macro2::Ident;

/// An operation.
pub fn operation(
    symbols: &Symbols<'_>,
    offer: &ServiceAuth<'_>,
    shape: &Shape,
    operation: &shape::Operation,
    events: &mut Events,
) -> Operation {
    let names = symbols.naming.operation(&shape.id);
    let scope = scope(&names);
    let path = format!(
        "src/operation/{}.rs",
        names.other_file().unwrap_or_else(|| names.module.to_string())
    );
    let structure = |io: IoSide<'_>, target: &ShapeId| {
        let used = StructureContext {
            symbol: public(&names, io.name),
            file: path.clone(),
            scope: &scope,
            directions: io.directions,
            role: io.role,
            summary: io.summary,
        };
        let mut structure = structure::structure(symbols, symbols.model().target(target), used);
        if target.as_str() == UNIT {
            structure.shape = Trace::new(&shape.id);
        }
        structure
    };
    let waits = shape.traits.has(Waitable::ID) && waiter::can_wait(symbols, operation);
    let waiter = waits.then(|| names.waiter.clone());
    let input = structure(input(&names, &waiter), &operation.input.target);
    let mut output = structure(output(symbols, &names, &scope), &operation.output.target);
    if shape.traits.has("aws.customizations#s3UnwrappedXmlOutput") {
        output.attribute.serde.add(SerdeSetting::XmlUnwrapped);
    }
    if customizations::any_root(symbols.closure.service_shape(), shape) {
        output.attribute.serde.add(SerdeSetting::XmlAnyRoot);
    }
    Operation {
        shape: Trace::new(&shape.id),
        model_name: shape.id.name().to_owned(),
        marker: public(&names, &names.marker),
        marker_docs: Docs::new(
            Markdown::new("The operation ")
                .code(shape.id.name())
                .ours("; [`Client::")
                .ident(&names.method)
                .ours("`](crate::Client::")
                .ident(&names.method)
                .ours(") makes a call of it."),
        ),
        fluent: in_module(&names, "builders", &names.fluent),
        other_fluent: names.fluent_beside(&names.marker, ""),
        docs: docs::model_docs(&shape.traits),
        deprecated: docs::deprecated(&shape.traits),
        error: error::operation_error(symbols, shape, operation, &names),
        http: http(shape),
        auth: offer.operation(shape, events),
        unsigned_payload: shape.traits.is::<UnsignedPayload>(),
        host_prefix: shape.traits.get().map(|Endpoint { host_prefix }| host_prefix),
        traits: operation_trait::extras(symbols, shape, operation, events),
        paginator: paginator::paginator(symbols, shape, operation, &names, &scope, events),
        waiter,
        file: path,
        other_file: names.other_file(),
        input,
        output,
        file_module: names.file,
        module: names.module,
        method: names.method,
    }
}

/// Kept whatever protocols the service lists: a configuration may name another one.
fn http(shape: &Shape) -> Option<Http> {
    let http::Http { method, uri, code } = shape.traits.get()?;
    Some(Http { method, uri, code })
}

/// The structure that an operation takes; one without members if it takes nothing.
fn input<'a>(names: &'a OperationNames, waiter: &Option<Ident>) -> IoSide<'a> {
    IoSide {
        name: &names.input,
        directions: Directions {
            write: true,
            read: false,
        },
        role: Role::Input {
            fluent: names.fluent.clone(),
            other_fluent: names.fluent_beside(&names.input, "Input"),
            waiter: waiter.clone(),
        },
        summary: Markdown::new("Input of `").ident(&names.marker).ours("`."),
    }
}

/// The structure that an operation gives; one without members if it gives nothing.
fn output<'a>(symbols: &Symbols<'_>, names: &'a OperationNames, scope: &FileScope) -> IoSide<'a> {
    IoSide {
        name: &names.output,
        directions: Directions {
            write: false,
            read: true,
        },
        role: Role::Output {
            request_id: scope.option(scope.string()),
            names: customizations::request_names(symbols.closure.service_shape()),
        },
        summary: Markdown::new("Output of `").ident(&names.marker).ours("`."),
    }
}

/// The properties that distinguish inputs from outputs.
struct IoSide<'a> {
    name: &'a Ident,
    directions: Directions,
    role: Role,
    summary: Markdown,
}

/// All types of an operation stand in one file.
fn scope(names: &OperationNames) -> FileScope {
    FileScope::beside([
        &names.marker,
        &names.input,
        &names.input_builder,
        &names.output,
        &names.output_builder,
        &names.error,
        &names.fluent,
        &names.waiter,
        &names.paginator,
        &names.paginator_items,
    ])
}

/// `crate::operation::create_volume::CreateVolume`
fn public(names: &OperationNames, name: &Ident) -> Symbol {
    in_crate(&["operation", &names.module.to_string()], name.clone())
}
