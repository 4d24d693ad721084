//! `config_identification!`: the names by which a service knows program and call.

/// Writes the settings of the user agent and of invocation IDs.
#[doc(hidden)]
#[macro_export]
macro_rules! config_identification {
    () => {
        impl Config {
            /// Returns the name of the application in the user agent, if any was set.
            pub fn app_name(&self) -> Option<&AppName> {
                self.0.load::<AppName>()
            }

            /// Returns the frameworks in the user agent, in the order in which they were added.
            pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
                self.0.framework_metadata()
            }

            /// Returns the generator of invocation IDs that was set, if any.
            pub fn invocation_id_generator(&self) -> Option<$crate::config::SharedInvocationIdGenerator> {
                self.0
                    .load::<$crate::config::SharedInvocationIdGenerator>()
                    .cloned()
            }
        }

        impl Builder {
            /// Sets the name of the application in the user agent, by which the service's logs know the program.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{AppName, Config};
            /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
            /// let config = Config::builder().app_name(AppName::new("nightly-backup")?).build();
            /// # Ok(())
            /// # }
            /// ```
            pub fn app_name(mut self, app_name: AppName) -> Self {
                self.set_app_name(Some(app_name));
                self
            }

            /// Sets the name of the application in the user agent; `None` removes it.
            pub fn set_app_name(&mut self, app_name: Option<AppName>) -> &mut Self {
                self.0.set(app_name);
                self
            }

            /// Adds a framework that uses the client to the user agent, as `lib/NAME/VERSION`.
            pub fn framework_metadata(mut self, framework_metadata: FrameworkMetadata) -> Self {
                self.push_framework_metadata(framework_metadata);
                self
            }

            /// Adds a framework that uses the client to the user agent, as `lib/NAME/VERSION`.
            pub fn push_framework_metadata(&mut self, framework_metadata: FrameworkMetadata) -> &mut Self {
                self.0.append(framework_metadata);
                self
            }

            /// Sets the generator of invocation IDs, which all attempts of a call carry in `amz-sdk-invocation-id`.
            ///
            /// The default makes random UUIDs. Fixed IDs make the requests of a test repeatable.
            pub fn invocation_id_generator(
                mut self,
                invocation_id_generator: impl $crate::config::InvocationIdGenerator + 'static,
            ) -> Self {
                let shared = $crate::config::SharedInvocationIdGenerator::new(invocation_id_generator);
                self.set_invocation_id_generator(Some(shared));
                self
            }

            /// Sets the generator of invocation IDs; `None` restores random UUIDs.
            pub fn set_invocation_id_generator(
                &mut self,
                invocation_id_generator: Option<$crate::config::SharedInvocationIdGenerator>,
            ) -> &mut Self {
                self.0.set(invocation_id_generator);
                self
            }
        }
    };
}
