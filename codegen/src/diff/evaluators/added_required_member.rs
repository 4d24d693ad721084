//! Reports new members that are required.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::{Report, Side};
use crate::event::Severity;
use crate::model::selector::graph::Element;
use crate::model::shape::ShapeKind;

/// The row of `AddedRequiredMember`.
pub const ROW: Evaluator = Evaluator {
    id: "AddedRequiredMember",
    severity: "ERROR",
    sentence: "A structure that exists has a new member that is required and has no default.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (_, old, new) in differences.changed_shapes() {
        let (ShapeKind::Structure { members: before }, ShapeKind::Structure { members: after }) =
            (&old.kind, &new.kind)
        else {
            continue;
        };
        for (name, member) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
            if member.traits.has("smithy.api#required") && !member.traits.has("smithy.api#default") {
                let message =
                    format!("The new member `{name}` is required and has no default, so existing clients lack it.");
                report.push(
                    Severity::Error,
                    ROW.id,
                    Side::New,
                    Element::Member(new, member),
                    message,
                );
            }
        }
    }
}
