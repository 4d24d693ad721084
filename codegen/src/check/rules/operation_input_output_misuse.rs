//! A structure with `@input` is no output, and vice versa (Smithy 2.0, "input trait", "output trait").

use crate::check::context::Context;
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "OperationInputOutputMisuse",
    severity: "ERROR",
    rule: "A structure marked as an input is no output, and the other way round.",
    section: "input trait",
    run: validate,
};

/// Reports operations whose input is marked as an output, or the other way round.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in operations::own(context) {
        for (side, reference, other) in [
            ("input", &operation.input, "smithy.api#output"),
            ("output", &operation.output, "smithy.api#input"),
        ] {
            let Some(target) = context.shape(reference.target.as_str()) else {
                continue;
            };
            if target.traits.has(other) {
                let name = other.trim_start_matches("smithy.api#");
                let message = format!("`{}` is marked with `@{name}`, but it is the {side} here", target.id);
                events
                    .error("OperationInputOutputMisuse", &(&shape.id, reference.location), message)
                    .hint("use another structure, or take the trait from it");
            }
        }
    }
}
