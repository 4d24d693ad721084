//! `ErrorIndex`: `src/error.rs`.

use super::symbol::Symbol;
use super::trace::Trace;

/// The error types that all operations share.
#[derive(Clone, Debug)]
pub struct ErrorIndex {
    /// The service's shape.
    pub shape: Trace,
    /// The types.
    pub names: Vec<Symbol>,
}
