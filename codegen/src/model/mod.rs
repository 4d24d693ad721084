//! The semantic model: Smithy's nouns. No IO and nothing of Rust's is known here.

pub mod ast;
pub mod closure;
pub mod compare;
pub mod decimal;
pub mod knowledge;
pub mod neighbor;
pub mod node;
pub mod selector;
pub mod shape;
pub mod shape_id;
pub mod timestamp;
pub mod traits;

use indexmap::IndexMap;
use node::Entry;
use shape::Shape;
use shape_id::ShapeId;
use std::ops::Deref;
use std::sync::Arc;

/// The ID of the shape that says "nothing": the input of an operation without one, the target of an enum's members.
pub const UNIT: &str = "smithy.api#Unit";

/// A model as it was loaded, prelude included; it may be wrong.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Metadata, by key.
    pub metadata: IndexMap<String, Entry>,
    /// All shapes but members, in the order of the sources; the prelude's come first.
    pub shapes: IndexMap<ShapeId, Arc<Shape>>,
}

/// A model without an ERROR event. Only `check` and `amend` make it.
///
/// Several services are made from one model, so a clone shares it.
#[derive(Clone, Debug)]
pub struct ValidModel(Arc<Model>);

impl Model {
    /// The shape of that ID.
    pub fn shape(&self, id: &str) -> Option<&Arc<Shape>> {
        self.shapes.get(id)
    }
}

impl ValidModel {
    /// Vouches for a model. `check` does it after all rules, and `amend` after a change that keeps them.
    pub(crate) fn promise(model: Model) -> Self {
        Self(Arc::new(model))
    }

    /// Returns the model for `amend` or `transform` to change; a copy if others share it.
    pub(crate) fn into_inner(self) -> Model {
        Arc::unwrap_or_clone(self.0)
    }

    /// The shape that a member or reference targets.
    pub fn target(&self, id: &ShapeId) -> &Arc<Shape> {
        self.0
            .shapes
            .get(id)
            .expect("check::target: members target existing shapes")
    }
}

impl Deref for ValidModel {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.0
    }
}
