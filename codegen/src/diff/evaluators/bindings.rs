//! The operations and resources that services and resources bind directly.

use crate::diff::pairs::targets;
use crate::model::shape::{Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use indexmap::IndexSet;

/// The direct bindings of a service or resource, without lifecycle and collection operations.
pub struct Bindings<'m> {
    operations: IndexSet<&'m ShapeId>,
    resources: IndexSet<&'m ShapeId>,
}

/// A kind of binding with its targets before and after.
type Compared<'a, 'm> = (&'static str, &'a IndexSet<&'m ShapeId>, &'a IndexSet<&'m ShapeId>);

impl<'m> Bindings<'m> {
    /// The bindings of a shape that can have some.
    pub fn of(shape: &'m Shape) -> Option<Self> {
        let (operations, resources) = match &shape.kind {
            ShapeKind::Service(it) => (&it.operations, &it.resources),
            ShapeKind::Resource(it) => (&it.operations, &it.resources),
            _ => return None,
        };
        Some(Self {
            operations: targets(operations),
            resources: targets(resources),
        })
    }

    /// The operations and the resources of both.
    pub fn against<'a>(&'a self, after: &'a Self) -> [Compared<'a, 'm>; 2] {
        [
            ("Operation", &self.operations, &after.operations),
            ("Resource", &self.resources, &after.resources),
        ]
    }
}

/// The name of the parent in IDs.
pub fn parent(shape: &Shape) -> &'static str {
    match shape.kind {
        ShapeKind::Resource(_) => "Resource",
        _ => "Service",
    }
}
