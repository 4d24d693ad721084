//! What is said about a shape or member: its documentation, and that it is deprecated.

use super::docs;
use crate::model::traits::{Traits, documentation};
use crate::rust::deprecated::Deprecated;
use crate::rust::docs::Docs;

/// The documentation, or our own sentence where the model has none: each public item of the crate says what it is.
pub fn docs_of(traits: &Traits, otherwise: &str) -> Docs {
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
    let note = match (it.message, day) {
        (message, None) => message,
        (None, Some(day)) => Some(format!("deprecated since {day}")),
        (Some(message), Some(day)) => Some(format!("{message} (deprecated since {day})")),
    };
    Some(Deprecated { since, note })
}

/// Whether a text is a semantic version, as clippy demands of `since`.
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| part.parse::<u32>().is_ok_and(|number| number.to_string() == *part);
    parts.len() == 3 && parts.iter().all(number)
}
