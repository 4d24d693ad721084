//! `Allow`: the lints that a file does not follow.

use proc_macro2::Ident;

/// `#![allow(dead_code, reason = "the service has no operations")]`
#[derive(Clone, Debug)]
pub struct Allow {
    /// The lints.
    pub lints: Vec<Lint>,
    /// The reason, where the names of the lints do not tell.
    pub reason: Option<&'static str>,
}

/// `clippy::large_enum_variant`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    /// The tool, if it is not the compiler.
    pub tool: Option<Ident>,
    /// The lint.
    pub name: Ident,
}
