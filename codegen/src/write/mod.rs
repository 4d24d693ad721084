//! Text to disk.

pub mod diff;
pub mod sync;

pub use sync::{Mode, SyncReport, sync, with_line_feeds};
