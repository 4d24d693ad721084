//! restXml: what the published protocol leaves to its user.

use std::sync::LazyLock;

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::Schema;
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::protocol::{ClientProtocol, SharedClientProtocol};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::{Builder as ErrorMetadataBuilder, ErrorMetadata};
#[cfg(feature = "event-stream")]
use aws_smithy_xml::codec::find_depth2_element_slice_by;
use aws_smithy_xml::decode::Document;

use super::{AwsRestXmlProtocol, Repair, rest, xml_document};
use crate::operation::OperationTable;

/// Reads the errors of services that put no `ErrorResponse` around them, whoever made the protocol, takes an empty body for
/// an output without members, and refuses one that is cut off.
pub(super) struct RestXml;

/// The published protocol knows of `noErrorWrapping` only if it is told when it is made.
static UNWRAPPED: LazyLock<AwsRestXmlProtocol> =
    LazyLock::new(|| AwsRestXmlProtocol::new().with_no_error_wrapping(true));

impl Repair for RestXml {
    fn serialize_request(
        &self,
        protocol: &SharedClientProtocol,
        input: &dyn SerializableStruct,
        operation: &OperationTable,
        cfg: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        rest::serialize_request(protocol, input, operation, None, cfg)
    }

    fn deserialize_response<'a>(
        &self,
        protocol: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        schema: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let de = match response.body().bytes() {
            // Members that are headers are read from an error without a body only, not from an output.
            Some([]) => protocol.deserialize_error_response(response, cfg)?,
            body => {
                if let Some(body) = body.filter(|_| rest::has_document(schema)) {
                    xml_document::check(body)?;
                }
                protocol.deserialize_response(response, schema, cfg)?
            }
        };
        Ok(xml_document::with_unions(de))
    }

    fn parse_error_metadata(
        &self,
        protocol: &SharedClientProtocol,
        response: &HttpResponse,
        operation: &OperationTable,
        cfg: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        if operation.service.not_found_without_body && is_bare_404(response) {
            return Ok(ErrorMetadata::builder().code("NotFound"));
        }
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
            return ClientProtocol::deserialize_error_response(&*UNWRAPPED, response, cfg)
                .map(xml_document::with_unions);
        }
        protocol
            .deserialize_error_response(response, cfg)
            .map(xml_document::with_unions)
    }

    fn deserialize_payload<'a>(
        &self,
        codec: &'a dyn DynCodec,
        payload: &'a [u8],
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        xml_document::check(payload)?;
        Ok(xml_document::with_unions(codec.create_deserializer(payload)))
    }

    /// `<Error>` of `<ErrorResponse><Error>..`, or the document itself if it has no envelope.
    #[cfg(feature = "event-stream")]
    fn error_document<'a>(&self, document: &'a [u8]) -> &'a [u8] {
        let text = std::str::from_utf8(document).unwrap_or_default();
        let is_envelope = Document::new(text)
            .root_element()
            .is_ok_and(|root| root.start_el().local() == "ErrorResponse");
        let error = is_envelope.then(|| find_depth2_element_slice_by(document, |name| name == "Error"));
        error.flatten().unwrap_or(document)
    }
}

/// Whether the status is all that the response says: the answer to `HEAD` has no document for the code of an error.
fn is_bare_404(response: &HttpResponse) -> bool {
    response.status().as_u16() == 404 && response.body().bytes() == Some(&[])
}

/// Whether the document is an error, by the name of its root.
pub(super) fn is_error(body: &[u8]) -> bool {
    let document = Document::try_from(body).ok();
    document.is_some_and(|mut it| it.root_element().is_ok_and(|root| root.start_el().matches("Error")))
}
