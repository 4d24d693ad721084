//! Media types are well-formed (Smithy 2.0, "mediaType trait"; RFC 9110, "Media Type").

use crate::check::context::{Context, value_location};
use crate::check::validator::Validator;
use crate::event::Events;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "MediaType",
    severity: "ERROR",
    rule: "A media type can be read.",
    section: "mediaType trait",
    run: validate,
};

const ID: &str = "smithy.api#mediaType";

/// Reports a text that is not `type/subtype` with parameters.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, value) in context.with_trait(ID) {
        let Some(text) = value.as_str().filter(|text| !is_media_type(text)) else {
            continue;
        };
        events
            .error(
                "MediaType",
                &(element.id(), value_location(element, ID, &[])),
                format!("`{text}` is not a media type"),
            )
            .hint("write it like `application/json` or `text/plain; charset=utf-8`");
    }
}

fn is_media_type(text: &str) -> bool {
    let rest = token(text).and_then(|rest| rest.strip_prefix('/')).and_then(token);
    let Some(mut rest) = rest.map(str::trim_start) else {
        return false;
    };
    while let Some(parameter) = rest.strip_prefix(';') {
        let value = token(parameter.trim_start()).and_then(|rest| rest.strip_prefix('='));
        let after = match value {
            Some(value) if value.starts_with('"') => quoted(value),
            Some(value) => token(value),
            None => None,
        };
        match after {
            Some(after) => rest = after.trim_start(),
            None => return false,
        }
    }
    rest.is_empty()
}

/// Returns the text after a token.
fn token(text: &str) -> Option<&str> {
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric() && !"!#$%&'*+-.^_`|~".contains(c))
        .unwrap_or(text.len());
    (end > 0).then(|| &text[end..])
}

/// Returns the text after a quoted string.
fn quoted(text: &str) -> Option<&str> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(&text[at + 1..]),
            _ => {}
        }
    }
    None
}
