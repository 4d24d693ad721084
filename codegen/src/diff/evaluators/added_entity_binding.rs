//! Reports operations and resources that a service or resource binds now.

use super::bindings::{Bindings, parent};
use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::Report;
use crate::event::Severity;

/// The row of `AddedOperationBinding, AddedResourceBinding`.
pub const ROW: Evaluator = Evaluator {
    id: "AddedOperationBinding, AddedResourceBinding",
    severity: "NOTE",
    sentence: "A service or resource binds one more operation or resource; the parent and the name are appended to the ID.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.changed_shapes() {
        let (Some(before), Some(after)) = (Bindings::of(old), Bindings::of(new)) else {
            continue;
        };
        for (what, before, after) in before.against(&after) {
            for child in after.difference(before) {
                let id = format!("Added{what}Binding.To{}.{}", parent(new), child.name());
                let message = format!("The {} now binds `{child}`.", new.kind.type_name());
                report.push_new(Severity::Note, id, pair, message);
            }
        }
    }
}
