//! Applied traits, and typed views of them: one file per chapter of the specification.

#[macro_use]
mod forms;

pub mod auth;
pub mod aws;
pub mod behavior;
pub mod constraint;
pub mod documentation;
pub mod endpoint;
pub mod http;
pub mod protocol;
pub mod streaming;
pub mod type_refinement;
pub mod waiter;
pub mod xml;

use super::node::{Entry, Node};
use super::shape_id::ShapeId;
use indexmap::IndexMap;

/// The traits applied to a shape or member, by trait ID, in source order.
///
/// Values are kept as nodes; a typed view is made on demand by [`Traits::get`].
#[derive(Clone, Debug, Default)]
pub struct Traits(pub IndexMap<ShapeId, Entry>);

/// A typed view of a trait's value.
pub trait Trait: Sized {
    /// The absolute ID of the trait.
    const ID: &'static str;

    /// The view, or `None` if the value has another form (which is `check`'s business).
    fn from_node(node: &Node) -> Option<Self>;
}

impl Traits {
    /// The typed view of a trait, if it is applied.
    pub fn get<T: Trait>(&self) -> Option<T> {
        T::from_node(self.node(T::ID)?)
    }

    /// Returns whether a trait is applied, whatever its value.
    pub fn is<T: Trait>(&self) -> bool {
        self.has(T::ID)
    }

    /// Returns whether the trait of an ID is applied.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The value of a trait, if it is applied.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.0.get(id).map(|entry| &entry.node)
    }
}
