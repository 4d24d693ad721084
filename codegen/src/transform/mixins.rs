//! Heirs of mixins that changed or left the model.

use crate::model::Model;
use crate::model::node::Node;
use crate::model::shape::{Members, Own, Reference, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use indexmap::IndexMap;
use std::collections::HashSet;
use std::sync::Arc;

const MIXIN: &str = "smithy.api#mixin";

type Shapes = IndexMap<ShapeId, Arc<Shape>>;

/// Gives each heir what its mixins have now, instead of what they had before.
pub fn remix(model: &mut Model, before: &Shapes) {
    let is_changed = |(id, shape): (&ShapeId, &Arc<Shape>)| {
        let same = before.get(id).is_some_and(|old| Arc::ptr_eq(old, shape));
        (!same).then(|| id.clone())
    };
    let mut changed: HashSet<ShapeId> = model.shapes.iter().filter_map(is_changed).collect();
    for id in heirs(model) {
        let Some(shape) = model.shapes.get(&id) else { continue };
        let is_touched = |it: &ShapeId| changed.contains(it) || !model.shapes.contains_key(it);
        if !shape.mixins.iter().any(is_touched) {
            continue;
        }
        let mut heir = Shape::clone(shape);
        rebuild(&mut heir, model, before);
        model.shapes.insert(id.clone(), Arc::new(heir));
        changed.insert(id);
    }
}

/// The shapes with mixins, each after its mixins. Loading has broken circles.
fn heirs(model: &Model) -> Vec<ShapeId> {
    let mut order = Vec::new();
    let mut seen: HashSet<&ShapeId> = HashSet::new();
    for start in model.shapes.values().filter(|it| !it.mixins.is_empty()) {
        let mut pending = vec![(&start.id, false)];
        while let Some((id, is_done)) = pending.pop() {
            if is_done {
                order.push(id.clone());
            } else if seen.insert(id)
                && let Some(shape) = model.shapes.get(id).filter(|it| !it.mixins.is_empty())
            {
                pending.push((id, true));
                pending.extend(shape.mixins.iter().map(|it| (it, false)));
            }
        }
    }
    order
}

fn rebuild(heir: &mut Shape, model: &Model, before: &Shapes) {
    let old: Vec<&Arc<Shape>> = heir.mixins.iter().filter_map(|id| before.get(id)).collect();
    heir.mixins.retain(|id| model.shapes.contains_key(id));
    let mixins: Vec<&Arc<Shape>> = heir.mixins.iter().filter_map(|id| model.shapes.get(id)).collect();
    let own = heir.own.clone().unwrap_or_default();

    let mut inherited = Traits::default();
    for mixin in &mixins {
        inherited
            .0
            .extend(passed_on(mixin).map(|(id, entry)| (id.clone(), entry.clone())));
    }
    heir.traits.0.retain(|id, _| own.traits.contains(id));
    add(&mut heir.traits, &inherited);

    let id = heir.id.clone();
    match &mut heir.kind {
        ShapeKind::Structure { members }
        | ShapeKind::Union { members }
        | ShapeKind::Enum { members }
        | ShapeKind::IntEnum { members } => {
            let brought = |name: &str| old.iter().any(|mixin| mixin.member(name).is_some());
            rebuild_members(&id, members, &mixins, &own, &brought);
        }
        ShapeKind::Service(service) => {
            for (kind, references) in [&mut service.operations, &mut service.resources, &mut service.errors]
                .into_iter()
                .enumerate()
            {
                keep(references, &mixins, &own, kind);
            }
        }
        ShapeKind::Operation(operation) => keep(&mut operation.errors, &mixins, &own, 2),
        ShapeKind::Simple(_) | ShapeKind::List { .. } | ShapeKind::Map { .. } | ShapeKind::Resource(_) => {}
    }
    if heir.mixins.is_empty() {
        heir.own = None;
    }
}

/// The traits that a mixin gives to its heirs.
fn passed_on(mixin: &Shape) -> impl Iterator<Item = (&ShapeId, &crate::model::node::Entry)> {
    let local = mixin.trait_node(MIXIN).and_then(|it| it.get("localTraits"));
    let local: HashSet<&str> = local
        .and_then(Node::as_array)
        .into_iter()
        .flatten()
        .filter_map(Node::as_str)
        .collect();
    let is_local = move |id: &ShapeId| id.as_str() == MIXIN || local.contains(id.as_str());
    mixin.traits.0.iter().filter(move |(id, _)| !is_local(id))
}

fn rebuild_members(
    heir: &ShapeId,
    members: &mut Members,
    mixins: &[&Arc<Shape>],
    own: &Own,
    brought: &dyn Fn(&str) -> bool,
) {
    let mut inherited = Members::new();
    for (name, member) in mixins.iter().flat_map(|mixin| mixin.members()) {
        match inherited.get_mut(name) {
            None => {
                let Ok(id) = heir.with_member(name) else { continue };
                let mut member = member.clone();
                member.id = id;
                inherited.insert(name.to_owned(), member);
            }
            Some(earlier) => {
                earlier.target = member.target.clone();
                earlier.traits.0.extend(member.traits.0.clone());
            }
        }
    }
    for (name, mut member) in std::mem::take(members) {
        match inherited.get_mut(&name) {
            Some(fresh) => {
                let kept = own.members.get(&name);
                member.traits.0.retain(|id, _| kept.is_some_and(|it| it.contains(id)));
                add(&mut member.traits, &fresh.traits);
                *fresh = member;
            }
            None if brought(&name) => {}
            None => drop(inherited.insert(name, member)),
        }
    }
    *members = inherited;
}

fn add(traits: &mut Traits, inherited: &Traits) {
    for (id, entry) in &inherited.0 {
        traits.0.entry(id.clone()).or_insert_with(|| entry.clone());
    }
}

/// Keeps references that the heir has itself or a mixin has: operations, resources or errors.
fn keep(references: &mut Vec<Reference>, mixins: &[&Arc<Shape>], own: &Own, kind: usize) {
    let of_mixin = |mixin: &&Arc<Shape>| -> Vec<ShapeId> {
        let list = match &mixin.kind {
            ShapeKind::Service(it) => [&it.operations, &it.resources, &it.errors][kind.min(2)],
            ShapeKind::Operation(it) => &it.errors,
            _ => return vec![],
        };
        list.iter().map(|it| it.target.clone()).collect()
    };
    let brought: HashSet<ShapeId> = mixins.iter().flat_map(of_mixin).collect();
    references.retain(|it| own.references.contains(&it.target) || brought.contains(&it.target));
}
