//! `Protocol`: a protocol that the runtime speaks.

/// A protocol that the runtime speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// `smithy.protocols#rpcv2Cbor`
    RpcV2Cbor,
    /// `aws.protocols#awsJson1_0`
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`
    AwsJson1_1,
    /// `aws.protocols#restJson1`
    RestJson1,
    /// `aws.protocols#restXml`
    RestXml,
    /// `aws.protocols#awsQuery`
    AwsQuery,
    /// `aws.protocols#ec2Query`
    Ec2Query,
    /// `smithy.protocols#rpcv2Json`
    RpcV2Json,
}

impl Protocol {
    /// Returns whether a member can stand in the path, a header or the whole body (Smithy 2.0, "HTTP bindings").
    pub fn has_bindings(self) -> bool {
        matches!(self, Self::RestJson1 | Self::RestXml)
    }

    /// The protocol's name as Rust spells names of functions.
    pub fn snake_case(self) -> &'static str {
        match self {
            Self::RpcV2Cbor => "rpcv2_cbor",
            Self::AwsJson1_0 => "aws_json1_0",
            Self::AwsJson1_1 => "aws_json1_1",
            Self::RestJson1 => "rest_json1",
            Self::RestXml => "rest_xml",
            Self::AwsQuery => "aws_query",
            Self::Ec2Query => "ec2_query",
            Self::RpcV2Json => "rpcv2_json",
        }
    }
}
