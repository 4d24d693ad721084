//! `config_clock!`: the time, and waiting.

/// Writes the settings of the clock and of sleeping.
#[doc(hidden)]
#[macro_export]
macro_rules! config_clock {
    () => {
        impl Config {
            /// Returns the sleep implementation that was set, if any.
            pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
                self.0.components().sleep_impl()
            }

            /// Returns the time source that was set, else the system clock.
            pub fn time_source(&self) -> Option<$crate::config::SharedTimeSource> {
                self.0.components().time_source()
            }

            /// Returns whether the correction of clock skew is disabled, if that was set.
            pub fn disable_clock_skew_correction(&self) -> Option<bool> {
                self.0
                    .load::<$crate::config::DisableClockSkewCorrection>()
                    .map(|it| it.is_disabled())
            }
        }

        impl Builder {
            /// Sets the sleep implementation, which retries, timeouts and stalled stream protection wait with.
            ///
            /// The default is tokio's, which the cargo feature `rt-tokio` brings.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{AsyncSleep, Config, Sleep};
            /// # use std::time::Duration;
            /// #[derive(Debug)]
            /// struct Timer;
            ///
            /// impl AsyncSleep for Timer {
            ///     fn sleep(&self, duration: Duration) -> Sleep {
            ///         Sleep::new(tokio::time::sleep(duration))
            ///     }
            /// }
            ///
            /// let config = Config::builder().sleep_impl(Timer).build();
            /// ```
            pub fn sleep_impl(mut self, sleep_impl: impl AsyncSleep + 'static) -> Self {
                self.set_sleep_impl(Some(IntoShared::into_shared(sleep_impl)));
                self
            }

            /// Sets the sleep implementation; `None` restores the default.
            pub fn set_sleep_impl(&mut self, sleep_impl: Option<SharedAsyncSleep>) -> &mut Self {
                self.0.components_mut().set_sleep_impl(sleep_impl);
                self
            }

            /// Sets the time source, which signatures, caches and timeouts read.
            ///
            /// The default is the system clock. A fixed time makes the signatures of a test repeatable.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::Config;
            /// # use aws_smithy_async::time::StaticTimeSource;
            /// # use std::time::UNIX_EPOCH;
            /// let config = Config::builder().time_source(StaticTimeSource::new(UNIX_EPOCH)).build();
            /// ```
            pub fn time_source(mut self, time_source: impl $crate::config::TimeSource + 'static) -> Self {
                self.set_time_source(Some(IntoShared::into_shared(time_source)));
                self
            }

            /// Sets the time source; `None` restores the system clock.
            pub fn set_time_source(&mut self, time_source: Option<$crate::config::SharedTimeSource>) -> &mut Self {
                self.0.components_mut().set_time_source(time_source);
                self
            }

            /// Disables or enables the correction of clock skew: the client measures how far the local clock is from that of
            /// the service and signs with the time of the service.
            ///
            /// The default is to correct.
            pub fn disable_clock_skew_correction(
                mut self,
                disable_clock_skew_correction: impl Into<Option<bool>>,
            ) -> Self {
                self.set_disable_clock_skew_correction(disable_clock_skew_correction.into());
                self
            }

            /// Disables or enables the correction of clock skew; `None` restores the default, which is to correct.
            pub fn set_disable_clock_skew_correction(
                &mut self,
                disable_clock_skew_correction: Option<bool>,
            ) -> &mut Self {
                self.0
                    .set(disable_clock_skew_correction.map($crate::config::DisableClockSkewCorrection::from));
                self
            }
        }
    };
}
