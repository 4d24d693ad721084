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

/// Links to more documentation: name and address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalDocumentation(pub Vec<(String, String)>);

/// Labels of a shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tags(pub Vec<String>);

texts! {
    /// What a shape is, in CommonMark; AWS writes HTML.
    Documentation: "smithy.api#documentation";
    /// The proper name of a service or resource.
    Title: "smithy.api#title";
    /// The version that brought the shape.
    Since: "smithy.api#since";
}

marks! {
    /// The data must not be logged or shown.
    Sensitive: "smithy.api#sensitive";
    /// Not for the public.
    Internal: "smithy.api#internal";
    /// May change.
    Unstable: "smithy.api#unstable";
    /// Should be set.
    Recommended: "smithy.api#recommended";
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

impl Trait for ExternalDocumentation {
    const ID: &'static str = "smithy.api#externalDocumentation";

    fn from_node(node: &Node) -> Option<Self> {
        let link = |(name, entry): (&String, &crate::model::node::Entry)| {
            Some((name.clone(), entry.node.as_str()?.to_owned()))
        };
        Some(Self(node.as_object()?.iter().filter_map(link).collect()))
    }
}

impl Trait for Tags {
    const ID: &'static str = "smithy.api#tags";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self(
            node.as_array()?
                .iter()
                .filter_map(Node::as_str)
                .map(str::to_owned)
                .collect(),
        ))
    }
}
