//! Reports lost shapes, and lost members of shapes that still exist.

use super::evaluator::Evaluator;
use crate::diff::pairs::Differences;
use crate::diff::report::{Report, Side};
use crate::event::Severity;
use crate::model::selector::graph::Element;
use crate::model::shape::{Shape, ShapeKind, SimpleType};

/// The row of `RemovedShape`.
pub const ROW: Evaluator = Evaluator {
    id: "RemovedShape",
    severity: "ERROR, WARNING",
    sentence: "The model has lost a shape that is not private, or a shape has lost a member; for simple types a WARNING `RemovedShape.ScalarShape`.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for element in &differences.removed {
        let is_part = match element {
            Element::Shape(_) => false,
            Element::Member(container, _) => !differences.new.shapes.contains_key(&container.id),
        };
        if is_part || element.traits().has("smithy.api#private") {
            continue;
        }
        let message = format!("The {} `{}` is gone.", element.type_name(), element.id());
        let (severity, id) = match element.shape() {
            Some(shape) if is_scalar(shape) => (Severity::Warning, "RemovedShape.ScalarShape"),
            _ => (Severity::Error, ROW.id),
        };
        report.push(severity, id, Side::Old, *element, message);
    }
}

/// Returns whether the name of a shape is of no consequence for generated code.
fn is_scalar(shape: &Shape) -> bool {
    match shape.kind {
        ShapeKind::Simple(SimpleType::Document) => false,
        ShapeKind::Simple(SimpleType::String) => !shape.traits.has("smithy.api#enum"),
        ShapeKind::Simple(_) => true,
        _ => false,
    }
}
