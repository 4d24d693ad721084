//! `ServiceClosure`: what will be generated, and only that.

use super::neighbor::neighbors;
use super::shape::{Operation, Resource, Service, Shape, ShapeKind};
use super::shape_id::ShapeId;
use super::{Model, ValidModel};
use indexmap::{IndexMap, IndexSet};
use std::collections::HashSet;
use std::sync::Arc;

/// A service, those of its operations that are kept, and all that these reach.
#[derive(Clone, Debug)]
pub struct ServiceClosure {
    /// The whole model.
    pub model: ValidModel,
    /// The service.
    pub service: ShapeId,
    /// The operations that are kept: those of the service in its order, then those of its resources.
    pub operations: IndexSet<ShapeId>,
    /// The shapes that the kept operations reach, in the order of the model.
    pub kept: IndexSet<ShapeId>,
    /// The shapes that all operations of the service reach, in the order of the model. Names, boxes and nullability are decided
    /// on it, so that a crate with fewer operations is a part of the whole one.
    pub all: IndexSet<ShapeId>,
    /// New names that the service gives to shapes.
    pub renames: IndexMap<ShapeId, String>,
}

impl ServiceClosure {
    /// The shape of the service.
    pub fn service_shape(&self) -> &Arc<Shape> {
        self.model.target(&self.service)
    }

    /// The service.
    pub fn service(&self) -> &Service {
        match &self.service_shape().kind {
            ShapeKind::Service(service) => service,
            _ => unreachable!("prune::prune: the closure's service is one"),
        }
    }

    /// The kept operations with their shapes.
    pub fn operations(&self) -> impl Iterator<Item = (&Arc<Shape>, &Operation)> {
        self.operations.iter().filter_map(|id| {
            let shape = self.model.target(id);
            match &shape.kind {
                ShapeKind::Operation(operation) => Some((shape, operation)),
                _ => None,
            }
        })
    }

    /// The kept shapes, in the order of the model.
    pub fn shapes(&self) -> impl Iterator<Item = &Arc<Shape>> {
        self.kept.iter().map(|id| self.model.target(id))
    }

    /// The errors of an operation: its own, then those of the service.
    pub fn errors<'a>(&'a self, operation: &'a Operation) -> IndexSet<&'a ShapeId> {
        let all = operation.errors.iter().chain(&self.service().errors);
        all.map(|reference| &reference.target).collect()
    }

    /// The name of a shape in this service: its own, or the one that the service's `rename` gives.
    pub fn name<'a>(&'a self, id: &'a ShapeId) -> &'a str {
        self.renames.get(id).map_or(id.name(), String::as_str)
    }
}

/// Returns the shapes and all that they reach, in the order of the model. Mixins are in the shapes that use them
/// already, so they are not reached.
pub fn walk<'m>(model: &'m Model, roots: impl IntoIterator<Item = &'m ShapeId>) -> IndexSet<ShapeId> {
    let mut reached: HashSet<&str> = HashSet::new();
    let mut pending: Vec<&Shape> = vec![];
    let mut visit = |id: &'m ShapeId, pending: &mut Vec<&'m Shape>| {
        if let Some(shape) = model
            .shape(id.as_str())
            .filter(|shape| reached.insert(shape.id.as_str()))
        {
            pending.push(shape);
        }
    };
    for root in roots {
        visit(root, &mut pending);
    }
    while let Some(shape) = pending.pop() {
        for (_, member) in shape.members() {
            visit(&member.target, &mut pending);
        }
        for neighbor in neighbors(shape)
            .iter()
            .filter(|it| !matches!(it.relation, "member" | "mixin"))
        {
            visit(neighbor.target, &mut pending);
        }
    }
    model
        .shapes
        .keys()
        .filter(|id| reached.contains(id.as_str()))
        .cloned()
        .collect()
}

/// Returns the operations of a service: its own in their order, then those of its resources, each resource before its
/// children.
pub fn all_operations(model: &Model, service: &Service) -> IndexSet<ShapeId> {
    let mut operations: IndexSet<ShapeId> = service.operations.iter().map(|it| it.target.clone()).collect();
    let mut visited: HashSet<&str> = HashSet::new();
    let mut pending: Vec<&ShapeId> = service.resources.iter().rev().map(|it| &it.target).collect();
    while let Some(id) = pending.pop() {
        let Some(shape) = model.shape(id.as_str()).filter(|_| visited.insert(id.as_str())) else {
            continue;
        };
        let ShapeKind::Resource(resource) = &shape.kind else {
            continue;
        };
        operations.extend(operations_of(resource).cloned());
        pending.extend(resource.resources.iter().rev().map(|it| &it.target));
    }
    operations
}

fn operations_of(resource: &Resource) -> impl Iterator<Item = &ShapeId> {
    let bound = resource.operations.iter().chain(&resource.collection_operations);
    resource
        .lifecycle
        .values()
        .chain(bound)
        .map(|reference| &reference.target)
}
