//! The documentation of a shape or member, and its deprecation.

mod commonmark;
mod convert;
mod html;

pub use convert::docs;

use crate::model::traits::{Traits, documentation};
use crate::rust::deprecated::Deprecated;
use crate::rust::docs::{Docs, Markdown};
use std::borrow::Cow;

/// The limit of a repeated text in bytes. A text stands whole where its shape is, so that what a model says once is not
/// written as many times as the model has operations or members.
pub(super) const REPEATED: usize = 4096;

/// The documentation, or our own sentence where the model has none: each public item of the crate says what it is.
pub fn docs_of(traits: &Traits, otherwise: Markdown) -> Docs {
    model_docs(traits).or(otherwise)
}

/// The documentation of the model, which may be empty.
pub fn model_docs(traits: &Traits) -> Docs {
    let text = traits.get::<documentation::Documentation>();
    text.map(|text| docs(&text.0)).unwrap_or_default()
}

/// The documentation at a place that is one of several, cut after some pages.
pub fn repeated_docs(traits: &Traits) -> Docs {
    let text = traits.get::<documentation::Documentation>();
    text.map(|text| docs(&start(&text.0))).unwrap_or_default()
}

fn start(text: &str) -> Cow<'_, str> {
    let start = &text[..text.floor_char_boundary(REPEATED)];
    if start.len() < text.len() {
        Cow::Owned(format!("{start} …"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns whether and why it should not be used. AWS's models give days where Rust wants versions; these go into the
/// note.
pub fn deprecated(traits: &Traits) -> Option<Deprecated> {
    let it = traits.get::<documentation::Deprecated>()?;
    let (since, day) = match it.since {
        Some(since) if is_version(&since) => (Some(since), None),
        other => (None, other.map(|it| start(&it).into_owned())),
    };
    // Compilers print the message wherever the item is used.
    let message = it.message.as_deref().map(start).filter(|it| !it.trim().is_empty());
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

/// Returns whether a text is a semantic version, as clippy demands of `since`.
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| part.parse::<u32>().is_ok_and(|number| number.to_string() == *part);
    parts.len() == 3 && parts.iter().all(number)
}
