//! Reports errors that an operation has no longer.

use super::evaluator::Evaluator;
use crate::diff::pairs::{Differences, targets};
use crate::diff::report::Report;
use crate::event::Severity;

/// The row of `RemovedOperationError`.
pub const ROW: Evaluator = Evaluator {
    id: "RemovedOperationError",
    severity: "WARNING",
    sentence: "An operation has lost an error, whose name is appended to the ID.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.operations() {
        for error in targets(&old.errors).difference(&targets(&new.errors)) {
            let message = format!("The operation lists the error `{error}` no longer.");
            report.push_new(Severity::Warning, format!("{}.{}", ROW.id, error.name()), pair, message);
        }
    }
}
