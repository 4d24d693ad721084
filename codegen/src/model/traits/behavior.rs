//! Behavior traits.

use super::Trait;
use crate::model::node::Node;

/// An operation that answers in pages; also on a service, for what its operations leave out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paginated {
    /// The member of the input that takes the token.
    pub input_token: Option<String>,
    /// The path in the output to the next token.
    pub output_token: Option<String>,
    /// The path in the output to the items.
    pub items: Option<String>,
    /// The member of the input that says how many items a page has.
    pub page_size: Option<String>,
}

/// An error after which the call may be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retryable {
    /// The service has too much to do.
    pub throttling: bool,
}

/// The encodings by which a request may be compressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestCompression {
    /// The names, the preferred one first.
    pub encodings: Vec<String>,
}

marks! {
    /// The member is filled with a unique token if the caller gives none.
    IdempotencyToken: "smithy.api#idempotencyToken";
}

impl Paginated {
    /// The settings of an operation with those of its service where it has none.
    pub fn or(self, service: Option<Self>) -> Self {
        let service = service.unwrap_or_default();
        Self {
            input_token: self.input_token.or(service.input_token),
            output_token: self.output_token.or(service.output_token),
            items: self.items.or(service.items),
            page_size: self.page_size.or(service.page_size),
        }
    }
}

impl Trait for Paginated {
    const ID: &'static str = "smithy.api#paginated";

    fn from_node(node: &Node) -> Option<Self> {
        node.as_object()?;
        Some(Self {
            input_token: node.text("inputToken"),
            output_token: node.text("outputToken"),
            items: node.text("items"),
            page_size: node.text("pageSize"),
        })
    }
}

impl Trait for Retryable {
    const ID: &'static str = "smithy.api#retryable";

    fn from_node(node: &Node) -> Option<Self> {
        node.as_object().map(|_| Self {
            throttling: node.flag("throttling"),
        })
    }
}

impl Trait for RequestCompression {
    const ID: &'static str = "smithy.api#requestCompression";

    fn from_node(node: &Node) -> Option<Self> {
        node.as_object().map(|_| Self {
            encodings: node.texts("encodings"),
        })
    }
}
