//! Members of unions and enums alone target the unit type (Smithy 2.0, "Unit type").

use crate::check::context::Context;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::selector::graph::Element;
use crate::model::shape::ShapeKind;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "UnitType",
    severity: "ERROR",
    rule: "Only members of unions and enums target the unit type.",
    section: "Unit type",
    run: validate,
};

/// Reports other members that target the unit type.
fn validate(context: &Context<'_>, events: &mut Events) {
    for element in context.own() {
        let Element::Member(shape, member) = element else {
            continue;
        };
        let may = matches!(
            shape.kind,
            ShapeKind::Union { .. } | ShapeKind::Enum { .. } | ShapeKind::IntEnum { .. }
        );
        if !may && member.target.as_str() == "smithy.api#Unit" {
            events
                .error(
                    "UnitType",
                    &(&member.id, member.target_location),
                    format!("a member of a {} cannot target the unit type", shape.kind.type_name()),
                )
                .hint("target a structure or a simple shape");
        }
    }
}
