//! Where the parameters of endpoint rules come from besides members and settings: operations and configurations.

use super::{default, parameter_type};
use crate::event::Events;
use crate::lower::docs;
use crate::model::shape::Shape;
use crate::model::traits::Trait;
use crate::model::traits::endpoint::{self, ClientContextParams};
use crate::rust::extra::Extra;
use crate::rust::names;
use crate::rust::service::ClientParam;
use tinsmith_jmespath::Expression;

/// An expression that finds nothing that rules could use.
const OPERATION_EVENT: &str = "OperationContextParams";

/// A setting of the client that every client has already.
const CLIENT_EVENT: &str = "ClientContextParams";

/// What every configuration is asked for by these names; the methods of parameters must have others.
const SETTINGS: &[&str] = &[
    "account_id_endpoint_mode",
    "allow_no_auth",
    "app_name",
    "apply_test_defaults",
    "apply_test_defaults_v2",
    "auth_scheme_preference",
    "auth_scheme_resolver",
    "behavior_version",
    "behavior_version_latest",
    "build",
    "capture_input_attributes",
    "core_mut",
    "credentials_provider",
    "disable_clock_skew_correction",
    "emit_input_attributes",
    "endpoint_resolver",
    "endpoint_url",
    "framework_metadata",
    "http_client",
    "idempotency_token_provider",
    "identity_cache",
    "interceptor",
    "interceptors",
    "invocation_id_generator",
    "new",
    "protocol",
    "push_auth_scheme",
    "push_framework_metadata",
    "push_interceptor",
    "push_retry_classifier",
    "region",
    "retry_classifier",
    "retry_classifiers",
    "retry_config",
    "retry_partition",
    "sleep_impl",
    "stalled_stream_protection",
    "time_source",
    "timeout_config",
    "use_dual_stack",
    "use_fips",
    "validation",
    "with_test_defaults",
    "with_test_defaults_v2",
];

/// The parameters that an operation sets.
pub fn static_params(operation: &Shape) -> Option<Extra> {
    let endpoint::StaticContextParams(params) = operation.traits.get()?;
    let params: Vec<_> = params
        .iter()
        .map(|(name, value)| (name.clone(), default(value)))
        .collect();
    (!params.is_empty()).then_some(Extra::StaticParams(params))
}

/// The parameters that expressions find in the input of an operation.
pub fn operation_params(operation: &Shape, events: &mut Events) -> Option<Extra> {
    let endpoint::OperationContextParams(params) = operation.traits.get()?;
    let node = operation.trait_node(endpoint::OperationContextParams::ID)?;
    for (name, expression) in &params {
        if let Err(error) = Expression::parse(expression) {
            let message = format!("the expression for the parameter `{name}` cannot be read: {error}");
            events.error(OPERATION_EVENT, &(&operation.id, node.location), message);
        }
    }
    (!params.is_empty()).then_some(Extra::OperationParams(params))
}

/// The parameters that a configuration sets.
pub fn client_params(service: &Shape, events: &mut Events) -> Vec<ClientParam> {
    let Some(ClientContextParams(params)) = service.traits.get() else {
        return vec![];
    };
    let mut setters: Vec<ClientParam> = vec![];
    for it in &params {
        let (name, setter) = (names::value(&it.name), names::setter(&it.name));
        let bare = names::bare(&name);
        let is_taken = |bare: &str| SETTINGS.contains(&bare) || SETTINGS.contains(&bare.trim_start_matches("set_"));
        if is_taken(&bare)
            || setters
                .iter()
                .any(|it| it.name == name || it.setter == name || it.name == setter)
        {
            let message = format!(
                "clients have the setting `{bare}` already, so `{}` gets no setter",
                it.name
            );
            events
                .warning(CLIENT_EVENT, service, message)
                .hint("rename the parameter, or bind it to a built-in");
            continue;
        }
        let model = it.documentation.as_deref().map(docs::docs).unwrap_or_default();
        setters.push(ClientParam {
            name,
            setter,
            ty: parameter_type(&it.kind),
            wire: it.name.clone(),
            docs: model.or(&format!("Sets the parameter `{}` of the endpoint rules.", it.name)),
        });
    }
    setters
}
