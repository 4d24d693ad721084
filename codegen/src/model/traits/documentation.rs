//! Documentation traits.

use super::Trait;
use crate::model::node::Node;

/// A shape that callers should leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// Why, and what to use.
    pub message: Option<String>,
    /// Since when: a version or a date.
    pub since: Option<String>,
}

texts! {
    /// The documentation in CommonMark; AWS writes HTML.
    Documentation: "smithy.api#documentation";
}

marks! {
    /// The data must not be logged or shown.
    Sensitive: "smithy.api#sensitive";
}

impl Trait for Deprecated {
    const ID: &'static str = "smithy.api#deprecated";

    fn from_node(node: &Node) -> Option<Self> {
        node.as_object()?;
        Some(Self {
            message: node.text("message"),
            since: node.text("since"),
        })
    }
}
