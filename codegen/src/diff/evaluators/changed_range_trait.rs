//! Reports tighter `range` traits.

use super::bounds::tightened;
use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::Report;

/// The row of `ChangedRangeTrait`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedRangeTrait",
    severity: "ERROR",
    sentence: "The trait `range` allows less than before.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    tightened(differences, "smithy.api#range", ROW.id, report);
}
