//! Selectors: the query language of Smithy, which says where a trait may be applied (Smithy 2.0, "Selectors").

pub mod graph;
mod matching;
mod parse;
mod syntax;
mod value;

pub use matching::{FUEL, Match, MatchSet, Matcher};
pub use syntax::{InvalidSelector, Selector};

impl Selector {
    /// Parses a selector.
    ///
    /// # Errors
    /// [`InvalidSelector`] where the text leaves the grammar.
    pub fn parse(text: &str) -> Result<Self, InvalidSelector> {
        parse::parse(text)
    }
}
