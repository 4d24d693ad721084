//! `config_retries!`: attempts after the first.

/// Writes the settings of retries.
#[doc(hidden)]
#[macro_export]
macro_rules! config_retries {
    () => {
        impl Config {
            /// Returns the retry configuration that was set, if any.
            pub fn retry_config(&self) -> Option<&retry::RetryConfig> {
                self.0.load::<retry::RetryConfig>()
            }

            /// Returns the retry partition that was set, if any.
            pub fn retry_partition(&self) -> Option<&retry::RetryPartition> {
                self.0.load::<retry::RetryPartition>()
            }

            /// Returns the retry classifiers that were added.
            pub fn retry_classifiers(&self) -> impl Iterator<Item = $crate::config::SharedRetryClassifier> + '_ {
                self.0.components().retry_classifiers()
            }
        }

        impl Builder {
            /// Sets the number of attempts of a call and the pauses between them.
            ///
            /// The default is the standard mode with three attempts since [`BehaviorVersion::v2026_01_12`], and one attempt
            /// before. `aws-config` sets what the environment and the profile say.
            ///
            /// The number of retries is also limited by a token bucket; see [`retry_partition`](Self::retry_partition).
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, retry::RetryConfig};
            /// let config = Config::builder()
            ///     .retry_config(RetryConfig::standard().with_max_attempts(5))
            ///     .build();
            /// ```
            pub fn retry_config(mut self, retry_config: retry::RetryConfig) -> Self {
                self.set_retry_config(Some(retry_config));
                self
            }

            /// Sets the number of attempts of a call and the pauses between them; `None` changes nothing.
            pub fn set_retry_config(&mut self, retry_config: Option<retry::RetryConfig>) -> &mut Self {
                self.0.put(retry_config);
                self
            }

            /// Sets the retry partition: the clients that share a token bucket, from which every retry takes tokens.
            ///
            /// By default clients of one service and region share a bucket of 500 tokens. An empty bucket ends retries until
            /// calls succeed again.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, retry::{RetryPartition, TokenBucket}};
            /// let nightly = RetryPartition::custom("nightly-job")
            ///     .token_bucket(TokenBucket::builder().capacity(50).build())
            ///     .build();
            /// let config = Config::builder().retry_partition(nightly).build();
            /// ```
            pub fn retry_partition(mut self, retry_partition: retry::RetryPartition) -> Self {
                self.set_retry_partition(Some(retry_partition));
                self
            }

            /// Sets the retry partition; `None` changes nothing.
            pub fn set_retry_partition(&mut self, retry_partition: Option<retry::RetryPartition>) -> &mut Self {
                self.0.put(retry_partition);
                self
            }

            /// Adds a retry classifier, which decides whether a failed attempt is retried.
            ///
            /// Classifiers run in the order of their priorities, and each may change the decision of those before it.
            /// The classifiers of every client retry throttling, transient errors and what the model marks as retryable.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, retry::{ClassifyRetry, RetryAction}};
            /// # use workspaces_instances::config::interceptors::InterceptorContext;
            /// #[derive(Debug)]
            /// struct RetryTeapots;
            ///
            /// impl ClassifyRetry for RetryTeapots {
            ///     fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
            ///         match context.response() {
            ///             Some(response) if response.status().as_u16() == 418 => RetryAction::server_error(),
            ///             _ => RetryAction::NoActionIndicated,
            ///         }
            ///     }
            ///
            ///     fn name(&self) -> &'static str {
            ///         "retry teapots"
            ///     }
            /// }
            ///
            /// let config = Config::builder().retry_classifier(RetryTeapots).build();
            /// ```
            pub fn retry_classifier(mut self, retry_classifier: impl retry::ClassifyRetry + 'static) -> Self {
                self.push_retry_classifier($crate::config::SharedRetryClassifier::new(retry_classifier));
                self
            }

            /// Adds a retry classifier, which decides whether a failed attempt is retried.
            pub fn push_retry_classifier(
                &mut self,
                retry_classifier: $crate::config::SharedRetryClassifier,
            ) -> &mut Self {
                self.0.components_mut().push_retry_classifier(retry_classifier);
                self
            }

            /// Replaces the retry classifiers that were added; those of every client stay.
            pub fn set_retry_classifiers(
                &mut self,
                retry_classifiers: impl IntoIterator<Item = $crate::config::SharedRetryClassifier>,
            ) -> &mut Self {
                self.0
                    .components_mut()
                    .set_retry_classifiers(retry_classifiers.into_iter());
                self
            }
        }
    };
}
