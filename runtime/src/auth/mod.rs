//! Authentication of requests; `config::auth` of a generated crate shows it.

#[cfg(feature = "http-auth")]
pub(crate) mod api_key;
mod available;
#[cfg(feature = "digest-auth")]
pub(crate) mod digest;
mod endpoint;
mod params;
mod scheme;
#[cfg(feature = "http-auth")]
mod wrap;

use std::fmt;

use aws_runtime::auth::sigv4::SigV4AuthScheme;
#[cfg(feature = "sigv4a")]
use aws_runtime::auth::sigv4a::SigV4aAuthScheme;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime::client::auth::http::{BasicAuthScheme, BearerAuthScheme};
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture, ResolveAuthSchemeOptions,
    SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

#[cfg(feature = "http-auth")]
pub use api_key::ApiKey;
pub(crate) use available::NameMissingScheme;
#[cfg(feature = "s3-express")]
pub(crate) use endpoint::wanted;
pub use params::{BuildError, Params, ParamsBuilder};
#[cfg(feature = "s3-express")]
pub(crate) use scheme::SESSION_SCHEME_ID;
pub use scheme::Scheme;

/// Chooses the auth schemes of a request.
pub trait ResolveAuthScheme: Send + Sync + fmt::Debug {
    /// Returns the auth schemes for this request, best first.
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a>;

    /// Returns the resolver in the form that a configuration keeps.
    fn into_shared_resolver(self) -> SharedAuthSchemeOptionResolver
    where
        Self: Sized + 'static,
    {
        SharedAuthSchemeOptionResolver::new(Typed(self))
    }
}

/// A resolver behind the untyped interface of the orchestrator.
#[derive(Debug)]
struct Typed<T>(T);

impl<T: ResolveAuthScheme> ResolveAuthSchemeOptions for Typed<T> {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        params: &'a AuthSchemeOptionResolverParams,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        match params.get::<Params>() {
            Some(params) => self.0.resolve_auth_scheme(params, cfg, runtime_components),
            None => AuthSchemeOptionsFuture::ready(Err("params of expected type was not present".into())),
        }
    }
}

/// The auth schemes of an operation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperationAuth {
    /// The schemes that the model names, best first.
    schemes: &'static [Scheme],
    /// The endpoint chooses first, also among schemes that the model does not name.
    by_endpoint: bool,
}

impl OperationAuth {
    pub(crate) fn new(schemes: &'static [Scheme], prefers_endpoint: bool) -> Self {
        Self {
            schemes,
            by_endpoint: prefers_endpoint || schemes.contains(&Scheme::SigV4a),
        }
    }
}

impl Storable for OperationAuth {
    type Storer = StoreReplace<Self>;
}

/// Adds the auth schemes of all services, from which operations and endpoints choose.
pub(crate) fn push_schemes(components: &mut RuntimeComponentsBuilder) {
    components.push_auth_scheme(SharedAuthScheme::new(SigV4AuthScheme::new()));
    #[cfg(feature = "sigv4a")]
    components.push_auth_scheme(SharedAuthScheme::new(SigV4aAuthScheme::new()));
    #[cfg(feature = "http-auth")]
    {
        components.push_auth_scheme(SharedAuthScheme::new(BasicAuthScheme::new()));
        components.push_auth_scheme(SharedAuthScheme::new(BearerAuthScheme::new()));
    }
    #[cfg(feature = "digest-auth")]
    components.push_auth_scheme(SharedAuthScheme::new(digest::DigestAuthScheme::default()));
}

/// Chooses the auth schemes that the model names for an operation, in their order.
#[derive(Debug, Default)]
pub struct DefaultAuthSchemeResolver(());

impl ResolveAuthScheme for DefaultAuthSchemeResolver {
    fn resolve_auth_scheme<'a>(
        &'a self,
        _: &'a Params,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let auth = cfg.load::<OperationAuth>();
        let schemes = auth.map_or(&[Scheme::SigV4][..], |it| it.schemes);
        let ids = schemes.iter().filter_map(|it| it.id());
        let options: Vec<_> = ids.map(AuthSchemeOption::from).collect();
        if options.is_empty() && !schemes.is_empty() {
            let names = schemes.iter().map(|it| it.name());
            return AuthSchemeOptionsFuture::ready(Err(available::missing("the operation", names)));
        }
        if auth.is_some_and(|it| it.by_endpoint) {
            return AuthSchemeOptionsFuture::new(endpoint::prefer(options, cfg, runtime_components));
        }
        AuthSchemeOptionsFuture::ready(Ok(options))
    }
}
