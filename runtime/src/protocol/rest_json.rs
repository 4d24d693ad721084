//! restJson1: what the published protocol leaves to its user.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;

use super::rest;
use super::shim::ProtocolShim;
use crate::operation::OperationTable;
use crate::serde::Unit;

/// Writes documents that are the body, and an empty object for a structure that would be and is not set; reads times in
/// headers.
pub(super) struct RestJson;

impl ProtocolShim for RestJson {
    fn serialize_request(
        &self,
        protocol: &SharedClientProtocol,
        input: &dyn SerializableStruct,
        operation: &OperationTable,
        cfg: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        rest::serialize_request(protocol, input, operation, Some(&Unit), cfg)
    }

    fn deserialize_response<'a>(
        &self,
        protocol: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        operation: &OperationTable,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let schema = operation.output_schema();
        Ok(rest::output(
            protocol.deserialize_response(response, schema, cfg)?,
            schema,
        ))
    }

    fn deserialize_error_response<'a>(
        &self,
        protocol: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        _: &OperationTable,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        protocol.deserialize_error_response(response, cfg).map(rest::error)
    }
}
