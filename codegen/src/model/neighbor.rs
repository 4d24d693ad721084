//! The references of a shape to other shapes, by the names that selectors use.

use super::UNIT;
use super::shape::{Member, Reference, Shape, ShapeKind};
use super::shape_id::ShapeId;
use crate::source::SourceLocation;

/// A reference to a shape that may not exist.
#[derive(Clone, Copy, Debug)]
pub struct Neighbor<'m> {
    /// The name of the relation: `member`, `input`, `operation`, …; `target` from a member to its target.
    pub relation: &'static str,
    /// The shape or member referred to.
    pub target: &'m ShapeId,
    /// The place of the reference.
    pub location: SourceLocation,
}

/// The lifecycle operations of a resource, which are the names of relations too.
pub const LIFECYCLE: [&str; 6] = ["create", "put", "read", "update", "delete", "list"];

/// The reference of a member to its target.
pub fn target(member: &Member) -> Neighbor<'_> {
    Neighbor {
        relation: "target",
        target: &member.target,
        location: member.target_location,
    }
}

/// The references of a shape: to its members, and what else its type has. No input or output is no reference.
pub fn neighbors(shape: &Shape) -> Vec<Neighbor<'_>> {
    let members = shape.members();
    let mut found = Vec::with_capacity(members.len() + shape.mixins.len());
    for (_, member) in members {
        found.push(Neighbor {
            relation: "member",
            target: &member.id,
            location: member.location,
        });
    }
    for target in &shape.mixins {
        found.push(Neighbor {
            relation: "mixin",
            target,
            location: shape.location,
        });
    }
    match &shape.kind {
        ShapeKind::Service(service) => {
            add(&mut found, "operation", &service.operations);
            add(&mut found, "resource", &service.resources);
            add(&mut found, "error", &service.errors);
        }
        ShapeKind::Operation(operation) => {
            for (relation, reference) in [("input", &operation.input), ("output", &operation.output)] {
                if reference.target.as_str() != UNIT {
                    add(&mut found, relation, [reference]);
                }
            }
            add(&mut found, "error", &operation.errors);
        }
        ShapeKind::Resource(resource) => {
            add(&mut found, "identifier", resource.identifiers.values());
            add(&mut found, "property", resource.properties.values());
            for (name, reference) in &resource.lifecycle {
                if let Some(relation) = LIFECYCLE.iter().find(|it| *it == name) {
                    add(&mut found, relation, [reference]);
                }
            }
            add(&mut found, "operation", &resource.operations);
            add(&mut found, "collectionOperation", &resource.collection_operations);
            add(&mut found, "resource", &resource.resources);
        }
        _ => {}
    }
    found
}

fn add<'m>(found: &mut Vec<Neighbor<'m>>, relation: &'static str, references: impl IntoIterator<Item = &'m Reference>) {
    let neighbor = |it: &'m Reference| Neighbor {
        relation,
        target: &it.target,
        location: it.location,
    };
    found.extend(references.into_iter().map(neighbor));
}
