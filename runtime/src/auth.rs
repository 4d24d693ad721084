//! How requests are authenticated: what `config::auth` of a generated crate shows.

use std::borrow::Cow;
use std::fmt;

use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture, ResolveAuthSchemeOptions,
    SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::error::BoxError;

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

/// A way to authenticate requests of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scheme {
    /// `aws.auth#sigv4`
    SigV4,
    /// Not at all.
    None,
}

impl Scheme {
    fn option(self) -> Result<AuthSchemeOption, BoxError> {
        let option = AuthSchemeOption::builder();
        let option = match self {
            Self::SigV4 => option.scheme_id(aws_runtime::auth::sigv4::SCHEME_ID),
            Self::None => option.scheme_id(NO_AUTH_SCHEME_ID),
        };
        Ok(option.build()?)
    }
}

/// The ways of an operation that differ from those of other operations, best first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperationAuth(pub(crate) &'static [Scheme]);

impl Storable for OperationAuth {
    type Storer = StoreReplace<Self>;
}

/// The ways that the model names: signature version 4, unless it says otherwise of the operation.
#[derive(Debug, Default)]
pub struct DefaultAuthSchemeResolver(());

impl ResolveAuthScheme for DefaultAuthSchemeResolver {
    fn resolve_auth_scheme<'a>(
        &'a self,
        _: &'a Params,
        cfg: &'a ConfigBag,
        _: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let schemes = cfg.load::<OperationAuth>().map_or(&[Scheme::SigV4][..], |it| it.0);
        AuthSchemeOptionsFuture::ready(schemes.iter().map(|it| it.option()).collect())
    }
}

/// What a way is chosen by.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    operation_name: Cow<'static, str>,
}

impl Params {
    /// Makes [`Params`].
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// Those of the operation of this name.
    pub(crate) fn of(operation_name: &'static str) -> AuthSchemeOptionResolverParams {
        AuthSchemeOptionResolverParams::new(Self {
            operation_name: operation_name.into(),
        })
    }

    /// The name of the operation.
    pub fn operation_name(&self) -> &str {
        &self.operation_name
    }
}

/// Makes [`Params`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParamsBuilder {
    operation_name: Option<Cow<'static, str>>,
}

impl ParamsBuilder {
    /// Sets the name of the operation.
    pub fn operation_name(self, operation_name: impl Into<Cow<'static, str>>) -> Self {
        self.set_operation_name(Some(operation_name.into()))
    }

    /// Sets the name of the operation, or removes it.
    pub fn set_operation_name(mut self, operation_name: Option<Cow<'static, str>>) -> Self {
        self.operation_name = operation_name;
        self
    }

    /// The parameters, or the name of the one that is missing.
    pub fn build(self) -> Result<Params, BuildError> {
        Ok(Params {
            operation_name: self.operation_name.ok_or(BuildError {
                field: "operation_name",
            })?,
        })
    }
}

/// [`Params`] lack something.
#[derive(Debug)]
pub struct BuildError {
    field: &'static str,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a required field was missing: `{}`", self.field)
    }
}

impl std::error::Error for BuildError {}
