//! Reports shapes with another type.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::Report;
use crate::event::Severity;
use crate::model::shape::ShapeKind;

/// The row of `ChangedShapeType`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedShapeType",
    severity: "ERROR",
    sentence: "A shape has another type; a string with the trait `enum` may become an enum.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.changed_shapes() {
        let (was, now) = (old.kind.type_name(), new.kind.type_name());
        let is_enum = old.traits.has("smithy.api#enum") && matches!(new.kind, ShapeKind::Enum { .. });
        if was != now && !is_enum {
            let message = format!("The type of the shape changed from {was} to {now}.");
            report.push_new(Severity::Error, ROW.id, pair, message);
        }
    }
}
