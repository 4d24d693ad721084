//! Reports new shapes, and new members of shapes that exist.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::{Report, Side};
use crate::event::Severity;
use crate::model::selector::graph::Element;
use crate::model::shape::{ShapeKind, SimpleType};

/// The row of `AddedShape`.
pub const ROW: Evaluator = Evaluator {
    id: "AddedShape",
    severity: "NOTE",
    sentence: "The model has one more shape, or a shape has one more member.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for element in &differences.added {
        let is_part = match element {
            Element::Shape(_) => false,
            Element::Member(container, _) => !differences.old.shapes.contains_key(&container.id),
        };
        if !is_part && !is_converted(differences, *element) {
            let message = format!("The {} `{}` is new.", element.type_name(), element.id());
            report.push(Severity::Note, ROW.id, Side::New, *element, message);
        }
    }
}

/// Returns whether a member is new only because a string with the trait `enum` became an enum.
fn is_converted(differences: &Differences<'_>, element: Element<'_>) -> bool {
    let Element::Member(container, _) = element else {
        return false;
    };
    let before = differences.old.shape(container.id.as_str());
    let was_string = before
        .is_some_and(|it| matches!(it.kind, ShapeKind::Simple(SimpleType::String)) && it.traits.has("smithy.api#enum"));
    was_string && matches!(container.kind, ShapeKind::Enum { .. })
}
