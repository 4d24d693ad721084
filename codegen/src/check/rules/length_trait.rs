//! The bounds of `@length` are ordered and not negative (Smithy 2.0, "length trait").

use crate::check::context::{Context, value_location};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::decimal as number;
use crate::model::node::Node;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "LengthTrait",
    severity: "ERROR",
    rule: "The bounds of a length are in order and not negative.",
    section: "length trait",
    run: validate,
};

const ID: &str = "smithy.api#length";

/// Reports negative bounds and bounds in the wrong order.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, value) in context.with_trait(ID) {
        let bound = |key: &str| value.get(key).and_then(Node::as_number).map(|number| number.as_str());
        for key in ["min", "max"] {
            let Some(bound) = bound(key).filter(|bound| number::less(bound, "0")) else {
                continue;
            };
            let place = (element.id(), value_location(element, ID, &[key]));
            events
                .error(
                    "LengthTrait",
                    &place,
                    format!("`{key}` is {bound}, but no length is negative"),
                )
                .hint("use 0 or more, or drop it");
        }
        if let (Some(min), Some(max)) = (bound("min"), bound("max"))
            && number::less(max, min)
        {
            let place = (element.id(), value_location(element, ID, &["min"]));
            events
                .error(
                    "LengthTrait",
                    &place,
                    format!("`min` ({min}) is greater than `max` ({max})"),
                )
                .hint("swap the two values, or drop one of them");
        }
    }
}
