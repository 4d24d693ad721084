//! Between the orchestrator and the published protocols: one serializer and one deserializer for all operations.

#[cfg(feature = "aws-query")]
mod aws_query;
mod bound;
#[cfg(feature = "ec2-query")]
mod ec2_query;
mod error_code;
#[cfg(any(feature = "rest-json", feature = "rest-xml"))]
mod header_times;
mod host_prefix;
#[cfg(any(feature = "rest-json", feature = "rest-xml"))]
mod rest;
#[cfg(feature = "rest-json")]
mod rest_json;
#[cfg(feature = "rest-xml")]
mod rest_xml;
#[cfg(any(feature = "rpcv2-cbor", feature = "rpcv2-json"))]
mod rpcv2;
#[cfg(feature = "rpcv2-cbor")]
mod rpcv2_cbor;
#[cfg(feature = "rpcv2-json")]
mod rpcv2_json;
mod shim;
#[cfg(any(feature = "aws-query", feature = "ec2-query", feature = "rest-xml"))]
mod xml;

use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output, OutputOrError};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SerializeRequest};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::protocol::{ClientProtocol, SharedClientProtocol};
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::client::trace;
use crate::error::{BoxError, ErrorMetadata, Unhandled};
use crate::limits;
use crate::operation::{Failure, OperationTable};
#[cfg(feature = "presigning")]
use crate::presigning;
use crate::quirks::QueryCompatible;
use crate::request_id;
use crate::service::Protocol;
use crate::validate::{Validation, validate};
pub(crate) use bound::has_bindings;
use shim::{ProtocolShim, Unshimmed};

#[cfg(feature = "rpcv2-cbor")]
pub use aws_smithy_cbor::protocol::RpcV2CborProtocol;
#[cfg(feature = "aws-json")]
pub use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol;
#[cfg(feature = "rest-json")]
pub use aws_smithy_json::protocol::aws_rest_json_1::AwsRestJsonProtocol;
#[cfg(feature = "aws-query")]
pub use aws_smithy_query::protocol::AwsQueryProtocol;
#[cfg(feature = "rest-xml")]
pub use aws_smithy_xml::protocol::aws_rest_xml::AwsRestXmlProtocol;
#[cfg(feature = "ec2-query")]
pub use ec2_query::Ec2QueryProtocol;
#[cfg(feature = "rpcv2-json")]
pub use rpcv2_json::RpcV2JsonProtocol;

impl Protocol {
    /// Returns the constructor of this protocol, for the field of a [`Service`](crate::Service).
    pub const fn constructor(self) -> fn() -> SharedClientProtocol {
        match self {
            #[cfg(feature = "aws-json")]
            Self::AwsJson1_0 => || SharedClientProtocol::new(AwsJsonRpcProtocol::aws_json_1_0()),
            #[cfg(feature = "aws-json")]
            Self::AwsJson1_1 => || SharedClientProtocol::new(AwsJsonRpcProtocol::aws_json_1_1()),
            #[cfg(feature = "rest-json")]
            Self::RestJson1 => || SharedClientProtocol::new(AwsRestJsonProtocol::new()),
            #[cfg(feature = "rest-xml")]
            Self::RestXml => || SharedClientProtocol::new(AwsRestXmlProtocol::new()),
            #[cfg(feature = "aws-query")]
            Self::AwsQuery => || SharedClientProtocol::new(AwsQueryProtocol::new()),
            #[cfg(feature = "ec2-query")]
            Self::Ec2Query => || SharedClientProtocol::new(Ec2QueryProtocol::new()),
            #[cfg(feature = "rpcv2-cbor")]
            Self::RpcV2Cbor => || SharedClientProtocol::new(RpcV2CborProtocol::new()),
            #[cfg(feature = "rpcv2-json")]
            Self::RpcV2Json => || SharedClientProtocol::new(RpcV2JsonProtocol::new()),
        }
    }
}

/// A protocol that `config::Builder::protocol` accepts: a [`Protocol`], or an implementation of a client protocol.
pub trait IntoClientProtocol {
    /// Returns the protocol in the form that a configuration keeps.
    fn into_client_protocol(self) -> SharedClientProtocol;
}

impl IntoClientProtocol for Protocol {
    fn into_client_protocol(self) -> SharedClientProtocol {
        self.constructor()()
    }
}

impl<P: ClientProtocol + 'static> IntoClientProtocol for P {
    fn into_client_protocol(self) -> SharedClientProtocol {
        SharedClientProtocol::new(self)
    }
}

/// Writes requests and reads responses of one operation in the protocol that the configuration names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperationSerde(pub(crate) &'static OperationTable);

impl SerializeRequest for OperationSerde {
    /// The input is checked here, the last moment before anything is written: every interceptor that may change it
    /// has run and the idempotency token is filled in. An error is a construction failure and is not retried.
    fn serialize_input(&self, input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let level = cfg.load::<Validation>().copied().unwrap_or(self.0.service.validation);
        #[cfg(feature = "presigning")]
        let level = presigning::mark::validation(level, cfg);
        let members = (self.0.input)(&input).ok_or_else(|| {
            format!(
                "an interceptor replaced the input of {} by one of another type",
                self.0.name
            )
        })?;
        if let Some(table) = self.0.input_table() {
            validate(members, table, level)?;
        }
        host_prefix::store(self.0, members, cfg)?;
        let protocol = protocol(cfg)?;
        if let Some(table) = self.0.input_table() {
            bound::check(protocol, table, members)?;
        }
        let is_query = protocol.protocol_id().as_str() == "aws.protocols#awsQuery";
        let tells_query_codes = cfg.load::<QueryCompatible>().is_some() && !is_query;
        let mut request = shim(protocol).serialize_request(protocol, members, self.0, cfg)?;
        // The body of an input that can have no members has no length, as with official clients; Smithy RPC v2 wants it.
        let is_rpcv2 = matches!(
            protocol.protocol_id().as_str(),
            "smithy.protocols#rpcv2Cbor" | "smithy.protocols#rpcv2Json"
        );
        if members.schema().members().is_empty() && !is_rpcv2 {
            request.headers_mut().remove("Content-Length");
        }
        if let Some(stream) = &self.0.input_stream {
            stream.send(input, &mut request, cfg)?;
        }
        if let Some(stream) = &self.0.output_stream {
            stream.ask(&mut request);
        }
        #[cfg(feature = "presigning")]
        presigning::mark::shape(&mut request, cfg)?;
        if tells_query_codes {
            request.headers_mut().insert("x-amzn-query-mode", "true");
        }
        Ok(request)
    }
}

impl DeserializeResponse for OperationSerde {
    /// An error has no stream, so it is left to be read as a whole.
    fn deserialize_streaming_with_config(&self, response: &mut HttpResponse, cfg: &ConfigBag) -> Option<OutputOrError> {
        let Some(stream) = self.0.output_stream.as_ref().filter(|_| self.is_success(response)) else {
            limits::limit_body(response, cfg);
            return None;
        };
        #[cfg(feature = "event-stream")]
        if stream.is_events() {
            limits::limit_events(response, cfg);
        }
        trace::request_ids(self.0, response.headers());
        let output = protocol(cfg)
            .map_err(BoxError::from)
            .and_then(|protocol| stream.receive(response, protocol, |response| self.output(response, cfg)));
        Some(output.map_err(|error| OrchestratorError::operation(self.unreadable(error, response))))
    }

    fn deserialize_nonstreaming_with_config(&self, response: &HttpResponse, cfg: &ConfigBag) -> OutputOrError {
        trace::request_ids(self.0, response.headers());
        let result = if self.is_success(response) && !self.hides_error(response) {
            self.output(response, cfg).map(Ok)
        } else {
            self.error(response, cfg).map(Err)
        };
        let result = result.unwrap_or_else(|error| Err(self.unreadable(error, response)));
        result.map_err(OrchestratorError::operation)
    }
}

impl OperationSerde {
    fn is_success(&self, response: &HttpResponse) -> bool {
        let status = response.status();
        status.is_success() || self.0.http.is_some_and(|it| it.code == status.as_u16())
    }

    /// Returns `true` if the response is an error although the status says success.
    fn hides_error(&self, response: &HttpResponse) -> bool {
        self.0.service.quirks.iter().any(|it| it.is_error(response))
    }

    fn output(&self, response: &HttpResponse, cfg: &ConfigBag) -> Result<Output, BoxError> {
        let protocol = protocol(cfg)?;
        let mut body = shim(protocol).deserialize_response(protocol, response, self.0, cfg)?;
        Ok(self.0.read(&mut *body, response.headers())?)
    }

    /// A response that cannot be read is an error of the operation, as it is for official clients.
    fn unreadable(&self, error: BoxError, response: &HttpResponse) -> Error {
        let meta = request_id::apply(self.0.service, ErrorMetadata::builder(), response.headers()).build();
        (self.0.fail)(Failure::Unhandled(Unhandled::new(error, meta)))
    }

    fn error(&self, response: &HttpResponse, cfg: &ConfigBag) -> Result<Error, BoxError> {
        let protocol = protocol(cfg)?;
        let shim = shim(protocol);
        let meta = error_code::metadata(shim, protocol, response, self.0, cfg)?;
        let meta = request_id::apply(self.0.service, meta, response.headers()).build();
        // Code and message of the error stay known if the body is malformed.
        Ok(match shim.deserialize_error_response(protocol, response, self.0, cfg) {
            Ok(mut body) => (self.0.fail)(Failure::Modeled(&mut *body, meta)),
            Err(error) => (self.0.fail)(Failure::Unhandled(Unhandled::new(error, meta))),
        })
    }
}

/// The protocol that is configured_protocol if the configuration names none.
///
/// It has a type of its own: where the orchestrator finds a protocol, it has that put the endpoint into the request, which
/// panics on headers that are none. Otherwise it does so itself and fails.
#[derive(Debug)]
pub(crate) struct DefaultProtocol(pub(crate) SharedClientProtocol);

impl Storable for DefaultProtocol {
    type Storer = StoreReplace<Self>;
}

/// The protocol of this call.
pub(crate) fn configured_protocol(cfg: &ConfigBag) -> Option<&SharedClientProtocol> {
    let default = || cfg.load::<DefaultProtocol>().map(|it| &it.0);
    cfg.load::<SharedClientProtocol>().or_else(default)
}

/// The protocol of this call, which there has to be.
pub(crate) fn protocol(cfg: &ConfigBag) -> Result<&SharedClientProtocol, SerdeError> {
    configured_protocol(cfg).ok_or_else(|| SerdeError::custom("the configuration names no protocol"))
}

/// The format of documents that come without a request or response, such as the payload of an event.
pub(crate) fn payload_codec(protocol: &SharedClientProtocol) -> Result<&dyn DynCodec, SerdeError> {
    let codec = protocol.payload_codec();
    codec.ok_or_else(|| SerdeError::unsupported("the protocol has no event streams"))
}

/// Prepares to read such a document.
pub(crate) fn payload_deserializer<'a>(
    protocol: &'a SharedClientProtocol,
    payload: &'a [u8],
) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
    shim(protocol).deserialize_payload(payload_codec(protocol)?, payload)
}

/// The code and message of an error that is an event, if the payload tells them.
#[cfg(feature = "event-stream")]
pub(crate) fn event_error_metadata(protocol: &SharedClientProtocol, payload: &[u8]) -> ErrorMetadata {
    let known = shim(protocol).event_error_metadata(protocol, payload);
    known.unwrap_or_default().build()
}

/// The part of an error's document that has the members of the error.
#[cfg(feature = "event-stream")]
pub(crate) fn error_document<'a>(protocol: &SharedClientProtocol, document: &'a [u8]) -> &'a [u8] {
    shim(protocol).error_document(document)
}

/// Returns the shim of a protocol.
fn shim(protocol: &SharedClientProtocol) -> &'static dyn ProtocolShim {
    match protocol.protocol_id().as_str() {
        #[cfg(feature = "rest-json")]
        "aws.protocols#restJson1" => &rest_json::RestJson,
        #[cfg(feature = "rest-xml")]
        "aws.protocols#restXml" => &rest_xml::RestXml,
        #[cfg(feature = "aws-query")]
        "aws.protocols#awsQuery" => &aws_query::AwsQuery,
        #[cfg(feature = "ec2-query")]
        "aws.protocols#ec2Query" => &ec2_query::Ec2Query,
        #[cfg(feature = "rpcv2-cbor")]
        "smithy.protocols#rpcv2Cbor" => &rpcv2_cbor::RpcV2Cbor,
        #[cfg(feature = "rpcv2-json")]
        "smithy.protocols#rpcv2Json" => &rpcv2_json::RpcV2Json,
        _ => &Unshimmed,
    }
}
