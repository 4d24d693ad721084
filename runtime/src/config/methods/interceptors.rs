//! `config_interceptors!`: a program's own code within a call.

/// Writes the settings of interceptors and of the inputs that telemetry may show.
#[doc(hidden)]
#[macro_export]
macro_rules! config_interceptors {
    () => {
        impl Config {
            /// Returns the interceptors that were added.
            pub fn interceptors(&self) -> impl Iterator<Item = SharedInterceptor> + '_ {
                self.0.components().interceptors()
            }
        }

        impl Builder {
            /// Adds an interceptor, which may read and change inputs, requests, responses and outputs.
            ///
            /// Interceptors run in the order in which they were added, after those of the client itself.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, ConfigBag, Intercept, RuntimeComponents};
            /// # use workspaces_instances::config::interceptors::BeforeTransmitInterceptorContextMut;
            /// # use workspaces_instances::error::BoxError;
            /// #[derive(Debug)]
            /// struct Trace;
            ///
            /// impl Intercept for Trace {
            ///     fn name(&self) -> &'static str {
            ///         "trace"
            ///     }
            ///
            ///     fn modify_before_signing(
            ///         &self,
            ///         context: &mut BeforeTransmitInterceptorContextMut<'_>,
            ///         _components: &RuntimeComponents,
            ///         _cfg: &mut ConfigBag,
            ///     ) -> Result<(), BoxError> {
            ///         context.request_mut().headers_mut().insert("x-trace", "on");
            ///         Ok(())
            ///     }
            /// }
            ///
            /// let config = Config::builder().interceptor(Trace).build();
            /// ```
            pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
                self.push_interceptor(SharedInterceptor::new(interceptor));
                self
            }

            /// Adds an interceptor, which may read and change inputs, requests, responses and outputs.
            pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
                self.0.components_mut().push_interceptor(interceptor);
                self
            }

            /// Replaces the interceptors that were added; those of the client itself stay.
            pub fn set_interceptors(&mut self, interceptors: impl IntoIterator<Item = SharedInterceptor>) -> &mut Self {
                self.0.components_mut().set_interceptors(interceptors.into_iter());
                self
            }

            /// Adds members of inputs to the attributes of the client's metrics, by their names in the model.
            ///
            /// Only strings that are not sensitive are shown; another name has no effect. Each value makes a time series of
            /// its own, so name members with few values. Interceptors can read these members as well.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::Config;
            /// let config = Config::builder().emit_input_attributes(["AvailabilityZone"]).build();
            /// ```
            pub fn emit_input_attributes(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
                self.0
                    .request_telemetry(|it| it.emit(names.into_iter().map(Into::into)));
                self
            }

            /// Keeps members of inputs for interceptors, by their names in the model, without adding them to metrics.
            ///
            /// Only strings that are not sensitive are kept; another name has no effect.
            pub fn capture_input_attributes(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
                self.0
                    .request_telemetry(|it| it.capture_only(names.into_iter().map(Into::into)));
                self
            }
        }
    };
}
