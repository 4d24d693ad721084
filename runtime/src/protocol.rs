//! Between the orchestrator and the published protocols: one serializer and one deserializer for all operations.

use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output, OutputOrError};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SerializeRequest};
use aws_smithy_schema::protocol::{ClientProtocol, SharedClientProtocol};
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::request_id::{RequestId, apply_request_id};

use crate::error::{BoxError, ErrorMetadata, Unhandled};
use crate::operation::OperationTable;
use crate::service::Protocol;
use crate::validate::Validation;

#[cfg(feature = "rpcv2-cbor")]
pub use aws_smithy_cbor::protocol::RpcV2CborProtocol;
#[cfg(feature = "aws-json")]
pub use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol;

impl Protocol {
    /// The published implementation of this protocol.
    pub fn client_protocol(self) -> SharedClientProtocol {
        match self {
            #[cfg(feature = "aws-json")]
            Self::AwsJson1_0 => SharedClientProtocol::new(AwsJsonRpcProtocol::aws_json_1_0()),
            #[cfg(feature = "aws-json")]
            Self::AwsJson1_1 => SharedClientProtocol::new(AwsJsonRpcProtocol::aws_json_1_1()),
            #[cfg(feature = "rpcv2-cbor")]
            Self::RpcV2Cbor => SharedClientProtocol::new(RpcV2CborProtocol::new()),
        }
    }
}

/// What `config::Builder::protocol` takes: one of [`Protocol`], or any implementation of a client protocol.
pub trait IntoClientProtocol {
    /// The protocol in the form that a configuration keeps.
    fn into_client_protocol(self) -> SharedClientProtocol;
}

impl IntoClientProtocol for Protocol {
    fn into_client_protocol(self) -> SharedClientProtocol {
        self.client_protocol()
    }
}

impl<P: ClientProtocol + 'static> IntoClientProtocol for P {
    fn into_client_protocol(self) -> SharedClientProtocol {
        SharedClientProtocol::new(self)
    }
}

/// Writes requests and reads responses of one operation in the protocol that the configuration names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glue(pub(crate) &'static OperationTable);

impl SerializeRequest for Glue {
    /// The input is checked here, the last moment before anything is written: every interceptor that may change it
    /// has run and the idempotency token is filled in. An error is a construction failure and is not retried.
    fn serialize_input(&self, input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let level = cfg.load::<Validation>().copied().unwrap_or(self.0.service.validation);
        if level != Validation::Off {
            (self.0.check)(&input, level)?;
        }
        let input = (self.0.input)(&input).ok_or_else(|| {
            format!(
                "an interceptor replaced the input of {} by one of another type",
                self.0.name
            )
        })?;
        // All protocols that the runtime offers find their route themselves.
        Ok(protocol(cfg)?.serialize_request(input, input.schema(), "", cfg)?)
    }
}

impl DeserializeResponse for Glue {
    fn deserialize_nonstreaming_with_config(&self, response: &HttpResponse, cfg: &ConfigBag) -> OutputOrError {
        tracing::debug!(request_id = ?response.request_id());
        let status = response.status();
        let result = if status.is_success() {
            self.output(response, cfg)
        } else {
            self.error(response, cfg).map(Err)
        };
        // A response that cannot be read is an error of the operation, as it is for official clients.
        let result = result.unwrap_or_else(|error| {
            let meta = apply_request_id(ErrorMetadata::builder(), response.headers()).build();
            Err((self.0.unhandled)(Unhandled::new(error, meta)))
        });
        result.map_err(OrchestratorError::operation)
    }
}

impl Glue {
    fn output(&self, response: &HttpResponse, cfg: &ConfigBag) -> Result<Result<Output, Error>, BoxError> {
        let protocol = protocol(cfg)?;
        let schema = (self.0.output_schema)();
        if !schema.members().is_empty() {
            check_body(protocol, response)?;
        }
        let mut body = protocol.deserialize_response(response, schema, cfg)?;
        let request_id = response.request_id().map(str::to_owned);
        Ok(Ok((self.0.read)(&mut *body, request_id)?))
    }

    fn error(&self, response: &HttpResponse, cfg: &ConfigBag) -> Result<Error, BoxError> {
        let protocol = protocol(cfg)?;
        check_body(protocol, response)?;
        let meta = protocol.parse_error_metadata(response, cfg)?;
        let meta = apply_request_id(meta, response.headers()).build();
        let mut body = protocol.deserialize_error_response(response, cfg)?;
        Ok((self.0.read_error)(&mut *body, meta))
    }
}

/// Refuses a body that the protocol's codec takes although it is not one whole value.
fn check_body(protocol: &SharedClientProtocol, response: &HttpResponse) -> Result<(), SerdeError> {
    match (protocol.protocol_id().as_str(), response.body().bytes()) {
        #[cfg(feature = "rpcv2-cbor")]
        ("smithy.protocols#rpcv2Cbor", Some(body)) => crate::serde::check_cbor(body),
        _ => Ok(()),
    }
}

/// The protocol of this call.
fn protocol(cfg: &ConfigBag) -> Result<&SharedClientProtocol, SerdeError> {
    cfg.load::<SharedClientProtocol>()
        .ok_or_else(|| SerdeError::custom("the configuration names no protocol"))
}
