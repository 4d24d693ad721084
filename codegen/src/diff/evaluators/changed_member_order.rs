//! Reports structures and unions whose members stand in another order.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::Report;
use crate::event::Severity;
use crate::model::shape::ShapeKind;

/// The row of `ChangedMemberOrder`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedMemberOrder",
    severity: "DANGER",
    sentence: "A member of a structure or union was inserted before others, removed before others, or moved.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.changed_shapes() {
        let (before, after) = match (&old.kind, &new.kind) {
            (ShapeKind::Structure { members: before }, ShapeKind::Structure { members: after })
            | (ShapeKind::Union { members: before }, ShapeKind::Union { members: after }) => (before, after),
            _ => continue,
        };
        if before.keys().zip(after.keys()).any(|(before, after)| before != after) {
            let message = format!(
                "The members of the {} stand in another order, which changes the layout in languages where order counts.",
                new.kind.type_name()
            );
            report.push_new(Severity::Danger, ROW.id, pair, message);
        }
    }
}
