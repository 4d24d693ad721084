//! The public API of a crate as lines, and the comparison of two such listings by the tables of `docs/compatibility.md`.

mod aliases;
mod compare;
mod rustdoc;

pub use compare::{Comparison, Side, compare};
pub use rustdoc::{Package, lines};
