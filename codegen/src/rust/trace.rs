//! `Trace` and `Decisions`: where a node and its parts come from, in the model and in the generator.

use crate::model::shape_id::ShapeId;
use std::ops::Deref;
use std::panic::Location;

/// The shape that a node is made from, and the code that made the node.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The shape or member.
    pub shape: ShapeId,
    /// The line of `lower`.
    pub decided: &'static Location<'static>,
}

/// A part of a node, and the code that decided it.
#[derive(Clone, Debug)]
pub struct Decided<T> {
    /// The part.
    pub value: T,
    /// The line of `lower`.
    pub at: &'static Location<'static>,
}

/// Parts of a node in the order of printing.
#[derive(Clone, Debug)]
pub struct Decisions<T>(Vec<Decided<T>>);

impl Trace {
    /// The trace of a node that the caller makes from the shape.
    #[track_caller]
    pub fn new(shape: &ShapeId) -> Self {
        Self {
            shape: shape.clone(),
            decided: Location::caller(),
        }
    }
}

impl Deref for Trace {
    type Target = ShapeId;

    fn deref(&self) -> &ShapeId {
        &self.shape
    }
}

impl PartialEq<ShapeId> for Trace {
    fn eq(&self, other: &ShapeId) -> bool {
        self.shape == *other
    }
}

impl<T> Deref for Decided<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Decisions<T> {
    /// Adds a part that the caller decides, if there is any.
    #[track_caller]
    pub fn add(&mut self, part: impl Into<Option<T>>) {
        self.add_all(part.into());
    }

    /// Adds parts that the caller decides.
    #[track_caller]
    pub fn add_all(&mut self, parts: impl IntoIterator<Item = T>) {
        let at = Location::caller();
        let decided = parts.into_iter().map(|value| Decided { value, at });
        self.0.extend(decided);
    }

    /// Adds parts that were decided elsewhere.
    pub fn append(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Removes the parts for which `keeps` returns `false`.
    pub fn retain(&mut self, keeps: impl Fn(&T) -> bool) {
        self.0.retain(|it| keeps(it));
    }

    /// Wraps the part of each decision.
    pub fn map<U>(self, wrap: impl Fn(T) -> U) -> Decisions<U> {
        let wrapped = self
            .0
            .into_iter()
            .map(|Decided { value, at }| Decided { value: wrap(value), at });
        Decisions(wrapped.collect())
    }

    /// Returns whether there are no parts.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The parts.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.into_iter()
    }

    /// The parts, each with the code that decided it.
    pub fn decided(&self) -> impl Iterator<Item = &Decided<T>> {
        self.0.iter()
    }
}

impl<T> Default for Decisions<T> {
    fn default() -> Self {
        Self(vec![])
    }
}

impl<'a, T> IntoIterator for &'a Decisions<T> {
    type Item = &'a T;
    type IntoIter = std::iter::Map<std::slice::Iter<'a, Decided<T>>, fn(&'a Decided<T>) -> &'a T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|it| &it.value)
    }
}
