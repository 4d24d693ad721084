//! The shim between the serializer of all operations and a protocol.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use crate::operation::OperationTable;

/// The code around a protocol that fills the holes of its published implementation.
///
/// The id of the protocol selects the shim, so that an implementation that a user brings along has it as well.
pub(super) trait ProtocolShim: Sync {
    /// Writes a request.
    fn serialize_request(
        &self,
        protocol: &SharedClientProtocol,
        input: &dyn SerializableStruct,
        operation: &OperationTable,
        cfg: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        // All protocols find their route themselves.
        protocol.serialize_request(input, operation.input_schema(input), "", cfg)
    }

    /// Prepares to read the output.
    fn deserialize_response<'a>(
        &self,
        protocol: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        operation: &OperationTable,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        protocol.deserialize_response(response, operation.output_schema(), cfg)
    }

    /// Reads the code and message of an error.
    fn parse_error_metadata(
        &self,
        protocol: &SharedClientProtocol,
        response: &HttpResponse,
        _operation: &OperationTable,
        cfg: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        protocol.parse_error_metadata(response, cfg)
    }

    /// Returns whether an error without a readable body is known by a code in a header.
    fn has_codes_in_headers(&self) -> bool {
        true
    }

    /// Prepares to read the members of an error.
    fn deserialize_error_response<'a>(
        &self,
        protocol: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        _operation: &OperationTable,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        protocol.deserialize_error_response(response, cfg)
    }

    /// Prepares to read a document that comes without a response.
    fn deserialize_payload<'a>(
        &self,
        codec: &'a dyn DynCodec,
        payload: &'a [u8],
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        Ok(codec.create_deserializer(payload))
    }

    /// Reads the code and message of an error that is an event.
    #[cfg(feature = "event-stream")]
    fn event_error_metadata(
        &self,
        protocol: &SharedClientProtocol,
        payload: &[u8],
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        protocol.parse_event_stream_error_metadata(payload)
    }

    /// The part of an error's document that has the members of the error.
    #[cfg(feature = "event-stream")]
    fn error_document<'a>(&self, document: &'a [u8]) -> &'a [u8] {
        document
    }
}

/// The shim of a protocol without holes.
pub(super) struct Unshimmed;

impl ProtocolShim for Unshimmed {}
