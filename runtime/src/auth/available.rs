//! Ways to authenticate that a request needs and its client does not have.

use aws_smithy_runtime::client::identity::no_auth::NoAuthIdentity;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

use super::endpoint::wanted;
use crate::error::BoxError;

/// Ends a call whose endpoint asks for schemes of which the client has none, before the signer of another scheme does so
/// without a name.
#[derive(Debug)]
pub(crate) struct NameMissingScheme;

#[dyn_dispatch_hint]
impl Intercept for NameMissingScheme {
    fn name(&self) -> &'static str {
        "MissingAuthSchemeInterceptor"
    }

    fn modify_before_signing(
        &self,
        _: &mut BeforeTransmitInterceptorContextMut<'_>,
        runtime_components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let wanted = cfg.load::<Endpoint>().map(wanted).unwrap_or_default();
        let has = |it: &AuthSchemeId| runtime_components.auth_scheme(it).is_some();
        if wanted.is_empty() || wanted.iter().any(has) || is_anonymous(cfg) {
            return Ok(());
        }
        Err(missing("the endpoint", wanted.iter().map(AuthSchemeId::inner)))
    }
}

/// Returns whether the request goes out without authentication, which every endpoint may be asked for.
fn is_anonymous(cfg: &ConfigBag) -> bool {
    let identity = cfg
        .load::<EndpointResolverParams>()
        .and_then(EndpointResolverParams::get_property::<Identity>);
    identity.is_some_and(|it| it.data::<NoAuthIdentity>().is_some())
}

/// The error that names schemes and what to do about them.
pub(super) fn missing<'a>(who: &str, schemes: impl Iterator<Item = &'a str>) -> BoxError {
    let schemes: Vec<String> = schemes.map(|it| format!("`{it}` ({})", remedy(it))).collect();
    let schemes = schemes.join(" or ");
    format!("{who} asks for a way to authenticate that this client does not have: {schemes}").into()
}

/// The way in which a client gets a scheme.
fn remedy(scheme: &str) -> &'static str {
    match scheme {
        "sigv4a" => "switch on the cargo feature `sigv4a`",
        _ => "give the client one with `push_auth_scheme`",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_scheme_of_a_feature_is_named_with_its_feature() {
        let said = super::missing("the endpoint", ["sigv4a", "sigv9"].into_iter()).to_string();
        assert_eq!(
            said,
            "the endpoint asks for a way to authenticate that this client does not have: `sigv4a` (switch on the cargo \
             feature `sigv4a`) or `sigv9` (give the client one with `push_auth_scheme`)"
        );
    }
}
