//! awsQuery: what the published protocol leaves out.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::{Builder as ErrorMetadataBuilder, ErrorMetadata};
use aws_smithy_xml::codec::find_depth2_element_slice_by;

use super::{Repair, xml};
use crate::operation::OperationTable;

/// Reads code and message of errors, which else are empty, and takes an empty body for an empty structure.
pub(super) struct AwsQuery;

impl Repair for AwsQuery {
    fn deserialize_response<'a>(
        &self,
        protocol: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        schema: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        xml::or_empty(response, || protocol.deserialize_response(response, schema, cfg))
    }

    fn parse_error_metadata(
        &self,
        _: &SharedClientProtocol,
        response: &HttpResponse,
        _: &OperationTable,
        _: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        // A body without `Error` is not of the protocol, and says nothing.
        match find_depth2_element_slice_by(xml::body(response), |name| name == "Error") {
            Some(error) => xml::code_and_message(error),
            None => Ok(ErrorMetadata::builder()),
        }
    }

    fn deserialize_error_response<'a>(
        &self,
        protocol: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        _: &OperationTable,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        xml::or_empty(response, || protocol.deserialize_error_response(response, cfg))
    }
}
