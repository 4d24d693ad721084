//! Items to text, text to disk.

pub mod diff;
pub mod page;
pub mod render;
pub mod sync;
mod table;

pub use page::{Origin, Origins};
pub use render::{Files, NoRust, Refusal, Rendered, render};
pub use sync::{Mode, SyncReport, sync, with_line_feeds};
