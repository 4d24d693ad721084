//! Constraint traits.

use super::Trait;
use crate::model::node::{Node, Number};

/// The length of a string, blob, list or map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// At least.
    pub min: Option<u64>,
    /// At most.
    pub max: Option<u64>,
}

/// Between which values a number may be, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// At least.
    pub min: Option<Number>,
    /// At most.
    pub max: Option<Number>,
}

texts! {
    /// The expression that a string matches.
    Pattern: "smithy.api#pattern";
}

marks! {
    /// No element of the list is there twice.
    UniqueItems: "smithy.api#uniqueItems";
}

impl Trait for Length {
    const ID: &'static str = "smithy.api#length";

    fn from_node(node: &Node) -> Option<Self> {
        let bound = |key| node.get(key).and_then(Node::as_number).and_then(Number::as_i64);
        let unsigned = |key| bound(key).and_then(|value| u64::try_from(value).ok());
        node.as_object().map(|_| Self {
            min: unsigned("min"),
            max: unsigned("max"),
        })
    }
}

impl Trait for Range {
    const ID: &'static str = "smithy.api#range";

    fn from_node(node: &Node) -> Option<Self> {
        let bound = |key| node.get(key).and_then(Node::as_number).cloned();
        node.as_object().map(|_| Self {
            min: bound("min"),
            max: bound("max"),
        })
    }
}
