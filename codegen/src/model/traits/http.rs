//! HTTP binding traits.

use super::Trait;
use crate::model::node::{Node, Number};

/// The HTTP binding of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Http {
    /// The method.
    pub method: String,
    /// The pattern of the path and query.
    pub uri: String,
    /// The status of success.
    pub code: u16,
}

texts! {
    /// The member is a header.
    HttpHeader: "smithy.api#httpHeader";
    /// The member is a parameter of the query.
    HttpQuery: "smithy.api#httpQuery";
    /// The member is all headers with this prefix.
    HttpPrefixHeaders: "smithy.api#httpPrefixHeaders";
}

marks! {
    /// The member is a part of the path.
    HttpLabel: "smithy.api#httpLabel";
    /// The member is the body.
    HttpPayload: "smithy.api#httpPayload";
    /// The member is all other parameters of the query.
    HttpQueryParams: "smithy.api#httpQueryParams";
    /// The member is the status.
    HttpResponseCode: "smithy.api#httpResponseCode";
    /// The request needs a checksum.
    HttpChecksumRequired: "smithy.api#httpChecksumRequired";
}

impl Trait for Http {
    const ID: &'static str = "smithy.api#http";

    fn from_node(node: &Node) -> Option<Self> {
        let code = node.get("code").map_or(Some(200), status)?;
        Some(Self {
            method: node.text("method")?,
            uri: node.text("uri")?,
            code,
        })
    }
}

fn status(node: &Node) -> Option<u16> {
    node.as_number()
        .and_then(Number::as_i64)
        .and_then(|code| u16::try_from(code).ok())
}
