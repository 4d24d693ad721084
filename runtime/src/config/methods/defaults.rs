//! `config_defaults!`: the values of settings that nobody sets.

/// Writes the settings that choose between sets of defaults.
#[doc(hidden)]
#[macro_export]
macro_rules! config_defaults {
    () => {
        impl Builder {
            /// Sets the behavior version: the set of defaults for retries, timeouts and stalled stream protection.
            ///
            /// A fixed version keeps the behavior of a program when it updates this crate. `aws-config` and the cargo feature
            /// `behavior-version-latest` set it as well.
            ///
            /// # Panics
            /// `Client::from_conf` panics without a behavior version.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{BehaviorVersion, Config};
            /// let config = Config::builder().behavior_version(BehaviorVersion::v2026_01_12()).build();
            /// ```
            pub fn behavior_version(mut self, behavior_version: BehaviorVersion) -> Self {
                self.set_behavior_version(Some(behavior_version));
                self
            }

            /// Sets the behavior version; `None` removes it.
            pub fn set_behavior_version(&mut self, behavior_version: Option<BehaviorVersion>) -> &mut Self {
                self.0.set_behavior_version(behavior_version);
                self
            }

            /// Sets the newest behavior version. An update of this crate may then change the defaults.
            pub fn behavior_version_latest(self) -> Self {
                self.behavior_version(BehaviorVersion::latest())
            }

            /// Makes the requests of a test repeatable: fixed idempotency token, time, user agent and credentials.
            #[cfg(feature = "test-util")]
            pub fn apply_test_defaults(&mut self) -> &mut Self {
                self.0.apply_test_defaults();
                self
            }

            /// Makes the requests of a test repeatable: fixed idempotency token, time, user agent and credentials.
            #[cfg(feature = "test-util")]
            pub fn with_test_defaults(mut self) -> Self {
                self.apply_test_defaults();
                self
            }

            /// Makes the requests of a test repeatable, and sets the region `us-east-1` unless a region is set.
            #[cfg(feature = "test-util")]
            pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
                self.0.apply_test_defaults_v2();
                self
            }

            /// Makes the requests of a test repeatable, and sets the region `us-east-1` unless a region is set.
            #[cfg(feature = "test-util")]
            pub fn with_test_defaults_v2(mut self) -> Self {
                self.apply_test_defaults_v2();
                self
            }
        }
    };
}
