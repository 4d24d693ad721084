//! Operations of a resource bind its identifiers (Smithy 2.0, "Binding identifiers to operations").

use crate::check::context::{Context, list};
use crate::check::resource_bindings::{self, Binding, ResourceShape, identifiers};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::shape::{Member, Operation, Resource, Shape, ShapeKind};
use indexmap::IndexMap;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ResourceIdentifierBinding",
    severity: "ERROR, WARNING",
    rule: "Instance operations bind each identifier of their resource, collection operations those of its parents alone.",
    section: "Binding identifiers to operations",
    run: validate,
};

const TRAIT: &str = "smithy.api#resourceIdentifier";

/// Reports structures that bind an identifier twice, and operations that bind too few or too many.
fn validate(context: &Context<'_>, events: &mut Events) {
    for shape in context.own_shapes() {
        if matches!(shape.kind, ShapeKind::Structure { .. }) {
            bound_twice(shape, events);
        }
    }
    for (shape, resource) in resource_bindings::own(context) {
        for bound in resource_bindings::operations(context, resource) {
            instance_or_collection(context, (shape, resource), bound, events);
        }
        for child in &resource.resources {
            if let Some(child) = context.shape(child.target.as_str()) {
                of_child(context, (shape, resource), child, events);
            }
        }
    }
}

/// Reports identifiers that several members bind.
fn bound_twice(shape: &Shape, events: &mut Events) {
    let members = shape.members();
    let mut explicit: IndexMap<&str, Vec<&str>> = IndexMap::new();
    for (name, member) in &members {
        if let Some(identifier) = member.traits.node(TRAIT).and_then(|node| node.as_str()) {
            explicit.entry(identifier).or_default().push(name);
        }
    }
    for (identifier, names) in explicit {
        let own = members.iter().find(|(name, _)| *name == identifier);
        if own.is_some_and(|(_, member)| !member.traits.has(TRAIT)) {
            let bound = list(names.iter().copied());
            let message = format!("the identifier `{identifier}` is bound by {bound}, not by the member of its name");
            events
                .warning("ResourceIdentifierBinding", shape, message)
                .hint("rename the member, or remove `resourceIdentifier`");
        }
        if names.len() > 1 {
            let message = format!("{} all bind the identifier `{identifier}`", list(names));
            events
                .error("ResourceIdentifierBinding", shape, message)
                .hint("keep `resourceIdentifier` on one of them");
        }
    }
}

fn instance_or_collection(
    context: &Context<'_>,
    (shape, resource): ResourceShape<'_>,
    (at, operation, binding): (&Shape, &Operation, Binding),
    events: &mut Events,
) {
    let members = context.structure(&operation.input.target);
    let bound = identifiers(resource, &members);
    let missing: Vec<&str> = missing(resource, &bound).collect();
    let (message, hint) = match binding {
        Binding::Instance if !missing.is_empty() => (
            format!(
                "the operation of an instance of `{}` does not bind its identifiers {}",
                shape.id,
                list(missing)
            ),
            "add required members of these names that target the shapes of the identifiers",
        ),
        Binding::Collection if missing.is_empty() => (
            format!(
                "the operation of the collection binds all identifiers of `{}`",
                shape.id
            ),
            "bind it in `operations`, or remove an identifier from its input",
        ),
        Binding::Instance | Binding::Collection => return,
    };
    events.error("ResourceIdentifierBinding", at, message).hint(hint);
}

/// Returns the identifiers without a member, or with a member of another shape.
fn missing<'m>(resource: &'m Resource, bound: &IndexMap<&str, &Member>) -> impl Iterator<Item = &'m str> {
    resource
        .identifiers
        .iter()
        .filter(|(name, reference)| {
            bound
                .get(name.as_str())
                .is_none_or(|member| member.target != reference.target)
        })
        .map(|(name, _)| name.as_str())
}

/// Reports operations of a child that lack identifiers of the parent.
fn of_child(context: &Context<'_>, (parent, of_parent): ResourceShape<'_>, child: &Shape, events: &mut Events) {
    let ShapeKind::Resource(resource) = &child.kind else {
        return;
    };
    for (at, operation, _) in resource_bindings::operations(context, resource) {
        let members = context.structure(&operation.input.target);
        let bound = identifiers(resource, &members);
        let names = of_parent.identifiers.keys().map(String::as_str);
        let missing: Vec<&str> = names.filter(|name| !bound.contains_key(name)).collect();
        if !missing.is_empty() {
            let message = format!(
                "the operation of `{}` does not bind {} of its parent `{}`",
                child.id,
                list(missing),
                parent.id
            );
            events
                .error("ResourceIdentifierBinding", at, message)
                .hint("add required members of these names to the input");
        }
    }
}
