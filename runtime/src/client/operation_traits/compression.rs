//! Compression of request bodies (Smithy 2.0, "requestCompression trait").

use std::str::FromStr;

use aws_smithy_compression::body::compress::CompressedBody;
use aws_smithy_compression::http::CompressRequest;
use aws_smithy_compression::{CompressionAlgorithm, CompressionOptions};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer, Storable, StoreReplace};

use crate::error::BoxError;
use crate::operation::OperationTrait;

/// The setting that disables compression.
#[derive(Clone, Copy, Debug)]
pub struct DisableRequestCompression(pub bool);

impl Storable for DisableRequestCompression {
    type Storer = StoreReplace<Self>;
}

/// The setting of the minimum length of compressed bodies, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct RequestMinCompressionSizeBytes(pub u32);

impl Storable for RequestMinCompressionSizeBytes {
    type Storer = StoreReplace<Self>;
}

/// Compresses bodies with the first supported encoding.
#[derive(Debug)]
pub struct Compress {
    /// The encodings that the service accepts, preferred first.
    pub encodings: &'static [&'static str],
}

impl OperationTrait for Compress {
    fn add_to(&'static self, _: &mut Layer, components: &mut RuntimeComponentsBuilder) {
        let known = |it: &&str| CompressionAlgorithm::from_str(it).ok();
        if let Some(algorithm) = self.encodings.iter().find_map(known) {
            components.push_interceptor(SharedInterceptor::permanent(CompressBody(algorithm)));
        }
    }
}

#[derive(Debug)]
struct CompressBody(CompressionAlgorithm);

#[dyn_dispatch_hint]
impl Intercept for CompressBody {
    fn name(&self) -> &'static str {
        "RequestCompressionInterceptor"
    }

    /// Fails the call early if the minimum length is out of range.
    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let disabled = cfg.load::<DisableRequestCompression>().is_some_and(|it| it.0);
        let mut options = CompressionOptions::default().with_enabled(!disabled);
        if let Some(min) = cfg.load::<RequestMinCompressionSizeBytes>() {
            options = options.with_min_compression_size_bytes(min.0)?;
        }
        cfg.interceptor_state().store_put(options);
        Ok(())
    }

    /// Compresses once for all attempts, before checksums and lengths are computed.
    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(options) = cfg.load::<CompressionOptions>().filter(|it| it.is_enabled()) else {
            return Ok(());
        };
        let request = context.request_mut();
        let min = u64::from(options.min_compression_size_bytes());
        if request.body().content_length().is_some_and(|length| length < min) {
            return Ok(());
        }
        compress(request, self.0.into_impl_http_body_1_x(options))?;
        cfg.interceptor_state()
            .store_append(SmithySdkFeature::GzipRequestCompression);
        Ok(())
    }
}

fn compress(request: &mut HttpRequest, algorithm: Box<dyn CompressRequest>) -> Result<(), BoxError> {
    // Encodings that the caller names were applied first.
    request
        .headers_mut()
        .append(algorithm.header_name(), algorithm.header_value());
    let body = std::mem::replace(request.body_mut(), SdkBody::taken());
    let body = if body.is_streaming() {
        request.headers_mut().remove("content-length");
        body.map(move |it| SdkBody::from_body_1_x(CompressedBody::new(it, algorithm.clone())))
    } else {
        let body = CompressedBody::new(body, algorithm).into_compressed_sdk_body()?;
        if let Some(length) = body.content_length() {
            request.headers_mut().insert("content-length", length.to_string());
        }
        body
    };
    *request.body_mut() = body;
    Ok(())
}
