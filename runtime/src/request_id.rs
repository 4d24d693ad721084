//! The request ID that every service sends with a response, and the extended one of S3.

use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::http::{Headers, Response};
use aws_smithy_types::error::metadata::{Builder as MetadataBuilder, ErrorMetadata};
use aws_types::request_id::{RequestId, apply_request_id};

use crate::error::Unhandled;
use crate::service::Service;

/// The header with the extended request ID.
const HEADER: &str = "x-amz-id-2";

/// The key of the extended request ID in the metadata of an error.
const KEY: &str = "s3_extended_request_id";

/// A response, output or error with the extended request ID of S3. The support of AWS asks for both IDs.
pub trait RequestIdExt {
    /// Returns the extended request ID, or `None` if the response had none or never came.
    fn extended_request_id(&self) -> Option<&str>;
}

impl RequestIdExt for Headers {
    fn extended_request_id(&self) -> Option<&str> {
        self.get(HEADER)
    }
}

impl<B> RequestIdExt for Response<B> {
    fn extended_request_id(&self) -> Option<&str> {
        self.headers().extended_request_id()
    }
}

impl RequestIdExt for ErrorMetadata {
    fn extended_request_id(&self) -> Option<&str> {
        self.extra(KEY)
    }
}

impl RequestIdExt for Unhandled {
    fn extended_request_id(&self) -> Option<&str> {
        self.meta().extended_request_id()
    }
}

impl<E> RequestIdExt for SdkError<E, Response> {
    fn extended_request_id(&self) -> Option<&str> {
        match self {
            Self::ResponseError(it) => it.raw().extended_request_id(),
            Self::ServiceError(it) => it.raw().extended_request_id(),
            _ => None,
        }
    }
}

impl<O: RequestIdExt, E: RequestIdExt> RequestIdExt for Result<O, E> {
    fn extended_request_id(&self) -> Option<&str> {
        match self {
            Ok(it) => it.extended_request_id(),
            Err(it) => it.extended_request_id(),
        }
    }
}

/// The request IDs of a response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestIds {
    /// The request ID.
    pub request_id: Option<String>,
    /// The extended request ID, for services that send one.
    pub extended_request_id: Option<String>,
}

impl RequestIds {
    /// Reads the IDs from the headers of a response.
    pub(crate) fn of(service: &Service, headers: &Headers) -> Self {
        let extended = headers
            .extended_request_id()
            .filter(|_| service.has_extended_request_id());
        Self {
            request_id: headers.request_id().map(str::to_owned),
            extended_request_id: extended.map(str::to_owned),
        }
    }
}

impl From<&str> for RequestIds {
    fn from(request_id: &str) -> Self {
        Self {
            request_id: Some(request_id.to_owned()),
            extended_request_id: None,
        }
    }
}

/// Adds the IDs in the headers of a response to the metadata of an error.
pub(crate) fn apply(service: &Service, meta: MetadataBuilder, headers: &Headers) -> MetadataBuilder {
    let meta = apply_request_id(meta, headers);
    match headers.extended_request_id() {
        Some(id) if service.has_extended_request_id() => meta.custom(KEY, id),
        _ => meta,
    }
}
