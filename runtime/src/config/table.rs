//! `config!`: the types of `config` in a generated crate.

/// Writes the module `config` of a generated crate, beside its module `endpoint`: `Config` and `Builder` with their methods,
/// the conversions from `SdkConfig`, and the re-exports.
///
/// The settings that all services have stand in `methods/`, a macro for each topic. The rows of `settings` are those that
/// only some services have; each is an arm of `config_setting!`.
///
/// Every method is one call into [`CoreBuilder`](crate::config::CoreBuilder) or [`Core`](crate::config::Core).
///
/// | setting | methods |
/// |---|---|
/// | `aws` | those of `region`, `credentials_provider`, `signing_name` |
/// | `region` | `region`, `Config::new`, the conversions from `SdkConfig` |
/// | `use_fips`, `use_dual_stack`, `account_id_endpoint_mode` | the built-in endpoint parameters of these names, if the rules have them |
/// | `request_checksums`, `response_checksums`, `chunk_size` | `request_checksum_calculation`, `response_checksum_validation`, `aws_chunked_encoding_chunk_size` |
/// | `request_compression` | `disable_request_compression`, `request_min_compression_size_bytes` |
/// | `sessions` | the credentials provider of directory buckets |
/// | `sigv4a` | `sigv4a_signing_region_set` |
/// | `token`, `login` | the types of bearer tokens and API keys, and of logins |
/// | `api_key`, `bearer`, `token_provider`, `basic`, `digest` | the identities of these auth schemes |
///
/// ```ignore
/// ::tinsmith_runtime::config! {
///     service: crate::meta::SERVICE,
///     settings: [aws, use_fips, request_checksums, token, bearer, token_provider],
/// }
/// ```
#[macro_export]
macro_rules! config {
    (service: $service:path, settings: [$($setting:ident),* $(,)?] $(,)?) => {
        $crate::config! { @types $service }
        $crate::config_transport! {}
        $crate::config_retries! {}
        $crate::config_auth! {}
        $crate::config_endpoint! {}
        $crate::config_request! {}
        $crate::config_interceptors! {}
        $crate::config_clock! {}
        $crate::config_identification! {}
        $crate::config_defaults! {}
        $($crate::config_setting! { $setting $service })*
        $crate::config! { @exports }
    };
    (@types $service:path) => {
        /// The settings of a client.
        ///
        /// Most programs take them from the environment and the profile with `aws-config` and pass the result to
        /// `Client::new`. To change a setting for one client, start from the shared settings:
        ///
        /// ```
        /// # use workspaces_instances::{Client, config};
        /// # use workspaces_instances::config::retry::RetryConfig;
        /// # fn example(shared: &aws_types::SdkConfig) {
        /// let config = config::Builder::from(shared)
        ///     .retry_config(RetryConfig::standard().with_max_attempts(5))
        ///     .build();
        /// let client = Client::from_conf(config);
        /// # }
        /// ```
        #[derive(Clone, Debug)]
        pub struct Config(::std::sync::Arc<$crate::__private::config::Core>);

        impl Config {
            /// Returns a builder without any settings. `aws-config` and `Builder::from` bring the shared settings along.
            pub fn builder() -> Builder {
                Builder::new()
            }

            /// Returns a builder with these settings.
            pub fn to_builder(&self) -> Builder {
                Builder(self.0.to_builder())
            }

            /// The settings without the methods of this crate.
            #[doc(hidden)]
            pub fn core(&self) -> &$crate::__private::config::Core {
                &self.0
            }
        }

        /// Builds a [`Config`].
        #[derive(Clone, Debug, Default)]
        pub struct Builder($crate::__private::config::CoreBuilder);

        impl Builder {
            /// Returns a builder without any settings.
            pub fn new() -> Self {
                Self::default()
            }

            /// The settings without the methods of this crate, for tests that the runtime configures.
            #[doc(hidden)]
            pub fn core_mut(&mut self) -> &mut $crate::__private::config::CoreBuilder {
                &mut self.0
            }

            /// Builds the settings. Their values are checked when a client is made of them.
            pub fn build(self) -> Config {
                let core = self.0.build(&$service, &self::endpoint::ENDPOINTS);
                #[cfg(feature = "behavior-version-latest")]
                let core = core.or_behavior_version(BehaviorVersion::latest());
                Config(::std::sync::Arc::new(core))
            }
        }

        impl From<Builder> for $crate::__private::config::CoreBuilder {
            fn from(builder: Builder) -> Self {
                builder.0
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
        pub use $crate::{Protocol, ResponseLimits, Validation};
    };
}
