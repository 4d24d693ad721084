//! Operations of a resource carry its properties (Smithy 2.0, "Binding members to properties").

use crate::check::context::{Context, list};
use crate::check::resource_bindings::{self, ResourceShape, identifiers};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::shape::{Member, Operation, Reference, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use indexmap::IndexMap;
use std::collections::HashSet;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ResourceOperationInputOutput",
    severity: "ERROR",
    rule: "Each property of a resource is carried by an operation, and members of these operations are properties or identifiers.",
    section: "Binding members to properties",
    run: validate,
};

/// Reports properties that no operation carries, and members that are neither property nor identifier.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, resource) in resource_bindings::own(context) {
        if resource.properties.is_empty() {
            continue;
        }
        let lifecycle = ["put", "create", "read", "update", "delete"];
        let bound: Vec<&Reference> = lifecycle
            .iter()
            .filter_map(|name| resource.lifecycle.get(*name))
            .chain(&resource.operations)
            .collect();
        let mut carried = HashSet::new();
        for reference in bound {
            if let Some((_, operation)) = resource_bindings::operation(context, reference) {
                carried.extend(of_operation(context, (shape, resource), operation, events));
            }
        }
        for (name, reference) in &resource.properties {
            if !carried.contains(name.as_str()) {
                events
                    .error(
                        "ResourceOperationInputOutput",
                        &(&shape.id, reference.location),
                        format!("no operation that makes, reads or changes an instance carries `{name}`"),
                    )
                    .hint("add a member for it to an operation, or remove it from `properties`");
            }
        }
    }
}

/// Returns the properties that an operation carries.
fn of_operation<'m>(
    context: &Context<'m>,
    resource: ResourceShape<'_>,
    operation: &'m Operation,
    events: &mut Events,
) -> Vec<&'m str> {
    let mut carried = vec![];
    for side in [&operation.input.target, &operation.output.target] {
        if let Some(structure) = properties_shape(context, side) {
            carried.extend(of_structure(context, resource, structure, side, events));
        }
    }
    carried
}

/// Returns the structure with the properties: the message, or what its member with `@nestedProperties` targets.
fn properties_shape<'m>(context: &Context<'m>, message: &ShapeId) -> Option<&'m Shape> {
    let shape = context.shape(message.as_str())?;
    let nested = shape
        .members()
        .into_iter()
        .find(|(_, member)| member.traits.has("smithy.api#nestedProperties"));
    let target = nested.and_then(|(_, member)| context.target(member));
    Some(
        target
            .filter(|shape| matches!(shape.kind, ShapeKind::Structure { .. }))
            .unwrap_or(shape),
    )
}

fn of_structure<'m>(
    context: &Context<'m>,
    (shape, resource): ResourceShape<'_>,
    structure: &'m Shape,
    message: &ShapeId,
    events: &mut Events,
) -> Vec<&'m str> {
    let members = structure.members();
    // Identifiers of a nested structure are those of the message that it lies in.
    let of_message = context.structure(message);
    let bound: HashSet<&str> = identifiers(resource, &of_message)
        .values()
        .map(|it| it.id.member().unwrap_or_default())
        .collect();
    let mut by_property: IndexMap<&str, Vec<&str>> = IndexMap::new();
    for (name, member) in members {
        let is_free = bound.contains(name) || is_no_property(context, member);
        if is_free && !resource.properties.contains_key(name) {
            continue;
        }
        let given = member.traits.node("smithy.api#property").and_then(|it| it.get("name"));
        let property = given.and_then(Node::as_str).unwrap_or(name);
        by_property.entry(property).or_default().push(name);
        let message = match resource.properties.get(property) {
            Some(reference) if reference.target != member.target => format!(
                "the property `{property}` of `{}` is a `{}`, not a `{}`",
                shape.id, reference.target, member.target
            ),
            None if !bound.contains(name) => format!("`{name}` is no property or identifier of `{}`", shape.id),
            Some(_) | None => continue,
        };
        events
            .error("ResourceOperationInputOutput", member, message)
            .hint("apply `property`, `resourceIdentifier` or `notProperty`");
    }
    for (property, names) in by_property.iter().filter(|(_, names)| names.len() > 1) {
        let message = format!(
            "{} all stand for the property `{property}`",
            list(names.iter().copied())
        );
        events
            .error("ResourceOperationInputOutput", structure, message)
            .hint("apply `notProperty` to all but one of them");
    }
    by_property.into_keys().collect()
}

/// Returns whether a trait says that the member is no property: `@notProperty`, or a trait that has it itself.
fn is_no_property(context: &Context<'_>, member: &Member) -> bool {
    let mut applied = member.traits.0.keys().map(ShapeId::as_str);
    applied.any(|id| {
        let definition = context.shape(id);
        definition
            .is_some_and(|shape| shape.traits.has("smithy.api#trait") && shape.traits.has("smithy.api#notProperty"))
    })
}
