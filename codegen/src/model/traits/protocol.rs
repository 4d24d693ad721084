//! Serialization and protocol traits, and the protocols themselves.

use super::{Trait, Traits};
use crate::model::node::Node;

/// A protocol that Smithy or AWS defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Protocol {
    /// `aws.protocols#awsJson1_0`
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`
    AwsJson1_1,
    /// `aws.protocols#awsQuery`
    AwsQuery,
    /// `aws.protocols#ec2Query`
    Ec2Query,
    /// `aws.protocols#restJson1`
    RestJson1,
    /// `aws.protocols#restXml`
    RestXml,
    /// `smithy.protocols#rpcv2Cbor`
    RpcV2Cbor,
    /// `smithy.protocols#rpcv2Json`
    RpcV2Json,
}

/// All protocols with their traits.
const PROTOCOLS: [(Protocol, &str); 8] = [
    (Protocol::AwsJson1_0, "aws.protocols#awsJson1_0"),
    (Protocol::AwsJson1_1, "aws.protocols#awsJson1_1"),
    (Protocol::AwsQuery, "aws.protocols#awsQuery"),
    (Protocol::Ec2Query, "aws.protocols#ec2Query"),
    (Protocol::RestJson1, "aws.protocols#restJson1"),
    (Protocol::RestXml, "aws.protocols#restXml"),
    (Protocol::RpcV2Cbor, "smithy.protocols#rpcv2Cbor"),
    (Protocol::RpcV2Json, "smithy.protocols#rpcv2Json"),
];

/// How a timestamp is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimestampFormat {
    /// Seconds since 1970.
    EpochSeconds,
    /// RFC 3339.
    DateTime,
    /// As in HTTP headers.
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
    /// What a string or blob holds.
    MediaType: "smithy.api#mediaType";
}

marks! {
    /// A JSON service that was a query service and still tells its error codes.
    AwsQueryCompatible: "aws.protocols#awsQueryCompatible";
}

impl Protocol {
    /// The protocols of a service, in the order of its traits.
    pub fn of(traits: &Traits) -> Vec<Self> {
        let known = |id: &str| {
            PROTOCOLS
                .iter()
                .find(|(_, known)| *known == id)
                .map(|(protocol, _)| *protocol)
        };
        traits.0.keys().filter_map(|id| known(id.as_str())).collect()
    }

    /// The ID of the protocol's trait.
    pub fn id(self) -> &'static str {
        PROTOCOLS
            .iter()
            .find(|(protocol, _)| *protocol == self)
            .map_or("", |(_, id)| id)
    }
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
