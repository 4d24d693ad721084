//! `@references` names resources, and members that hold their identifiers (Smithy 2.0, "references trait").

use crate::check::context::{Context, list};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Resource, Shape, ShapeKind, SimpleType};
use crate::source::SourceLocation;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ReferencesTrait",
    severity: "ERROR",
    rule: "A reference names a resource, and binds each of its identifiers to a string member of the structure.",
    section: "references trait",
    run: validate,
};

const ID: &str = "smithy.api#references";

/// A reference in the value of the trait.
struct Reference<'m> {
    shape: &'m Shape,
    location: SourceLocation,
    /// Identifier to member; empty for an implicit binding.
    ids: Vec<(&'m str, &'m str)>,
}

/// Reports references that lead to no resource, or bind other identifiers than its own.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, value) in context.with_trait(ID) {
        let Element::Shape(shape) = element else { continue };
        for node in value.as_array().unwrap_or_default() {
            let ids = node.get("ids").and_then(Node::as_object).into_iter().flatten();
            let reference = Reference {
                shape,
                location: node.location,
                ids: ids
                    .filter_map(|(name, entry)| Some((name.as_str(), entry.node.as_str()?)))
                    .collect(),
            };
            if is_string(shape) && !reference.ids.is_empty() {
                let message = "a string has no members that `ids` could name".to_owned();
                report(&reference, message, "remove `ids`", events);
            }
            let target = node.get("resource").and_then(Node::as_str);
            if let Some(target) = target.and_then(|id| context.shape(id)) {
                reference_to(context, &reference, target, events);
            }
        }
    }
}

fn reference_to(context: &Context<'_>, it: &Reference<'_>, target: &Shape, events: &mut Events) {
    let ShapeKind::Resource(resource) = &target.kind else {
        let message = format!("`{}` is a {}, not a resource", target.id, target.kind.type_name());
        report(it, message, "name a resource", events);
        return;
    };
    match &it.shape.kind {
        ShapeKind::Structure { .. } => bound_members(context, it, target, resource, events),
        _ if is_string(it.shape) && resource.identifiers.len() != 1 => {
            let message = format!(
                "a string stands for one identifier, and `{}` has {}: {}",
                target.id,
                resource.identifiers.len(),
                list(resource.identifiers.keys().map(String::as_str))
            );
            report(
                it,
                message,
                "put `@references` on a structure with a member for each",
                events,
            );
        }
        _ => {}
    }
}

/// Reports identifiers without a member, members that are no strings, and names that are no identifiers.
fn bound_members(context: &Context<'_>, it: &Reference<'_>, target: &Shape, resource: &Resource, events: &mut Events) {
    let known = || resource.identifiers.keys().map(String::as_str);
    let ids = match it.ids.as_slice() {
        [] => known().map(|name| (name, name)).collect(),
        ids => ids.to_vec(),
    };
    let is_complete = ids.len() == resource.identifiers.len();
    if !is_complete || ids.iter().any(|(name, _)| !resource.identifiers.contains_key(*name)) {
        let message = format!("`ids` binds {}", list(ids.iter().map(|(name, _)| *name)));
        let hint = format!("bind the identifiers of `{}`, which are {}", target.id, list(known()));
        report(it, message, hint, events);
    }
    let members = it.shape.members();
    for (_, name) in ids {
        let Some((_, member)) = members.iter().find(|(member, _)| *member == name) else {
            let message = format!("`{name}` is not a member of the structure");
            report(it, message, "add the member, or bind another one in `ids`", events);
            continue;
        };
        let is_text = context.target(member).is_none_or(is_string);
        if !is_text {
            let message = format!("the member `{name}` is not a string");
            report(it, message, "bind a member that targets a string", events);
        }
    }
}

fn is_string(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        ShapeKind::Simple(SimpleType::String) | ShapeKind::Enum { .. }
    )
}

fn report(it: &Reference<'_>, message: String, hint: impl Into<String>, events: &mut Events) {
    events
        .error("ReferencesTrait", &(&it.shape.id, it.location), message)
        .hint(hint);
}
