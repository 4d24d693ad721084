//! The identifiers of a resource agree with those of its parent and with its properties (Smithy 2.0, "Resource identifiers").

use crate::check::context::Context;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::shape::{Resource, Shape, ShapeKind};

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ResourceIdentifier",
    severity: "ERROR",
    rule: "A child has the identifiers of its parent, and no property has the name of an identifier.",
    section: "Resource identifiers",
    run: validate,
};

/// Reports children that lack or change an identifier of their parent, and properties named like identifiers.
fn validate(context: &Context<'_>, events: &mut Events) {
    for shape in context.own_shapes() {
        let ShapeKind::Resource(resource) = &shape.kind else {
            continue;
        };
        for (name, reference) in &resource.properties {
            if resource
                .identifiers
                .keys()
                .any(|identifier| identifier.eq_ignore_ascii_case(name))
            {
                events
                    .error(
                        "ResourceIdentifier",
                        &(&shape.id, reference.location),
                        format!("`{name}` is an identifier, so it cannot be a property"),
                    )
                    .hint("remove it from `properties`");
            }
        }
        for reference in &resource.resources {
            let Some(child) = context.shape(reference.target.as_str()) else {
                continue;
            };
            if let ShapeKind::Resource(it) = &child.kind {
                child_of(shape, resource, child, it, events);
            }
        }
    }
}

fn child_of(parent: &Shape, of_parent: &Resource, child: &Shape, of_child: &Resource, events: &mut Events) {
    let missing = of_parent
        .identifiers
        .keys()
        .filter(|name| !of_child.identifiers.contains_key(*name));
    let missing: Vec<&str> = missing.map(String::as_str).collect();
    if !missing.is_empty() {
        let message = format!(
            "the parent `{}` has the identifiers {}",
            parent.id,
            crate::check::context::list(missing)
        );
        events
            .error("ResourceIdentifier", child, message)
            .hint("add them to `identifiers`");
    }
    for (name, reference) in &of_parent.identifiers {
        let Some(own) = of_child.identifiers.get(name) else {
            continue;
        };
        if own.target != reference.target {
            let message = format!(
                "`{name}` is `{}`, but `{}` in the parent `{}`",
                own.target, reference.target, parent.id
            );
            events
                .error("ResourceIdentifier", &(&child.id, own.location), message)
                .hint("use the shape that the parent uses");
        }
    }
}
