//! Settings that environment, profile and `SdkConfig` have for one service.

use std::time::Duration;

#[cfg(feature = "http-auth")]
use aws_credential_types::credential_feature::AwsCredentialFeature;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::AuthSchemePreference;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::identity::Identity;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::identity::http::Token;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::CloneableLayer;
#[cfg(feature = "http-auth")]
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::retry::{RetryConfig, RetrySpec};
use aws_types::SdkConfig;
#[cfg(feature = "http-auth")]
use aws_types::service_config::ServiceConfigKey;

use crate::endpoint::{ClientParam, EnvironmentParam, Given};
use crate::service::{ClientParts, Quirk, Service};

/// Reads boolean parameters of the endpoint rules from environment and profile.
///
/// A variable of the environment counts for every client. The profile counts for clients that are made of an `SdkConfig`.
#[derive(Clone, Copy, Debug)]
pub struct SharedParams(pub &'static [SharedParam]);

/// A boolean parameter of the endpoint rules with its names in environment and profile.
#[derive(Clone, Copy, Debug)]
pub struct SharedParam {
    /// The name in the rules.
    pub name: &'static str,
    /// The variable of the environment.
    pub env: &'static str,
    /// The key in the profile.
    pub profile: &'static str,
}

impl Quirk for SharedParams {
    fn configure_client(&'static self, client: &mut ClientParts<'_>) {
        for param in self.0 {
            if let Some(value) = in_environment(param.env) {
                client.config.store_append(EnvironmentParam {
                    name: param.name,
                    value: Given::Bool(value),
                });
            }
        }
    }

    fn read_shared(
        &self,
        service: &Service,
        sdk: &SdkConfig,
        config: &mut CloneableLayer,
        _: &mut RuntimeComponentsBuilder,
    ) {
        for param in self.0 {
            let text = service.shared_value(sdk, param.env, param.profile);
            if let Some(value) = text.and_then(|it| it.parse().ok()) {
                config.store_append(ClientParam {
                    name: param.name,
                    value: Some(Given::Bool(value)),
                });
            }
        }
    }
}

/// Reads a boolean variable. Settings of a client take precedence over it.
fn in_environment(variable: &str) -> Option<bool> {
    let text = std::env::var(variable).ok()?;
    let value = text.to_ascii_lowercase().parse().ok();
    if value.is_none() {
        tracing::warn!("the variable {variable} is ignored: it is neither `true` nor `false`");
    }
    value
}

/// Retries sooner and more often than other services do, since the service answers fast.
///
/// It changes the retry configuration of an `SdkConfig` if that follows version 2.1 of retries or a later one. A
/// configuration that is set on the client itself stays unchanged.
#[derive(Clone, Copy, Debug)]
pub struct QuickRetries {
    /// The longest pause before the first retry in milliseconds, for errors other than throttling.
    pub pause_ms: u64,
    /// The number of attempts, unless the program sets it.
    pub attempts: u32,
}

impl Quirk for QuickRetries {
    fn read_shared(&self, _: &Service, sdk: &SdkConfig, config: &mut CloneableLayer, _: &mut RuntimeComponentsBuilder) {
        let Some(retries) = sdk.retry_config().cloned() else {
            return;
        };
        if retries.retry_spec().is_some_and(|it| it.is_at_least(RetrySpec::V2_1)) {
            let pause = Duration::from_millis(self.pause_ms);
            let retries: RetryConfig =
                retries.with_retry_spec(RetrySpec::v2_1().with_non_throttling_initial_backoff(pause));
            let is_set = sdk.get_origin("retry_config").is_client_config();
            config.store_put(if is_set {
                retries
            } else {
                retries.with_max_attempts(self.attempts)
            });
        }
    }
}

/// Reads a bearer token for the service from the variable `AWS_BEARER_TOKEN_<NAME>`.
///
/// The token takes precedence over a token provider that was not set in code.
#[cfg(feature = "http-auth")]
#[derive(Clone, Copy, Debug)]
pub struct TokenVariable(pub &'static str);

#[cfg(feature = "http-auth")]
impl Quirk for TokenVariable {
    fn read_shared(
        &self,
        _: &Service,
        sdk: &SdkConfig,
        config: &mut CloneableLayer,
        components: &mut RuntimeComponentsBuilder,
    ) {
        let key = ServiceConfigKey::builder()
            .service_id(self.0)
            .env("AWS_BEARER_TOKEN")
            .profile("")
            .build();
        let Some(token) = key.ok().and_then(|key| sdk.service_config()?.load_config(key)) else {
            return;
        };
        if !sdk.get_origin("auth_scheme_preference").is_client_config() {
            config.store_put(AuthSchemePreference::from([HTTP_BEARER_AUTH_SCHEME_ID]));
        }
        if !sdk.get_origin("token_provider").is_client_config() {
            let mut layer = Layer::new("token of the environment");
            layer.store_append(AwsCredentialFeature::BearerServiceEnvVars);
            let identity = Identity::builder().data(Token::from(token)).property(layer.freeze());
            if let Ok(identity) = identity.build() {
                components.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, identity);
            }
        }
    }
}
