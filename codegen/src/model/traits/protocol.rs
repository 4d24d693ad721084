//! Serialization and protocol traits, and the protocols themselves.

use super::Trait;
use crate::model::node::Node;

/// The format of a timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimestampFormat {
    /// Seconds since 1970.
    EpochSeconds,
    /// RFC 3339.
    DateTime,
    /// The format of HTTP dates.
    HttpDate,
}

/// The code and status of an error in the query protocols.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsQueryError {
    /// The code.
    pub code: String,
    /// The status.
    pub http_response_code: u16,
}

texts! {
    /// The name of a member in requests of ec2Query.
    Ec2QueryName: "aws.protocols#ec2QueryName";
    /// The name of a member in JSON.
    JsonName: "smithy.api#jsonName";
    /// The media type of a string or blob.
    MediaType: "smithy.api#mediaType";
}

marks! {
    /// A JSON service that was a query service and still tells its error codes.
    AwsQueryCompatible: "aws.protocols#awsQueryCompatible";
}

impl Trait for TimestampFormat {
    const ID: &'static str = "smithy.api#timestampFormat";

    fn from_node(node: &Node) -> Option<Self> {
        match node.as_str()? {
            "epoch-seconds" => Some(Self::EpochSeconds),
            "date-time" => Some(Self::DateTime),
            "http-date" => Some(Self::HttpDate),
            _ => None,
        }
    }
}

impl Trait for AwsQueryError {
    const ID: &'static str = "aws.protocols#awsQueryError";

    fn from_node(node: &Node) -> Option<Self> {
        let status = node
            .get("httpResponseCode")
            .and_then(Node::as_number)
            .and_then(|number| number.as_i64());
        let http_response_code = status.and_then(|status| u16::try_from(status).ok()).unwrap_or(400);
        Some(Self {
            code: node.text("code")?,
            http_response_code,
        })
    }
}
