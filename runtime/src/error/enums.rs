//! Enums of errors: the code that all of them share, over trait objects.

use std::fmt;

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};

use super::{ErrorKind, ErrorMetadata, ProvideErrorMetadata, SdkError, Unhandled};

/// A structure with the `error` trait.
pub trait ErrorStructure: Sized {
    /// The name of the shape, which is what most protocols call the error.
    const NAME: &'static str;
    /// The error code of the query protocols.
    const CODE: &'static str = Self::NAME;
    /// The kind of retry after the error; `None` if a call is not retried.
    const RETRY: Option<ErrorKind> = None;
    /// Reads the structure; required members that the service left out get a value.
    fn read(d: &mut dyn ShapeDeserializer, meta: ErrorMetadata) -> Result<Self, SerdeError>;
}

/// A modeled error, as an enum of errors sees the content of its variants.
pub trait ModeledErrorDetails: std::error::Error + ProvideErrorMetadata + 'static {
    /// Returns the kind of retry after the error, if the error is retryable.
    fn kind(&self) -> Option<ErrorKind>;
}

impl<T: ErrorStructure + std::error::Error + ProvideErrorMetadata + 'static> ModeledErrorDetails for T {
    fn kind(&self) -> Option<ErrorKind> {
        T::RETRY
    }
}

/// The content of an enum of errors: a modeled error with the name of its variant, or an unhandled error.
pub type Inner<'a> = Result<(&'static str, &'a dyn ModeledErrorDetails), &'a Unhandled>;

/// An enum of errors: the errors of an operation, or all errors of a service.
pub trait ErrorEnum {
    /// Returns the content of the variant.
    fn inner(&self) -> Inner<'_>;

    /// Wraps an error that the model does not name.
    fn from_unhandled(inner: Unhandled) -> Self
    where
        Self: Sized;
}

/// Writes `Debug` of an enum of errors.
pub fn debug(error: &dyn ErrorEnum, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match error.inner() {
        Ok((variant, it)) => f.debug_tuple(variant).field(&it).finish(),
        Err(it) => f.debug_tuple("Unhandled").field(it).finish(),
    }
}

/// Writes `Display` of an enum of errors.
pub fn display(error: &dyn ErrorEnum, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match error.inner() {
        Ok((_, it)) => fmt::Display::fmt(it, f),
        Err(it) => fmt::Display::fmt(it, f),
    }
}

/// Returns the metadata of the error in an enum.
pub fn meta(error: &dyn ErrorEnum) -> &ErrorMetadata {
    match error.inner() {
        Ok((_, it)) => it.meta(),
        Err(it) => it.meta(),
    }
}

/// Returns the source of an operation's error: the modeled error in the variant.
pub fn source(error: &dyn ErrorEnum) -> Option<&(dyn std::error::Error + 'static)> {
    Some(match error.inner() {
        Ok((_, it)) => it,
        Err(it) => it.source(),
    })
}

/// Returns the source of a service's error: the source of the error in the variant.
pub fn source_of_inner(error: &dyn ErrorEnum) -> Option<&(dyn std::error::Error + 'static)> {
    match error.inner() {
        Ok((_, it)) => it.source(),
        Err(it) => Some(it.source()),
    }
}

/// Returns the kind of retry after an operation's error, if the error is retryable.
pub fn retryable_error_kind(error: &dyn ErrorEnum) -> Option<ErrorKind> {
    error.inner().ok().and_then(|(_, it)| it.kind())
}

/// Converts an error that the operation does not have.
pub fn foreign(error: impl std::error::Error + Send + Sync + 'static) -> Unhandled {
    Unhandled::new(error, ErrorMetadata::default())
}

/// Converts the error of a call into the error of the service.
pub fn into_service<E, R, S>(error: SdkError<E, R>) -> S
where
    E: std::error::Error + ProvideErrorMetadata + Send + Sync + 'static,
    R: fmt::Debug + Send + Sync + 'static,
    S: From<E> + ErrorEnum,
{
    match error {
        SdkError::ServiceError(it) => it.into_err().into(),
        other => {
            let meta = other.meta().clone();
            S::from_unhandled(Unhandled::new(other, meta))
        }
    }
}
