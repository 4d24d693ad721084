//! Reports common errors that a service has no longer.

use super::evaluator::Evaluator;
use crate::diff::pairs::{Differences, targets};
use crate::diff::report::Report;
use crate::event::Severity;

/// The row of `RemovedServiceError`.
pub const ROW: Evaluator = Evaluator {
    id: "RemovedServiceError",
    severity: "WARNING",
    sentence: "A service has lost an error that was common to all operations.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.services() {
        for error in targets(&old.errors).difference(&targets(&new.errors)) {
            let message = format!("The error `{error}` is no longer common to the operations of the service.");
            report.push_new(Severity::Warning, ROW.id, pair, message);
        }
    }
}
