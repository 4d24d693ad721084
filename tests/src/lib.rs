//! Harness of the tests: fixtures in, text out.

pub mod dump;
pub mod hostile;
pub mod idl_printer;
pub mod mutation;
pub mod random;
pub mod rustdoc;
pub mod scratch;

use std::io::Write;

/// Says that a test, or a part of it, does not run here, even if the output of tests is captured.
pub fn skipped(what: &str, reason: &str) {
    // A terminal that refuses the text cannot be told about it.
    let _ = writeln!(std::io::stderr(), "skipped: {what}: {reason}");
}
