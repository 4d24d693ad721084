//! Unions have members (Smithy 2.0, "Union").

use crate::check::context::Context;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::shape::ShapeKind;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "Union",
    severity: "ERROR",
    rule: "A union has at least one member.",
    section: "Union",
    run: validate,
};

/// Reports unions without members.
fn validate(context: &Context<'_>, events: &mut Events) {
    for shape in context.own_shapes() {
        let is_mixin = shape.traits.has("smithy.api#mixin");
        if matches!(&shape.kind, ShapeKind::Union { members } if members.is_empty()) && !is_mixin {
            events
                .error("Union", shape, "a union needs at least one member")
                .hint("add a member, or remove the union");
        }
    }
}
