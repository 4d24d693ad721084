//! The errors in `@idempotent` are errors of the operation (Smithy 2.0, "idempotent trait").

use crate::check::context::{Context, list};
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "IdempotentTrait",
    severity: "ERROR",
    rule: "The errors that `idempotent` names are errors of the operation.",
    section: "idempotent trait",
    run: validate,
};

/// Reports errors that the operation does not have.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in operations::own(context) {
        let Some(value) = shape.trait_node("smithy.api#idempotent") else {
            continue;
        };
        let known = || operation.errors.iter().map(|error| error.target.as_str());
        for key in ["exists", "notFound"] {
            for error in value.get(key).and_then(Node::as_array).unwrap_or_default() {
                let Some(id) = error.as_str().filter(|id| !known().any(|known| known == *id)) else {
                    continue;
                };
                let hint = match operation.errors.len() {
                    0 => "add it to the errors of the operation".to_owned(),
                    _ => format!(
                        "add it to the errors of the operation, which are {}",
                        list(known().take(8))
                    ),
                };
                events
                    .error(
                        "IdempotentTrait",
                        &(&shape.id, error.location),
                        format!("`{key}` names `{id}`, which is not an error of the operation"),
                    )
                    .hint(hint);
            }
        }
    }
}
