//! Traits of AWS services.

use super::Trait;
use crate::model::node::Node;

/// What a service is called where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsService {
    /// The name of SDK clients.
    pub sdk_id: String,
    /// The service in ARNs.
    pub arn_namespace: Option<String>,
    /// The first label of the standard endpoint.
    pub endpoint_prefix: Option<String>,
    /// The service in CloudFormation.
    pub cloud_formation_name: Option<String>,
    /// The service in CloudTrail.
    pub cloud_trail_event_source: Option<String>,
    /// The service in the documentation.
    pub doc_id: Option<String>,
}

/// The checksums of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpChecksum {
    /// The member of the input that chooses the algorithm of the request.
    pub request_algorithm_member: Option<String>,
    /// Whether the request must have one.
    pub request_checksum_required: bool,
    /// The member of the input that asks for a check of the response.
    pub request_validation_mode_member: Option<String>,
    /// The algorithms that a response may have.
    pub response_algorithms: Vec<String>,
}

impl Trait for AwsService {
    const ID: &'static str = "aws.api#service";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            sdk_id: node.text("sdkId")?,
            arn_namespace: node.text("arnNamespace"),
            endpoint_prefix: node.text("endpointPrefix"),
            cloud_formation_name: node.text("cloudFormationName"),
            cloud_trail_event_source: node.text("cloudTrailEventSource"),
            doc_id: node.text("docId"),
        })
    }
}

impl Trait for HttpChecksum {
    const ID: &'static str = "aws.protocols#httpChecksum";

    fn from_node(node: &Node) -> Option<Self> {
        node.as_object()?;
        Some(Self {
            request_algorithm_member: node.text("requestAlgorithmMember"),
            request_checksum_required: node.flag("requestChecksumRequired"),
            request_validation_mode_member: node.text("requestValidationModeMember"),
            response_algorithms: node.texts("responseAlgorithms"),
        })
    }
}
