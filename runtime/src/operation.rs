//! The seam between generated operations and the call that all of them share.
//!
//! The derives implement the traits of this module; everything else about a call is written once, in [`crate::client`].
//! The expansions in `derive/src/expansions/` show the code that they write.

use std::fmt;

use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, prelude};

use crate::auth::Scheme;
use crate::client::extra::Extra;
use crate::error::{ErrorEnum, ErrorKind, ErrorMetadata, ProvideErrorKind, ProvideErrorMetadata, Unhandled};
use crate::schema::{Http, Structure, Target};
use crate::serde::Shape;
use crate::service::Service;
use crate::stream::{InputStream, OutputStream};

pub use crate::request_id::RequestIds;
pub use aws_smithy_runtime_api::client::interceptors::context::Input;

/// An operation of a service: the marker type that names its input, output and errors.
pub trait Operation: 'static {
    /// What a caller sends.
    type Input: OperationInput;
    /// What a caller gets.
    type Output: OperationOutput;
    /// What a caller gets instead.
    type Error: OperationError;
    /// The operation without its types, for the code that all operations share.
    const TABLE: &'static OperationTable;
}

/// Finds the member of an input that the client fills in when the caller leaves it out.
pub type FindToken = fn(&mut Input) -> Option<&mut Option<String>>;

/// The input of an operation.
pub trait OperationInput: Shape + SerializableStruct + fmt::Debug + Send + Sync + 'static {
    /// The member that is a stream, if one is.
    const STREAM: Option<InputStream> = None;
    /// The member that is an idempotency token, if one is.
    const IDEMPOTENCY_TOKEN: Option<FindToken> = None;
}

/// The output of an operation.
pub trait OperationOutput: Shape + Sized + fmt::Debug + Send + Sync + 'static {
    /// The member that is a stream, if one is.
    const STREAM: Option<OutputStream> = None;
    /// The members that waiters look at, if they look at any.
    fn members(&self) -> Option<&dyn SerializableStruct> {
        None
    }
    /// Sets what the service calls the request.
    fn set_request_ids(&mut self, ids: RequestIds);
}

/// A structure with the `error` trait.
pub trait ErrorStructure: Sized {
    /// The name of the shape, which is what most protocols call the error.
    const NAME: &'static str;
    /// What the query protocols call it.
    const CODE: &'static str = Self::NAME;
    /// How a call that ended with the error is tried again, if it is.
    const RETRY: Option<ErrorKind> = None;
    /// Reads the structure; required members that the service left out get a value.
    fn read(d: &mut dyn ShapeDeserializer, meta: ErrorMetadata) -> Result<Self, SerdeError>;
}

/// All errors of a service, the type by which those of its operations are read.
pub trait ServiceError: ErrorEnum + Sized {
    /// The errors that the model names.
    const MODELED: &'static [ModeledError];
    /// Reads the error that is at this index of `MODELED`.
    fn read(index: usize, d: &mut dyn ShapeDeserializer, meta: ErrorMetadata) -> Result<Self, SerdeError>;
}

/// The errors of an operation.
pub trait OperationError:
    ErrorEnum + std::error::Error + ProvideErrorKind + ProvideErrorMetadata + Sized + Send + Sync + 'static
{
    /// The errors of all operations.
    type Service: ServiceError;
    /// The variants for errors that the model names; the service's errors have them too.
    const VARIANTS: &'static [&'static str];
    /// The operation's error that is the service's; what is none of its variants is unhandled.
    fn from_service(error: Self::Service) -> Self;
}

/// An error that the model names.
pub struct ModeledError {
    /// The variant that holds it.
    pub variant: &'static str,
    /// The name of the shape, which is what most protocols call the error.
    pub name: &'static str,
    /// What the query protocols call it.
    pub code: &'static str,
}

/// What [`ServiceError::read`] ends with for an index that `MODELED` does not have.
pub fn no_such_error(meta: &ErrorMetadata) -> SerdeError {
    SerdeError::custom(format!("no error of the service is {meta}"))
}

/// The first error of `E` that is `wanted`.
#[cfg(feature = "waiters")]
pub(crate) fn find_modeled<E: OperationError>(wanted: impl Fn(&ModeledError) -> bool) -> Option<&'static ModeledError> {
    let mut modeled = E::Service::MODELED.iter();
    modeled.find(|it| E::VARIANTS.contains(&it.variant) && wanted(it))
}

/// Reads the first error that is `wanted` and one of these variants; one that is not in the model or cannot be read is
/// unhandled.
pub(crate) fn read_modeled<S: ServiceError>(
    d: &mut dyn ShapeDeserializer,
    meta: ErrorMetadata,
    variants: &[&str],
    wanted: &dyn Fn(&ModeledError) -> bool,
) -> S {
    let is_it = |it: &ModeledError| variants.contains(&it.variant) && wanted(it);
    let unhandled = match S::MODELED.iter().position(is_it) {
        None => Unhandled::generic(meta),
        // The code is kept when the body cannot be read: it still decides about retries.
        Some(index) => match S::read(index, d, meta.clone()) {
            Ok(error) => return error,
            Err(error) => Unhandled::new(error, meta),
        },
    };
    S::from_unhandled(unhandled)
}

/// What a call failed with, before it is an error of the operation.
pub(crate) enum Failure<'a> {
    /// The document of an error with a code that the model may name.
    Modeled(&'a mut dyn ShapeDeserializer, ErrorMetadata),
    /// Anything else.
    Unhandled(Unhandled),
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
    pub(crate) extras: &'static [&'static dyn Extra],
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
            extras: &[],
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

    /// The table of an operation that does more than others.
    pub const fn with_extras(mut self, extras: &'static [&'static dyn Extra]) -> Self {
        self.extras = extras;
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
