//! Reports lost keys of metadata.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::{Report, Side};
use crate::diff::value::text;
use crate::event::Severity;

/// The row of `RemovedMetadata`.
pub const ROW: Evaluator = Evaluator {
    id: "RemovedMetadata",
    severity: "DANGER",
    sentence: "Metadata has lost a key, which is appended to the ID.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    if differences.depth > 0 {
        return;
    }
    for (key, entry) in &differences.old.metadata {
        if !differences.new.metadata.contains_key(key) {
            let message = format!(
                "The metadata has lost the key `{key}` with the value {}.",
                text(&entry.node)
            );
            let place = (Side::Old, entry.node.location);
            report.push_at(Severity::Danger, format!("{}.{key}", ROW.id), None, place, message);
        }
    }
}
