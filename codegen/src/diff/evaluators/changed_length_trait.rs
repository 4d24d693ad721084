//! Reports tighter `length` traits.

use super::bounds::tightened;
use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::Report;

/// The row of `ChangedLengthTrait`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedLengthTrait",
    severity: "ERROR",
    sentence: "The trait `length` allows less than before.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    tightened(differences, "smithy.api#length", ROW.id, report);
}
