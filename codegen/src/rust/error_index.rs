//! `ErrorIndex`: `src/error.rs`.

use super::symbol::Symbol;

/// The error types that all operations share.
#[derive(Clone, Debug)]
pub struct ErrorIndex {
    /// The types.
    pub names: Vec<Symbol>,
}
