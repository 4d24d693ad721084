//! An evaluator: a row of the table, and the function that finds changes.

use crate::diff::pairs::Differences;
use crate::diff::report::Report;

/// An evaluator: the events it may report, and how it is said in `docs/updates.md`.
pub struct Evaluator {
    /// The ID of its events; some append more after a dot.
    pub id: &'static str,
    /// The severities that it reports.
    pub severity: &'static str,
    /// The change that it reports.
    pub sentence: &'static str,
    /// Reports the changes that it finds.
    pub run: fn(&Differences<'_>, &mut Report),
}
