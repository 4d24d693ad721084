//! The effect of a change of the model on the generated crate: both crates as nodes, compared fact by fact.
//!
//! The nodes are made by `lower`, so a name that clashes, a shape that is cut and a customization count by construction.

pub mod aspect;
pub mod compare;
pub mod surface;
pub mod text;
pub mod version;

pub use compare::{Change, Finding, compare};

use std::fmt;

/// The gravity of a change for programs that depend on the crate, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The source of the crate changes, and nothing that a program can see.
    Internal,
    /// The documentation changes.
    Docs,
    /// Programs compile as before; requests, checks or answers differ.
    Behaviour,
    /// Programs compile as before, and can do more.
    Additive,
    /// A program that compiled before may no longer compile.
    Breaking,
}

impl Level {
    /// Every level, the gravest first.
    pub const ALL: [Self; 5] = [
        Self::Breaking,
        Self::Additive,
        Self::Behaviour,
        Self::Docs,
        Self::Internal,
    ];
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Breaking => "breaking",
            Self::Additive => "additive",
            Self::Behaviour => "behaviour",
            Self::Docs => "docs",
            Self::Internal => "internal",
        })
    }
}

/// The verdict about a comparison: the gravest level; `None` if nothing differs.
pub fn verdict(findings: &[Finding]) -> Option<Level> {
    findings.iter().map(|finding| finding.level).max()
}
