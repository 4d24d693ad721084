//! Which way shapes travel: written in requests, read in responses.

use crate::model::closure::{ServiceClosure, walk};
use crate::model::shape_id::ShapeId;
use crate::model::{Model, UNIT};
use indexmap::IndexSet;

/// The shapes in inputs, and the shapes in outputs and errors.
///
/// An input or output becomes a type of its operation, so its shape travels only if something holds it.
#[derive(Clone, Debug, Default)]
pub struct Directions {
    /// Shapes in inputs: they are written.
    pub write: IndexSet<ShapeId>,
    /// Shapes in outputs, and errors with what is in them, whoever sends them: they are read.
    pub read: IndexSet<ShapeId>,
}

impl Directions {
    /// The directions in the kept operations.
    pub fn of(closure: &ServiceClosure) -> Self {
        let given = |id: &&ShapeId| id.as_str() != UNIT;
        let operations = || closure.operations().map(|(_, operation)| operation);
        let inputs: IndexSet<_> = operations().map(|it| &it.input.target).filter(given).cloned().collect();
        let outputs: IndexSet<_> = operations()
            .map(|it| &it.output.target)
            .filter(given)
            .cloned()
            .collect();
        let errors = operations().flat_map(|operation| closure.errors(operation));
        let model = &closure.model;
        let write = walk(model, member_targets(model, &inputs));
        // An error is what can be read of it, also where a client sends it as the last event of a stream.
        let is_error = |id: &&ShapeId| {
            model
                .shape(id.as_str())
                .is_some_and(|it| it.traits.has("smithy.api#error"))
        };
        let sent = write.iter().filter(is_error);
        let read = walk(model, member_targets(model, &outputs).chain(errors).chain(sent));
        Self { write, read }
    }
}

/// Returns the shapes that the members of shapes target.
pub fn member_targets<'m>(
    model: &'m Model,
    shapes: impl IntoIterator<Item = &'m ShapeId>,
) -> impl Iterator<Item = &'m ShapeId> {
    let shapes = shapes.into_iter().filter_map(|id| model.shape(id.as_str()));
    shapes
        .flat_map(|shape| shape.members())
        .map(|(_, member)| &member.target)
}
