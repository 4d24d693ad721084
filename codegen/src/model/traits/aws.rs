//! Traits of AWS services.

use super::Trait;
use crate::model::node::Node;
use crate::model::shape_id::ShapeId;

/// The checksums of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpChecksum {
    /// The member of the input that chooses the algorithm of the request.
    pub request_algorithm_member: Option<String>,
    /// `true` if the request must have one.
    pub request_checksum_required: bool,
    /// The member of the input that asks for a check of the response.
    pub request_validation_mode_member: Option<String>,
    /// The algorithms that a response may have.
    pub response_algorithms: Vec<String>,
}

/// The operation of a service that tells endpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientEndpointDiscovery {
    /// The operation.
    pub operation: ShapeId,
}

/// An operation that is called at an endpoint that another operation told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientDiscoveredEndpoint {
    /// `true` if the usual endpoint of the service does not serve it.
    pub required: bool,
}

impl Trait for ClientEndpointDiscovery {
    const ID: &'static str = "aws.api#clientEndpointDiscovery";

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            operation: ShapeId::parse(&node.text("operation")?).ok()?,
        })
    }
}

impl Trait for ClientDiscoveredEndpoint {
    const ID: &'static str = "aws.api#clientDiscoveredEndpoint";

    fn from_node(node: &Node) -> Option<Self> {
        node.as_object().map(|_| Self {
            required: node.flag("required"),
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
