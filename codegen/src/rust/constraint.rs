//! `Constraint`: what validation checks (Smithy 2.0, "Constraint traits"), as a setting of `#[member(..)]`.

use super::literal::Number;

/// One constraint of a member, an element, a key or a value.
#[derive(Clone, Debug)]
pub enum Constraint {
    /// `length(1..=64)`: of a string in characters, a blob in bytes, a collection in elements.
    Length(Bounds),
    /// `range(0..=10)`
    Range(Bounds),
    /// `pattern("^[a-z]+$")`
    Pattern(Pattern),
    /// `unique`: no element of the list occurs twice.
    Unique,
    /// `values(1, 2)`: the values of an int enum.
    Values(Vec<i32>),
}

/// Both ends are inclusive; at least one is there.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// The least value.
    pub min: Option<Number>,
    /// The greatest value.
    pub max: Option<Number>,
}

impl Bounds {
    /// Keeps what lies within both.
    pub fn narrow(&mut self, other: Self) {
        let pairs = [(&mut self.min, other.min, 1.0), (&mut self.max, other.max, -1.0)];
        for (mine, theirs, sign) in pairs {
            let narrower = |mine: &Number, theirs: &Number| (theirs.value() - mine.value()) * sign > 0.0;
            match (&mine, theirs) {
                (Some(old), Some(new)) if !narrower(old, &new) => {}
                (_, Some(new)) => *mine = Some(new),
                (_, None) => {}
            }
        }
    }
}

/// A pattern of the model and, where they differ, the regular expressions that check it.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The text of the model, for messages.
    pub text: String,
    /// The expression to match, if it is not the text.
    pub regex: Option<String>,
    /// A leading negative lookahead: what must not match.
    pub not: Option<String>,
    /// A leading positive lookahead: what must match too.
    pub all: Option<String>,
}
