//! rpcv2Cbor: what the published protocol lets pass, and writes too much of.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use super::rpcv2;
use super::shim::ProtocolShim;
use crate::operation::OperationTable;
use crate::serde::check_cbor;

/// Refuses a body that the codec takes although it is not one whole value, and sends none where there is no input.
pub(super) struct RpcV2Cbor;

impl ProtocolShim for RpcV2Cbor {
    /// An operation without input has no body, where the published protocol writes an empty map.
    fn serialize_request(
        &self,
        protocol: &SharedClientProtocol,
        input: &dyn SerializableStruct,
        _: &OperationTable,
        cfg: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        rpcv2::serialize_request(protocol, input, cfg)
    }

    fn deserialize_response<'a>(
        &self,
        protocol: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        operation: &OperationTable,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let schema = operation.output_schema();
        if !schema.members().is_empty() {
            check_body(response)?;
        }
        protocol.deserialize_response(response, schema, cfg)
    }

    fn parse_error_metadata(
        &self,
        protocol: &SharedClientProtocol,
        response: &HttpResponse,
        _: &OperationTable,
        cfg: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        check_body(response)?;
        protocol.parse_error_metadata(response, cfg)
    }

    fn deserialize_payload<'a>(
        &self,
        codec: &'a dyn DynCodec,
        payload: &'a [u8],
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        check_cbor(payload)?;
        Ok(codec.create_deserializer(payload))
    }
}

fn check_body(response: &HttpResponse) -> Result<(), SerdeError> {
    response.body().bytes().map_or(Ok(()), check_cbor)
}
