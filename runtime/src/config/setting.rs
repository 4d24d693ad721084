//! `config_setting!` and `config_params!`: the settings that only some services have.

/// Writes the methods of one setting that is a row of [`config!`](crate::config!).
#[doc(hidden)]
#[macro_export]
macro_rules! config_setting {
    (aws $service:path) => {
        $crate::config_setting! { region $service }

        impl Config {
            /// Returns the signing name: the service in the scope of signatures. An endpoint may name another service.
            pub fn signing_name(&self) -> &'static str {
                $service.signing_name
            }

            /// Returns `None`: a configuration does not give its provider out.
            #[deprecated(note = "it is `None` always, in official crates too")]
            pub fn credentials_provider(&self) -> Option<SharedCredentialsProvider> {
                None
            }
        }

        impl Builder {
            /// Sets the credentials provider, whose credentials sign requests.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, Credentials};
            /// let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests");
            /// let config = Config::builder().credentials_provider(credentials).build();
            /// ```
            pub fn credentials_provider(mut self, credentials_provider: impl ProvideCredentials + 'static) -> Self {
                self.set_credentials_provider(Some(SharedCredentialsProvider::new(credentials_provider)));
                self
            }

            /// Sets the credentials provider, whose credentials sign requests; `None` changes nothing.
            pub fn set_credentials_provider(
                &mut self,
                credentials_provider: Option<SharedCredentialsProvider>,
            ) -> &mut Self {
                self.0.put_credentials_provider(credentials_provider);
                self
            }
        }
    };
    (region $service:path) => {
        impl Config {
            /// Returns the region that was set, if any.
            pub fn region(&self) -> Option<&Region> {
                self.0.load::<Region>()
            }

            /// Returns the settings that all AWS clients share, with what environment and profile say about this service.
            pub fn new(config: &$crate::config::SdkConfig) -> Self {
                Self::from(config)
            }
        }

        impl Builder {
            /// Sets the region, by which the endpoint rules choose the URL and the signing region.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, Region};
            /// let config = Config::builder().region(Region::new("eu-west-1")).build();
            /// ```
            pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
                self.set_region(region.into());
                self
            }

            /// Sets the region; `None` removes it.
            pub fn set_region(&mut self, region: Option<Region>) -> &mut Self {
                self.0.set(region);
                self
            }
        }

        impl From<&$crate::config::SdkConfig> for Builder {
            fn from(config: &$crate::config::SdkConfig) -> Self {
                Self($crate::__private::config::CoreBuilder::from_sdk_config(
                    config, &$service,
                ))
            }
        }

        impl From<&$crate::config::SdkConfig> for Config {
            fn from(config: &$crate::config::SdkConfig) -> Self {
                Builder::from(config).build()
            }
        }
    };
    (use_fips $service:path) => {
        impl Builder {
            /// Sets whether requests go to the FIPS endpoint. The default is `false`.
            pub fn use_fips(mut self, use_fips: impl Into<bool>) -> Self {
                self.set_use_fips(Some(use_fips.into()));
                self
            }

            /// Sets whether requests go to the FIPS endpoint; `None` restores the default.
            pub fn set_use_fips(&mut self, use_fips: Option<bool>) -> &mut Self {
                self.0.set(use_fips.map($crate::config::UseFips));
                self
            }
        }
    };
    (use_dual_stack $service:path) => {
        impl Builder {
            /// Sets whether requests go to the dual-stack endpoint, which has IPv4 and IPv6 addresses. The default is `false`.
            pub fn use_dual_stack(mut self, use_dual_stack: impl Into<bool>) -> Self {
                self.set_use_dual_stack(Some(use_dual_stack.into()));
                self
            }

            /// Sets whether requests go to the dual-stack endpoint; `None` restores the default.
            pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) -> &mut Self {
                self.0.set(use_dual_stack.map($crate::config::UseDualStack));
                self
            }
        }
    };
    (request_checksums $service:path) => {
        pub use $crate::config::RequestChecksumCalculation;

        impl Config {
            /// Returns the calculation of request checksums that was set, if any.
            pub fn request_checksum_calculation(&self) -> Option<&RequestChecksumCalculation> {
                self.0.load::<RequestChecksumCalculation>()
            }
        }

        impl Builder {
            /// Sets the calculation of request checksums: whenever the service supports a checksum, which is the default, or only
            /// where it requires a checksum.
            pub fn request_checksum_calculation(mut self, calculation: RequestChecksumCalculation) -> Self {
                self.set_request_checksum_calculation(Some(calculation));
                self
            }

            /// Sets the calculation of request checksums; `None` restores the default.
            pub fn set_request_checksum_calculation(
                &mut self,
                calculation: Option<RequestChecksumCalculation>,
            ) -> &mut Self {
                self.0.set(calculation);
                self
            }
        }
    };
    (response_checksums $service:path) => {
        pub use $crate::config::ResponseChecksumValidation;

        impl Config {
            /// Returns the validation of response checksums that was set, if any.
            pub fn response_checksum_validation(&self) -> Option<&ResponseChecksumValidation> {
                self.0.load::<ResponseChecksumValidation>()
            }
        }

        impl Builder {
            /// Sets the validation of response checksums: whenever the service supports a checksum, which is the default, or only
            /// where a call asks for it.
            pub fn response_checksum_validation(mut self, validation: ResponseChecksumValidation) -> Self {
                self.set_response_checksum_validation(Some(validation));
                self
            }

            /// Sets the validation of response checksums; `None` restores the default.
            pub fn set_response_checksum_validation(
                &mut self,
                validation: Option<ResponseChecksumValidation>,
            ) -> &mut Self {
                self.0.set(validation);
                self
            }
        }
    };
    (sessions $service:path) => {
        impl Builder {
            /// Sets the credentials provider of requests to directory buckets (S3 Express One Zone). The default creates a
            /// session of each bucket with the credentials of the client.
            pub fn express_credentials_provider(
                mut self,
                credentials_provider: impl ProvideCredentials + 'static,
            ) -> Self {
                self.set_express_credentials_provider(Some(SharedCredentialsProvider::new(credentials_provider)));
                self
            }

            /// Sets the credentials provider of requests to directory buckets; `None` changes nothing.
            pub fn set_express_credentials_provider(
                &mut self,
                credentials_provider: Option<SharedCredentialsProvider>,
            ) -> &mut Self {
                self.0.put_session_provider(credentials_provider);
                self
            }
        }
    };
    (chunk_size $service:path) => {
        impl Builder {
            /// Sets the size of the chunks of a stream whose checksum is a trailer, in bytes: 8,192 or more. `None` sends the
            /// stream as a single chunk, which is held in memory. The default is 65,536. A smaller size fails the call.
            pub fn aws_chunked_encoding_chunk_size(mut self, chunk_size: Option<usize>) -> Self {
                self.set_aws_chunked_encoding_chunk_size(Some(chunk_size));
                self
            }

            /// Sets the size of the chunks of a stream whose checksum is a trailer; the outer `None` changes nothing.
            pub fn set_aws_chunked_encoding_chunk_size(&mut self, chunk_size: Option<Option<usize>>) -> &mut Self {
                self.0
                    .put(chunk_size.map($crate::__private::operation_traits::ChunkSize));
                self
            }
        }
    };
    (request_compression $service:path) => {
        impl Config {
            /// Returns whether the compression of request bodies is disabled, if that was set.
            pub fn disable_request_compression(&self) -> Option<bool> {
                self.0
                    .load::<$crate::__private::operation_traits::DisableRequestCompression>()
                    .map(|it| it.0)
            }

            /// Returns the minimum length of compressed request bodies in bytes, if that was set.
            pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
                self.0
                    .load::<$crate::__private::operation_traits::RequestMinCompressionSizeBytes>()
                    .map(|it| it.0)
            }
        }

        impl Builder {
            /// Disables or enables the compression of request bodies, where the service accepts it. The default is to compress.
            pub fn disable_request_compression(mut self, disable: impl Into<Option<bool>>) -> Self {
                self.set_disable_request_compression(disable.into());
                self
            }

            /// Disables or enables the compression of request bodies; `None` restores the default.
            pub fn set_disable_request_compression(&mut self, disable: Option<bool>) -> &mut Self {
                self.0
                    .set(disable.map($crate::__private::operation_traits::DisableRequestCompression));
                self
            }

            /// Sets the minimum length of request bodies that are compressed, in bytes: 0 to 10,485,760. The default is 10,240.
            pub fn request_min_compression_size_bytes(mut self, bytes: impl Into<Option<u32>>) -> Self {
                self.set_request_min_compression_size_bytes(bytes.into());
                self
            }

            /// Sets the minimum length of request bodies that are compressed, in bytes; `None` restores the default.
            pub fn set_request_min_compression_size_bytes(&mut self, bytes: Option<u32>) -> &mut Self {
                self.0
                    .set(bytes.map($crate::__private::operation_traits::RequestMinCompressionSizeBytes));
                self
            }
        }
    };
    (sigv4a $service:path) => {
        impl Config {
            /// Returns the signing region set of SigV4a that was set, if any.
            pub fn sigv4a_signing_region_set(&self) -> Option<&$crate::config::SigningRegionSet> {
                self.0.load::<$crate::config::SigningRegionSet>()
            }
        }

        impl Builder {
            /// Sets the signing region set of SigV4a: the regions in which a signature is valid.
            pub fn sigv4a_signing_region_set(
                mut self,
                sigv4a_signing_region_set: impl Into<$crate::config::SigningRegionSet>,
            ) -> Self {
                self.set_sigv4a_signing_region_set(Some(sigv4a_signing_region_set.into()));
                self
            }

            /// Sets the signing region set of SigV4a; `None` restores that of the endpoint, else the region.
            pub fn set_sigv4a_signing_region_set(
                &mut self,
                sigv4a_signing_region_set: Option<$crate::config::SigningRegionSet>,
            ) -> &mut Self {
                self.0.set(sigv4a_signing_region_set);
                self
            }
        }
    };
    (token $service:path) => {
        pub use $crate::config::Token;
    };
    (login $service:path) => {
        pub use $crate::config::Login;
    };
    (api_key $service:path) => {
        impl Builder {
            /// Sets the API key that requests carry.
            pub fn api_key(self, api_key: Token) -> Self {
                self.api_key_resolver(api_key)
            }

            /// Sets the resolver of the API key that requests carry.
            pub fn api_key_resolver(
                mut self,
                api_key_resolver: impl $crate::config::ResolveIdentity + 'static,
            ) -> Self {
                self.0
                    .put_identity($crate::config::HTTP_API_KEY_AUTH_SCHEME_ID, api_key_resolver);
                self
            }
        }
    };
    (bearer $service:path) => {
        impl Builder {
            /// Sets the bearer token that requests carry.
            pub fn bearer_token(self, bearer_token: Token) -> Self {
                self.bearer_token_resolver(bearer_token)
            }

            /// Sets the resolver of the bearer token that requests carry.
            pub fn bearer_token_resolver(
                mut self,
                bearer_token_resolver: impl $crate::config::ResolveIdentity + 'static,
            ) -> Self {
                self.0
                    .put_identity($crate::config::HTTP_BEARER_AUTH_SCHEME_ID, bearer_token_resolver);
                self
            }
        }
    };
    (token_provider $service:path) => {
        pub use $crate::config::{ProvideToken, SharedTokenProvider};

        impl Builder {
            /// Sets the token provider, whose bearer token requests carry.
            pub fn token_provider(mut self, token_provider: impl ProvideToken + 'static) -> Self {
                self.set_token_provider(Some(SharedTokenProvider::new(token_provider)));
                self
            }

            /// Sets the token provider, whose bearer token requests carry; `None` changes nothing.
            pub fn set_token_provider(&mut self, token_provider: Option<SharedTokenProvider>) -> &mut Self {
                if let Some(provider) = token_provider {
                    self.0
                        .put_identity($crate::config::HTTP_BEARER_AUTH_SCHEME_ID, provider);
                }
                self
            }
        }
    };
    (digest $service:path) => {
        impl Builder {
            /// Sets the name and the password that answer digest challenges.
            pub fn digest_auth_login(self, digest_auth_login: Login) -> Self {
                self.digest_auth_login_resolver(digest_auth_login)
            }

            /// Sets the resolver of the name and the password that answer digest challenges.
            pub fn digest_auth_login_resolver(
                mut self,
                digest_auth_resolver: impl $crate::config::ResolveIdentity + 'static,
            ) -> Self {
                self.0
                    .put_identity($crate::config::HTTP_DIGEST_AUTH_SCHEME_ID, digest_auth_resolver);
                self
            }
        }
    };
    (basic $service:path) => {
        impl Builder {
            /// Sets the name and the password that requests carry.
            pub fn basic_auth_login(self, basic_auth_login: Login) -> Self {
                self.basic_auth_login_resolver(basic_auth_login)
            }

            /// Sets the resolver of the name and the password that requests carry.
            pub fn basic_auth_login_resolver(
                mut self,
                basic_auth_resolver: impl $crate::config::ResolveIdentity + 'static,
            ) -> Self {
                self.0
                    .put_identity($crate::config::HTTP_BASIC_AUTH_SCHEME_ID, basic_auth_resolver);
                self
            }
        }
    };
    (account_id_endpoint_mode $service:path) => {
        impl Builder {
            /// Sets whether endpoints contain the account ID of the caller: where it is known, which is the default, never, or always.
            pub fn account_id_endpoint_mode(
                mut self,
                account_id_endpoint_mode: $crate::config::AccountIdEndpointMode,
            ) -> Self {
                self.set_account_id_endpoint_mode(Some(account_id_endpoint_mode));
                self
            }

            /// Sets whether endpoints contain the account ID of the caller; `None` restores the default.
            pub fn set_account_id_endpoint_mode(
                &mut self,
                account_id_endpoint_mode: Option<$crate::config::AccountIdEndpointMode>,
            ) -> &mut Self {
                self.0.set(account_id_endpoint_mode);
                self
            }
        }
    };
}

/// Writes the setters of the endpoint parameters that a configuration sets, beside [`config!`](crate::config!). A row is
/// setter, setter of an option, type, and name in the rules.
#[doc(hidden)]
#[macro_export]
macro_rules! config_params {
    ($($(#[$doc:meta])* $field:ident, $setter:ident: $ty:ident $(<$item:ident>)? => $name:literal;)*) => {
        impl Builder {
            $(
                $(#[$doc])*
                pub fn $field(mut self, value: impl Into<$ty $(<$item>)?>) -> Self {
                    self.$setter(Some(value.into()));
                    self
                }

                $(#[$doc])*
                pub fn $setter(&mut self, value: Option<$ty $(<$item>)?>) -> &mut Self {
                    self.0.set_client_param($name, value.map($crate::__private::endpoint::Given::from));
                    self
                }
            )*
        }
    };
}
