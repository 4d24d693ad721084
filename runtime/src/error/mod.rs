//! Errors of calls: failures, the errors of a service, and their metadata.

pub(crate) mod enums;

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

/// The error of a call: the error `E` of the service, or the reason why there is no answer.
pub type SdkError<E, R = HttpResponse> = aws_smithy_runtime_api::client::result::SdkError<E, R>;

/// An error that the model does not name; the content of `Unhandled` variants.
#[derive(Debug)]
pub struct Unhandled {
    source: BoxError,
    meta: Metadata,
}

impl Unhandled {
    /// Makes an error of its source and its metadata.
    pub fn new(source: impl Into<BoxError>, meta: Metadata) -> Self {
        Self {
            source: source.into(),
            meta,
        }
    }

    /// Makes an error of its metadata alone.
    pub fn generic(meta: Metadata) -> Self {
        Self {
            source: meta.clone().into(),
            meta,
        }
    }

    /// Returns the metadata: code, message, request ID.
    pub fn meta(&self) -> &Metadata {
        &self.meta
    }

    /// Returns the source of the error.
    pub fn source(&self) -> &(dyn std::error::Error + 'static) {
        &*self.source
    }
}

/// Writes the text of an `Unhandled` variant.
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
