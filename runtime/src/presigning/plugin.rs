//! The settings and components of a call that ends before it is sent, with its signature in the query.
//!
//! Official crates carry these as sources of their own, so that no published crate has them.

use std::borrow::Cow;

use aws_runtime::auth::{HttpSignatureType, SigV4OperationSigningConfig};
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_sigv4::http_request::SignableBody;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime::client::retries::strategy::NeverRetryStrategy;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, disable_interceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::retries::SharedRetryStrategy;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_schema::header_omit_settings::{HeaderOmitSettings, SharedHeaderOmitSettings};
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};

use super::PresigningConfig;
use super::mark::{IsPresigned, Presigning};
use crate::error::BoxError;

/// The settings and components that presigning adds to a call.
#[derive(Debug)]
pub(crate) struct PresigningPlugin {
    presigning: Presigning,
    components: RuntimeComponentsBuilder,
}

impl PresigningPlugin {
    pub(crate) fn new(config: &PresigningConfig, presigning: Presigning) -> Self {
        let interceptor = SignInQuery {
            config: config.clone(),
            presigning,
        };
        let time = SharedTimeSource::new(StaticTimeSource::new(config.start_time()));
        Self {
            presigning,
            components: RuntimeComponentsBuilder::new("presigning")
                .with_interceptor(SharedInterceptor::permanent(interceptor))
                .with_retry_strategy(Some(SharedRetryStrategy::new(NeverRetryStrategy::new())))
                .with_time_source(Some(time)),
        }
    }
}

impl RuntimePlugin for PresigningPlugin {
    fn config(&self) -> Option<FrozenLayer> {
        let mut layer = Layer::new("presigning");
        layer.store_put(disable_interceptor::<InvocationIdInterceptor>("presigning"));
        layer.store_put(disable_interceptor::<RequestInfoInterceptor>("presigning"));
        layer.store_put(disable_interceptor::<UserAgentInterceptor>("presigning"));
        layer.store_put(disable_interceptor::<ServiceClockSkewInterceptor>("presigning"));
        layer.store_put(SharedHeaderOmitSettings::new(NoDefaults));
        layer.store_put(IsPresigned(self.presigning));
        Some(layer.freeze())
    }

    fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}

/// Headers that only describe the body are the sender's business.
#[derive(Debug)]
struct NoDefaults;

impl HeaderOmitSettings for NoDefaults {
    fn should_omit_default_content_type(&self) -> bool {
        true
    }

    fn should_omit_default_content_length(&self) -> bool {
        true
    }
}

#[derive(Debug)]
struct SignInQuery {
    config: PresigningConfig,
    presigning: Presigning,
}

#[dyn_dispatch_hint]
impl Intercept for SignInQuery {
    fn name(&self) -> &'static str {
        "SignInQuery"
    }

    fn modify_before_signing(
        &self,
        _: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let body = match self.presigning {
            Presigning::AnyBody => SignableBody::UnsignedPayload,
            Presigning::Get => SignableBody::Bytes(b""),
        };
        let mut signing = cfg
            .load::<SigV4OperationSigningConfig>()
            .cloned()
            .ok_or("the operation has no settings for signing")?;
        signing.signing_options.expires_in = Some(self.config.expires());
        signing.signing_options.signature_type = HttpSignatureType::HttpRequestQueryParams;
        signing.signing_options.payload_override = Some(body);
        cfg.interceptor_state().store_put(signing);
        Ok(())
    }
}
