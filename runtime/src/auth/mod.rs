//! How requests are authenticated: what `config::auth` of a generated crate shows.

#[cfg(feature = "http-auth")]
pub(crate) mod api_key;
mod available;
#[cfg(feature = "digest-auth")]
pub(crate) mod digest;
mod endpoint;
mod params;
#[cfg(feature = "http-auth")]
mod wrap;

use std::fmt;

use aws_runtime::auth::sigv4::{self, SigV4AuthScheme};
#[cfg(feature = "sigv4a")]
use aws_runtime::auth::sigv4a::{self, SigV4aAuthScheme};
#[cfg(feature = "http-auth")]
use aws_smithy_runtime::client::auth::http::{BasicAuthScheme, BearerAuthScheme};
use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
#[cfg(feature = "digest-auth")]
use aws_smithy_runtime_api::client::auth::http::HTTP_DIGEST_AUTH_SCHEME_ID;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::http::{
    HTTP_API_KEY_AUTH_SCHEME_ID, HTTP_BASIC_AUTH_SCHEME_ID, HTTP_BEARER_AUTH_SCHEME_ID,
};
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture, ResolveAuthSchemeOptions,
    SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::operation::OperationTable;
use crate::service::Service;

pub(crate) use available::NameMissingScheme;

#[cfg(feature = "s3-express")]
pub(crate) use endpoint::wanted;
pub use params::{BuildError, Params, ParamsBuilder};

/// Chooses the ways in which a request may be authenticated.
pub trait ResolveAuthScheme: Send + Sync + fmt::Debug {
    /// The ways for this request, best first.
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a>;

    /// This resolver in the form that a configuration keeps.
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

/// A way to authenticate requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scheme {
    /// `aws.auth#sigv4`
    SigV4,
    /// `aws.auth#sigv4a`; left out without the feature `sigv4a`.
    SigV4a,
    /// `smithy.api#httpApiKeyAuth`
    ApiKey,
    /// `smithy.api#httpBasicAuth`
    Basic,
    /// `smithy.api#httpBearerAuth`
    Bearer,
    /// `smithy.api#httpDigestAuth`
    Digest,
    /// Not at all.
    None,
}

impl Scheme {
    /// The name, as endpoints and configurations have it.
    fn name(self) -> &'static str {
        match self {
            Self::SigV4 => "sigv4",
            Self::SigV4a => "sigv4a",
            Self::ApiKey => "httpApiKeyAuth",
            Self::Basic => "httpBasicAuth",
            Self::Bearer => "httpBearerAuth",
            Self::Digest => "httpDigestAuth",
            Self::None => "noAuth",
        }
    }

    /// The way as the orchestrator knows it, unless the features of this crate leave it out.
    fn id(self) -> Option<AuthSchemeId> {
        match self {
            Self::SigV4 => Some(sigv4::SCHEME_ID),
            #[cfg(feature = "sigv4a")]
            Self::SigV4a => Some(sigv4a::SCHEME_ID),
            #[cfg(feature = "http-auth")]
            Self::ApiKey => Some(HTTP_API_KEY_AUTH_SCHEME_ID),
            #[cfg(feature = "http-auth")]
            Self::Basic => Some(HTTP_BASIC_AUTH_SCHEME_ID),
            #[cfg(feature = "http-auth")]
            Self::Bearer => Some(HTTP_BEARER_AUTH_SCHEME_ID),
            #[cfg(feature = "digest-auth")]
            Self::Digest => Some(HTTP_DIGEST_AUTH_SCHEME_ID),
            Self::None => Some(NO_AUTH_SCHEME_ID),
            #[cfg(not(all(feature = "digest-auth", feature = "sigv4a")))]
            _ => None,
        }
    }
}

/// Where an API key stands (Smithy 2.0, "httpApiKeyAuth trait").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKey {
    /// In the header of this name, after this word.
    Header(&'static str, Option<&'static str>),
    /// In the parameter of the query of this name.
    Query(&'static str),
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
    pub(crate) fn of(table: &OperationTable) -> Self {
        let schemes = table.auth.unwrap_or(table.service.auth);
        Self {
            schemes,
            by_endpoint: schemes.contains(&Scheme::SigV4a) || table.service.has_sessions(),
        }
    }
}

impl Storable for OperationAuth {
    type Storer = StoreReplace<Self>;
}

/// What can sign or mark requests of the service, whichever of it an operation then asks for.
pub(crate) fn push_schemes(service: &Service, components: &mut RuntimeComponentsBuilder) {
    components.push_auth_scheme(SharedAuthScheme::new(SigV4AuthScheme::new()));
    #[cfg(feature = "sigv4a")]
    components.push_auth_scheme(SharedAuthScheme::new(SigV4aAuthScheme::new()));
    #[cfg(feature = "http-auth")]
    {
        components.push_auth_scheme(SharedAuthScheme::new(BasicAuthScheme::new()));
        components.push_auth_scheme(SharedAuthScheme::new(BearerAuthScheme::new()));
        if let Some(place) = service.api_key {
            components.push_auth_scheme(SharedAuthScheme::new(api_key::ApiKeyAuthScheme::new(place)));
        }
    }
    #[cfg(feature = "digest-auth")]
    components.push_auth_scheme(SharedAuthScheme::new(digest::DigestAuthScheme::default()));
    #[cfg(not(feature = "http-auth"))]
    let _ = service;
}

/// The ways that the model names for an operation, in its order.
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
