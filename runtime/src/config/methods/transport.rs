//! `config_transport!`: connections and the limits on waiting for them.

/// Writes the settings of the HTTP client and its timeouts.
#[doc(hidden)]
#[macro_export]
macro_rules! config_transport {
    () => {
        impl Config {
            /// Returns the HTTP client that was set, if any.
            pub fn http_client(&self) -> Option<SharedHttpClient> {
                self.0.components().http_client()
            }

            /// Returns the timeouts that were set, if any.
            pub fn timeout_config(&self) -> Option<&timeout::TimeoutConfig> {
                self.0.load::<timeout::TimeoutConfig>()
            }

            /// Returns the stalled stream protection that was set, if any.
            pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
                self.0.load::<StalledStreamProtectionConfig>()
            }

            /// Returns the limits on what is kept of a response that were set, if any.
            pub fn response_limits(&self) -> Option<ResponseLimits> {
                self.0.load::<ResponseLimits>().copied()
            }
        }

        impl Builder {
            /// Sets the HTTP client that sends requests.
            ///
            /// The default is the client that the cargo feature `default-https-client` brings. A client of your own changes
            /// TLS, proxies or connection pools; in a unit test it replays recorded responses. Clients that share an HTTP
            /// client share its connections.
            ///
            /// # Errors
            /// Without a default and without a client that is set here, each call ends with a construction failure.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::Config;
            /// # use aws_smithy_http_client::{Builder, tls};
            /// let http_client = Builder::new().build_http();
            /// let config = Config::builder().http_client(http_client).build();
            /// ```
            pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
                self.set_http_client(Some(IntoShared::into_shared(http_client)));
                self
            }

            /// Sets the HTTP client that sends requests; `None` restores the default.
            pub fn set_http_client(&mut self, http_client: Option<SharedHttpClient>) -> &mut Self {
                self.0.components_mut().set_http_client(http_client);
                self
            }

            /// Sets the timeouts of calls: to connect, to the first byte of a response, of an attempt, of a whole call.
            ///
            /// A timeout that is not set keeps the value of an earlier call of this method, else its default: 3.1 seconds to
            /// connect since [`BehaviorVersion::v2026_01_12`], no limit otherwise.
            ///
            /// # Errors
            /// A call that exceeds a timeout ends with `SdkError::TimeoutError`. A timeout of an attempt is retried.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, timeout::TimeoutConfig};
            /// # use std::time::Duration;
            /// let timeouts = TimeoutConfig::builder()
            ///     .operation_timeout(Duration::from_secs(30))
            ///     .operation_attempt_timeout(Duration::from_secs(10))
            ///     .build();
            /// let config = Config::builder().timeout_config(timeouts).build();
            /// ```
            pub fn timeout_config(mut self, timeout_config: timeout::TimeoutConfig) -> Self {
                self.set_timeout_config(Some(timeout_config));
                self
            }

            /// Sets the timeouts of calls; `None` changes nothing.
            pub fn set_timeout_config(&mut self, timeout_config: Option<timeout::TimeoutConfig>) -> &mut Self {
                self.0.put_timeouts(timeout_config);
                self
            }

            /// Sets the stalled stream protection: the limit on how long a body may make no progress.
            ///
            /// The default ends a transfer that stands still for five seconds, in both directions. Event streams may be idle
            /// for any time and are not protected.
            ///
            /// # Errors
            /// Reading or sending a stalled body ends with an error that says so.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, StalledStreamProtectionConfig};
            /// # use std::time::Duration;
            /// let patient = StalledStreamProtectionConfig::enabled()
            ///     .grace_period(Duration::from_secs(60))
            ///     .build();
            /// let config = Config::builder().stalled_stream_protection(patient).build();
            /// ```
            pub fn stalled_stream_protection(
                mut self,
                stalled_stream_protection: StalledStreamProtectionConfig,
            ) -> Self {
                self.set_stalled_stream_protection(Some(stalled_stream_protection));
                self
            }

            /// Sets the stalled stream protection; `None` restores the default.
            pub fn set_stalled_stream_protection(
                &mut self,
                stalled_stream_protection: Option<StalledStreamProtectionConfig>,
            ) -> &mut Self {
                self.0.set(stalled_stream_protection);
                self
            }

            /// Sets the limits on what is kept in memory of a response until it can be read.
            ///
            /// The default is [`ResponseLimits::DEFAULT`]: 256 MiB of a body, 32 MiB of a message of an event stream. Streams of
            /// bytes have no limit.
            ///
            /// # Errors
            /// A response that is longer ends the call with `SdkError::ResponseError`, without another attempt; a message that
            /// is longer ends its stream.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, ResponseLimits};
            /// let limits = ResponseLimits::DEFAULT.with_body(Some(1 << 20));
            /// let config = Config::builder().response_limits(limits).build();
            /// ```
            pub fn response_limits(mut self, response_limits: ResponseLimits) -> Self {
                self.set_response_limits(Some(response_limits));
                self
            }

            /// Sets the limits on what is kept of a response; `None` restores the default.
            pub fn set_response_limits(&mut self, response_limits: Option<ResponseLimits>) -> &mut Self {
                self.0.set(response_limits);
                self
            }
        }
    };
}
