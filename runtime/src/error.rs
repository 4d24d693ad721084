//! Errors that all operations share.

use std::fmt;

use aws_smithy_types::error::metadata::ErrorMetadata as Metadata;
use aws_types::request_id::RequestId;

pub use crate::enums::UnknownVariantError;
pub use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::result::{ConnectorError, CreateUnhandledError};
pub use aws_smithy_types::error::display::DisplayErrorContext;
pub use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
pub use aws_smithy_types::error::operation::BuildError;
pub use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use crate::operation::ErrorStructure;

/// What a call ends with when it fails: the service's answer `E`, or the reason why there is none.
pub type SdkError<E, R = HttpResponse> = aws_smithy_runtime_api::client::result::SdkError<E, R>;

/// The content of the `Unhandled` variants: an error that the model does not name.
#[derive(Debug)]
pub struct Unhandled {
    source: BoxError,
    meta: Metadata,
}

impl Unhandled {
    /// An error with its source and what is known about it.
    pub fn new(source: impl Into<BoxError>, meta: Metadata) -> Self {
        Self {
            source: source.into(),
            meta,
        }
    }

    /// An error of which only code, message and the like are known.
    pub fn generic(meta: Metadata) -> Self {
        Self {
            source: meta.clone().into(),
            meta,
        }
    }

    /// What is known about the error.
    pub fn meta(&self) -> &Metadata {
        &self.meta
    }

    /// The error behind this one.
    pub fn source(&self) -> &(dyn std::error::Error + 'static) {
        &*self.source
    }
}

/// A modeled error, as an enum of errors sees what its variants hold.
pub trait ModeledErrorDetails: std::error::Error + ProvideErrorMetadata + 'static {
    /// How a call that ended with the error is tried again, if it is.
    fn kind(&self) -> Option<ErrorKind>;
}

impl<T: ErrorStructure + std::error::Error + ProvideErrorMetadata + 'static> ModeledErrorDetails for T {
    fn kind(&self) -> Option<ErrorKind> {
        T::RETRY
    }
}

/// What an enum of errors holds: the variant and the modeled error in it, or an error that the model does not name.
pub type Inner<'a> = Result<(&'static str, &'a dyn ModeledErrorDetails), &'a Unhandled>;

/// An enum of errors: those of an operation, or those of a service.
pub trait ErrorEnum {
    /// What the variant holds.
    fn inner(&self) -> Inner<'_>;

    /// Any error that the model does not name.
    fn from_unhandled(inner: Unhandled) -> Self
    where
        Self: Sized;
}

/// `Debug` of an enum of errors.
pub fn debug(error: &dyn ErrorEnum, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match error.inner() {
        Ok((variant, it)) => f.debug_tuple(variant).field(&it).finish(),
        Err(it) => f.debug_tuple("Unhandled").field(it).finish(),
    }
}

/// `Display` of an enum of errors.
pub fn display(error: &dyn ErrorEnum, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match error.inner() {
        Ok((_, it)) => fmt::Display::fmt(it, f),
        Err(it) => fmt::Display::fmt(it, f),
    }
}

/// What is known about the error that an enum holds.
pub fn meta(error: &dyn ErrorEnum) -> &Metadata {
    match error.inner() {
        Ok((_, it)) => it.meta(),
        Err(it) => it.meta(),
    }
}

/// What is behind an operation's error: the modeled error that the variant holds.
pub fn source(error: &dyn ErrorEnum) -> Option<&(dyn std::error::Error + 'static)> {
    Some(match error.inner() {
        Ok((_, it)) => it,
        Err(it) => it.source(),
    })
}

/// What is behind a service's error: what is behind the error that the variant holds.
pub fn source_of_inner(error: &dyn ErrorEnum) -> Option<&(dyn std::error::Error + 'static)> {
    match error.inner() {
        Ok((_, it)) => it.source(),
        Err(it) => Some(it.source()),
    }
}

/// How a call that ended with an operation's error is tried again, if it is.
pub fn retryable_error_kind(error: &dyn ErrorEnum) -> Option<ErrorKind> {
    error.inner().ok().and_then(|(_, it)| it.kind())
}

/// An error of the service that is none of the operation's.
pub fn foreign(error: impl std::error::Error + Send + Sync + 'static) -> Unhandled {
    Unhandled::new(error, Metadata::default())
}

/// The error of the service that a failed call ends with.
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

/// The text that an error enum shows for its `Unhandled` variant.
impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.meta.code() {
            Some(code) => write!(f, "unhandled error ({code})"),
            None => f.write_str("unhandled error"),
        }
    }
}

impl RequestId for Unhandled {
    fn request_id(&self) -> Option<&str> {
        self.meta.request_id()
    }
}
