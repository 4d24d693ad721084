//! The changes between two models: the events of Smithy's own diff (Smithy 2.0, "Evolving models").

pub mod evaluators;
pub mod pairs;
pub mod report;
pub mod value;

use crate::budget::Budget;
use crate::check::suppression::wishes;
use crate::model::shape::{Shape, ShapeKind, SimpleType};
use crate::model::shape_id::ShapeId;
use crate::model::{Model, ValidModel};
use evaluators::evaluate;
use pairs::Differences;
use report::{Event, Report};
use std::borrow::Cow;
use std::sync::Arc;

/// Evaluates the differences between two models.
///
/// The suppressions and severity overrides of the new model count. The events come sorted: the gravest first, then by shape
/// and ID.
pub fn diff(old: &ValidModel, new: &ValidModel, budget: &Budget) -> Vec<Event> {
    let mut report = Report::new(wishes(new), budget.clone());
    let (old, new) = (as_written(old), as_written(new));
    let differences = Differences::detect(&old, &new);
    evaluate(&differences, &mut report);
    report.sorted()
}

/// The model with the strings of Smithy 1.0 that loading made enums: Smithy's diff knows them as strings.
fn as_written(model: &Model) -> Cow<'_, Model> {
    let mut model = Cow::Borrowed(model);
    let upgraded = |shape: &&Arc<Shape>| shape.string_enum.is_some();
    let shapes: Vec<Arc<Shape>> = model.shapes.values().filter(upgraded).cloned().collect();
    for shape in shapes {
        let mut shape = Arc::unwrap_or_clone(shape);
        if let (Ok(id), Some(entry)) = (ShapeId::parse("smithy.api#enum"), shape.string_enum.take()) {
            shape.kind = ShapeKind::Simple(SimpleType::String);
            shape.traits.0.insert(id, entry);
            model.to_mut().shapes.insert(shape.id.clone(), Arc::new(shape));
        }
    }
    model
}
