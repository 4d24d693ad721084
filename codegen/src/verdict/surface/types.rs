//! Facts about data types: structures, unions, enums and errors.

use super::{At, Surface, members};
use crate::rust::event_stream_error::{EventStreamError, EventStreamErrorVariant};
use crate::rust::operation_error::{ErrorSetting, ErrorSettings, ErrorVariant};
use crate::rust::string_enum::{DebugForm, EnumVariant, StringEnum, Values};
use crate::rust::structure::{Build, Field, RequestNames, Retry, Role, ShapeAttribute, Structure};
use crate::rust::symbol::Symbol;
use crate::rust::union::{Union, UnionVariant};
use crate::verdict::Level;
use crate::verdict::aspect::Aspect;
use crate::verdict::text;

/// Adds a structure; `owner` is the operation that it is the input or output of.
pub fn structure(it: &Structure, owner: Option<&str>, surface: &mut Surface) {
    let Structure {
        shape,
        symbol,
        builder,
        file,
        docs,
        deprecated,
        derives,
        attribute,
        fields,
    } = it;
    let at = At::item(text::path(symbol), shape, owner);
    surface
        .add(&at, Aspect::Type, "", "structure")
        .items
        .push(text::path(builder));
    let inner = at.inner();
    surface.describe(&inner, docs, deprecated.as_ref());
    surface.add(&inner, Aspect::Source, "file", file);
    implements(derives, &inner, surface);
    let build = match attribute.build {
        Build::Infallible => "the structure",
        Build::Fallible => "a `Result`",
    };
    surface.add(&inner, Aspect::Build, "", build).items = vec![format!("{}::build", text::path(builder))];
    shape_attribute(attribute, &inner, surface);
    role(it, &inner, surface);
    for field in fields {
        self::field(field, it, &at, surface);
    }
    let order: Vec<_> = fields.iter().map(|field| field.name.to_string()).collect();
    surface.add(&inner, Aspect::Source, "order", order.join(", "));
}

fn field(it: &Field, of: &Structure, at: &At<'_>, surface: &mut Surface) {
    let Field {
        shape,
        name,
        docs,
        deprecated,
        attribute,
        ty,
    } = it;
    let at = at.part(name, Some(shape));
    let mut items = vec![at.path.clone(), format!("{}::{name}", text::path(&of.builder))];
    if let Role::Input { fluent, waiter, .. } = &of.attribute.role {
        let others = [Some(fluent), waiter.as_ref()];
        let builders = text::path(&of.builder);
        let module = builders.rsplit_once("::").map_or("", |(module, _)| module);
        items.extend(
            others
                .into_iter()
                .flatten()
                .map(|builder| format!("{module}::{builder}::{name}")),
        );
    }
    surface.add(&at, Aspect::Field, "", text::ty(ty)).items = items;
    let inner = at.inner();
    surface.describe(&inner, docs, deprecated.as_ref());
    members::add(attribute, of.attribute.directions, &inner, surface);
}

/// Adds the derives, which are implementations of traits.
fn implements(derives: &[Symbol], at: &At<'_>, surface: &mut Surface) {
    for symbol in derives {
        let name = text::path(symbol);
        surface.add(at, Aspect::Impl, &name, &name);
    }
}

fn shape_attribute(it: &ShapeAttribute, at: &At<'_>, surface: &mut Surface) {
    let ShapeAttribute {
        namespace,
        name,
        directions,
        build: _,
        role: _,
        inspect,
        credentials,
        serde,
    } = it;
    // Only the element around a body in XML is named after the shape.
    let most = if surface.xml { Level::Behaviour } else { Level::Internal };
    surface.add(at, Aspect::Wire, "shape", name).most = most;
    surface.add(
        at,
        Aspect::Source,
        "namespace",
        namespace.as_deref().unwrap_or_default(),
    );
    if directions.write {
        surface.add(at, Aspect::Method, "validate", "validate");
    }
    let source = format!("{} {inspect:?} {credentials:?}", directions.read);
    surface.add(at, Aspect::Source, "derive", source);
    serde
        .iter()
        .for_each(|setting| members::serde(setting, "", at, surface));
}

fn role(it: &Structure, at: &At<'_>, surface: &mut Surface) {
    let names = match &it.attribute.role {
        Role::Data => return,
        Role::Input { fluent, waiter, .. } => {
            surface.add(at, Aspect::Source, "senders", format!("{fluent} {waiter:?}"));
            return;
        }
        Role::Output { request_id, names } => {
            surface.add(at, Aspect::Source, "request id", text::ty(request_id));
            names
        }
        Role::Error { retry, code, names } => {
            if *retry != Retry::No {
                surface.add(at, Aspect::Method, "retryable_error_kind", "retryable_error_kind");
            }
            surface.add(at, Aspect::Call, "retry", format!("{retry:?}"));
            surface.add(at, Aspect::Wire, "code", code.as_deref().unwrap_or_default());
            let message = it.fields.iter().find(|field| field.name == "message");
            let ty = message.map_or_else(|| "Option<String>".to_owned(), |field| text::ty(&field.ty));
            surface.add(at, Aspect::Method, "message", ty);
            names
        }
    };
    if *names == RequestNames::Two {
        surface.add(at, Aspect::Impl, "RequestIdExt", "RequestIdExt");
    }
}

/// Adds a union.
pub fn union(it: &Union, surface: &mut Surface) {
    let Union {
        shape,
        symbol,
        file,
        docs,
        deprecated,
        derives,
        attribute,
        variants,
        unknown,
    } = it;
    let at = At::item(text::path(symbol), shape, None);
    surface.add(&at, Aspect::Type, "", "union");
    let inner = at.inner();
    surface.describe(&inner, docs, deprecated.as_ref());
    surface.add(&inner, Aspect::Source, "file", file);
    implements(derives, &inner, surface);
    shape_attribute(attribute, &inner, surface);
    surface.add(&at.part(unknown, None), Aspect::Variant, "", "unknown members");
    for variant in variants {
        let UnionVariant {
            shape,
            name,
            docs,
            deprecated,
            attribute: member,
            ty,
        } = variant;
        let at = at.part(name, Some(shape));
        surface.add(&at, Aspect::Variant, "", ty.as_ref().map(text::ty).unwrap_or_default());
        let inner = at.inner();
        surface.describe(&inner, docs, deprecated.as_ref());
        members::add(member, attribute.directions, &inner, surface);
    }
}

/// Adds an enum.
pub fn string_enum(it: &StringEnum, surface: &mut Surface) {
    let StringEnum {
        shape,
        symbol,
        file,
        docs,
        deprecated,
        derives,
        debug,
        values,
    } = it;
    let at = At::item(text::path(symbol), shape, None);
    let inner = at.inner();
    surface.describe(&inner, docs, deprecated.as_ref());
    surface.add(&inner, Aspect::Source, "file", file);
    implements(derives, &inner, surface);
    if *debug == DebugForm::Redacted {
        surface.add(&inner, Aspect::Sensitive, "", "sensitive");
    }
    match values {
        Values::Named { variants, unknown } => {
            surface.add(&at, Aspect::Type, "", "enum");
            surface.add(&at.part(unknown, None), Aspect::Variant, "", "unknown values");
            variants.iter().for_each(|variant| enum_variant(variant, &at, surface));
        }
        Values::Unnamed { values, text: _ } => {
            surface.add(&at, Aspect::Type, "", "structure around a string");
            for value in values {
                surface.add(&inner, Aspect::EnumValue, value, value);
            }
        }
    }
}

fn enum_variant(it: &EnumVariant, at: &At<'_>, surface: &mut Surface) {
    let EnumVariant {
        shape,
        name,
        value,
        docs,
        deprecated,
    } = it;
    let at = at.part(name, Some(shape));
    surface.add(&at, Aspect::Variant, "", "");
    let inner = at.inner();
    surface.add(&inner, Aspect::EnumValue, "", value);
    surface.describe(&inner, docs, deprecated.as_ref());
}

/// Adds the errors of an event stream.
pub fn event_stream_error(it: &EventStreamError, surface: &mut Surface) {
    let EventStreamError {
        shape,
        symbol,
        file,
        docs,
        settings,
        variants,
    } = it;
    let at = At::item(text::path(symbol), shape, None);
    surface.add(&at, Aspect::Type, "", "errors of an event stream");
    let inner = at.inner();
    surface.describe(&inner, docs, None);
    surface.add(&inner, Aspect::Source, "file", file);
    error_settings(settings, &inner, surface);
    for EventStreamErrorVariant { error, event, sender } in variants {
        error_variant(error, &at, surface);
        let at = at.part(&error.name, Some(&error.shape)).inner();
        surface.add(&at, Aspect::Wire, "event", event);
        surface.add(&at, Aspect::Source, "sender", format!("{sender:?}"));
    }
}

/// Adds a variant of an error type.
pub fn error_variant(it: &ErrorVariant, at: &At<'_>, surface: &mut Surface) {
    let ErrorVariant {
        shape,
        name,
        predicate,
        symbol,
        docs,
        deprecated,
    } = it;
    let part = at.part(name, Some(shape));
    surface.add(&part, Aspect::Variant, "", text::path(symbol));
    let inner = part.inner();
    surface.add(&inner, Aspect::Method, "predicate", predicate.to_string());
    surface.describe(&inner, docs, deprecated.as_ref());
}

/// Adds what the settings of an error type mean for programs.
pub fn error_settings(settings: &ErrorSettings, at: &At<'_>, surface: &mut Surface) {
    let ErrorSettings(settings) = settings;
    for setting in settings {
        let name = match setting {
            ErrorSetting::Waiters => "From<WaiterError>",
            ErrorSetting::ExtendedRequestId => "RequestIdExt",
        };
        surface.add(at, Aspect::Impl, name, name);
    }
}
