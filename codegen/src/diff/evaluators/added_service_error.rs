//! Reports common errors that a service has now.

use super::evaluator::Evaluator;
use crate::diff::pairs::{Differences, targets};
use crate::diff::report::Report;
use crate::event::Severity;

/// The row of `AddedServiceError`.
pub const ROW: Evaluator = Evaluator {
    id: "AddedServiceError",
    severity: "WARNING",
    sentence: "A service has one more error that is common to all operations.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.services() {
        for error in targets(&new.errors).difference(&targets(&old.errors)) {
            let message = format!(
                "Each operation of the service can end with the new error `{error}`. That is compatible only if requests of \
                 existing clients never end so."
            );
            report.push_new(Severity::Warning, ROW.id, pair, message);
        }
    }
}
