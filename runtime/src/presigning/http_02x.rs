//! Presigned requests as those of the crate `http` 0.2.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use http_02x::{HeaderMap, Method, Request, Uri};

use crate::error::BoxError;

/// A request without its body. It was converted when it was signed, since a conversion can fail.
#[derive(Clone)]
pub(super) struct Head {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
}

impl Head {
    pub(super) fn new(request: HttpRequest) -> Result<Self, BoxError> {
        let (head, _) = request.try_into_http02x()?.into_parts();
        Ok(Self {
            method: head.method,
            uri: head.uri,
            headers: head.headers,
        })
    }

    pub(super) fn into_request<B>(self, body: B) -> Request<B> {
        let mut request = Request::new(body);
        *request.method_mut() = self.method;
        *request.uri_mut() = self.uri;
        *request.headers_mut() = self.headers;
        request
    }
}
