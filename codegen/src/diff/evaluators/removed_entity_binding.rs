//! Reports operations and resources that a service or resource binds no longer.

use super::bindings::{Bindings, parent};
use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::Report;
use crate::event::Severity;
use crate::model::closure::all_operations;
use crate::model::shape::ShapeKind;
use indexmap::IndexSet;

/// The row of `RemovedOperationBinding, RemovedResourceBinding`.
pub const ROW: Evaluator = Evaluator {
    id: "RemovedOperationBinding, RemovedResourceBinding",
    severity: "ERROR, NOTE",
    sentence: "A service or resource binds an operation or resource no longer; a NOTE if a resource of the service still binds the operation.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.changed_shapes() {
        let (Some(before), Some(after)) = (Bindings::of(old), Bindings::of(new)) else {
            continue;
        };
        let kept = match &new.kind {
            ShapeKind::Service(service) => all_operations(differences.new, service),
            _ => IndexSet::new(),
        };
        for (what, before, after) in before.against(&after) {
            for child in before.difference(after) {
                let id = format!("Removed{what}Binding.From{}.{}", parent(new), child.name());
                let kind = new.kind.type_name();
                if what == "Operation" && kept.contains(*child) {
                    let message = format!("The {kind} binds `{child}` through a resource now.");
                    report.push_new(Severity::Note, id, pair, message);
                } else {
                    let message = format!("The {kind} binds `{child}` no longer.");
                    report.push_new(Severity::Error, id, pair, message);
                }
            }
        }
    }
}
