//! The name of a bucket is where the endpoint rules want it: in the host, or in the path before all else.

use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::endpoint::Endpoint;

use crate::error::BoxError;
use crate::operation::OperationTable;

/// How the paths of operations begin that have a bucket.
const LABEL: &str = "/{Bucket}";

/// The property of an endpoint whose path ends with the bucket and gets no slash behind it.
const BARE: &str = "bareBucket";

/// The bucket as the protocol wrote it into the path: `/name`.
#[derive(Clone, Debug)]
struct Written(String);

impl Storable for Written {
    type Storer = StoreReplace<Self>;
}

/// Keeps what the protocol made of the bucket, if the endpoint rules of the service write it a second time.
pub(crate) fn keep(operation: &OperationTable, request: &HttpRequest, cfg: &mut ConfigBag) {
    let rest = operation.http.and_then(|it| it.uri.strip_prefix(LABEL));
    if operation.service.bucket_in_endpoint && rest.is_some_and(|it| it.is_empty() || it.starts_with(['/', '?'])) {
        let path = request.uri().split('?').next().unwrap_or_default();
        let end = path
            .get(1..)
            .and_then(|it| it.find('/'))
            .map_or(path.len(), |it| it + 1);
        cfg.interceptor_state().store_put(Written(path[..end].to_owned()));
    }
}

/// Takes the bucket out of the path again, once the endpoint is known.
#[derive(Debug)]
pub(super) struct TakeOutBucket;

#[dyn_dispatch_hint]
impl Intercept for TakeOutBucket {
    fn name(&self) -> &'static str {
        "BucketInEndpointInterceptor"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let (Some(Written(bucket)), Some(endpoint)) = (cfg.load::<Written>(), cfg.load::<Endpoint>()) {
            let request = context.request_mut();
            let is_bare = endpoint.properties().contains_key(BARE);
            if let Some(uri) = without(request.uri(), endpoint.url(), bucket, is_bare) {
                request.set_uri(uri)?;
            }
        }
        Ok(())
    }
}

/// Removes the bucket that stands after the path of the endpoint. A slash follows that path by the rules of S3: the path of a
/// bucket in path style is `/bucket/`, which is signed and is not `/bucket`. Rules for models without rules are bare.
fn without(uri: &str, endpoint: &str, bucket: &str, is_bare: bool) -> Option<String> {
    let (before, path) = uri.split_at(path_of(uri));
    let base = endpoint[path_of(endpoint)..].trim_end_matches('/');
    let rest = path.strip_prefix(base)?.strip_prefix(bucket)?;
    let needs_slash = !rest.starts_with('/') && !is_bare;
    let slash = if needs_slash { "/" } else { "" };
    Some(format!("{before}{base}{slash}{rest}"))
}

/// Where the path of a URI begins.
fn path_of(uri: &str) -> usize {
    let authority = uri.find("://").map_or(0, |it| it + 3);
    uri[authority..].find('/').map_or(uri.len(), |it| authority + it)
}
