//! The configuration of tokens. The official crates have it in two modules, with different settings and equal names.

/// Writes `Config` and `ConfigBuilder`: the settings of every token, and further required settings of one kind of database.
macro_rules! config {
    (
        host: $host:literal,
        required: {$(
            $name:ident: $owned:ty, $what:literal, given as $given:ty, shown as $shown:ty = $show:path;
        )*}
    ) => {
        /// The place to log in to, and the signature of tokens for it.
        #[derive(Clone, Debug)]
        pub struct Config {
            credentials: Option<SharedCredentialsProvider>,
            hostname: String,
            region: Option<Region>,
            expires_in: Option<u64>,
            $($name: $owned,)*
        }

        impl Config {
            /// Returns a builder without any settings.
            pub fn builder() -> ConfigBuilder {
                ConfigBuilder::default()
            }

            /// Returns the credentials that tokens are signed with; without them, those of the `SdkConfig` are used.
            pub fn credentials(&self) -> Option<SharedCredentialsProvider> {
                self.credentials.clone()
            }

            #[doc = concat!("Returns the host of ", $host, ".")]
            pub fn hostname(&self) -> &str {
                &self.hostname
            }

            /// Returns the region that tokens are signed for; without it, that of the `SdkConfig` is used.
            pub fn region(&self) -> Option<&Region> {
                self.region.as_ref()
            }

            /// Returns the lifetime of tokens in seconds; without it, that is 900.
            pub fn expires_in(&self) -> Option<u64> {
                self.expires_in
            }
            $(
                #[doc = concat!("Returns ", $what, ".")]
                pub fn $name(&self) -> $shown {
                    $show(&self.$name)
                }
            )*
        }

        /// Makes a [`Config`].
        #[derive(Debug, Default)]
        pub struct ConfigBuilder {
            credentials: Option<SharedCredentialsProvider>,
            hostname: Option<String>,
            region: Option<Region>,
            expires_in: Option<u64>,
            $($name: Option<$owned>,)*
        }

        impl ConfigBuilder {
            /// Sets the credentials that tokens are signed with, in place of those of the `SdkConfig`.
            pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
                self.credentials = Some(SharedCredentialsProvider::new(credentials));
                self
            }

            #[doc = concat!("Sets the host of ", $host, " (required).")]
            pub fn hostname(mut self, hostname: impl Into<String>) -> Self {
                self.hostname = Some(hostname.into());
                self
            }

            /// Sets the region that tokens are signed for, in place of that of the `SdkConfig`.
            pub fn region(mut self, region: Region) -> Self {
                self.region = Some(region);
                self
            }

            /// Sets the lifetime of tokens in seconds.
            pub fn expires_in(mut self, expires_in: u64) -> Self {
                self.expires_in = Some(expires_in);
                self
            }
            $(
                #[doc = concat!("Sets ", $what, " (required).")]
                pub fn $name(mut self, $name: $given) -> Self {
                    self.$name = Some($name.into());
                    self
                }
            )*

            /// Returns the configuration.
            ///
            /// # Errors
            /// If a required setting is not set.
            pub fn build(self) -> Result<Config, BoxError> {
                Ok(Config {
                    credentials: self.credentials,
                    hostname: self.hostname.ok_or("`hostname` is required")?,
                    region: self.region,
                    expires_in: self.expires_in,
                    $($name: self.$name.ok_or(concat!("`", stringify!($name), "` is required"))?,)*
                })
            }
        }
    };
}

pub(super) use config;
