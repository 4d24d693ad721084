//! ec2Query, of which nothing is published: requests are forms of their own kind, answers are XML.

mod form;

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceVersion, SharedClientProtocol, apply_http_endpoint};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, shape_id};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use super::shim::ProtocolShim;
use super::xml;
use crate::operation::OperationTable;
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
        let document = xml::Document::parse(xml::body(response))?;
        Ok(Box::new(xml::Reader::at(document, xml::Document::ROOT)))
    }

    fn parse_error_metadata(&self, response: &HttpResponse, _: &ConfigBag) -> Result<ErrorMetadataBuilder, SerdeError> {
        Ok(xml::code_and_message(xml::body(response), error))
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a HttpResponse,
        _: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        Ok(Box::new(xml::error(xml::body(response), error)?))
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
fn error(document: &xml::Document<'_>) -> Option<usize> {
    let errors = if document.is_empty() {
        None
    } else {
        document.child(xml::Document::ROOT, "Errors")
    };
    document.child(errors?, "Error")
}

/// Checks the name of the root element. The protocol itself does not know the operation.
pub(super) struct Ec2Query;

impl ProtocolShim for Ec2Query {
    fn deserialize_response<'a>(
        &self,
        _: &'a SharedClientProtocol,
        response: &'a HttpResponse,
        operation: &OperationTable,
        _: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let root = |document: &xml::Document<'_>, operation: &OperationTable| {
            xml::root(document, &format!("{}Response", operation.name))
        };
        Ok(Box::new(xml::output(response, operation, root)?))
    }
}
