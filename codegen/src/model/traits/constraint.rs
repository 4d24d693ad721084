//! Constraint traits.

use super::Trait;
use crate::model::node::{Node, Number};

/// How long a string, blob, list or map may be.
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

/// What the string that a shape ID is written in must refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdRef {
    /// The selector that the shape matches; all do if there is none.
    pub selector: Option<String>,
    /// Whether the shape must exist.
    pub fail_when_missing: bool,
}

texts! {
    /// The expression that a string matches.
    Pattern: "smithy.api#pattern";
}

marks! {
    /// No element of the list is there twice.
    UniqueItems: "smithy.api#uniqueItems";
    /// Only its own namespace may use the shape.
    Private: "smithy.api#private";
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

impl Trait for IdRef {
    const ID: &'static str = "smithy.api#idRef";

    fn from_node(node: &Node) -> Option<Self> {
        node.as_object()?;
        Some(Self {
            selector: node.text("selector"),
            fail_when_missing: node.flag("failWhenMissing"),
        })
    }
}
