//! The crate to be written: plain data, resolved and complete.
