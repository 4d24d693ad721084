//! Errors: structures with a message, and the errors of an operation as one type.

use super::file_scope::FileScope;
use super::kind::is_error;
use super::structure::{self, StructureContext};
use super::symbols::{Symbols, in_crate};
use super::{customizations, docs};
use crate::model::shape::{Operation, Shape};
use crate::model::traits::behavior::Retryable;
use crate::model::traits::protocol::AwsQueryError;
use crate::model::traits::type_refinement::Error;
use crate::rust::docs::{Docs, Markdown};
use crate::rust::event_stream_error::{EventStreamError, EventStreamErrorVariant, Sender};
use crate::rust::member::{MemberAttribute, Settings};
use crate::rust::names;
use crate::rust::names::OperationNames;
use crate::rust::operation_error::{ErrorSetting, ErrorSettings, ErrorVariant, OperationError};
use crate::rust::structure::{Field, RequestNames, Retry, Role, Structure};
use crate::rust::trace::Trace;

/// An error. One without a member for it gets a message, since services send one anyway.
pub fn error(symbols: &Symbols<'_>, shape: &Shape) -> Structure {
    let symbol = symbols.symbol(shape);
    let scope = FileScope::beside([&symbol.name, &names::builder(&symbol.name)]);
    let code = shape.traits.get().map(|AwsQueryError { code, .. }| code);
    let used = StructureContext {
        file: format!("src/types/error/{}.rs", names::file(&symbol.name)),
        symbol,
        scope: &scope,
        directions: symbols.directions(&shape.id),
        role: Role::Error {
            retry: retry(shape),
            code: code.filter(|code| code != shape.id.name()),
            names: customizations::request_names(symbols.closure.service_shape()),
        },
        summary: Markdown::new("The error ").code(shape.id.name()).ours("."),
    };
    let mut error = structure::structure(symbols, shape, used);
    let message = message(shape, &scope);
    if error.fields.iter().all(|it| it.name != message.name) {
        error.fields.push(message);
    }
    error
}

fn message(shape: &Shape, scope: &FileScope) -> Field {
    Field {
        shape: Trace::new(&shape.id),
        name: names::field("message"),
        docs: Docs::new(Markdown::new("The message of the service about the error.")),
        deprecated: None,
        attribute: MemberAttribute {
            model_name: "message".into(),
            settings: Settings::default(),
        },
        ty: scope.option(scope.string()),
    }
}

fn retry(shape: &Shape) -> Retry {
    match shape.traits.get() {
        None => Retry::No,
        Some(Retryable { throttling: true }) => Retry::Throttling,
        Some(Retryable { throttling: false }) => match shape.traits.get() {
            Some(Error::Client) => Retry::Client,
            Some(Error::Server) | None => Retry::Server,
        },
    }
}

/// The errors of an operation.
pub fn operation_error(
    symbols: &Symbols<'_>,
    shape: &Shape,
    operation: &Operation,
    names: &OperationNames,
) -> OperationError {
    let errors = symbols.closure.errors(operation).into_iter();
    OperationError {
        shape: Trace::new(&shape.id),
        symbol: in_crate(&["operation", &names.module.to_string()], names.error.clone()),
        docs: Docs::new(Markdown::new("The errors of ").code(shape.id.name()).ours(".")),
        settings: settings(symbols.closure.service_shape()),
        variants: errors.map(|id| variant(symbols, symbols.model().target(id))).collect(),
    }
}

fn variant(symbols: &Symbols<'_>, error: &Shape) -> ErrorVariant {
    let symbol = symbols.symbol(error);
    ErrorVariant {
        shape: Trace::new(&error.id),
        name: symbol.name.clone(),
        predicate: names::is_variant(&symbol.name),
        symbol,
        docs: docs::repeated_docs(&error.traits).or(Markdown::new("The error ").code(error.id.name()).ours(".")),
        deprecated: docs::deprecated(&error.traits),
    }
}

/// The errors that may end an event stream.
pub fn event_stream_error(symbols: &Symbols<'_>, union: &Shape) -> EventStreamError {
    let symbol = symbols.event_stream_error(union);
    let sender = if symbols.directions(&union.id).write {
        Sender::Client
    } else {
        Sender::Service
    };
    let members = union.members().into_iter();
    let errors = members.map(|(event, member)| (event, symbols.model().target(&member.target)));
    let variants = errors
        .filter(|(_, error)| is_error(error))
        .map(|(event, error)| EventStreamErrorVariant {
            error: variant(symbols, error),
            event: event.to_owned(),
            sender,
        });
    EventStreamError {
        shape: Trace::new(&union.id),
        file: format!("src/types/error/{}.rs", names::file(&symbol.name)),
        docs: Docs::new(
            Markdown::new("The errors that may end a stream of `")
                .ident(&symbols.symbol(union).name)
                .ours("`."),
        ),
        settings: settings(symbols.closure.service_shape()),
        variants: variants.collect(),
        symbol,
    }
}

/// Returns the settings that all enums of errors of the service have.
pub fn settings(service: &Shape) -> ErrorSettings {
    ErrorSettings(match customizations::request_names(service) {
        RequestNames::One => vec![],
        RequestNames::Two => vec![ErrorSetting::ExtendedRequestId],
    })
}
