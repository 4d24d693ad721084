//! `Deprecated`: `#[deprecated]` with what the model says about it.

use super::docs::Markdown;

/// `#[deprecated(since = "..", note = "..")]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// Since when, if the model says so in the form of a version.
    pub since: Option<String>,
    /// Why, and what to use instead.
    pub note: Option<Markdown>,
}
