//! Waiter traits.

use super::Trait;
use crate::model::node::Node;

/// The waiters of an operation: name and definition.
#[derive(Clone, Debug)]
pub struct Waitable(pub Vec<(String, Node)>);

impl Trait for Waitable {
    const ID: &'static str = "smithy.waiters#waitable";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self(
            node.as_object()?
                .iter()
                .map(|(name, entry)| (name.clone(), entry.node.clone()))
                .collect(),
        ))
    }
}
