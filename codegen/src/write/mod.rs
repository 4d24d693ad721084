//! Items to text, text to disk.

pub mod diff;
pub mod render;
pub mod sync;
mod table;

pub use render::{Files, NoRust, Origin, Rendered, render};
pub use sync::{Mode, SyncReport, sync};
