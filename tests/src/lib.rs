//! Harness of the tests: fixtures in, text out.

pub mod dump;
pub mod idl_printer;
pub mod random;
pub mod rustdoc;
pub mod scratch;
