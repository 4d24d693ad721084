//! Reports errors that an operation has now.

use super::evaluator::Evaluator;
use crate::diff::pairs::{Differences, targets};
use crate::diff::report::Report;
use crate::event::Severity;

/// The row of `AddedOperationError`.
pub const ROW: Evaluator = Evaluator {
    id: "AddedOperationError",
    severity: "WARNING",
    sentence: "An operation has one more error, whose name is appended to the ID.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.operations() {
        for error in targets(&new.errors).difference(&targets(&old.errors)) {
            let message = format!(
                "The operation can end with the new error `{error}`. That is compatible only if requests of existing \
                 clients never end so."
            );
            report.push_new(Severity::Warning, format!("{}.{}", ROW.id, error.name()), pair, message);
        }
    }
}
