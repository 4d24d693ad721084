//! Reports new keys of metadata.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::{Report, Side};
use crate::diff::value::text;
use crate::event::Severity;

/// The row of `AddedMetadata`.
pub const ROW: Evaluator = Evaluator {
    id: "AddedMetadata",
    severity: "NOTE",
    sentence: "Metadata has one more key.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    if differences.depth > 0 {
        return;
    }
    for (key, entry) in &differences.new.metadata {
        if !differences.old.metadata.contains_key(key) {
            let message = format!(
                "The metadata has the new key `{key}` with the value {}.",
                text(&entry.node)
            );
            let place = (Side::New, entry.node.location);
            report.push_at(Severity::Note, ROW.id, None, place, message);
        }
    }
}
