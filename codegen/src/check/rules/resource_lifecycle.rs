//! Lifecycle operations have the traits that their binding demands (Smithy 2.0, "Resource lifecycle operations").

use crate::check::context::Context;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::shape::ShapeKind;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ResourceLifecycle",
    severity: "ERROR",
    rule: "Lifecycle operations are `readonly` and `idempotent` as their place demands.",
    section: "Resource lifecycle operations",
    run: validate,
};

/// Lifecycle, `@readonly` demanded or not, `@idempotent` demanded or not.
const RULES: &[(&str, bool, bool)] = &[
    ("create", false, false),
    ("put", false, true),
    ("read", true, false),
    ("update", false, false),
    ("delete", false, true),
    ("list", true, false),
];

/// Reports lifecycle operations whose traits contradict their binding.
fn validate(context: &Context<'_>, events: &mut Events) {
    for shape in context.own_shapes() {
        let ShapeKind::Resource(resource) = &shape.kind else {
            continue;
        };
        for (name, readonly, idempotent) in RULES {
            let Some(reference) = resource.lifecycle.get(*name) else {
                continue;
            };
            let Some(operation) = context.shape(reference.target.as_str()) else {
                continue;
            };
            if !matches!(operation.kind, ShapeKind::Operation(_)) {
                continue;
            }
            let mut error = |word: &str, name_of_trait: &str| {
                let message = format!(
                    "`{}` is bound to `{name}`, so it {word} be `{name_of_trait}`",
                    operation.id
                );
                events
                    .error("ResourceLifecycle", &(&shape.id, reference.location), message)
                    .hint("change the traits of the operation, or bind it in `operations`");
            };
            match (readonly, operation.traits.has("smithy.api#readonly")) {
                (true, false) => error("must", "readonly"),
                (false, true) => error("must not", "readonly"),
                _ => {}
            }
            if *idempotent && !operation.traits.has("smithy.api#idempotent") {
                error("must", "idempotent");
            }
        }
    }
}
