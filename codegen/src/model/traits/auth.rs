//! Authentication traits.

use super::Trait;
use crate::model::node::Node;

/// The schemes that a service or operation accepts, the preferred one first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auth(pub Vec<String>);

/// An API key in a header or in the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpApiKeyAuth {
    /// The name of the header or parameter.
    pub name: String,
    /// `header` or `query`.
    pub location: String,
    /// The scheme before the key in the header.
    pub scheme: Option<String>,
}

/// AWS Signature Version 4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigV4 {
    /// The signing name.
    pub name: String,
}

/// AWS Signature Version 4A, for several regions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigV4a {
    /// The signing name.
    pub name: String,
}

marks! {
    /// The operation may be called without authentication.
    OptionalAuth: "smithy.api#optionalAuth";
    /// The payload is not signed.
    UnsignedPayload: "aws.auth#unsignedPayload";
    /// A bearer token in the header `Authorization`.
    HttpBearerAuth: "smithy.api#httpBearerAuth";
    /// HTTP basic authentication.
    HttpBasicAuth: "smithy.api#httpBasicAuth";
    /// HTTP digest authentication.
    HttpDigestAuth: "smithy.api#httpDigestAuth";
}

impl Trait for Auth {
    const ID: &'static str = "smithy.api#auth";

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

impl Trait for HttpApiKeyAuth {
    const ID: &'static str = "smithy.api#httpApiKeyAuth";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            name: node.text("name")?,
            location: node.text("in")?,
            scheme: node.text("scheme"),
        })
    }
}

impl Trait for SigV4 {
    const ID: &'static str = "aws.auth#sigv4";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            name: node.text("name")?,
        })
    }
}

impl Trait for SigV4a {
    const ID: &'static str = "aws.auth#sigv4a";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            name: node.text("name")?,
        })
    }
}
