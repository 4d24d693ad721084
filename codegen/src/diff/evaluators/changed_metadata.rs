//! Reports keys of metadata with another value.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::{Report, Side};
use crate::diff::value::{same, text};
use crate::event::Severity;

/// The row of `ChangedMetadata`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedMetadata",
    severity: "WARNING",
    sentence: "The value of a key of metadata changed.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    if differences.depth > 0 {
        return;
    }
    for (key, before) in &differences.old.metadata {
        let Some(after) = differences.new.metadata.get(key) else {
            continue;
        };
        if !same(&before.node, &after.node) {
            let (old, new) = (text(&before.node), text(&after.node));
            let message = format!("The metadata `{key}` changed from {old} to {new}.");
            let place = (Side::New, after.node.location);
            report.push_at(Severity::Warning, ROW.id, None, place, message);
        }
    }
}
