//! Items to text, text to disk.

pub mod diff;
pub mod render;
pub mod sync;

pub use render::{Files, Origin, Rendered, render};
pub use sync::{Mode, SyncReport, sync};
