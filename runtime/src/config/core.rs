//! The settings of a client without the names that a generated crate gives them.

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::identity::ResolveIdentity;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::{CloneableLayer, FrozenLayer, Layer, Storable, Store, StoreAppend, StoreReplace};
use aws_smithy_types::telemetry::RequestedTelemetryAttributes;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::{Region, SigningRegion};
use aws_types::sdk_ua_metadata::FrameworkMetadata;

#[cfg(feature = "compression")]
use crate::client::operation_traits::{DisableRequestCompression, RequestMinCompressionSizeBytes};
use crate::endpoint::{ClientParam, Given, ServiceEndpoints, SharedEndpointResolver};
use crate::service::Service;

/// The settings of a `config::Builder`.
#[derive(Clone, Debug)]
pub struct CoreBuilder {
    layer: CloneableLayer,
    components: RuntimeComponentsBuilder,
    plugins: Vec<SharedRuntimePlugin>,
    behavior_version: Option<BehaviorVersion>,
}

impl Default for CoreBuilder {
    fn default() -> Self {
        Self {
            layer: CloneableLayer::default(),
            components: RuntimeComponentsBuilder::new("service config"),
            plugins: Vec::new(),
            behavior_version: None,
        }
    }
}

impl CoreBuilder {
    /// Returns the current value of a setting.
    pub fn load<T: Storable>(&self) -> <T::Storer as Store>::ReturnedType<'_> {
        self.layer.load::<T>()
    }

    /// Sets a value; `None` removes it.
    pub fn set<T: Storable<Storer = StoreReplace<T>> + Clone>(&mut self, value: Option<T>) {
        self.layer.store_or_unset(value);
    }

    /// Sets a value; `None` changes nothing.
    pub fn put<T: Storable<Storer = StoreReplace<T>> + Clone>(&mut self, value: Option<T>) {
        if let Some(value) = value {
            self.layer.store_put(value);
        }
    }

    /// Adds a value to a setting that has several.
    pub fn append<T: Storable<Storer = StoreAppend<T>> + Clone>(&mut self, value: T) {
        self.layer.store_append(value);
    }

    /// Sets a parameter of the endpoint rules; `None` restores the default of the rules.
    pub fn set_client_param(&mut self, name: &'static str, value: Option<Given>) {
        self.layer.store_append(ClientParam { name, value });
    }

    /// Sets timeouts. A timeout that is not set keeps its former value.
    pub fn put_timeouts(&mut self, timeouts: Option<TimeoutConfig>) {
        if let Some(mut timeouts) = timeouts {
            if let Some(former) = self.load::<TimeoutConfig>() {
                timeouts.take_defaults_from(former);
            }
            self.layer.store_put(timeouts);
        }
    }

    /// Changes the members of inputs that telemetry shows.
    pub fn request_telemetry(&mut self, change: impl FnOnce(&mut RequestedTelemetryAttributes)) {
        let mut requested = self.load::<RequestedTelemetryAttributes>().cloned().unwrap_or_default();
        change(&mut requested);
        self.layer.store_put(requested);
    }

    /// Sets the credentials provider of SigV4 and SigV4a; `None` changes nothing.
    pub fn put_credentials_provider(&mut self, provider: Option<SharedCredentialsProvider>) {
        if let Some(provider) = provider {
            #[cfg(feature = "sigv4a")]
            self.components
                .set_identity_resolver(aws_runtime::auth::sigv4a::SCHEME_ID, provider.clone());
            self.components
                .set_identity_resolver(aws_runtime::auth::sigv4::SCHEME_ID, provider);
        }
    }

    /// Sets the credentials provider of requests to directory buckets; `None` changes nothing.
    #[cfg(feature = "s3-express")]
    pub fn put_session_provider(&mut self, provider: Option<SharedCredentialsProvider>) {
        if let Some(provider) = provider {
            self.components
                .set_identity_resolver(crate::auth::SESSION_SCHEME_ID, provider);
        }
    }

    /// Sets the identity resolver of an auth scheme.
    #[cfg(feature = "http-auth")]
    pub fn put_identity(&mut self, scheme: AuthSchemeId, resolver: impl ResolveIdentity + 'static) {
        self.components.set_identity_resolver(scheme, resolver);
    }

    /// Returns the runtime components: HTTP client, resolvers, caches, interceptors.
    pub fn components(&self) -> &RuntimeComponentsBuilder {
        &self.components
    }

    /// Returns the runtime components for changes.
    pub fn components_mut(&mut self) -> &mut RuntimeComponentsBuilder {
        &mut self.components
    }

    /// Adds a runtime plugin.
    pub fn push_plugin(&mut self, plugin: SharedRuntimePlugin) {
        self.plugins.push(plugin);
    }

    /// Sets the behavior version; `None` removes it.
    pub fn set_behavior_version(&mut self, version: Option<BehaviorVersion>) {
        self.behavior_version = version;
    }

    /// Builds the settings of a client of this service.
    pub fn build(mut self, service: &'static Service, endpoints: &ServiceEndpoints) -> Core {
        if self.components.time_source().is_none() {
            self.components.set_time_source(Some(Default::default()));
        }
        let region = self.load::<Region>().cloned();
        let mut layer = Layer::from(self.layer.clone()).with_name(service.crate_name);
        layer.store_or_unset(region.map(SigningRegion::from));
        Core {
            frozen: layer.freeze(),
            builder: self,
            service,
            endpoints: *endpoints,
        }
    }

    /// Returns the settings that all AWS clients share, with what environment and profile say about this service.
    pub fn from_sdk_config(sdk: &SdkConfig, service: &'static Service) -> Self {
        let mut it = Self::default();
        it.put_credentials_provider(sdk.credentials_provider());
        it.set(sdk.region().cloned());
        it.set(sdk.use_fips().map(UseFips));
        it.set(sdk.use_dual_stack().map(UseDualStack));
        it.set(sdk.account_id_endpoint_mode().cloned());
        it.set(endpoint_url(sdk, service).map(EndpointUrl));
        // Unset would hide the protocol that the service prefers.
        it.put(sdk.protocol());
        it.put(sdk.retry_config().cloned());
        it.put_timeouts(sdk.timeout_config().cloned());
        it.set(sdk.auth_scheme_preference().cloned());
        it.set(sdk.sigv4a_signing_region_set().cloned());
        #[cfg(feature = "http-auth")]
        if let Some(provider) = sdk.token_provider() {
            it.put_identity(HTTP_BEARER_AUTH_SCHEME_ID, provider);
        }
        it.put(sdk.stalled_stream_protection());
        it.set(
            sdk.disable_clock_skew_correction()
                .map(DisableClockSkewCorrection::from),
        );
        #[cfg(feature = "checksums")]
        it.set(sdk.request_checksum_calculation());
        #[cfg(feature = "checksums")]
        it.set(sdk.response_checksum_validation());
        #[cfg(feature = "compression")]
        it.set(sdk.disable_request_compression().map(DisableRequestCompression));
        #[cfg(feature = "compression")]
        it.set(
            sdk.request_min_compression_size_bytes()
                .map(RequestMinCompressionSizeBytes),
        );
        it.set(sdk.app_name().cloned());
        for metadata in sdk.framework_metadata() {
            it.append(FrameworkMetadata::clone(metadata));
        }
        it.components.set_sleep_impl(sdk.sleep_impl());
        it.components.set_http_client(sdk.http_client());
        it.components.set_time_source(sdk.time_source());
        if let Some(cache) = sdk.identity_cache() {
            it.components.set_identity_cache(Some(cache));
        }
        it.behavior_version = sdk.behavior_version();
        for quirk in service.quirks {
            quirk.read_shared(service, sdk, &mut it.layer, &mut it.components);
        }
        it
    }

    pub(crate) fn take_plugins(&mut self) -> Vec<SharedRuntimePlugin> {
        std::mem::take(&mut self.plugins)
    }

    pub(crate) fn into_parts(self) -> (CloneableLayer, RuntimeComponentsBuilder) {
        (self.layer, self.components)
    }
}

/// Returns the endpoint URL by precedence: set in code, set for the service in environment or profile, set for all services.
fn endpoint_url(sdk: &SdkConfig, service: &Service) -> Option<String> {
    let general = sdk.endpoint_url().map(str::to_owned);
    if sdk.get_origin("endpoint_url").is_client_config() {
        return general;
    }
    let of_service = service.shared_value(sdk, "AWS_ENDPOINT_URL", "endpoint_url");
    of_service.or(general)
}

/// The settings of a `Config`, which no longer change.
#[derive(Clone, Debug)]
pub struct Core {
    frozen: FrozenLayer,
    builder: CoreBuilder,
    service: &'static Service,
    endpoints: ServiceEndpoints,
}

impl Core {
    /// Returns a builder with these settings.
    pub fn to_builder(&self) -> CoreBuilder {
        self.builder.clone()
    }

    /// Returns the value of a setting.
    pub fn load<T: Storable>(&self) -> <T::Storer as Store>::ReturnedType<'_> {
        self.frozen.load::<T>()
    }

    /// Returns the runtime components: HTTP client, resolvers, caches, interceptors.
    pub fn components(&self) -> &RuntimeComponentsBuilder {
        &self.builder.components
    }

    /// Returns the endpoint resolver that was set, else that of the service's endpoint rules.
    pub fn endpoint_resolver(&self) -> SharedEndpointResolver {
        self.components()
            .endpoint_resolver()
            .unwrap_or_else(|| (self.endpoints.resolver)())
    }

    /// Returns the frameworks in the user agent, in the order in which they were added.
    pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
        let mut newest_first: Vec<_> = self.load::<FrameworkMetadata>().collect();
        newest_first.reverse();
        newest_first
    }

    /// Returns the protocol that was set, else that of the service.
    pub fn protocol(&self) -> Option<SharedClientProtocol> {
        let default = || self.service.protocol.map(|make| make());
        self.load::<SharedClientProtocol>().cloned().or_else(default)
    }

    /// Sets the behavior version unless a version is set.
    pub fn or_behavior_version(mut self, version: BehaviorVersion) -> Self {
        self.builder.behavior_version.get_or_insert(version);
        self
    }

    pub(crate) fn behavior_version(&self) -> Option<BehaviorVersion> {
        self.builder.behavior_version
    }

    pub(crate) fn layer(&self) -> &FrozenLayer {
        &self.frozen
    }

    pub(crate) fn plugins(&self) -> &[SharedRuntimePlugin] {
        &self.builder.plugins
    }

    pub(crate) fn endpoints(&self) -> ServiceEndpoints {
        self.endpoints
    }
}

/// Settings of a call that is made for the sake of another call.
#[cfg(feature = "s3-express")]
mod of_call {
    use aws_runtime::invocation_id::SharedInvocationIdGenerator;
    use aws_smithy_runtime::client::retries::RetryPartition;
    use aws_smithy_runtime_api::client::auth::AuthSchemePreference;
    use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
    use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
    use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
    use aws_smithy_types::config_bag::ConfigBag;
    use aws_smithy_types::retry::RetryConfig;
    use aws_types::app_name::AppName;
    use aws_types::region::SigningRegionSet;

    use super::{
        ClientParam, CoreBuilder, DisableClockSkewCorrection, EndpointUrl, FrameworkMetadata, Region,
        SharedClientProtocol, Storable, StoreAppend, StoreReplace, TimeoutConfig, UseDualStack, UseFips,
    };
    use crate::validate::Validation;

    impl CoreBuilder {
        /// The settings and components of a call under way. Its interceptors and plugins are left out.
        pub(crate) fn of_call(components: &RuntimeComponents, cfg: &ConfigBag) -> Self {
            let mut it = Self {
                components: components.to_builder(),
                ..Self::default()
            };
            it.components.set_interceptors(std::iter::empty::<SharedInterceptor>());
            it.copy::<Region>(cfg);
            it.copy::<EndpointUrl>(cfg);
            it.copy::<UseFips>(cfg);
            it.copy::<UseDualStack>(cfg);
            it.copy_all::<ClientParam>(cfg);
            it.copy::<SharedClientProtocol>(cfg);
            it.copy::<RetryConfig>(cfg);
            it.copy::<RetryPartition>(cfg);
            it.put_timeouts(cfg.load::<TimeoutConfig>().cloned());
            it.copy::<AuthSchemePreference>(cfg);
            it.copy::<SigningRegionSet>(cfg);
            it.copy::<StalledStreamProtectionConfig>(cfg);
            it.copy::<DisableClockSkewCorrection>(cfg);
            it.copy::<SharedInvocationIdGenerator>(cfg);
            it.copy::<AppName>(cfg);
            it.copy_all::<FrameworkMetadata>(cfg);
            it.copy::<Validation>(cfg);
            it
        }

        fn copy<T: Storable<Storer = StoreReplace<T>> + Clone>(&mut self, cfg: &ConfigBag) {
            self.put(cfg.load::<T>().cloned());
        }

        /// Copies all values of a setting. The newest comes first in a bag and is stored last.
        fn copy_all<T: Storable<Storer = StoreAppend<T>> + Clone>(&mut self, cfg: &ConfigBag) {
            let newest_first: Vec<_> = cfg.load::<T>().cloned().collect();
            newest_first.into_iter().rev().for_each(|it| self.append(it));
        }
    }
}

/// Settings that make the requests of a test repeatable.
#[cfg(feature = "test-util")]
mod test_util {
    use std::time::{Duration, UNIX_EPOCH};

    use aws_credential_types::Credentials;
    use aws_runtime::user_agent::AwsUserAgent;
    use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};

    use super::{BehaviorVersion, CoreBuilder, Region, SharedCredentialsProvider};
    use crate::idempotency::IdempotencyTokenProvider;

    impl CoreBuilder {
        /// Sets a fixed idempotency token, time, user agent and credentials.
        pub fn apply_test_defaults(&mut self) {
            let now = UNIX_EPOCH + Duration::from_secs(1_234_567_890);
            self.set(Some(IdempotencyTokenProvider::fixed(
                "00000000-0000-4000-8000-000000000000",
            )));
            self.components
                .set_time_source(Some(SharedTimeSource::new(StaticTimeSource::new(now))));
            self.set(Some(AwsUserAgent::for_tests()));
            self.put_credentials_provider(Some(SharedCredentialsProvider::new(Credentials::for_tests())));
            #[cfg(feature = "http-auth")]
            self.put_identity(
                super::HTTP_BEARER_AUTH_SCHEME_ID,
                aws_credential_types::Token::from("test-token"),
            );
            self.behavior_version = Some(BehaviorVersion::latest());
        }

        /// Sets the region `us-east-1` as well, unless a region is set.
        pub fn apply_test_defaults_v2(&mut self) {
            self.apply_test_defaults();
            if self.load::<Region>().is_none() {
                self.set(Some(Region::new("us-east-1")));
            }
        }
    }
}
