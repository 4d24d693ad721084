//! Checksums of responses (AWS protocols, "httpChecksum trait").

use aws_smithy_checksums::ChecksumAlgorithm;
use aws_smithy_checksums::body::validate::ChecksumBody;
use aws_smithy_checksums::http::{CHECKSUM_ALGORITHMS_IN_PRIORITY_ORDER, HttpChecksum};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeSerializationInterceptorContextMut, Input,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::checksum_config::ResponseChecksumValidation;
use aws_smithy_types::config_bag::{ConfigBag, Layer, Storable, StoreReplace};

use super::is_presigned;
use crate::error::BoxError;
use crate::operation::OperationTrait;

/// Asks for a checksum of the response, and fails the reading of a body that has another.
#[derive(Clone, Copy, Debug)]
pub struct ResponseChecksum {
    /// The algorithms that a response may have a checksum of.
    pub algorithms: &'static [&'static str],
    /// `true` if the input asks for a checksum; with `true` it does from then on.
    pub mode: fn(&mut Input, bool) -> bool,
}

impl OperationTrait for ResponseChecksum {
    fn add_to(&'static self, _: &mut Layer, components: &mut RuntimeComponentsBuilder) {
        components.push_interceptor(SharedInterceptor::permanent(*self));
    }
}

// The messages of official clients: programs search their logs for them.
const PART_LEVEL: &str = "This checksum is a part-level checksum which can't be validated by the Rust SDK. Disable checksum \
                          validation for this request to fix this warning.";
const NOT_BASE64: &str =
    "Checksum received from server could not be base64 decoded. No checksum validation will be performed.";
const MORE_INFO: &str = "See https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html\
                         #large-object-checksums for more information.";

/// The choice to check the response.
#[derive(Debug)]
struct Checked(bool);

impl Storable for Checked {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for ResponseChecksum {
    fn name(&self) -> &'static str {
        "ResponseChecksumInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let setting = cfg.load::<ResponseChecksumValidation>().copied().unwrap_or_default();
        let when_required = setting == ResponseChecksumValidation::WhenRequired;
        let asked = (self.mode)(context.input_mut(), !when_required && !is_presigned(cfg));
        let state = cfg.interceptor_state();
        state.store_put(Checked(asked || !when_required));
        state.store_append(match when_required {
            true => SmithySdkFeature::FlexibleChecksumsResWhenRequired,
            false => SmithySdkFeature::FlexibleChecksumsResWhenSupported,
        });
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let response = context.response_mut();
        let checked = cfg.load::<Checked>().is_some_and(|it| it.0);
        if let (true, Some((algorithm, expected))) = (checked, self.checksum(response)) {
            let body = std::mem::replace(response.body_mut(), SdkBody::taken());
            *response.body_mut() = body.map(move |it| {
                let checksum = algorithm.into_impl();
                SdkBody::from_body_1_x(ChecksumBody::new(it, checksum, expected.clone().into()))
            });
        }
        Ok(())
    }
}

impl ResponseChecksum {
    /// The checksum of the response that is cheapest to check.
    fn checksum(&self, response: &HttpResponse) -> Option<(ChecksumAlgorithm, Vec<u8>)> {
        let known = CHECKSUM_ALGORITHMS_IN_PRIORITY_ORDER.iter();
        let mut known = known.filter(|name| self.algorithms.iter().any(|it| it.eq_ignore_ascii_case(name)));
        let (algorithm, text) = known.find_map(|name| {
            let algorithm: ChecksumAlgorithm = name.parse().ok()?;
            let header = HttpChecksum::header_name(algorithm.into_impl().as_ref());
            Some((algorithm, response.headers().get(header)?))
        })?;
        if is_of_parts(text) {
            tracing::warn!(more_info = MORE_INFO, checksum = text, "{PART_LEVEL}");
            return None;
        }
        match base64::decode(text) {
            Ok(expected) => Some((algorithm, expected)),
            Err(_) => {
                tracing::error!(checksum = text, "{NOT_BASE64}");
                None
            }
        }
    }
}

/// Returns whether the checksum is that of the checksums of parts: their number stands behind a hyphen.
fn is_of_parts(checksum: &str) -> bool {
    let parts = checksum.rsplit_once('-').map(|(_, parts)| parts);
    parts.is_some_and(|it| !it.is_empty() && it.bytes().all(|digit| digit.is_ascii_digit()))
}
