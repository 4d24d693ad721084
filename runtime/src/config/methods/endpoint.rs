//! `config_endpoint!`: the address of requests.

/// Writes the settings of endpoints that every client has.
#[doc(hidden)]
#[macro_export]
macro_rules! config_endpoint {
    () => {
        impl Config {
            /// Returns the endpoint resolver that was set, else that of the service's endpoint rules.
            pub fn endpoint_resolver(&self) -> endpoint::SharedEndpointResolver {
                self.0.endpoint_resolver()
            }
        }

        impl Builder {
            /// Sets the URL of the service, in place of the URL that its endpoint rules find.
            ///
            /// `aws-config` sets it from `AWS_ENDPOINT_URL`, from the variable of the service, and from the profile.
            ///
            /// # Errors
            /// A URL that is empty or relative fails each call when its endpoint is resolved.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::Config;
            /// let config = Config::builder().endpoint_url("http://127.0.0.1:8000").build();
            /// ```
            pub fn endpoint_url(mut self, endpoint_url: impl Into<String>) -> Self {
                self.set_endpoint_url(Some(endpoint_url.into()));
                self
            }

            /// Sets the URL of the service; `None` restores the URL that its endpoint rules find.
            pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) -> &mut Self {
                self.0.set(endpoint_url.map($crate::config::EndpointUrl));
                self
            }

            /// Sets the endpoint resolver, which finds the URL, headers and auth schemes of a request.
            ///
            /// It replaces the endpoint rules of the service, so that `endpoint_url` has no effect unless the resolver
            /// reads it from the parameters.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::Config;
            /// # use workspaces_instances::config::endpoint::{Endpoint, EndpointFuture, Params, ResolveEndpoint};
            ///
            /// #[derive(Debug)]
            /// struct Stage(&'static str);
            ///
            /// impl ResolveEndpoint for Stage {
            ///     fn resolve_endpoint(&self, _params: &Params) -> EndpointFuture<'_> {
            ///         let url = format!("https://{}.example.com", self.0);
            ///         EndpointFuture::ready(Ok(Endpoint::builder().url(url).build()))
            ///     }
            /// }
            ///
            /// let config = Config::builder().endpoint_resolver(Stage("beta")).build();
            /// ```
            pub fn endpoint_resolver(mut self, endpoint_resolver: impl endpoint::ResolveEndpoint + 'static) -> Self {
                self.set_endpoint_resolver(Some(endpoint_resolver.into_shared_resolver()));
                self
            }

            /// Sets the endpoint resolver; `None` restores the endpoint rules of the service.
            pub fn set_endpoint_resolver(
                &mut self,
                endpoint_resolver: Option<endpoint::SharedEndpointResolver>,
            ) -> &mut Self {
                self.0.components_mut().set_endpoint_resolver(endpoint_resolver);
                self
            }
        }
    };
}
