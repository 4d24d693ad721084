//! The crate to be written: plain data, resolved and complete.

pub mod docs;
pub mod names;
