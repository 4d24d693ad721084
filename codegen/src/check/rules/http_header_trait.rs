//! Members are bound to distinct headers with valid names (Smithy 2.0, "httpHeader trait").

use super::http_query_trait::one_member_each;
use crate::check::context::{Context, value_location};
use crate::check::validator::Validator;
use crate::event::{Events, Severity};

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HttpHeaderTrait",
    severity: "ERROR, DANGER",
    rule: "The members of a structure are bound to different headers, with names that headers can have.",
    section: "httpHeader trait",
    run: validate,
};

const ID: &str = "smithy.api#httpHeader";

/// Reports invalid header names, and structures with several members bound to one header.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, value) in context.with_trait(ID) {
        let Some(name) = value.as_str() else { continue };
        if !name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
        {
            let place = (element.id(), value_location(element, ID, &[]));
            events
                .push(
                    Severity::Danger,
                    "HttpHeaderTrait",
                    &place,
                    format!("`{name}` is not the name of a header"),
                )
                .hint("use letters, digits and `-`");
        }
    }
    for shape in context.own_shapes() {
        one_member_each(shape, ID, "HttpHeaderTrait", str::to_ascii_lowercase, events);
    }
}
