//! An API key with a scheme is sent in a header (Smithy 2.0, "httpApiKeyAuth trait").

use crate::check::context::{Context, value_location};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HttpApiKeyAuthTrait",
    severity: "ERROR",
    rule: "An API key with a scheme is sent in a header.",
    section: "httpApiKeyAuth trait",
    run: validate,
};

const ID: &str = "smithy.api#httpApiKeyAuth";

/// Reports a scheme of a key that is sent in the query.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, value) in context.with_trait(ID) {
        let place = value.get("in").and_then(Node::as_str);
        if let Some(place) = place.filter(|place| *place != "header" && value.get("scheme").is_some()) {
            events
                .error(
                    "HttpApiKeyAuthTrait",
                    &(element.id(), value_location(element, ID, &["in"])),
                    format!("a key with a `scheme` is sent in a header, but `in` is `{place}`"),
                )
                .hint("set `in` to `header`, or drop `scheme`");
        }
    }
}
