//! What every generated crate shares: written, documented, tested and compiled once.
