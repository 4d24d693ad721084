//! `config!`: the types of `config` in a generated crate.

/// Writes `Config` and `Builder` with their methods, the conversions from `SdkConfig`, and what else stands in the
/// module `config` of a generated crate, beside its module `endpoint`. What differs between services are the rows.
///
/// Every method is one call into [`CoreBuilder`](crate::config::CoreBuilder) or [`Core`](crate::config::Core).
///
/// ```ignore
/// ::tinsmith_runtime::config! {
///     service: crate::meta::SERVICE,
///     // `aws`: region, credentials, `SdkConfig`; `use_fips` and `use_dual_stack` if the rule set has the parameter;
///     // `bearer` and its like if requests may be authenticated so.
///     settings: [aws, use_fips],
/// }
/// ```
#[macro_export]
macro_rules! config {
    (service: $service:path, settings: [$($setting:ident),* $(,)?] $(,)?) => {
        $crate::config! { @types $service }
        $crate::config! { @components }
        $crate::config! { @values }
        $crate::config! { @exports }
        $($crate::config_setting! { $setting $service })*
    };
    (@types $service:path) => {
        /// The settings of a client.
        #[derive(Clone, Debug)]
        pub struct Config(::std::sync::Arc<$crate::config::Core>);

        impl Config {
            /// A builder without any settings.
            pub fn builder() -> Builder {
                Builder::new()
            }

            /// The settings, to be changed.
            pub fn to_builder(&self) -> Builder {
                Builder(self.0.to_builder())
            }

            /// What the runtime makes a client of.
            #[doc(hidden)]
            pub fn core(&self) -> &$crate::config::Core {
                &self.0
            }
        }

        /// Makes a [`Config`].
        #[derive(Clone, Debug, Default)]
        pub struct Builder($crate::config::CoreBuilder);

        impl Builder {
            /// A builder without any settings.
            pub fn new() -> Self {
                Self::default()
            }

            /// What the runtime knows of the settings, for tests that it configures.
            #[doc(hidden)]
            pub fn core_mut(&mut self) -> &mut $crate::config::CoreBuilder {
                &mut self.0
            }

            /// The settings of a client.
            pub fn build(self) -> Config {
                let core = self.0.build(&$service, &self::endpoint::ENDPOINTS);
                #[cfg(feature = "behavior-version-latest")]
                let core = core.or_behavior_version(BehaviorVersion::latest());
                Config(::std::sync::Arc::new(core))
            }
        }

        impl From<Builder> for $crate::config::CoreBuilder {
            fn from(builder: Builder) -> Self {
                builder.0
            }
        }
    };
    (@components) => {
        impl Config {
            /// What sends requests over the network.
            pub fn http_client(&self) -> Option<SharedHttpClient> {
                self.0.components().http_client()
            }

            /// The ways to authenticate requests that were added.
            pub fn auth_schemes(&self) -> impl Iterator<Item = $crate::config::SharedAuthScheme> + '_ {
                self.0.components().auth_schemes()
            }

            /// What chooses between the ways to authenticate requests.
            pub fn auth_scheme_resolver(&self) -> Option<$crate::config::SharedAuthSchemeOptionResolver> {
                self.0.components().auth_scheme_option_resolver()
            }

            /// What chooses the endpoint of a request.
            pub fn endpoint_resolver(&self) -> endpoint::SharedEndpointResolver {
                self.0.endpoint_resolver()
            }

            /// How to wait between attempts.
            pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
                self.0.components().sleep_impl()
            }

            /// Where the time comes from.
            pub fn time_source(&self) -> Option<$crate::config::SharedTimeSource> {
                self.0.components().time_source()
            }

            /// What keeps credentials between calls.
            pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
                self.0.components().identity_cache()
            }

            /// Those that were added with `interceptor`.
            pub fn interceptors(&self) -> impl Iterator<Item = SharedInterceptor> + '_ {
                self.0.components().interceptors()
            }

            /// Those that were added with `retry_classifier`.
            pub fn retry_classifiers(&self) -> impl Iterator<Item = $crate::config::SharedRetryClassifier> + '_ {
                self.0.components().retry_classifiers()
            }
        }

        impl Builder {
            /// Sets what sends requests over the network.
            pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
                self.set_http_client(Some(IntoShared::into_shared(http_client)));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_http_client(&mut self, http_client: Option<SharedHttpClient>) -> &mut Self {
                self.0.components_mut().set_http_client(http_client);
                self
            }

            /// Adds a way to authenticate requests, or replaces the one of the same name.
            pub fn push_auth_scheme(mut self, auth_scheme: impl $crate::config::AuthScheme + 'static) -> Self {
                self.0.components_mut().push_auth_scheme(auth_scheme);
                self
            }

            /// Sets what chooses between the ways to authenticate requests.
            pub fn auth_scheme_resolver(
                mut self,
                auth_scheme_resolver: impl auth::ResolveAuthScheme + 'static,
            ) -> Self {
                self.set_auth_scheme_resolver(auth_scheme_resolver);
                self
            }

            /// Sets what chooses between the ways to authenticate requests.
            pub fn set_auth_scheme_resolver(
                &mut self,
                auth_scheme_resolver: impl auth::ResolveAuthScheme + 'static,
            ) -> &mut Self {
                let resolver = auth_scheme_resolver.into_shared_resolver();
                self.0.components_mut().set_auth_scheme_option_resolver(Some(resolver));
                self
            }

            /// Lets requests go out unsigned when nobody is known to sign them.
            pub fn allow_no_auth(mut self) -> Self {
                self.set_allow_no_auth();
                self
            }

            /// Lets requests go out unsigned when nobody is known to sign them.
            pub fn set_allow_no_auth(&mut self) -> &mut Self {
                self.0.push_plugin(SharedRuntimePlugin::new($crate::config::NoAuthRuntimePluginV2::new()));
                self
            }

            /// Sets what chooses the endpoint of a request.
            pub fn endpoint_resolver(mut self, endpoint_resolver: impl endpoint::ResolveEndpoint + 'static) -> Self {
                self.set_endpoint_resolver(Some(endpoint_resolver.into_shared_resolver()));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_endpoint_resolver(
                &mut self,
                endpoint_resolver: Option<endpoint::SharedEndpointResolver>,
            ) -> &mut Self {
                self.0.components_mut().set_endpoint_resolver(endpoint_resolver);
                self
            }

            /// Sets how to wait between attempts.
            pub fn sleep_impl(mut self, sleep_impl: impl AsyncSleep + 'static) -> Self {
                self.set_sleep_impl(Some(IntoShared::into_shared(sleep_impl)));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_sleep_impl(&mut self, sleep_impl: Option<SharedAsyncSleep>) -> &mut Self {
                self.0.components_mut().set_sleep_impl(sleep_impl);
                self
            }

            /// Sets where the time comes from.
            pub fn time_source(mut self, time_source: impl $crate::config::TimeSource + 'static) -> Self {
                self.set_time_source(Some(IntoShared::into_shared(time_source)));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_time_source(&mut self, time_source: Option<$crate::config::SharedTimeSource>) -> &mut Self {
                self.0.components_mut().set_time_source(time_source);
                self
            }

            /// Sets what keeps credentials between calls.
            pub fn identity_cache(mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> Self {
                self.set_identity_cache(identity_cache);
                self
            }

            /// Sets what keeps credentials between calls.
            pub fn set_identity_cache(&mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
                self.0.components_mut().set_identity_cache(Some(identity_cache));
                self
            }

            /// Adds an interceptor, which can look at requests and responses and change them.
            pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
                self.push_interceptor(SharedInterceptor::new(interceptor));
                self
            }

            /// Adds an interceptor, which can look at requests and responses and change them.
            pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
                self.0.components_mut().push_interceptor(interceptor);
                self
            }

            /// Replaces those that were added.
            pub fn set_interceptors(
                &mut self,
                interceptors: impl IntoIterator<Item = SharedInterceptor>,
            ) -> &mut Self {
                self.0.components_mut().set_interceptors(interceptors.into_iter());
                self
            }

            /// Adds a classifier, which decides whether a failed attempt is worth another.
            pub fn retry_classifier(mut self, retry_classifier: impl retry::ClassifyRetry + 'static) -> Self {
                self.push_retry_classifier($crate::config::SharedRetryClassifier::new(retry_classifier));
                self
            }

            /// Adds a classifier, which decides whether a failed attempt is worth another.
            pub fn push_retry_classifier(
                &mut self,
                retry_classifier: $crate::config::SharedRetryClassifier,
            ) -> &mut Self {
                self.0.components_mut().push_retry_classifier(retry_classifier);
                self
            }

            /// Replaces those that were added.
            pub fn set_retry_classifiers(
                &mut self,
                retry_classifiers: impl IntoIterator<Item = $crate::config::SharedRetryClassifier>,
            ) -> &mut Self {
                self.0.components_mut().set_retry_classifiers(retry_classifiers.into_iter());
                self
            }
        }
    };
    (@values) => {
        impl Config {
            /// When a transfer that stands still is given up.
            pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
                self.0.load::<StalledStreamProtectionConfig>()
            }

            /// Which ways to authenticate requests are preferred.
            pub fn auth_scheme_preference(&self) -> Option<&$crate::config::AuthSchemePreference> {
                self.0.load::<$crate::config::AuthSchemePreference>()
            }

            /// When failed requests are sent again.
            pub fn retry_config(&self) -> Option<&retry::RetryConfig> {
                self.0.load::<retry::RetryConfig>()
            }

            /// How long to wait, and for what.
            pub fn timeout_config(&self) -> Option<&timeout::TimeoutConfig> {
                self.0.load::<timeout::TimeoutConfig>()
            }

            /// Which clients share a budget of retries.
            pub fn retry_partition(&self) -> Option<&retry::RetryPartition> {
                self.0.load::<retry::RetryPartition>()
            }

            /// The name of the application, for the user agent.
            pub fn app_name(&self) -> Option<&AppName> {
                self.0.load::<AppName>()
            }

            /// The names of frameworks that use the client, in the order in which they were added.
            pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
                self.0.framework_metadata()
            }

            /// Whether the clock is left uncorrected when it differs from that of the service.
            pub fn disable_clock_skew_correction(&self) -> Option<bool> {
                self.0.load::<$crate::config::DisableClockSkewCorrection>().map(|it| it.is_disabled())
            }

            /// Where the ids come from that all attempts of a call share.
            pub fn invocation_id_generator(&self) -> Option<$crate::config::SharedInvocationIdGenerator> {
                self.0.load::<$crate::config::SharedInvocationIdGenerator>().cloned()
            }

            /// The protocol that requests are written in, in place of the best one of the service.
            pub fn protocol(&self) -> Option<$crate::config::SharedClientProtocol> {
                self.0.protocol()
            }

            /// How much of an input is checked before it is sent.
            pub fn validation(&self) -> Option<$crate::Validation> {
                self.0.load::<$crate::Validation>().copied()
            }
        }

        impl Builder {
            /// Sets when a transfer that stands still is given up.
            pub fn stalled_stream_protection(
                mut self,
                stalled_stream_protection: StalledStreamProtectionConfig,
            ) -> Self {
                self.set_stalled_stream_protection(Some(stalled_stream_protection));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_stalled_stream_protection(
                &mut self,
                stalled_stream_protection: Option<StalledStreamProtectionConfig>,
            ) -> &mut Self {
                self.0.set(stalled_stream_protection);
                self
            }

            /// Sets where idempotency tokens come from that calls leave out.
            pub fn idempotency_token_provider(
                mut self,
                idempotency_token_provider: impl Into<$crate::config::IdempotencyTokenProvider>,
            ) -> Self {
                self.set_idempotency_token_provider(Some(idempotency_token_provider.into()));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_idempotency_token_provider(
                &mut self,
                idempotency_token_provider: Option<$crate::config::IdempotencyTokenProvider>,
            ) -> &mut Self {
                self.0.set(idempotency_token_provider);
                self
            }

            /// Sets which ways to authenticate requests are preferred.
            pub fn auth_scheme_preference(
                mut self,
                auth_scheme_preference: impl Into<$crate::config::AuthSchemePreference>,
            ) -> Self {
                self.set_auth_scheme_preference(Some(auth_scheme_preference.into()));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_auth_scheme_preference(
                &mut self,
                auth_scheme_preference: Option<$crate::config::AuthSchemePreference>,
            ) -> &mut Self {
                self.0.set(auth_scheme_preference);
                self
            }

            /// Sets when failed requests are sent again.
            pub fn retry_config(mut self, retry_config: retry::RetryConfig) -> Self {
                self.set_retry_config(Some(retry_config));
                self
            }

            /// The same; without a value nothing changes.
            pub fn set_retry_config(&mut self, retry_config: Option<retry::RetryConfig>) -> &mut Self {
                self.0.put(retry_config);
                self
            }

            /// Sets how long to wait, and for what.
            pub fn timeout_config(mut self, timeout_config: timeout::TimeoutConfig) -> Self {
                self.set_timeout_config(Some(timeout_config));
                self
            }

            /// The same; without a value nothing changes.
            pub fn set_timeout_config(&mut self, timeout_config: Option<timeout::TimeoutConfig>) -> &mut Self {
                self.0.put_timeouts(timeout_config);
                self
            }

            /// Sets which clients share a budget of retries.
            pub fn retry_partition(mut self, retry_partition: retry::RetryPartition) -> Self {
                self.set_retry_partition(Some(retry_partition));
                self
            }

            /// The same; without a value nothing changes.
            pub fn set_retry_partition(&mut self, retry_partition: Option<retry::RetryPartition>) -> &mut Self {
                self.0.put(retry_partition);
                self
            }

            /// Sets the name of the application, for the user agent.
            pub fn app_name(mut self, app_name: AppName) -> Self {
                self.set_app_name(Some(app_name));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_app_name(&mut self, app_name: Option<AppName>) -> &mut Self {
                self.0.set(app_name);
                self
            }

            /// Adds the name of a framework that uses the client, for the user agent.
            pub fn framework_metadata(mut self, framework_metadata: FrameworkMetadata) -> Self {
                self.push_framework_metadata(framework_metadata);
                self
            }

            /// Adds the name of a framework that uses the client, for the user agent.
            pub fn push_framework_metadata(&mut self, framework_metadata: FrameworkMetadata) -> &mut Self {
                self.0.append(framework_metadata);
                self
            }

            /// Sets whether the clock is left uncorrected when it differs from that of the service.
            pub fn disable_clock_skew_correction(
                mut self,
                disable_clock_skew_correction: impl Into<Option<bool>>,
            ) -> Self {
                self.set_disable_clock_skew_correction(disable_clock_skew_correction.into());
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_disable_clock_skew_correction(
                &mut self,
                disable_clock_skew_correction: Option<bool>,
            ) -> &mut Self {
                self.0.set(disable_clock_skew_correction.map($crate::config::DisableClockSkewCorrection::from));
                self
            }

            /// Sets where the ids come from that all attempts of a call share.
            pub fn invocation_id_generator(
                mut self,
                invocation_id_generator: impl $crate::config::InvocationIdGenerator + 'static,
            ) -> Self {
                let shared = $crate::config::SharedInvocationIdGenerator::new(invocation_id_generator);
                self.set_invocation_id_generator(Some(shared));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_invocation_id_generator(
                &mut self,
                invocation_id_generator: Option<$crate::config::SharedInvocationIdGenerator>,
            ) -> &mut Self {
                self.0.set(invocation_id_generator);
                self
            }

            /// Sets the URL that replaces the endpoint of the service.
            pub fn endpoint_url(mut self, endpoint_url: impl Into<String>) -> Self {
                self.set_endpoint_url(Some(endpoint_url.into()));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) -> &mut Self {
                self.0.set(endpoint_url.map($crate::config::EndpointUrl));
                self
            }

            /// Sets the protocol that requests are written in, in place of the best one of the service.
            pub fn protocol(mut self, protocol: impl $crate::config::IntoClientProtocol) -> Self {
                self.set_protocol(Some(protocol.into_client_protocol()));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_protocol(&mut self, protocol: Option<$crate::config::SharedClientProtocol>) -> &mut Self {
                self.0.set(protocol);
                self
            }

            /// Sets how much of an input is checked before it is sent.
            pub fn validation(mut self, validation: $crate::Validation) -> Self {
                self.set_validation(Some(validation));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_validation(&mut self, validation: Option<$crate::Validation>) -> &mut Self {
                self.0.set(validation);
                self
            }

            /// Shows these members of inputs in traces and metrics, by their names in the model, if they are texts and
            /// not sensitive.
            pub fn emit_input_attributes(
                mut self,
                names: impl IntoIterator<Item = impl Into<String>>,
            ) -> Self {
                self.0.request_telemetry(|it| it.emit(names.into_iter().map(Into::into)));
                self
            }

            /// Keeps these members of inputs for interceptors, by their names in the model, if they are texts and not
            /// sensitive.
            pub fn capture_input_attributes(
                mut self,
                names: impl IntoIterator<Item = impl Into<String>>,
            ) -> Self {
                self.0.request_telemetry(|it| it.capture_only(names.into_iter().map(Into::into)));
                self
            }

            /// Sets the version whose defaults are used: those of later versions may differ.
            pub fn behavior_version(mut self, behavior_version: BehaviorVersion) -> Self {
                self.set_behavior_version(Some(behavior_version));
                self
            }

            /// The same, or without a value back to the default.
            pub fn set_behavior_version(
                &mut self,
                behavior_version: Option<BehaviorVersion>,
            ) -> &mut Self {
                self.0.set_behavior_version(behavior_version);
                self
            }

            /// Uses the defaults of the newest version: an update of this crate may change them.
            pub fn behavior_version_latest(self) -> Self {
                self.behavior_version(BehaviorVersion::latest())
            }

            /// Sets what makes two runs of a test send the same requests: token, time, user agent, credentials.
            #[cfg(feature = "test-util")]
            pub fn apply_test_defaults(&mut self) -> &mut Self {
                self.0.apply_test_defaults();
                self
            }

            /// Sets what makes two runs of a test send the same requests: token, time, user agent, credentials.
            #[cfg(feature = "test-util")]
            pub fn with_test_defaults(mut self) -> Self {
                self.apply_test_defaults();
                self
            }

            /// The same, and a region unless there is one.
            #[cfg(feature = "test-util")]
            pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
                self.0.apply_test_defaults_v2();
                self
            }

            /// The same, and a region unless there is one.
            #[cfg(feature = "test-util")]
            pub fn with_test_defaults_v2(mut self) -> Self {
                self.apply_test_defaults_v2();
                self
            }
        }
    };
    (@exports) => {
        pub use $crate::config::{
            AppName, AsyncSleep, BehaviorVersion, ConfigBag, Credentials, FrameworkMetadata, FrozenLayer, HttpClient,
            IdentityCache, Intercept, IntoShared, Layer, ProvideCredentials, Region, ResolveCachedIdentity,
            RuntimeComponents, RuntimeComponentsBuilder, RuntimePlugin, SharedAsyncSleep, SharedCredentialsProvider,
            SharedHttpClient, SharedIdentityCache, SharedInterceptor, SharedRuntimePlugin, Sleep,
            StalledStreamProtectionConfig, auth, http, interceptors, retry, timeout,
        };
        pub use $crate::{Protocol, Validation};
    };
}
