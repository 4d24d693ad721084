//! The crate to be written: plain data, resolved and complete.
pub mod names;
