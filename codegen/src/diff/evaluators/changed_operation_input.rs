//! Reports operations with another input.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::Report;
use crate::event::Severity;

/// The row of `ChangedOperationInput`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedOperationInput",
    severity: "ERROR",
    sentence: "An operation has another input.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.operations() {
        let (was, now) = (&old.input.target, &new.input.target);
        if was != now {
            let message = format!("The input of the operation changed from `{was}` to `{now}`.");
            report.push_new(Severity::Error, ROW.id, pair, message);
        }
    }
}
