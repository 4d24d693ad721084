//! Traits of AWS services.

use super::Trait;
use crate::model::node::Node;

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
