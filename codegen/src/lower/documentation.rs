//! What is said about a shape or member: its documentation, and that it is deprecated.

use super::docs;
use crate::model::traits::{Traits, documentation};
use crate::rust::deprecated::Deprecated;
use crate::rust::docs::{Docs, Markdown};

/// The documentation, or our own sentence where the model has none: each public item of the crate says what it is.
pub fn docs_of(traits: &Traits, otherwise: Markdown) -> Docs {
    model_docs(traits).or(otherwise)
}

/// The documentation of the model, which may be empty.
pub fn model_docs(traits: &Traits) -> Docs {
    let text = traits.get::<documentation::Documentation>();
    text.map(|text| docs::docs(&text.0)).unwrap_or_default()
}

/// Whether and why it should not be used. AWS's models give days where Rust wants versions; these go into the note.
pub fn deprecated(traits: &Traits) -> Option<Deprecated> {
    let it = traits.get::<documentation::Deprecated>()?;
    let (since, day) = match it.since {
        Some(since) if is_version(&since) => (Some(since), None),
        other => (None, other),
    };
    let message = it.message.filter(|it| !it.trim().is_empty());
    let note = match (message, day) {
        (message, None) => message.map(|it| Markdown::default().message(&it)),
        (None, Some(day)) => Some(Markdown::new("deprecated since ").text(&day)),
        (Some(message), Some(day)) => {
            let message = Markdown::default().message(&message);
            Some(message.ours(" (deprecated since ").text(&day).ours(")"))
        }
    };
    Some(Deprecated { since, note })
}

/// Whether a text is a semantic version, as clippy demands of `since`.
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| part.parse::<u32>().is_ok_and(|number| number.to_string() == *part);
    parts.len() == 3 && parts.iter().all(number)
}
