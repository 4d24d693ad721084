//! Repairs of the published awsQuery protocol.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use super::shim::ProtocolShim;
use super::xml;
use crate::operation::OperationTable;

/// Checks the names of the envelope and reads code and message of errors, which the published protocol does not.
pub(super) struct AwsQuery;

impl ProtocolShim for AwsQuery {
    fn deserialize_response<'a>(
        &self,
        _: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        operation: &OperationTable,
        _: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        Ok(Box::new(xml::output(response, operation, result)?))
    }

    fn parse_error_metadata(
        &self,
        _: &SharedClientProtocol,
        response: &HttpResponse,
        _: &OperationTable,
        _: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        Ok(xml::code_and_message(xml::body(response), xml::wrapped_error))
    }

    fn deserialize_error_response<'a>(
        &self,
        _: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        _: &OperationTable,
        _: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        Ok(Box::new(xml::error(xml::body(response), xml::wrapped_error)?))
    }
}

/// The element `<Operation>Result` of `<Operation>Response`.
fn result(document: &xml::Document<'_>, operation: &OperationTable) -> Result<usize, SerdeError> {
    let root = xml::root(document, &format!("{}Response", operation.name))?;
    let name = format!("{}Result", operation.name);
    document
        .child(root, &name)
        .ok_or_else(|| SerdeError::invalid_input(format!("the answer has no element `{name}`")))
}
