//! Removal of shapes and members, with all that refers to them.

use super::{mixins, references};
use crate::model::neighbor::neighbors;
use crate::model::shape::{Member, Reference, Resource, Service, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use crate::model::{Model, UNIT};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// IDs of shapes and members that leave the model.
pub type Gone = HashSet<ShapeId>;

/// Removes these shapes and members.
///
/// Members go with their targets, and lists and maps with their members. Operations, services and resources lose what they
/// refer to, trait values the IDs that they name, heirs what only a removed mixin brings; the applications of a removed
/// trait go, too.
pub fn remove(model: &mut Model, ids: impl IntoIterator<Item = ShapeId>) {
    let gone = reach(model, ids);
    if gone.is_empty() {
        return;
    }
    let before = model.shapes.clone();
    model.shapes.retain(|id, _| !gone.contains(id));
    for shape in model.shapes.values_mut() {
        if touches(shape, &gone) {
            clean(Arc::make_mut(shape), &gone);
        }
    }
    references::clean(model, &gone);
    mixins::remix(model, &before);
}

/// All that has to go.
fn reach(model: &Model, ids: impl IntoIterator<Item = ShapeId>) -> Gone {
    let mut pending: Vec<ShapeId> = ids.into_iter().collect();
    let mut gone = Gone::new();
    if pending.is_empty() {
        return gone;
    }
    let mut users: HashMap<&str, Vec<&Member>> = HashMap::new();
    for shape in model.shapes.values() {
        for (_, member) in shape.members() {
            users.entry(member.target.as_str()).or_default().push(member);
        }
    }
    while let Some(id) = pending.pop() {
        let root = model.shape(id.root().as_str());
        if id.member().is_some() {
            let is_fixed = |it: &&Arc<Shape>| matches!(it.kind, ShapeKind::List { .. } | ShapeKind::Map { .. });
            pending.extend(
                root.filter(is_fixed)
                    .map(|shape| shape.id.clone())
                    .filter(|it| !gone.contains(it)),
            );
        } else if !gone.contains(&id) {
            let own = root.map(|shape| shape.members()).unwrap_or_default();
            let members = own.into_iter().map(|(_, member)| member);
            let users = users.get(id.as_str()).into_iter().flatten().copied();
            pending.extend(
                members
                    .chain(users)
                    .map(|it| it.id.clone())
                    .filter(|it| !gone.contains(it)),
            );
        }
        gone.insert(id);
    }
    gone
}

fn touches(shape: &Shape, gone: &Gone) -> bool {
    let traits = |traits: &Traits| traits.0.keys().any(|id| gone.contains(id));
    let is_renamed = match &shape.kind {
        ShapeKind::Service(service) => service.rename.keys().any(|id| gone.contains(id)),
        _ => false,
    };
    is_renamed
        || traits(&shape.traits)
        || shape.members().iter().any(|(_, member)| traits(&member.traits))
        || neighbors(shape).iter().any(|it| gone.contains(it.target))
}

fn clean(shape: &mut Shape, gone: &Gone) {
    drop_traits(&mut shape.traits, gone);
    for member in shape.kind.members_mut() {
        drop_traits(&mut member.traits, gone);
    }
    match &mut shape.kind {
        ShapeKind::Structure { members }
        | ShapeKind::Union { members }
        | ShapeKind::Enum { members }
        | ShapeKind::IntEnum { members } => members.retain(|_, member| !gone.contains(&member.id)),
        ShapeKind::Service(service) => clean_service(service, gone),
        ShapeKind::Resource(resource) => clean_resource(resource, gone),
        ShapeKind::Operation(operation) => {
            for reference in [&mut operation.input, &mut operation.output] {
                if gone.contains(&reference.target)
                    && let Ok(unit) = ShapeId::parse(UNIT)
                {
                    reference.target = unit;
                }
            }
            keep(&mut operation.errors, gone);
        }
        ShapeKind::Simple(_) | ShapeKind::List { .. } | ShapeKind::Map { .. } => {}
    }
}

fn clean_service(service: &mut Service, gone: &Gone) {
    keep(&mut service.operations, gone);
    keep(&mut service.resources, gone);
    keep(&mut service.errors, gone);
    service.rename.retain(|id, _| !gone.contains(id));
}

fn clean_resource(resource: &mut Resource, gone: &Gone) {
    for map in [
        &mut resource.identifiers,
        &mut resource.properties,
        &mut resource.lifecycle,
    ] {
        map.retain(|_, it| !gone.contains(&it.target));
    }
    keep(&mut resource.operations, gone);
    keep(&mut resource.collection_operations, gone);
    keep(&mut resource.resources, gone);
}

fn keep(references: &mut Vec<Reference>, gone: &Gone) {
    references.retain(|it| !gone.contains(&it.target));
}

fn drop_traits(traits: &mut Traits, gone: &Gone) {
    traits.0.retain(|id, _| !gone.contains(id));
}
