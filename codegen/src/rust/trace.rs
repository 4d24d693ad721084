//! `Trace` and `Decided`: where a node comes from, in the model and in the generator.

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

impl<T> Decided<T> {
    /// A part that the caller decides.
    #[track_caller]
    pub fn new(value: T) -> Self {
        Self {
            value,
            at: Location::caller(),
        }
    }
}

impl<T> Decided<T> {
    /// Says of a part that it was decided there.
    pub fn here(at: &'static Location<'static>) -> impl Fn(T) -> Self {
        move |value| Self { value, at }
    }
}

impl<T> Deref for Decided<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
