//! The ways to authenticate a request that its endpoint asks for.

use std::borrow::Cow;

use aws_smithy_runtime_api::client::auth::{AuthSchemeId, AuthSchemeOption};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

use crate::error::BoxError;

/// Puts what the endpoint of the request names before what else the model allows.
pub(super) async fn prefer(
    modeled: Vec<AuthSchemeOption>,
    cfg: &ConfigBag,
    runtime_components: &RuntimeComponents,
) -> Result<Vec<AuthSchemeOption>, BoxError> {
    let Some(params) = cfg.load::<EndpointResolverParams>() else {
        return Ok(modeled);
    };
    let endpoint = runtime_components.endpoint_resolver().resolve_endpoint(params).await?;
    let wanted = wanted(&endpoint);
    let rest = modeled.into_iter().filter(|it| !wanted.contains(it.scheme_id()));
    Ok(wanted.iter().cloned().map(AuthSchemeOption::from).chain(rest).collect())
}

/// The names in the property `authSchemes`.
pub(crate) fn wanted(endpoint: &Endpoint) -> Vec<AuthSchemeId> {
    let typed = endpoint.auth_schemes().iter().map(|it| it.name());
    let listed = match endpoint.properties().get("authSchemes") {
        Some(Document::Array(schemes)) => schemes.as_slice(),
        _ => &[],
    };
    let listed = listed.iter().filter_map(|it| it.as_object()?.get("name")?.as_string());
    typed
        .chain(listed)
        .map(|name| AuthSchemeId::from(Cow::Owned(name.to_owned())))
        .collect()
}
