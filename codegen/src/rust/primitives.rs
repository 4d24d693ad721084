//! `Primitives`: `src/primitives.rs`.

use super::symbol::Symbol;
use super::trace::Trace;

/// The simple types that a caller of the service meets.
#[derive(Clone, Debug)]
pub struct Primitives {
    /// The service's shape.
    pub shape: Trace,
    /// The types.
    pub names: Vec<Symbol>,
    /// The types that need an asynchronous runtime.
    pub of_files: Vec<Symbol>,
    /// The types that event streams are made of.
    pub event_stream: Vec<Symbol>,
}
