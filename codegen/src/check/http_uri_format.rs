//! URI patterns are well-formed (Smithy 2.0, "HTTP URI").

use super::context::{Context, value_location};
use super::operations;
use super::uri::UriPattern;
use crate::event::Events;
use crate::model::selector::graph::Element;
use std::collections::HashSet;

/// Reports malformed patterns, and characters that a URI cannot have.
pub fn validate(context: &Context<'_>, events: &mut Events) {
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
