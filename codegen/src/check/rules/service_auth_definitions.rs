//! A service with several authentication schemes orders them (Smithy 2.0, "auth trait").

use crate::check::context::{Context, list};
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::shape_id::ShapeId;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ServiceAuthDefinitions",
    severity: "WARNING",
    rule: "A service with several authentication schemes has `auth`, which orders them.",
    section: "auth trait",
    run: validate,
};

/// Reports services whose schemes have no order of their own.
fn validate(context: &Context<'_>, events: &mut Events) {
    for service in operations::services(context) {
        if service.traits.has("smithy.api#auth") {
            continue;
        }
        let applied = service.traits.0.keys().map(ShapeId::as_str);
        let schemes: Vec<&str> = applied.filter(|id| is_scheme(context, id)).collect();
        if schemes.len() > 1 {
            let message = format!("the schemes {} are ordered by their IDs", list(schemes));
            events
                .warning("ServiceAuthDefinitions", service, message)
                .hint("add `auth` with the scheme that clients should prefer first");
        }
    }
}

fn is_scheme(context: &Context<'_>, id: &str) -> bool {
    context
        .shape(id)
        .is_some_and(|shape| shape.traits.has("smithy.api#authDefinition"))
}
