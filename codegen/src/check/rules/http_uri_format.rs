//! URI patterns are well-formed (Smithy 2.0, "HTTP URI").

use crate::check::context::{Context, value_location};
use crate::check::operations;
use crate::check::uri::UriPattern;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::selector::graph::Element;
use std::collections::HashSet;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HttpUriFormat",
    severity: "ERROR",
    rule: "A URI pattern has the characters of a URI, and can be read (`Model`).",
    section: "HTTP URI",
    run: validate,
};

/// Reports malformed patterns, and characters that a URI cannot have.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, _) in operations::own(context) {
        let Some(text) = operations::uri_text(shape) else {
            continue;
        };
        let place = (
            &shape.id,
            value_location(Element::Shape(shape), "smithy.api#http", &["uri"]),
        );
        let foreign = text
            .chars()
            .find(|c| !c.is_ascii_graphic() || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '|'));
        if let Some(foreign) = foreign {
            events
                .error(
                    "HttpUriFormat",
                    &place,
                    format!("`{foreign}` cannot stand in the URI `{text}`"),
                )
                .hint("percent-encode it");
        }
        match UriPattern::parse(text) {
            Err(reason) => {
                events
                    .error("Model", &place, format!("`{text}` is not a URI pattern: {reason}"))
                    .hint("write segments between slashes; a segment is a literal, `{label}` or `{label+}`");
            }
            Ok(pattern) => {
                let mut seen = HashSet::new();
                for (name, _) in pattern
                    .labels()
                    .filter(|(name, _)| !seen.insert(name.to_ascii_lowercase()))
                {
                    events
                        .error(
                            "Model",
                            &place,
                            format!("the label `{name}` stands in `{text}` more than once"),
                        )
                        .hint("give each label a name of its own");
                }
            }
        }
    }
}
