//! Error codes in headers.

use std::ops::Deref;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::error_envelope::{parse_query_compatible_header, sanitize_error_code};
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::{Builder as ErrorMetadataBuilder, ErrorMetadata};

use super::shim::ProtocolShim;
use crate::operation::OperationTable;
use crate::quirks::QueryCompatible;

/// The header with the awsQuery code of an error (trait `awsQueryCompatible`).
const QUERY_ERROR: &str = "x-amzn-query-error";

/// Reads code and message of an error. A code in a header counts if the body has no code or cannot be read, since gateways
/// answer with bodies of another format.
pub(super) fn metadata(
    shim: &dyn ProtocolShim,
    protocol: &SharedClientProtocol,
    response: &HttpResponse,
    operation: &OperationTable,
    cfg: &ConfigBag,
) -> Result<ErrorMetadataBuilder, SerdeError> {
    if let Some(code) = operation.service.quirks.iter().find_map(|it| it.error_code(response)) {
        return Ok(ErrorMetadata::builder().code(code));
    }
    let heard = without_query_error(response, cfg);
    let read = shim.parse_error_metadata(protocol, &heard, operation, cfg);
    let read = read.map(ErrorMetadataBuilder::build);
    if read.as_ref().is_ok_and(|it| it.code().is_some()) {
        return read.map(ErrorMetadata::into_builder);
    }
    match in_headers(&heard).filter(|_| shim.has_codes_in_headers()) {
        Some(in_headers) => Ok(match read.ok().and_then(|it| it.message().map(ToOwned::to_owned)) {
            Some(message) => in_headers.message(message),
            None => in_headers,
        }),
        None => read.map(ErrorMetadata::into_builder),
    }
}

/// Hides the header of awsQuery codes from the published protocols, which read it for every service, if the service is not
/// query-compatible.
fn without_query_error<'a>(response: &'a HttpResponse, cfg: &ConfigBag) -> Heard<'a> {
    if cfg.load::<QueryCompatible>().is_some() || !response.headers().contains_key(QUERY_ERROR) {
        return Heard::Whole(response);
    }
    let body = response.body().bytes().unwrap_or_default();
    let mut copy = HttpResponse::new(response.status(), SdkBody::from(body));
    let headers = response.headers().iter().filter(|(name, _)| *name != QUERY_ERROR);
    for (name, value) in headers {
        copy.headers_mut().append(name.to_owned(), value.to_owned());
    }
    Heard::Without(Box::new(copy))
}

/// A response, or a copy of it without the header.
enum Heard<'a> {
    Whole(&'a HttpResponse),
    Without(Box<HttpResponse>),
}

impl Deref for Heard<'_> {
    type Target = HttpResponse;

    fn deref(&self) -> &HttpResponse {
        match self {
            Self::Whole(it) => it,
            Self::Without(it) => it,
        }
    }
}

/// Returns the code in a header.
fn in_headers(response: &HttpResponse) -> Option<ErrorMetadataBuilder> {
    let builder = ErrorMetadata::builder();
    if let Some((code, kind)) = parse_query_compatible_header(response.headers()) {
        return Some(builder.code(code).custom("type", kind));
    }
    let code = response
        .headers()
        .get("x-amzn-errortype")
        .map(sanitize_error_code)?
        .trim();
    (!code.is_empty()).then(|| builder.code(code))
}
