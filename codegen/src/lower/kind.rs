//! Kinds of shapes that a crate treats in their own way.

use crate::model::UNIT;
use crate::model::closure::{ServiceClosure, all_operations, walk};
use crate::model::knowledge::directions::member_targets;
use crate::model::shape::{Member, Shape, ShapeKind, SimpleType};
use crate::model::traits::{Trait, streaming};

/// The trait that made a string an enum in Smithy 1.0.
const ENUM: &str = "smithy.api#enum";

/// The shapes that become types of their own in the whole service, before it was cut to some operations.
pub fn all_types(closure: &ServiceClosure) -> Vec<&Shape> {
    let model = &closure.model;
    let service = closure.service();
    let (mut roots, mut errors) = (vec![], vec![]);
    errors.extend(service.errors.iter().map(|it| &it.target));
    for id in all_operations(model, service) {
        if let ShapeKind::Operation(operation) = &model.target(&id).kind {
            roots.extend([&operation.input.target, &operation.output.target]);
            errors.extend(operation.errors.iter().map(|it| &it.target));
        }
    }
    let travel = walk(model, member_targets(model, roots).chain(errors));
    let shapes = travel.iter().map(|id| &**model.target(id));
    shapes.filter(|it| is_type(it)).collect()
}

/// Returns whether a shape becomes a type of its own.
pub fn is_type(shape: &Shape) -> bool {
    match &shape.kind {
        ShapeKind::Structure { .. } => shape.id.as_str() != UNIT,
        ShapeKind::Union { .. } => true,
        _ => is_string_enum(shape),
    }
}

/// Returns whether a shape is a union of events.
pub fn is_event_stream(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Union { .. }) && shape.traits.has(streaming::Streaming::ID)
}

/// Members that are streams of bytes.
pub fn byte_streams(closure: &ServiceClosure) -> impl Iterator<Item = &Member> {
    let members = closure.shapes().flat_map(|shape| shape.members());
    members.map(|(_, member)| member).filter(|member| {
        let target = closure.model.target(&member.target);
        target.traits.has(streaming::Streaming::ID) && !is_event_stream(target)
    })
}

/// Returns whether a structure is an error.
pub fn is_error(shape: &Shape) -> bool {
    shape.traits.has("smithy.api#error")
}

/// Returns whether a shape is an enum of strings, with names for its values or without.
pub fn is_string_enum(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Enum { .. }) || is_unnamed(shape)
}

/// Returns `true` for a string with the trait `enum` that `load` did not turn into an enum, because its values have no
/// usable names.
pub fn is_unnamed(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Simple(SimpleType::String)) && shape.traits.has(ENUM)
}
