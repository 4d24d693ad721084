//! Checksums of requests (AWS protocols, "httpChecksum trait").

use aws_runtime::content_encoding::AwsChunkedBodyOptions;
use aws_smithy_checksums::ChecksumAlgorithm;
use aws_smithy_checksums::body::{ChecksumCache, calculate};
use aws_smithy_checksums::http::HttpChecksum;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut, Input,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::checksum_config::RequestChecksumCalculation;
use aws_smithy_types::config_bag::{ConfigBag, Layer, Storable, StoreReplace};

use super::{chunked, is_presigned};
use crate::error::BoxError;
use crate::operation::OperationTrait;

/// Sends a checksum of the body: in a header, or in a trailer of a stream.
#[derive(Clone, Copy, Debug)]
pub struct RequestChecksum {
    /// The algorithm that the input names.
    pub algorithm: fn(&Input) -> Option<&str>,
    /// The header that names the algorithm if the input does not.
    pub header: Option<&'static str>,
    /// `true` if the service requires a checksum, whatever the configuration says.
    pub required: bool,
}

impl OperationTrait for RequestChecksum {
    fn add_to(&'static self, _: &mut Layer, components: &mut RuntimeComponentsBuilder) {
        components.push_interceptor(SharedInterceptor::permanent(*self));
    }
}

/// The algorithm that the input names.
#[derive(Debug)]
struct Chosen(Option<String>);

impl Storable for Chosen {
    type Storer = StoreReplace<Self>;
}

/// The algorithm, and the first checksum, which later attempts must repeat.
#[derive(Clone, Debug)]
struct Calculation {
    algorithm: ChecksumAlgorithm,
    cache: ChecksumCache,
}

impl Storable for Calculation {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for RequestChecksum {
    fn name(&self) -> &'static str {
        "RequestChecksumInterceptor"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let chosen = (self.algorithm)(context.input()).map(str::to_owned);
        cfg.interceptor_state().store_put(Chosen(chosen));
        Ok(())
    }

    /// Keeps a checksum that the caller calculated. The body of a presigned request is not known yet.
    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        if is_presigned(cfg) || headers.iter().any(|(name, _)| name.starts_with("x-amz-checksum-")) {
            return Ok(());
        }
        let chosen = cfg.load::<Chosen>().and_then(|it| it.0.as_deref());
        let setting = cfg.load::<RequestChecksumCalculation>().copied().unwrap_or_default();
        let when_required = setting == RequestChecksumCalculation::WhenRequired;
        let wanted = self.required || chosen.is_some() || !when_required;
        let algorithm: ChecksumAlgorithm = chosen.map(str::parse).transpose()?.unwrap_or_default();
        if let (true, None, Some(name)) = (wanted, chosen, self.header) {
            headers.insert(name, algorithm.as_str().to_ascii_uppercase());
        }
        let state = cfg.interceptor_state();
        state.store_append(match when_required {
            true => SmithySdkFeature::FlexibleChecksumsReqWhenRequired,
            false => SmithySdkFeature::FlexibleChecksumsReqWhenSupported,
        });
        if wanted {
            feature(algorithm).map(|it| state.store_append(it));
            let cache = ChecksumCache::new();
            state.store_put(Calculation { algorithm, cache });
        }
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(Calculation { algorithm, cache }) = cfg.load::<Calculation>().cloned() else {
            return Ok(());
        };
        let request = context.request_mut();
        let mut checksum = algorithm.into_impl();
        let Some(body) = request.body().bytes() else {
            let options = AwsChunkedBodyOptions::default().with_trailer_len(HttpChecksum::size(checksum.as_ref()));
            request.headers_mut().insert("x-amz-trailer", checksum.header_name());
            return chunked::announce(request, options, cfg);
        };
        checksum.update(body);
        let headers = cache.get().unwrap_or_else(|| {
            let headers = checksum.headers();
            cache.set(headers.clone());
            headers
        });
        for (name, value) in &headers {
            request.headers_mut().insert(name.clone(), value.clone());
        }
        Ok(())
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        let calculation = cfg.load::<Calculation>().cloned();
        match calculation.filter(|_| request.body().bytes().is_none()) {
            Some(calculation) => {
                append_checksum(request, calculation);
                chunked::encode(request, cfg)
            }
            None => Ok(()),
        }
    }
}

/// Sends the checksum in a trailer of the stream.
fn append_checksum(request: &mut HttpRequest, Calculation { algorithm, cache }: Calculation) {
    let body = std::mem::replace(request.body_mut(), SdkBody::taken());
    *request.body_mut() = body.map(move |it| {
        let body = calculate::ChecksumBody::new(it, algorithm.into_impl()).with_cache(cache.clone());
        SdkBody::from_body_1_x(body)
    });
}

/// Returns the user agent feature of an algorithm.
fn feature(algorithm: ChecksumAlgorithm) -> Option<SmithySdkFeature> {
    Some(match algorithm {
        ChecksumAlgorithm::Crc32 => SmithySdkFeature::FlexibleChecksumsReqCrc32,
        ChecksumAlgorithm::Crc32c => SmithySdkFeature::FlexibleChecksumsReqCrc32c,
        ChecksumAlgorithm::Crc64Nvme => SmithySdkFeature::FlexibleChecksumsReqCrc64,
        ChecksumAlgorithm::Sha1 => SmithySdkFeature::FlexibleChecksumsReqSha1,
        ChecksumAlgorithm::Sha256 => SmithySdkFeature::FlexibleChecksumsReqSha256,
        _ => return None,
    })
}
