//! Status codes agree with success, client error and server error (Smithy 2.0, "http trait", "httpError trait").

use crate::check::context::{Context, value_location};
use crate::check::validator::Validator;
use crate::event::{Events, Severity};
use crate::model::node::Node;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HttpResponseCodeSemantics",
    severity: "DANGER",
    rule: "Status codes fit success, client errors and server errors.",
    section: "http trait",
    run: validate,
};

/// Reports success codes outside of 2xx, and error codes of the wrong side.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, value) in context.with_trait("smithy.api#http") {
        let code = value
            .get("code")
            .and_then(Node::as_number)
            .and_then(|number| number.as_i64());
        if let Some(code) = code.filter(|code| !(200..300).contains(code)) {
            let place = (element.id(), value_location(element, "smithy.api#http", &["code"]));
            let message = format!("{code} is not a code of success");
            events
                .push(Severity::Danger, "HttpResponseCodeSemantics", &place, message)
                .hint("use a code from 200 to 299");
        }
    }
    for (element, value) in context.with_trait("smithy.api#httpError") {
        let Some(code) = value.as_number().and_then(|number| number.as_i64()) else {
            continue;
        };
        let (fault, range) = match element.traits().node("smithy.api#error").and_then(Node::as_str) {
            Some("client") => ("client", 400..500),
            Some("server") => ("server", 500..600),
            _ => continue,
        };
        if !range.contains(&code) {
            let place = (element.id(), value_location(element, "smithy.api#httpError", &[]));
            let message = format!("{code} is not a code of a {fault} error");
            let hint = format!("use a code from {} to {}", range.start, range.end - 1);
            events
                .push(Severity::Danger, "HttpResponseCodeSemantics", &place, message)
                .hint(hint);
        }
    }
}
