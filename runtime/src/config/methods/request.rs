//! `config_request!`: the form of requests.

/// Writes the settings of what is checked and written before a request is sent.
#[doc(hidden)]
#[macro_export]
macro_rules! config_request {
    () => {
        impl Config {
            /// Returns the protocol of requests: the protocol that was set, else that of the service.
            pub fn protocol(&self) -> Option<$crate::config::SharedClientProtocol> {
                self.0.protocol()
            }

            /// Returns the level of validation that was set, if any.
            pub fn validation(&self) -> Option<$crate::Validation> {
                self.0.load::<$crate::Validation>().copied()
            }
        }

        impl Builder {
            /// Sets the protocol of requests and responses.
            ///
            /// The default is the first protocol of the service that the crate speaks. The service must accept the protocol.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, Protocol};
            /// let config = Config::builder().protocol(Protocol::AwsJson1_0).build();
            /// ```
            pub fn protocol(mut self, protocol: impl $crate::config::IntoClientProtocol) -> Self {
                self.set_protocol(Some(protocol.into_client_protocol()));
                self
            }

            /// Sets the protocol of requests and responses; `None` restores the default.
            pub fn set_protocol(&mut self, protocol: Option<$crate::config::SharedClientProtocol>) -> &mut Self {
                self.0.set(protocol);
                self
            }

            /// Sets the level of validation of inputs before they are sent.
            ///
            /// # Errors
            /// An input that violates a constraint ends its call with a construction failure that lists all violations.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, Validation};
            /// let config = Config::builder().validation(Validation::Off).build();
            /// ```
            pub fn validation(mut self, validation: $crate::Validation) -> Self {
                self.set_validation(Some(validation));
                self
            }

            /// Sets the level of validation of inputs; `None` restores the default of the crate.
            pub fn set_validation(&mut self, validation: Option<$crate::Validation>) -> &mut Self {
                self.0.set(validation);
                self
            }

            /// Sets the source of idempotency tokens, which fill in members with the trait `idempotencyToken` that a call
            /// leaves out.
            ///
            /// The default makes a random UUID for each call. A fixed token makes the requests of a test repeatable.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::Config;
            /// let config = Config::builder().idempotency_token_provider("token-of-the-test").build();
            /// ```
            pub fn idempotency_token_provider(
                mut self,
                idempotency_token_provider: impl Into<$crate::config::IdempotencyTokenProvider>,
            ) -> Self {
                self.set_idempotency_token_provider(Some(idempotency_token_provider.into()));
                self
            }

            /// Sets the source of idempotency tokens; `None` restores random UUIDs.
            pub fn set_idempotency_token_provider(
                &mut self,
                idempotency_token_provider: Option<$crate::config::IdempotencyTokenProvider>,
            ) -> &mut Self {
                self.0.set(idempotency_token_provider);
                self
            }
        }
    };
}
