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
