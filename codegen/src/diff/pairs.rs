//! The shapes and members of two models, paired by ID.

use super::value::{same, same_option};
use crate::model::Model;
use crate::model::node::{Entry, Node};
use crate::model::selector::graph::Element;
use crate::model::shape::{Reference, Resource, Service, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use indexmap::{IndexMap, IndexSet};
use std::sync::Arc;

/// A shape or member that both models have, or the targets of a member before and after.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'m> {
    /// The shape or member before the change.
    pub old: Element<'m>,
    /// The shape or member after the change.
    pub new: Element<'m>,
}

/// The change of a trait on a shape or member; at least one value is there.
#[derive(Clone, Copy, Debug)]
pub struct TraitChange<'m> {
    /// The trait.
    pub id: &'m ShapeId,
    /// The value before the change.
    pub old: Option<&'m Node>,
    /// The value after the change.
    pub new: Option<&'m Node>,
}

/// The differences that evaluators look at.
#[derive(Debug)]
pub struct Differences<'m> {
    /// The model before the change.
    pub old: &'m Model,
    /// The model after the change.
    pub new: &'m Model,
    /// Shapes and members that only the new model has.
    pub added: Vec<Element<'m>>,
    /// Shapes and members that only the old model has.
    pub removed: Vec<Element<'m>>,
    /// Shapes and members that both have and that differ.
    pub changed: Vec<Pair<'m>>,
    /// The number of comparisons of targets around this one; 0 for whole models, which have metadata.
    pub depth: usize,
}

impl<'m> Differences<'m> {
    /// Pairs all shapes and members of the models.
    pub fn detect(old: &'m Model, new: &'m Model) -> Self {
        let mut it = Self::of(old, new, vec![], 0);
        for (id, before) in &old.shapes {
            match new.shapes.get(id) {
                Some(after) if Arc::ptr_eq(before, after) => {}
                Some(after) => it.shapes(before, after),
                None => it.removed.extend(elements(before)),
            }
        }
        for (id, after) in &new.shapes {
            if !old.shapes.contains_key(id) {
                it.added.extend(elements(after));
            }
        }
        it
    }

    /// A comparison of these pairs only.
    pub fn of(old: &'m Model, new: &'m Model, changed: Vec<Pair<'m>>, depth: usize) -> Self {
        Self {
            old,
            new,
            added: vec![],
            removed: vec![],
            changed,
            depth,
        }
    }

    fn shapes(&mut self, old: &'m Shape, new: &'m Shape) {
        let before = self.changed.len() + self.added.len() + self.removed.len();
        let order = |shape: &'m Shape| shape.members().into_iter().map(|(name, _)| name);
        let in_order = order(old).eq(order(new));
        for (name, member) in old.members() {
            let was = Element::Member(old, member);
            match new.member(name) {
                Some(after) => {
                    let now = Element::Member(new, after);
                    if member.target != after.target || !same_traits(&member.traits, &after.traits) {
                        self.changed.push(Pair { old: was, new: now });
                    }
                }
                None => self.removed.push(was),
            }
        }
        let is_new = |(name, _): &(&str, _)| old.member(name).is_none();
        let added = new.members().into_iter().filter(is_new);
        self.added.extend(added.map(|(_, member)| Element::Member(new, member)));
        let by_members = before != self.changed.len() + self.added.len() + self.removed.len() || !in_order;
        if by_members || !same_shape(old, new) {
            self.changed.push(Pair {
                old: Element::Shape(old),
                new: Element::Shape(new),
            });
        }
    }

    /// The changed shapes, without members.
    pub fn changed_shapes(&self) -> impl Iterator<Item = (&Pair<'m>, &'m Shape, &'m Shape)> {
        self.changed
            .iter()
            .filter_map(|pair| Some((pair, pair.old.shape()?, pair.new.shape()?)))
    }

    /// The changed operations.
    pub fn operations(
        &self,
    ) -> impl Iterator<
        Item = (
            &Pair<'m>,
            &'m crate::model::shape::Operation,
            &'m crate::model::shape::Operation,
        ),
    > {
        self.changed_shapes()
            .filter_map(|(pair, old, new)| match (&old.kind, &new.kind) {
                (ShapeKind::Operation(old), ShapeKind::Operation(new)) => Some((pair, old, new)),
                _ => None,
            })
    }

    /// The changed services.
    pub fn services(&self) -> impl Iterator<Item = (&Pair<'m>, &'m Service, &'m Service)> {
        self.changed_shapes()
            .filter_map(|(pair, old, new)| match (&old.kind, &new.kind) {
                (ShapeKind::Service(old), ShapeKind::Service(new)) => Some((pair, old, new)),
                _ => None,
            })
    }
}

impl<'m> Pair<'m> {
    /// The traits that were added, removed or changed.
    pub fn traits(&self) -> impl Iterator<Item = TraitChange<'m>> {
        let (old, new) = (self.old.traits(), self.new.traits());
        let before = old.0.iter().map(move |(id, entry)| TraitChange {
            id,
            old: Some(&entry.node),
            new: new.node(id.as_str()),
        });
        let after = new.0.iter().filter(move |(id, _)| !old.has(id.as_str()));
        let after = after.map(|(id, entry)| TraitChange {
            id,
            old: None,
            new: Some(&entry.node),
        });
        before.chain(after).filter(|it| !same_option(it.old, it.new))
    }

    /// The values of a trait that both sides have and that differ.
    pub fn changed_trait(&self, id: &str) -> Option<(&'m Node, &'m Node)> {
        let (old, new) = (self.old.traits().node(id)?, self.new.traits().node(id)?);
        (!same(old, new)).then_some((old, new))
    }

    /// Returns whether only the new side has a trait.
    pub fn adds(&self, id: &str) -> bool {
        !self.old.traits().has(id) && self.new.traits().has(id)
    }

    /// Returns whether only the old side has a trait.
    pub fn removes(&self, id: &str) -> bool {
        self.old.traits().has(id) && !self.new.traits().has(id)
    }

    /// Returns whether both sides have a trait.
    pub fn keeps(&self, id: &str) -> bool {
        self.old.traits().has(id) && self.new.traits().has(id)
    }
}

/// A shape and its members.
fn elements(shape: &Shape) -> impl Iterator<Item = Element<'_>> {
    let members = shape.members().into_iter();
    std::iter::once(Element::Shape(shape)).chain(members.map(|(_, member)| Element::Member(shape, member)))
}

/// The targets of references, without order.
pub fn targets(references: &[Reference]) -> IndexSet<&ShapeId> {
    references.iter().map(|it| &it.target).collect()
}

fn same_traits(a: &Traits, b: &Traits) -> bool {
    let has = |(id, entry): (&ShapeId, &Entry)| b.node(id.as_str()).is_some_and(|other| same(&entry.node, other));
    a.0.len() == b.0.len() && a.0.iter().all(has)
}

/// Returns whether two shapes are equal, apart from their members.
fn same_shape(old: &Shape, new: &Shape) -> bool {
    let mixins = |shape: &Shape| shape.mixins.iter().cloned().collect::<IndexSet<_>>();
    let kinds = match (&old.kind, &new.kind) {
        (ShapeKind::Service(a), ShapeKind::Service(b)) => same_service(a, b),
        (ShapeKind::Resource(a), ShapeKind::Resource(b)) => same_resource(a, b),
        (ShapeKind::Operation(a), ShapeKind::Operation(b)) => {
            a.input.target == b.input.target && a.output.target == b.output.target && in_order(&a.errors, &b.errors)
        }
        (a, b) => a.type_name() == b.type_name(),
    };
    kinds && same_traits(&old.traits, &new.traits) && mixins(old) == mixins(new)
}

fn in_order(a: &[Reference], b: &[Reference]) -> bool {
    a.iter().map(|it| &it.target).eq(b.iter().map(|it| &it.target))
}

fn same_service(a: &Service, b: &Service) -> bool {
    let version = |it: &Service| it.version.clone().unwrap_or_default();
    version(a) == version(b)
        && targets(&a.operations) == targets(&b.operations)
        && targets(&a.resources) == targets(&b.resources)
        && in_order(&a.errors, &b.errors)
        && a.rename == b.rename
}

fn same_resource(a: &Resource, b: &Resource) -> bool {
    named(&a.identifiers) == named(&b.identifiers)
        && named(&a.properties) == named(&b.properties)
        && named(&a.lifecycle) == named(&b.lifecycle)
        && targets(&a.operations) == targets(&b.operations)
        && targets(&a.collection_operations) == targets(&b.collection_operations)
        && targets(&a.resources) == targets(&b.resources)
}

/// The targets by name.
pub fn named(references: &IndexMap<String, Reference>) -> IndexMap<&str, &ShapeId> {
    references
        .iter()
        .map(|(name, it)| (name.as_str(), &it.target))
        .collect()
}
