//! Patterns: compiled on first use, and matched in time that grows with the length of the value and no faster.

#[cfg(feature = "strict")]
use regex::Regex;

use crate::schema::Pattern;

/// What must and what must not match.
#[cfg(feature = "strict")]
pub(crate) struct CompiledPattern {
    all: Vec<Regex>,
    none: Vec<Regex>,
}

impl Pattern {
    /// Whether a string matches the pattern.
    #[cfg(feature = "strict")]
    pub(super) fn matches(&self, text: &str) -> bool {
        let CompiledPattern { all, none } = self.compiled.get_or_init(|| CompiledPattern {
            all: compile(self.all),
            none: compile(self.none),
        });
        all.iter().all(|it| it.is_match(text)) && !none.iter().any(|it| it.is_match(text))
    }

    /// There is no engine: nothing is said against the string.
    #[cfg(not(feature = "strict"))]
    pub(super) fn matches(&self, _: &str) -> bool {
        true
    }
}

/// The generator has compiled the same text with the same library; should it be another version that refuses it, the
/// service decides.
#[cfg(feature = "strict")]
fn compile(patterns: &[&str]) -> Vec<Regex> {
    patterns.iter().filter_map(|it| Regex::new(it).ok()).collect()
}
