//! Reports operations with another output.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::Report;
use crate::event::Severity;

/// The row of `ChangedOperationOutput`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedOperationOutput",
    severity: "ERROR",
    sentence: "An operation has another output.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.operations() {
        let (was, now) = (&old.output.target, &new.output.target);
        if was != now {
            let message = format!("The output of the operation changed from `{was}` to `{now}`.");
            report.push_new(Severity::Error, ROW.id, pair, message);
        }
    }
}
