//! The bucket of a request, which endpoint rules write into the URL and operations write into their paths.

use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeTransmitInterceptorContextMut, BeforeTransmitInterceptorContextRef,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::endpoint::Endpoint;

use crate::error::BoxError;
use crate::schema::Http;
use crate::service::{ClientParts, Quirk};

/// The path of an operation on a bucket begins with this label.
const LABEL: &str = "/{Bucket}";

/// The property of an endpoint whose path ends with the bucket and has no slash after it.
const BARE: &str = "bareBucket";

/// Removes the bucket from the path of an operation, since the endpoint has it in the host or at the start of the path.
#[derive(Clone, Copy, Debug)]
pub struct BucketInEndpoint;

impl Quirk for BucketInEndpoint {
    fn configure_client(&'static self, client: &mut ClientParts<'_>) {
        let strip = SharedInterceptor::permanent(StripBucketFromPath);
        client.components.push_interceptor(strip);
    }

    fn configure_operation(&'static self, http: Option<Http>, components: &mut RuntimeComponentsBuilder) {
        let rest = http.and_then(|it| it.uri.strip_prefix(LABEL));
        if rest.is_some_and(|it| it.is_empty() || it.starts_with(['/', '?'])) {
            components.push_interceptor(SharedInterceptor::permanent(RememberBucket));
        }
    }
}

/// The bucket as the protocol wrote it into the path: `/name`.
#[derive(Clone, Debug)]
struct BucketInPath(String);

impl Storable for BucketInPath {
    type Storer = StoreReplace<Self>;
}

/// Remembers the first segment of the path of a new request.
#[derive(Debug)]
struct RememberBucket;

#[dyn_dispatch_hint]
impl Intercept for RememberBucket {
    fn name(&self) -> &'static str {
        "RememberBucketInterceptor"
    }

    fn read_after_serialization(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let path = context.request().uri().split('?').next().unwrap_or_default();
        let end = path.get(1..).and_then(|it| it.find('/'));
        let bucket = &path[..end.map_or(path.len(), |it| it + 1)];
        cfg.interceptor_state().store_put(BucketInPath(bucket.to_owned()));
        Ok(())
    }
}

/// Removes the remembered segment once the endpoint is known.
#[derive(Debug)]
struct StripBucketFromPath;

#[dyn_dispatch_hint]
impl Intercept for StripBucketFromPath {
    fn name(&self) -> &'static str {
        "BucketInEndpointInterceptor"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let (Some(BucketInPath(bucket)), Some(endpoint)) = (cfg.load::<BucketInPath>(), cfg.load::<Endpoint>()) {
            let request = context.request_mut();
            let is_bare = endpoint.properties().contains_key(BARE);
            if let Some(uri) = strip_bucket(request.uri(), endpoint.url(), bucket, is_bare) {
                request.set_uri(uri)?;
            }
        }
        Ok(())
    }
}

/// Removes the bucket after the path of the endpoint. S3's rules put a slash after that path: the path of a bucket in path
/// style is `/bucket/`, whose signature differs from that of `/bucket`. Rules for models without rules are bare.
fn strip_bucket(uri: &str, endpoint: &str, bucket: &str, is_bare: bool) -> Option<String> {
    let (before, path) = uri.split_at(path_start(uri));
    let base = endpoint[path_start(endpoint)..].trim_end_matches('/');
    let rest = path.strip_prefix(base)?.strip_prefix(bucket)?;
    let needs_slash = !rest.starts_with('/') && !is_bare;
    let slash = if needs_slash { "/" } else { "" };
    Some(format!("{before}{base}{slash}{rest}"))
}

/// Returns the index at which the path of a URI begins.
fn path_start(uri: &str) -> usize {
    let authority = uri.find("://").map_or(0, |it| it + 3);
    uri[authority..].find('/').map_or(uri.len(), |it| authority + it)
}
