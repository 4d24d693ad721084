//! Reports resources with other identifiers.

use super::evaluator::Evaluator;
use crate::diff::pairs::{Differences, named};
use crate::diff::report::Report;
use crate::event::Severity;
use crate::model::shape::{Resource, ShapeKind};

/// The row of `ChangedResourceIdentifiers`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedResourceIdentifiers",
    severity: "ERROR",
    sentence: "A resource has other identifiers.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.changed_shapes() {
        let (ShapeKind::Resource(old), ShapeKind::Resource(new)) = (&old.kind, &new.kind) else {
            continue;
        };
        if named(&old.identifiers) != named(&new.identifiers) {
            let list = |it: &Resource| {
                let names = it.identifiers.iter().map(|(name, it)| format!("{name}: {}", it.target));
                names.collect::<Vec<_>>().join(", ")
            };
            let message = format!(
                "The identifiers of the resource changed from {{{}}} to {{{}}}.",
                list(old),
                list(new)
            );
            report.push_new(Severity::Error, ROW.id, pair, message);
        }
    }
}
