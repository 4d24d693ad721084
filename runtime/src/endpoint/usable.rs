//! Endpoints that a request can be sent to.

use aws_smithy_http::endpoint::error::ResolveEndpointError;
use aws_smithy_runtime_api::client::endpoint::EndpointFuture;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::endpoint::Endpoint;

use crate::error::BoxError;

/// The error for a URL without any text.
pub(super) fn empty() -> ResolveEndpointError {
    ResolveEndpointError::message(format!("the URL of the endpoint is empty; {FORM}"))
}

const FORM: &str = "it has to begin with a scheme and a host, as `https://example.com` does";

/// Refuses an endpoint with a URL without scheme or host, or with a header that no request can have.
///
/// Later code, which puts the endpoint into the request, reports these problems together with all headers of the
/// request, or panics.
pub(super) fn check(endpoint: &Endpoint) -> Result<(), ResolveEndpointError> {
    let mut request = HttpRequest::empty();
    let url = endpoint.url();
    if let Err(error) = request.uri_mut().set_endpoint(url) {
        let message = format!("requests cannot be sent to the endpoint {url:?}; {FORM}");
        return Err(ResolveEndpointError::from_source(message, error));
    }
    for (name, values) in endpoint.headers() {
        for value in values {
            if let Err(error) = request.headers_mut().try_append(name.to_owned(), value.to_owned()) {
                let message = format!("the endpoint {url:?} adds a header {name:?} that requests cannot have");
                return Err(ResolveEndpointError::from_source(message, error));
            }
        }
    }
    Ok(())
}

/// The endpoint that a resolver of the user chooses, if requests can be sent to it.
pub fn checked(future: EndpointFuture<'_>) -> EndpointFuture<'_> {
    EndpointFuture::new(async move {
        let endpoint = future.await?;
        check(&endpoint).map_err(BoxError::from)?;
        Ok(endpoint)
    })
}
