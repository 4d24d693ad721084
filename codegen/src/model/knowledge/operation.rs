//! Which way shapes travel: written in requests, read in responses.

use crate::model::UNIT;
use crate::model::closure::{ServiceClosure, walk};
use crate::model::shape_id::ShapeId;
use indexmap::IndexSet;

/// What inputs reach and what outputs and errors reach.
#[derive(Clone, Debug, Default)]
pub struct Directions {
    /// Shapes that inputs reach: they are written.
    pub write: IndexSet<ShapeId>,
    /// Shapes that outputs and errors reach: they are read.
    pub read: IndexSet<ShapeId>,
    /// The inputs of operations.
    pub inputs: IndexSet<ShapeId>,
    /// The outputs of operations.
    pub outputs: IndexSet<ShapeId>,
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
        Self {
            write: walk(&closure.model, &inputs),
            read: walk(&closure.model, outputs.iter().chain(errors)),
            inputs,
            outputs,
        }
    }
}
