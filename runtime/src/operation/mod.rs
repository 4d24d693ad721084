//! The seam between generated operations and the call that all of them share.
//!
//! The derives implement the traits of this module; everything else about a call is written once, in [`crate::client`].
//! The expansions in `derive/src/expansions/` show the code that they write.

mod streams;
mod table;

use std::fmt;

use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};

use crate::error::enums::ErrorEnum;
use crate::error::{ErrorMetadata, ProvideErrorKind, ProvideErrorMetadata, Unhandled};
use crate::serde::Shape;

pub use crate::request_id::RequestIds;
pub use aws_smithy_runtime_api::client::interceptors::context::Input;
pub use streams::{Initial, InputStream, OutputStream, ResponseStream};
pub use table::{OperationTable, OperationTrait};

/// An operation of a service: the marker type that names its input, output and errors.
pub trait Operation: 'static {
    /// The input.
    type Input: OperationInput;
    /// The output.
    type Output: OperationOutput;
    /// The error.
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
    /// The error code of the query protocols.
    pub code: &'static str,
}

/// Returns the error of [`ServiceError::read`] for an index outside of `MODELED`.
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

/// The failure of a call before it is an error of the operation.
pub(crate) enum Failure<'a> {
    /// The document of an error with a code that the model may name.
    Modeled(&'a mut dyn ShapeDeserializer, ErrorMetadata),
    /// Anything else.
    Unhandled(Unhandled),
}
