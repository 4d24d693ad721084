//! The seam between generated operations and the call that all of them share.
//!
//! The derives fill in the traits of this module; everything else about a call is written once, in [`crate::client`].
//! What the derives write, by example:
//!
//! ```ignore
//! // #[derive(Structure)], input (flag `fluent`)
//! impl ::tinsmith_runtime::operation::OperationInput for CreateVolumeInput {}
//! impl ::tinsmith_runtime::operation::Request for CreateVolumeInput {
//!     fn check(&self, level: ::tinsmith_runtime::Validation) -> Result<(), ::tinsmith_runtime::error::BoxError> {
//!         self.validate(level).map_err(Into::into)
//!     }
//!     fn idempotency_token(&mut self) -> Option<&mut Option<String>> { Some(&mut self.client_token) } // if it has one
//!     fn telemetry(&self, visit: &mut dyn FnMut(&'static str, &str)) {    // its String members that are not sensitive
//!         if let Some(value) = &self.availability_zone { visit("AvailabilityZone", value) }
//!     }
//! }
//! // #[derive(Structure)], output (flag `output`)
//! impl ::tinsmith_runtime::operation::OperationOutput for CreateVolumeOutput {
//!     fn schema() -> &'static ::tinsmith_runtime::Schema<'static> { .. }
//!     fn read(d: &mut dyn ShapeDeserializer, request_id: Option<String>) -> Result<Self, SerdeError> { .. } // with error correction
//! }
//! // #[derive(Structure)], error (flag `error`)
//! impl ::tinsmith_runtime::operation::ErrorStructure for ThrottlingException {
//!     const NAME: &'static str = "ThrottlingException";
//!     const CODE: &'static str = "Throttled";                             // if there is the setting `code`
//!     fn read(d: &mut dyn ShapeDeserializer, meta: ErrorMetadata) -> Result<Self, SerdeError> { .. }
//! }
//! // #[derive(OperationError)]
//! impl ::tinsmith_runtime::operation::OperationError for CreateVolumeError {
//!     const MODELED: &'static [::tinsmith_runtime::operation::ModeledError] = &[
//!         ::tinsmith_runtime::operation::ModeledError {
//!             name: <ThrottlingException as ErrorStructure>::NAME,
//!             code: <ThrottlingException as ErrorStructure>::CODE,
//!         },
//!     ];
//!     fn read(index: usize, d: &mut dyn ShapeDeserializer, meta: ErrorMetadata) -> Result<Self, SerdeError> {
//!         Ok(match index { 0 => Self::ThrottlingException(ErrorStructure::read(d, meta)?), .. })
//!     }
//! }
//! impl ::tinsmith_runtime::error::ErrorEnum for CreateVolumeError {
//!     fn inner(&self) -> Result<&dyn ModeledErrorDetails, &Unhandled> { .. }              // what the variant holds
//!     fn from_unhandled(inner: ::tinsmith_runtime::Unhandled) -> Self { Self::Unhandled(inner) }
//! }
//! // #[derive(Operation)]
//! impl ::tinsmith_runtime::operation::Operation for CreateVolume {
//!     type Input = CreateVolumeInput;
//!     type Output = CreateVolumeOutput;
//!     type Error = CreateVolumeError;
//!     const TABLE: &'static ::tinsmith_runtime::operation::OperationTable =
//!         &::tinsmith_runtime::operation::OperationTable::new::<Self>("CreateVolume", &crate::meta::SERVICE);
//! }
//! #[derive(Clone, Debug)]
//! pub struct CreateVolumeFluentBuilder { call: ::tinsmith_runtime::client::Call, inner: CreateVolumeInputBuilder }
//! impl CreateVolumeFluentBuilder {
//!     pub(crate) fn __new(handle: ::tinsmith_runtime::client::Handle) -> Self {
//!         Self { call: ::tinsmith_runtime::client::Call::new(handle), inner: Default::default() }
//!     }
//!     pub async fn send(self) -> Result<CreateVolumeOutput, ::tinsmith_runtime::error::SdkError<CreateVolumeError>> {
//!         ::tinsmith_runtime::client::send::<CreateVolume>(self.call, self.inner.build()).await
//!     }
//!     pub fn customize(self) -> crate::client::customize::CustomizableOperation<CreateVolumeOutput, CreateVolumeError, Self> {
//!         crate::client::customize::CustomizableOperation::new(self)
//!     }
//! }
//! impl ::tinsmith_runtime::client::CustomizableSend<CreateVolumeOutput, CreateVolumeError> for CreateVolumeFluentBuilder {
//!     fn send(mut self, config_override: ::tinsmith_runtime::config::CoreBuilder)
//!         -> ::tinsmith_runtime::client::BoxFuture<Result<CreateVolumeOutput, ::tinsmith_runtime::error::SdkError<CreateVolumeError>>>
//!     {
//!         self.call.config_override = Some(config_override);
//!         Box::pin(::tinsmith_runtime::client::send::<CreateVolume>(self.call, self.inner.build()))
//!     }
//! }
//! // CreateVolumeInputBuilder::send_with(self, client: &crate::Client): the same with `client.call()`, a `pub(crate)`
//! // method of the generated client.
//!
//! // #[paginator(..)]: the structs, and `send` of both
//! pub struct ListRegionsPaginator { call: Call, builder: ListRegionsInputBuilder, stop_on_duplicate_token: bool }
//!     pub fn send(self) -> ::tinsmith_runtime::paginator::PaginationStream<Result<ListRegionsOutput, SdkError<ListRegionsError>>> {
//!         ::tinsmith_runtime::paginator::pages::<ListRegions, String>(
//!             self.call, self.builder.build(), self.stop_on_duplicate_token, INPUT_TOKEN, OUTPUT_TOKEN) // the two closures
//!     }
//! pub struct ListRegionsPaginatorItems(ListRegionsPaginator);
//!     pub fn send(self) -> ::tinsmith_runtime::paginator::PaginationStream<Result<Region, SdkError<ListRegionsError>>> {
//!         ::tinsmith_runtime::paginator::items(self.0.send(), ITEMS)                                   // the closure
//!     }
//! ```

use std::fmt;

use aws_runtime::service_clock_skew::ServiceClockSkewClassifier;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};

use crate::auth::Scheme;
use crate::client::extra::Extra;
use crate::error::{BoxError, ErrorEnum, ErrorKind, ErrorMetadata, ProvideErrorKind, ProvideErrorMetadata, Unhandled};
use crate::schema::{Http, Shape, Target};
use crate::service::Service;
use crate::stream::{InputStream, OutputStream};
use crate::validate::Validation;

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

/// The input of an operation, as a call without types sees it.
pub trait Request: SerializableStruct + Send + Sync {
    /// Checks the constraints of the model as far as `level` asks for it.
    fn check(&self, level: Validation) -> Result<(), BoxError>;
    /// The member that is filled in when the caller leaves it out.
    fn idempotency_token(&mut self) -> Option<&mut Option<String>> {
        None
    }
    /// Visits the string members that may be shown in traces: wire name and value.
    fn telemetry(&self, _visit: &mut dyn FnMut(&'static str, &str)) {}
}

/// The input of an operation.
pub trait OperationInput: Shape + Request + fmt::Debug + 'static {
    /// The member that is a stream, if one is.
    const STREAM: Option<InputStream> = None;
}

/// The output of an operation.
pub trait OperationOutput: Shape + Sized + fmt::Debug + Send + Sync + 'static {
    /// The member that is a stream, if one is.
    const STREAM: Option<OutputStream> = None;
    /// The schema of the structure.
    fn schema() -> &'static Schema<'static>;
    /// The members that waiters look at, if they look at any.
    fn members(&self) -> Option<&dyn SerializableStruct> {
        None
    }
    /// Reads the structure; required members that the service left out get a value.
    fn read(d: &mut dyn ShapeDeserializer, request_id: Option<String>) -> Result<Self, SerdeError>;
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

/// The errors of an operation.
pub trait OperationError:
    ErrorEnum + std::error::Error + ProvideErrorKind + ProvideErrorMetadata + Sized + Send + Sync + 'static
{
    /// The errors that the model names.
    const MODELED: &'static [ModeledError];
    /// Reads the error that is at this index of `MODELED`.
    fn read(index: usize, d: &mut dyn ShapeDeserializer, meta: ErrorMetadata) -> Result<Self, SerdeError>;
}

/// An error that the model names.
pub struct ModeledError {
    /// The name of the shape, which is what most protocols call the error.
    pub name: &'static str,
    /// What the query protocols call it.
    pub code: &'static str,
}

/// What [`OperationError::read`] ends with for an index that `MODELED` does not have.
pub fn no_such_error(meta: &ErrorMetadata) -> SerdeError {
    SerdeError::custom(format!("no error of the operation is {meta}"))
}

/// Reads the first error of `E` that is `wanted`; one that is not in the model or cannot be read is unhandled.
pub(crate) fn read_modeled<E: OperationError>(
    d: &mut dyn ShapeDeserializer,
    meta: ErrorMetadata,
    wanted: &dyn Fn(&ModeledError) -> bool,
) -> E {
    let unhandled = match E::MODELED.iter().position(wanted) {
        None => Unhandled::generic(meta),
        // The code is kept when the body cannot be read: it still decides about retries.
        Some(index) => match E::read(index, d, meta.clone()) {
            Ok(error) => return error,
            Err(error) => Unhandled::new(error, meta),
        },
    };
    E::from_unhandled(unhandled)
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
    pub(crate) input_target: Target,
    pub(crate) output_target: Target,
    pub(crate) output_schema: fn() -> &'static Schema<'static>,
    pub(crate) input_stream: Option<InputStream>,
    pub(crate) output_stream: Option<OutputStream>,
    pub(crate) input: fn(&Input) -> Option<&dyn Request>,
    pub(crate) input_mut: fn(&mut Input) -> Option<&mut dyn Request>,
    pub(crate) read: fn(&mut dyn ShapeDeserializer, Option<String>) -> Result<Output, SerdeError>,
    pub(crate) read_error: fn(&mut dyn ShapeDeserializer, ErrorMetadata) -> Error,
    pub(crate) unhandled: fn(Unhandled) -> Error,
    pub(crate) error: fn(&Error) -> Option<&dyn ErrorEnum>,
    pub(crate) clock_skew_classifier: fn() -> SharedRetryClassifier,
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
            input_target: O::Input::TARGET,
            output_target: O::Output::TARGET,
            output_schema: O::Output::schema,
            input_stream: O::Input::STREAM,
            output_stream: O::Output::STREAM,
            input: input::<O>,
            input_mut: input_mut::<O>,
            read: read::<O>,
            read_error: read_error::<O::Error>,
            unhandled: unhandled::<O::Error>,
            error: error::<O::Error>,
            clock_skew_classifier: clock_skew_classifier::<O::Error>,
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
        match self.input_target.structure {
            Some(table) => table.request(self.http),
            None => input.schema(),
        }
    }

    /// Whether the model gives the operation no input at all: the structure that stands for it has the operation's name.
    #[cfg(feature = "rpcv2-cbor")]
    pub(crate) fn has_no_input(&self, input: &Schema<'_>) -> bool {
        input.shape_id().as_str() == "smithy.api#Unit"
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

fn input<O: Operation>(input: &Input) -> Option<&dyn Request> {
    match input.downcast_ref::<O::Input>() {
        Some(it) => Some(it),
        None => None,
    }
}

fn input_mut<O: Operation>(input: &mut Input) -> Option<&mut dyn Request> {
    match input.downcast_mut::<O::Input>() {
        Some(it) => Some(it),
        None => None,
    }
}

fn read<O: Operation>(d: &mut dyn ShapeDeserializer, request_id: Option<String>) -> Result<Output, SerdeError> {
    match O::Output::read(d, request_id) {
        Ok(it) => Ok(Output::erase(it)),
        Err(error) => Err(error),
    }
}

/// The error that the code of `meta` stands for, or `Unhandled` for codes that the model does not name.
fn read_error<E: OperationError>(d: &mut dyn ShapeDeserializer, meta: ErrorMetadata) -> Error {
    let code = meta.code().map(ToOwned::to_owned);
    let code = code.as_deref();
    Error::erase(read_modeled::<E>(d, meta, &|it| {
        code == Some(it.code) || code == Some(it.name)
    }))
}

fn unhandled<E: OperationError>(inner: Unhandled) -> Error {
    Error::erase(E::from_unhandled(inner))
}

fn error<E: OperationError>(error: &Error) -> Option<&dyn ErrorEnum> {
    match error.downcast_ref::<E>() {
        Some(it) => Some(it),
        None => None,
    }
}

fn clock_skew_classifier<E: OperationError>() -> SharedRetryClassifier {
    SharedRetryClassifier::new(ServiceClockSkewClassifier::<E>::new())
}
