//! The table of an operation: its facts, and function pointers to the code that knows its types.

use std::fmt;

use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, prelude};
use aws_smithy_types::config_bag::Layer;

use super::streams::{InputStream, OutputStream};
use super::{
    Failure, FindToken, Input, Operation, OperationError, OperationInput, OperationOutput, RequestIds, ServiceError,
    read_modeled,
};
use crate::auth::Scheme;
use crate::error::enums::ErrorEnum;
use crate::schema::{Http, Structure, Target};
use crate::serde::Shape;
use crate::service::Service;

/// Behavior of an operation that most operations do not have.
pub trait OperationTrait: fmt::Debug + Send + Sync {
    /// Adds settings and components to the operation.
    fn add_to(&'static self, config: &mut Layer, components: &mut RuntimeComponentsBuilder);

    /// Returns `true` if a transfer may be idle for long without being a failure.
    fn may_stall(&self) -> bool {
        false
    }
}

/// An operation without its types: what the call needs to know, as data and function pointers.
///
/// One value for each operation, so that nothing but these few functions is compiled for each.
pub struct OperationTable {
    pub(crate) name: &'static str,
    pub(crate) service: &'static Service,
    pub(crate) http: Option<Http>,
    pub(crate) auth: Option<&'static [Scheme]>,
    pub(crate) unsigned_payload: bool,
    pub(crate) host_prefix: Option<&'static str>,
    pub(crate) traits: &'static [&'static dyn OperationTrait],
    input_target: fn() -> Target,
    output_target: fn() -> Target,
    pub(crate) input_stream: Option<InputStream>,
    pub(crate) output_stream: Option<OutputStream>,
    pub(crate) idempotency_token: Option<FindToken>,
    pub(crate) input: fn(&Input) -> Option<&dyn SerializableStruct>,
    read: fn(&Schema<'_>, &mut dyn ShapeDeserializer, RequestIds) -> Result<Output, SerdeError>,
    pub(crate) fail: fn(Failure<'_>) -> Error,
    pub(crate) error: fn(&Error) -> Option<&dyn ErrorEnum>,
}

impl OperationTable {
    /// The table of `O`.
    pub const fn new<O: Operation>(name: &'static str, service: &'static Service) -> Self {
        Self {
            name,
            service,
            http: None,
            auth: None,
            unsigned_payload: false,
            host_prefix: None,
            traits: &[],
            input_target: O::Input::target,
            output_target: O::Output::target,
            input_stream: O::Input::STREAM,
            output_stream: O::Output::STREAM,
            idempotency_token: O::Input::IDEMPOTENCY_TOKEN,
            input: input::<O::Input>,
            read: read::<O::Output>,
            fail: fail::<O::Error>,
            error: error::<O::Error>,
        }
    }

    /// The table of an operation with the `http` trait.
    pub const fn with_http(mut self, method: &'static str, uri: &'static str, code: u16) -> Self {
        self.http = Some(Http { method, uri, code });
        self
    }

    /// The table of an operation that is not authenticated as the service is.
    pub const fn with_auth(mut self, schemes: &'static [Scheme]) -> Self {
        self.auth = Some(schemes);
        self
    }

    /// The table of an operation whose payload is not signed.
    pub const fn with_unsigned_payload(mut self) -> Self {
        self.unsigned_payload = true;
        self
    }

    /// The table of an operation with the `endpoint` trait: what stands before the host, with labels in braces.
    pub const fn with_host_prefix(mut self, prefix: &'static str) -> Self {
        self.host_prefix = Some(prefix);
        self
    }

    /// The table of an operation with this behavior.
    pub const fn with_traits(mut self, traits: &'static [&'static dyn OperationTrait]) -> Self {
        self.traits = traits;
        self
    }

    /// The schema of the input, with what is known of the operation.
    pub(crate) fn input_schema<'a>(&self, input: &'a dyn SerializableStruct) -> &'a Schema<'a> {
        match self.input_table() {
            Some(table) => table.request(self.http),
            None => input.schema(),
        }
    }

    /// The table of the input.
    pub(crate) fn input_table(&self) -> Option<&'static Structure> {
        (self.input_target)().structure
    }

    /// The table of the output.
    pub(crate) fn output_table(&self) -> Option<&'static Structure> {
        (self.output_target)().structure
    }

    /// The schema of the output.
    pub(crate) fn output_schema(&self) -> &'static Schema<'static> {
        self.output_table().map_or(&prelude::UNIT, Structure::schema)
    }

    /// Reads the output of a response with these headers.
    pub(crate) fn read(&self, d: &mut dyn ShapeDeserializer, headers: &Headers) -> Result<Output, SerdeError> {
        (self.read)(self.output_schema(), d, RequestIds::of(self.service, headers))
    }

    /// The operation's name in the model.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

impl fmt::Debug for OperationTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OperationTable").field(&self.name).finish()
    }
}

// The functions of a table: items rather than closures, of which each would be compiled twice.

fn input<I: OperationInput>(input: &Input) -> Option<&dyn SerializableStruct> {
    match input.downcast_ref::<I>() {
        Some(it) => Some(it),
        None => None,
    }
}

fn read<O: OperationOutput>(
    schema: &Schema<'_>,
    d: &mut dyn ShapeDeserializer,
    ids: RequestIds,
) -> Result<Output, SerdeError> {
    match O::read(schema, d) {
        Ok(mut it) => {
            it.set_request_ids(ids);
            Ok(Output::erase(it))
        }
        Err(error) => Err(error),
    }
}

fn fail<E: OperationError>(failure: Failure<'_>) -> Error {
    Error::erase(E::from_service(service_error(failure, E::VARIANTS)))
}

/// Compiled once for all operations of a service.
fn service_error<S: ServiceError>(failure: Failure<'_>, variants: &[&str]) -> S {
    match failure {
        Failure::Modeled(d, meta) => {
            let code = meta.code().map(ToOwned::to_owned);
            let code = code.as_deref();
            read_modeled(d, meta, variants, &|it| code == Some(it.code) || code == Some(it.name))
        }
        Failure::Unhandled(it) => S::from_unhandled(it),
    }
}

fn error<E: OperationError>(error: &Error) -> Option<&dyn ErrorEnum> {
    match error.downcast_ref::<E>() {
        Some(it) => Some(it),
        None => None,
    }
}
