//! The members of operations that hold the identifiers and properties of a resource, for several validators.

use super::context::Context;
use crate::model::shape::{Member, Operation, Reference, Resource, Shape, ShapeKind};
use indexmap::IndexMap;

/// A resource's shape and kind.
pub type ResourceShape<'m> = (&'m Shape, &'m Resource);

/// The kind of an operation of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// It is about the resource with the identifiers of its input.
    Instance,
    /// It is about many resources, or makes the first.
    Collection,
}

/// Returns the resources of the model itself.
pub fn own<'m>(context: &Context<'m>) -> Vec<ResourceShape<'m>> {
    let shapes = context.own_shapes();
    shapes
        .filter_map(|shape| match &shape.kind {
            ShapeKind::Resource(resource) => Some((shape, resource)),
            _ => None,
        })
        .collect()
}

/// Returns the operations of a resource, with what they are to it.
pub fn operations<'m>(context: &Context<'m>, resource: &'m Resource) -> Vec<(&'m Shape, &'m Operation, Binding)> {
    let lifecycle = resource.lifecycle.iter().map(|(name, reference)| {
        let binding = match name.as_str() {
            "create" | "list" => Binding::Collection,
            _ => Binding::Instance,
        };
        (reference, binding)
    });
    let instance = resource.operations.iter().map(|it| (it, Binding::Instance));
    let collection = resource
        .collection_operations
        .iter()
        .map(|it| (it, Binding::Collection));
    let all = lifecycle.chain(instance).chain(collection);
    all.filter_map(|(reference, binding)| {
        let (shape, operation) = operation(context, reference)?;
        Some((shape, operation, binding))
    })
    .collect()
}

/// Returns the operation that a reference leads to.
pub fn operation<'m>(context: &Context<'m>, reference: &Reference) -> Option<(&'m Shape, &'m Operation)> {
    let shape = context.shape(reference.target.as_str())?;
    match &shape.kind {
        ShapeKind::Operation(operation) => Some((shape, operation)),
        _ => None,
    }
}

/// Returns identifier and member of each identifier that a structure binds: by `@resourceIdentifier`, or as a required
/// member of its name and shape.
pub fn identifiers<'m>(resource: &'m Resource, members: &[(&'m str, &'m Member)]) -> IndexMap<&'m str, &'m Member> {
    let mut bound = IndexMap::new();
    for (name, member) in members {
        let explicit = member.traits.node("smithy.api#resourceIdentifier");
        if let Some(identifier) = explicit.and_then(|node| node.as_str()) {
            bound.insert(identifier, *member);
            continue;
        }
        let is_implicit = resource
            .identifiers
            .get(*name)
            .is_some_and(|reference| member.traits.has("smithy.api#required") && reference.target == member.target);
        if is_implicit {
            bound.entry(*name).or_insert(*member);
        }
    }
    bound
}
