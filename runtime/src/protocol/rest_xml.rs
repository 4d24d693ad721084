//! restXml: what the published protocol leaves to its user.

use std::sync::LazyLock;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::protocol::{ClientProtocol, SharedClientProtocol};
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use super::{AwsRestXmlProtocol, Repair};
use crate::operation::OperationTable;

/// Reads the errors of services that put no `ErrorResponse` around them, whoever made the protocol.
pub(super) struct RestXml;

/// The published protocol knows of `noErrorWrapping` only if it is told when it is made.
static UNWRAPPED: LazyLock<AwsRestXmlProtocol> =
    LazyLock::new(|| AwsRestXmlProtocol::new().with_no_error_wrapping(true));

impl Repair for RestXml {
    fn parse_error_metadata(
        &self,
        protocol: &SharedClientProtocol,
        response: &HttpResponse,
        operation: &OperationTable,
        cfg: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        if operation.service.no_error_wrapping {
            return ClientProtocol::parse_error_metadata(&*UNWRAPPED, response, cfg);
        }
        protocol.parse_error_metadata(response, cfg)
    }

    fn deserialize_error_response<'a>(
        &self,
        protocol: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        operation: &OperationTable,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        if operation.service.no_error_wrapping {
            return ClientProtocol::deserialize_error_response(&*UNWRAPPED, response, cfg);
        }
        protocol.deserialize_error_response(response, cfg)
    }
}
