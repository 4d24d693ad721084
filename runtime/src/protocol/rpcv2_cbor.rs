//! rpcv2Cbor: what the published protocol lets pass.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use super::Repair;
use crate::operation::OperationTable;
use crate::serde::check_cbor;

/// Refuses a body that the codec takes although it is not one whole value.
pub(super) struct RpcV2Cbor;

impl Repair for RpcV2Cbor {
    fn deserialize_response<'a>(
        &self,
        protocol: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        schema: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
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
}

fn check_body(response: &HttpResponse) -> Result<(), SerdeError> {
    response.body().bytes().map_or(Ok(()), check_cbor)
}
