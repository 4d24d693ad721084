//! Members are bound to distinct headers with valid names (Smithy 2.0, "httpHeader trait").

use super::context::{Context, value_location};
use super::http_query_trait::one_member_each;
use crate::event::{Events, Severity};

const ID: &str = "smithy.api#httpHeader";

/// Reports invalid header names, and structures with several members bound to one header.
pub fn validate(context: &Context<'_>, events: &mut Events) {
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
