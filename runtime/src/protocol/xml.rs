//! What the protocols have in common whose answers are XML.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::error::metadata::{Builder as ErrorMetadataBuilder, ErrorMetadata};
use aws_smithy_xml::codec::XmlCodec;
use aws_smithy_xml::decode::{Document, XmlDecodeError, try_data};

use super::xml_document::{check, with_unions};

/// Reads the body with `deserialize`, and a body that is empty as a structure without members.
pub(super) fn or_empty<'a>(
    response: &'a HttpResponse,
    deserialize: impl FnOnce() -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError>,
) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
    if body(response).is_empty() {
        return Ok(Box::new(XmlCodec::default().create_deserializer(b"<Empty/>")));
    }
    check(body(response))?;
    deserialize().map(with_unions)
}

/// The body; none if it is a stream.
pub(super) fn body(response: &HttpResponse) -> &[u8] {
    response.body().bytes().unwrap_or_default()
}

/// The children `Code` and `Message` of an element, which is the whole of `xml`.
pub(super) fn code_and_message(xml: &[u8]) -> Result<ErrorMetadataBuilder, SerdeError> {
    let mut builder = ErrorMetadata::builder();
    let invalid = |error: XmlDecodeError| SerdeError::invalid_input(error.to_string());
    let text = std::str::from_utf8(xml).map_err(|error| SerdeError::invalid_input(error.to_string()))?;
    let mut document = Document::new(text);
    let mut error = document.root_element().map_err(invalid)?;
    while let Some(mut child) = error.next_tag() {
        builder = match child.start_el().local() {
            "Code" => builder.code(try_data(&mut child).map_err(invalid)?),
            "Message" => builder.message(try_data(&mut child).map_err(invalid)?),
            _ => builder,
        };
    }
    Ok(builder)
}
