//! restXml: what the published protocol leaves to its user.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::http_protocol::{http_error_deserializer, http_output_deserializer};
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
#[cfg(feature = "event-stream")]
use aws_smithy_xml::decode;

use super::shim::ProtocolShim;
use super::{rest, xml};
use crate::operation::OperationTable;
use crate::quirks::NoErrorWrapping;
use crate::schema::{Setting, Structure};

/// Reads documents in place of the published protocol, and checks the name of the root element.
pub(super) struct RestXml;

impl ProtocolShim for RestXml {
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
        _: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        operation: &OperationTable,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let (body, schema) = (output(response, operation)?, operation.output_schema());
        Ok(rest::output(
            http_output_deserializer(body, response, schema, cfg),
            schema,
        ))
    }

    fn parse_error_metadata(
        &self,
        _: &SharedClientProtocol,
        response: &HttpResponse,
        _: &OperationTable,
        cfg: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        Ok(xml::code_and_message(xml::body(response), error_of(cfg)))
    }

    fn deserialize_error_response<'a>(
        &self,
        _: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        _: &OperationTable,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let body = xml::error(xml::body(response), error_of(cfg))?;
        Ok(rest::error(http_error_deserializer(body, response, cfg)))
    }

    fn deserialize_payload<'a>(
        &self,
        _: &'a dyn DynCodec,
        payload: &'a [u8],
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let document = xml::Document::parse(payload)?;
        Ok(Box::new(xml::Reader::at(document, xml::Document::ROOT)))
    }

    #[cfg(feature = "event-stream")]
    fn event_error_metadata(
        &self,
        _: &SharedClientProtocol,
        payload: &[u8],
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        let error = |document: &xml::Document<'_>| {
            let root = (!document.is_empty()).then_some(xml::Document::ROOT)?;
            xml::wrapped_error(document).or(Some(root))
        };
        Ok(xml::code_and_message(payload, error))
    }

    /// `<Error>` of `<ErrorResponse><Error>..`, or the document itself if it has no envelope.
    #[cfg(feature = "event-stream")]
    fn error_document<'a>(&self, document: &'a [u8]) -> &'a [u8] {
        let text = std::str::from_utf8(document).unwrap_or_default();
        let is_envelope = decode::Document::new(text)
            .root_element()
            .is_ok_and(|root| root.start_el().local() == "ErrorResponse");
        let error =
            is_envelope.then(|| aws_smithy_xml::codec::find_depth2_element_slice_by(document, |name| name == "Error"));
        error.flatten().unwrap_or(document)
    }
}

/// Returns a reader of the document of an output.
fn output<'a>(response: &'a HttpResponse, operation: &OperationTable) -> Result<xml::Reader<'a>, SerdeError> {
    let schema = operation.output_schema();
    let is_payload = schema.members().iter().any(|it| it.http_payload().is_some());
    let body = response.body().bytes().filter(|_| rest::has_document(schema));
    // A payload may be absent. Members need a document.
    let Some(body) = body.filter(|it| !(is_payload && it.is_empty())) else {
        return Ok(xml::Reader::empty());
    };
    let document = xml::Document::parse(body)?;
    if let Some(name) = operation.output_table().and_then(root_name) {
        xml::root(&document, name)?;
    }
    Ok(xml::Reader::at(document, xml::Document::ROOT))
}

/// The name that the root element of an output must have, if any.
fn root_name(output: &Structure) -> Option<&'static str> {
    let payload = output
        .members()
        .iter()
        .find(|it| has(it.settings, |it| matches!(it, Setting::HttpPayload)));
    match payload {
        Some(it) => xml_name(it.settings).or_else(|| it.target.structure.map(own_name)),
        None if has(output.settings(), |it| matches!(it, Setting::XmlAnyRoot)) => None,
        None if has(output.settings(), |it| matches!(it, Setting::XmlUnwrapped)) => output
            .members()
            .first()
            .map(|it| xml_name(it.settings).unwrap_or(it.name)),
        None => Some(own_name(output)),
    }
}

fn own_name(structure: &Structure) -> &'static str {
    xml_name(structure.settings()).unwrap_or(structure.name)
}

fn xml_name(settings: &[Setting]) -> Option<&'static str> {
    settings.iter().find_map(|it| {
        if let Setting::XmlName(name) = it {
            Some(*name)
        } else {
            None
        }
    })
}

fn has(settings: &[Setting], is: fn(&Setting) -> bool) -> bool {
    settings.iter().any(is)
}

/// Returns the function that finds the error in a document.
fn error_of(cfg: &ConfigBag) -> fn(&xml::Document<'_>) -> Option<usize> {
    if cfg.load::<NoErrorWrapping>().is_some() {
        |document| (!document.is_empty()).then_some(xml::Document::ROOT)
    } else {
        xml::wrapped_error
    }
}
