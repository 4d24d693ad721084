//! XML binding traits.

use super::Trait;
use crate::model::node::Node;

/// The namespace of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlNamespace {
    /// The URI.
    pub uri: String,
    /// The prefix.
    pub prefix: Option<String>,
}

texts! {
    /// The name of an element or attribute.
    XmlName: "smithy.api#xmlName";
}

marks! {
    /// The member is an attribute.
    XmlAttribute: "smithy.api#xmlAttribute";
    /// The list or map has no element of its own.
    XmlFlattened: "smithy.api#xmlFlattened";
}

impl Trait for XmlNamespace {
    const ID: &'static str = "smithy.api#xmlNamespace";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            uri: node.text("uri")?,
            prefix: node.text("prefix"),
        })
    }
}
