//! `@cors` has one of `origin` and `origins` (Smithy 2.0, "cors trait").

use crate::check::context::{Context, value_location};
use crate::check::validator::Validator;
use crate::event::Events;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "CorsTrait",
    severity: "ERROR",
    rule: "Of `origin` and `origins` only one is set.",
    section: "cors trait",
    run: validate,
};

const ID: &str = "smithy.api#cors";

/// Reports traits with both `origin` and `origins`.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, value) in context.with_trait(ID) {
        if value.get("origin").is_some() && value.get("origins").is_some() {
            events
                .error(
                    "CorsTrait",
                    &(element.id(), value_location(element, ID, &["origins"])),
                    "`origin` and `origins` are both set",
                )
                .hint("keep one of the two");
        }
    }
}
