//! rpcv2Json, of which nothing is published: the frame of rpcv2Cbor around JSON.

mod codec;
mod error;

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::http_protocol::HttpRpcProtocol;
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceShapeName, SharedClientProtocol};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, shape_id};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use super::rpcv2;
use super::shim::ProtocolShim;
use crate::operation::OperationTable;
use codec::Codec;

/// The format of bodies and of the payloads of events.
const MEDIA_TYPE: &str = "application/json";

/// The header that tells the protocol of a request or of a response.
const HEADER: &str = "smithy-protocol";

/// The value of this header.
const NAME: &str = "rpc-v2-json";

/// `smithy.protocols#rpcv2Json`
#[derive(Debug)]
pub struct RpcV2JsonProtocol {
    inner: HttpRpcProtocol<Codec>,
}

impl RpcV2JsonProtocol {
    /// The protocol; names of the service and of the operation are found in the configuration of a call.
    pub fn new() -> Self {
        let id = shape_id!("smithy.protocols", "rpcv2Json");
        let codec = Codec::new(id.clone());
        Self {
            inner: HttpRpcProtocol::new(id, codec, MEDIA_TYPE),
        }
    }
}

impl Default for RpcV2JsonProtocol {
    fn default() -> Self {
        Self::new()
    }
}

impl ClientProtocolInner for RpcV2JsonProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    fn protocol_id(&self) -> &ShapeId<'static> {
        self.inner.protocol_id()
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        schema: &Schema<'_>,
        _: &str,
        cfg: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        let missing = |what: &str| SerdeError::custom(format!("the configuration names no {what}"));
        let service = cfg.load::<ServiceShapeName>().ok_or_else(|| missing("service"))?;
        let operation = cfg.load::<Metadata>().ok_or_else(|| missing("operation"))?;
        let path = format!("/service/{}/operation/{}", service.as_str(), operation.name());
        let mut request = self.inner.serialize_request(input, schema, &path, cfg)?;
        let headers = request.headers_mut();
        headers.insert(HEADER, NAME);
        headers.insert("Accept", MEDIA_TYPE);
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        schema: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        check_header(response)?;
        self.inner.deserialize_response(response, schema, cfg)
    }

    fn parse_error_metadata(&self, response: &HttpResponse, _: &ConfigBag) -> Result<ErrorMetadataBuilder, SerdeError> {
        check_header(response)?;
        error::metadata(response.body().bytes().unwrap_or_default(), response.headers())
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.inner.payload_codec()
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        Some(MEDIA_TYPE)
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, SerdeError> {
        error::metadata(payload, &Headers::new())
    }

    fn update_endpoint(
        &self,
        request: &mut HttpRequest,
        endpoint: &Endpoint,
        cfg: &ConfigBag,
    ) -> Result<(), SerdeError> {
        self.inner.update_endpoint(request, endpoint, cfg)
    }
}

/// Refuses a response of another protocol, as that of a gateway: only its status may be interpreted.
fn check_header(response: &HttpResponse) -> Result<(), SerdeError> {
    if response.headers().get(HEADER) == Some(NAME) {
        return Ok(());
    }
    Err(SerdeError::invalid_input(format!(
        "the response does not have the header `{HEADER}: {NAME}`"
    )))
}

/// Sends no body where there is no input, and has no codes of errors in headers.
pub(super) struct RpcV2Json;

impl ProtocolShim for RpcV2Json {
    fn serialize_request(
        &self,
        protocol: &SharedClientProtocol,
        input: &dyn SerializableStruct,
        _: &OperationTable,
        cfg: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        rpcv2::serialize_request(protocol, input, cfg)
    }

    fn has_codes_in_headers(&self) -> bool {
        false
    }
}
