//! `config_auth!`: the choice between auth schemes, and identities.

/// Writes the settings of auth schemes that every client has.
#[doc(hidden)]
#[macro_export]
macro_rules! config_auth {
    () => {
        impl Config {
            /// Returns the auth schemes that were added.
            pub fn auth_schemes(&self) -> impl Iterator<Item = $crate::config::SharedAuthScheme> + '_ {
                self.0.components().auth_schemes()
            }

            /// Returns the auth scheme resolver that was set, if any.
            pub fn auth_scheme_resolver(&self) -> Option<$crate::config::SharedAuthSchemeOptionResolver> {
                self.0.components().auth_scheme_option_resolver()
            }

            /// Returns the preferred auth schemes that were set, if any.
            pub fn auth_scheme_preference(&self) -> Option<&$crate::config::AuthSchemePreference> {
                self.0.load::<$crate::config::AuthSchemePreference>()
            }

            /// Returns the identity cache that was set, if any.
            pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
                self.0.components().identity_cache()
            }
        }

        impl Builder {
            /// Adds an auth scheme: a way to find an identity and to sign requests with it.
            ///
            /// A scheme with the ID of a present scheme replaces its identity resolver and signer. A scheme with an ID that
            /// the model does not name is used only if an
            /// [`auth_scheme_resolver`](Self::auth_scheme_resolver) offers it.
            pub fn push_auth_scheme(mut self, auth_scheme: impl $crate::config::AuthScheme + 'static) -> Self {
                self.0.components_mut().push_auth_scheme(auth_scheme);
                self
            }

            /// Sets the auth scheme resolver, which offers the auth schemes of a call in order of preference.
            ///
            /// The default offers the schemes that the model gives the operation.
            pub fn auth_scheme_resolver(
                mut self,
                auth_scheme_resolver: impl auth::ResolveAuthScheme + 'static,
            ) -> Self {
                self.set_auth_scheme_resolver(auth_scheme_resolver);
                self
            }

            /// Sets the auth scheme resolver, which offers the auth schemes of a call in order of preference.
            pub fn set_auth_scheme_resolver(
                &mut self,
                auth_scheme_resolver: impl auth::ResolveAuthScheme + 'static,
            ) -> &mut Self {
                let resolver = auth_scheme_resolver.into_shared_resolver();
                self.0
                    .components_mut()
                    .set_auth_scheme_option_resolver(Some(resolver));
                self
            }

            /// Allows requests without authentication as the last resort, where no other auth scheme has an identity.
            pub fn allow_no_auth(mut self) -> Self {
                self.set_allow_no_auth();
                self
            }

            /// Allows requests without authentication as the last resort, where no other auth scheme has an identity.
            pub fn set_allow_no_auth(&mut self) -> &mut Self {
                self.0.push_plugin(SharedRuntimePlugin::new(
                    $crate::config::NoAuthRuntimePluginV2::new(),
                ));
                self
            }

            /// Sets the preferred auth schemes, best first.
            ///
            /// The setting reorders what the operation offers; a scheme that the operation does not offer is ignored.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::Config;
            /// # use aws_smithy_runtime_api::client::auth::AuthSchemeId;
            /// let config = Config::builder()
            ///     .auth_scheme_preference([AuthSchemeId::from("sigv4")])
            ///     .build();
            /// ```
            pub fn auth_scheme_preference(
                mut self,
                auth_scheme_preference: impl Into<$crate::config::AuthSchemePreference>,
            ) -> Self {
                self.set_auth_scheme_preference(Some(auth_scheme_preference.into()));
                self
            }

            /// Sets the preferred auth schemes, best first; `None` restores the order of the model.
            pub fn set_auth_scheme_preference(
                &mut self,
                auth_scheme_preference: Option<$crate::config::AuthSchemePreference>,
            ) -> &mut Self {
                self.0.set(auth_scheme_preference);
                self
            }

            /// Sets the identity cache, which keeps credentials and tokens between calls.
            ///
            /// The default cache asks a provider again shortly before what it gave expires, and after 15 minutes if it gave no
            /// expiry. Clients that share a cache share what it holds.
            ///
            /// # Examples
            /// ```
            /// # use workspaces_instances::config::{Config, IdentityCache};
            /// # use std::time::Duration;
            /// let cache = IdentityCache::lazy().load_timeout(Duration::from_secs(10)).build();
            /// let config = Config::builder().identity_cache(cache).build();
            /// ```
            pub fn identity_cache(mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> Self {
                self.set_identity_cache(identity_cache);
                self
            }

            /// Sets the identity cache, which keeps credentials and tokens between calls.
            pub fn set_identity_cache(&mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
                self.0.components_mut().set_identity_cache(Some(identity_cache));
                self
            }
        }
    };
}
