//! Patterns: compiled on first use, matched in time linear in the length of the value.

#[cfg(feature = "strict")]
use regex::Regex;

use crate::schema::Pattern;

/// The expressions that must match and that must not match.
#[cfg(feature = "strict")]
pub(crate) struct CompiledPattern {
    all: Vec<Regex>,
    none: Vec<Regex>,
}

impl Pattern {
    /// Returns whether a string matches the pattern.
    #[cfg(feature = "strict")]
    pub(super) fn matches(&self, text: &str) -> bool {
        let CompiledPattern { all, none } = self.compiled.get_or_init(|| CompiledPattern {
            all: compile(self.all),
            none: compile(self.none),
        });
        all.iter().all(|it| it.is_match(text)) && !none.iter().any(|it| it.is_match(text))
    }

    /// Returns `true`: without the feature `strict` every string is accepted.
    #[cfg(not(feature = "strict"))]
    pub(super) fn matches(&self, _: &str) -> bool {
        true
    }
}

/// The generator compiled the text with the same library. If another version of the library refuses it, the service decides.
#[cfg(feature = "strict")]
fn compile(patterns: &[&str]) -> Vec<Regex> {
    patterns.iter().filter_map(|it| Regex::new(it).ok()).collect()
}
