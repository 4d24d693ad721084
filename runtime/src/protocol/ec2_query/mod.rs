//! ec2Query, of which nothing is published: requests are forms of their own kind, answers are XML.

mod form;

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceVersion, apply_http_endpoint};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, shape_id};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::{Builder as ErrorMetadataBuilder, ErrorMetadata};
use aws_smithy_xml::codec::{XmlCodec, find_depth2_element_slice_by};

use super::{xml, xml_document};
use form::Form;

/// `aws.protocols#ec2Query`
#[derive(Debug, Default)]
pub struct Ec2QueryProtocol(());

impl Ec2QueryProtocol {
    /// The protocol; name of the operation and version of the service are found in the configuration of a call.
    pub fn new() -> Self {
        Self::default()
    }
}

static ID: ShapeId<'static> = shape_id!("aws.protocols", "ec2Query");

impl ClientProtocolInner for Ec2QueryProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    fn protocol_id(&self) -> &ShapeId<'static> {
        &ID
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        _: &Schema<'_>,
        _: &str,
        cfg: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        let missing = |what: &str| SerdeError::custom(format!("the configuration names no {what}"));
        let action = cfg.load::<Metadata>().ok_or_else(|| missing("operation"))?;
        let version = cfg.load::<ServiceVersion>().ok_or_else(|| missing("service version"))?;
        let mut form = Form::new(action.name(), version.as_str());
        input.serialize_members(&mut form)?;
        let body = form.finish();

        let invalid = |error: &dyn std::fmt::Display| SerdeError::custom(error.to_string());
        let length = body.len();
        let mut request = HttpRequest::new(SdkBody::from(body));
        request.set_method("POST").map_err(|error| invalid(&error))?;
        request.set_uri("/").map_err(|error| invalid(&error))?;
        let headers = request.headers_mut();
        headers.insert("Content-Type", "application/x-www-form-urlencoded");
        headers.insert("Content-Length", length.to_string());
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        _: &Schema<'_>,
        _: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        xml::or_empty(response, || {
            Ok(Box::new(XmlCodec::default().create_deserializer(xml::body(response))))
        })
    }

    fn parse_error_metadata(&self, response: &HttpResponse, _: &ConfigBag) -> Result<ErrorMetadataBuilder, SerdeError> {
        error(xml::body(response)).map_or_else(|| Ok(ErrorMetadata::builder()), xml::code_and_message)
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a HttpResponse,
        _: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let error = error(xml::body(response)).unwrap_or(b"<Error/>");
        let error = XmlCodec::default().create_deserializer(error);
        Ok(xml_document::with_unions(Box::new(error)))
    }

    fn update_endpoint(
        &self,
        request: &mut HttpRequest,
        endpoint: &Endpoint,
        cfg: &ConfigBag,
    ) -> Result<(), SerdeError> {
        apply_http_endpoint(request, endpoint, cfg)
    }
}

/// The element `Error` of `<Response><Errors><Error>..`.
fn error(body: &[u8]) -> Option<&[u8]> {
    let errors = find_depth2_element_slice_by(body, |name| name == "Errors")?;
    find_depth2_element_slice_by(errors, |name| name == "Error")
}
