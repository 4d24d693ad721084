//! Names that would meet: two shapes or members with one Rust name, or with one file. Decided on the whole service, so
//! that a crate with fewer operations never has a clash that the whole one has not.

use super::symbols::{Symbols, is_error, is_event_stream};
use crate::event::{Events, Subject};
use crate::model::closure::all_operations;
use crate::model::shape::{Members, Shape, ShapeKind};
use crate::model::traits::Trait;
use crate::model::traits::waiter::Waitable;
use crate::rust::names;
use proc_macro2::Ident;
use std::collections::HashMap;

/// Two things in the crate that would have the same name.
pub const NAME_CLASH: &str = "NameClash";

const SHAPE_HINT: &str = "give one of them another name with `rename` of the service";

const RENAME: &str = "give one of them another name";

/// The variant of error types for what a service says beyond its model.
const UNHANDLED: &str = "Unhandled";

/// Reports all of them.
pub fn check(symbols: &Symbols<'_>, events: &mut Events) {
    let types = symbols.all_types();
    let types = types.iter().map(|shape| &***shape);
    let (errors, data): (Vec<&Shape>, Vec<&Shape>) = types.partition(|shape| is_error(shape));
    let streams = data.iter().copied().filter(|shape| is_event_stream(shape));
    let of_streams = streams.map(|shape| (symbols.event_stream_error(shape).name, shape));
    let named = |shape: &&'_ Shape| symbols.symbol(shape).name;
    for error in errors.iter().filter(|it| named(it) == UNHANDLED) {
        let message = format!("errors that are not modelled are called `{UNHANDLED}`, as this one would be");
        report(events, *error, message, SHAPE_HINT);
    }
    check_types(errors.iter().map(|it| (named(it), *it)).chain(of_streams), events);
    check_types(data.iter().map(|it| (named(it), *it)), events);
    check_operations(symbols, events);
    let model = symbols.model();
    for shape in symbols.closure.whole.iter().map(|id| model.target(id)) {
        match &shape.kind {
            ShapeKind::Structure { members } => check_fields(members, is_error(shape), events),
            // Variants with different names may still have the same `as_` and `is_`.
            ShapeKind::Union { members } => {
                let accessor = |name: &str| format!("as_{}", names::variant_accessor(&names::union_variant(name)));
                check_variants(members, accessor, events);
            }
            ShapeKind::Enum { members } => {
                check_variants(members, |name| names::enum_variant(name).to_string(), events);
            }
            _ => {}
        }
    }
}

/// Types of one module: `types` or `types::error`.
fn check_types<'s>(types: impl Iterator<Item = (Ident, &'s Shape)>, events: &mut Events) {
    let mut by_name: HashMap<String, &Shape> = HashMap::new();
    let mut by_file: HashMap<String, &Shape> = HashMap::new();
    for (name, shape) in types {
        if let Some(other) = by_name.insert(name.to_string(), shape) {
            let message = format!("the type would be called `{name}`, as that of `{}`", other.id);
            report(events, shape, message, SHAPE_HINT);
            continue;
        }
        let file = names::file(&name).to_string().to_lowercase();
        if let Some(other) = by_file.insert(file.clone(), shape) {
            let message = format!("the type would be in the file `{file}.rs`, as that of `{}`", other.id);
            report(events, shape, message, SHAPE_HINT);
        }
    }
}

fn check_operations(symbols: &Symbols<'_>, events: &mut Events) {
    let model = symbols.model();
    let mut by_module: HashMap<String, &Shape> = HashMap::new();
    for id in all_operations(model, symbols.closure.service()) {
        let shape = model.target(&id);
        let module = names::operation(id.name()).module.to_string();
        if let Some(other) = by_module.insert(module.clone(), shape) {
            let message = format!(
                "the operation's module would be called `{module}`, as that of `{}`",
                other.id
            );
            report(events, &**shape, message, RENAME);
        }
        let ShapeKind::Operation(operation) = &shape.kind else {
            continue;
        };
        let waits = shape.traits.has(Waitable::ID);
        for (wire, member) in model.target(&operation.input.target).members() {
            let name = names::bare(&names::field(wire));
            if name == "as_input" || (name == "wait" && waits) {
                let message = format!("the builder of `{}` has a method `{name}` of its own", id.name());
                report(events, member, message, RENAME);
            }
        }
    }
}

/// Each field has an accessor and, in its builder, methods with `set_` and `get_` before its name.
fn check_fields(members: &Members, error: bool, events: &mut Events) {
    let mut methods: HashMap<String, &str> = HashMap::new();
    for (wire, member) in members {
        let name = names::bare(&names::field(wire));
        if error && name == "retryable_error_kind" {
            let message = format!("errors have a method `{name}` of their own");
            report(events, member, message, RENAME);
        }
        for method in [format!("set_{name}"), format!("get_{name}"), name] {
            if let Some(other) = methods.insert(method.clone(), wire) {
                let message = format!("`{method}` would be said of this member and of `{other}`");
                report(events, member, message, RENAME);
                break;
            }
        }
    }
}

fn check_variants(members: &Members, name: impl Fn(&str) -> String, events: &mut Events) {
    let mut variants: HashMap<String, &str> = HashMap::new();
    for (wire, member) in members {
        let variant = name(wire);
        if let Some(other) = variants.insert(variant.clone(), wire) {
            let message = format!("`{variant}` would be said of this member and of `{other}`");
            report(events, member, message, RENAME);
        }
    }
}

fn report(events: &mut Events, subject: &impl Subject, message: String, hint: &str) {
    events.error(NAME_CLASH, subject, message).hint(hint);
}
