//! The sources of endpoint parameters besides members and settings: operations and configurations.

use super::expressions::is_identifier;
use super::{default, parameter_type};
use crate::budget::Budget;
use crate::event::Events;
use crate::lower::docs;
use crate::lower::naming::settle::{Item, Scope, Taken, settle};
use crate::lower::symbols::Symbols;
use crate::model::knowledge::expression::{ExpressionWalk, ReachedMembers};
use crate::model::shape::{self, Shape};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Trait;
use crate::model::traits::endpoint::{self, ClientContextParams};
use crate::rust::config::ClientParam;
use crate::rust::docs::Markdown;
use crate::rust::endpoint::Parameter;
use crate::rust::names;
use crate::rust::names::distinct::Named;
use crate::rust::operation_trait::{OperationParam, OperationTrait};
use tinsmith_jmespath::Expression;

/// A value that no parameter of rules has.
const STATIC_EVENT: &str = "StaticContextParams";

/// An expression that finds nothing that rules could use.
const OPERATION_EVENT: &str = "OperationContextParams";

/// A setting of the client that clients have already, or that there cannot be.
const CLIENT_EVENT: &str = "ClientContextParams";

/// The methods of configurations; those of parameters must have other names.
const SETTINGS: &[&str] = &[
    "account_id_endpoint_mode",
    "allow_no_auth",
    "api_key",
    "api_key_resolver",
    "app_name",
    "apply_test_defaults",
    "apply_test_defaults_v2",
    "auth_scheme_preference",
    "auth_scheme_resolver",
    "auth_schemes",
    "aws_chunked_encoding_chunk_size",
    "basic_auth_login",
    "basic_auth_login_resolver",
    "bearer_token",
    "bearer_token_resolver",
    "behavior_version",
    "behavior_version_latest",
    "build",
    "builder",
    "capture_input_attributes",
    "core",
    "core_mut",
    "credentials_provider",
    "digest_auth_login",
    "digest_auth_login_resolver",
    "disable_clock_skew_correction",
    "disable_request_compression",
    "emit_input_attributes",
    "endpoint_resolver",
    "endpoint_url",
    "express_credentials_provider",
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
    "request_checksum_calculation",
    "request_min_compression_size_bytes",
    "response_checksum_validation",
    "response_limits",
    "retry_classifier",
    "retry_classifiers",
    "retry_config",
    "retry_partition",
    "signing_name",
    "sigv4a_signing_region_set",
    "sleep_impl",
    "stalled_stream_protection",
    "time_source",
    "timeout_config",
    "to_builder",
    "token_provider",
    "use_dual_stack",
    "use_fips",
    "validation",
    "with_test_defaults",
    "with_test_defaults_v2",
];

/// The other methods of parameters and their builder.
const METHODS: &[&str] = &["build", "builder", "default"];

/// Gives the parameters of rules names of which no two meet.
pub fn name(parameters: &mut [Parameter]) {
    let names: Vec<String> = parameters.iter().map(|it| it.model_name.clone()).collect();
    for (it, name) in parameters.iter_mut().zip(distinct(&names, METHODS)) {
        (it.name, it.setter) = (names::value(&name), names::setter(&name));
    }
}

/// The names from which those of parameters are made.
fn distinct(names: &[String], reserved: &[&str]) -> Vec<String> {
    let taken = |_: &(), name: &str| Taken {
        own: vec![names::bare(&names::value(name))],
        also: vec![names::setter(name).to_string()],
    };
    let scope = Scope::new(Named::Member, &taken).reserve(reserved.iter().copied());
    let mut items: Vec<_> = names.iter().map(|name| Item::new((), name)).collect();
    settle(&mut items, &scope);
    items.iter().map(|it| it.spelled(scope.named)).collect()
}

/// The parameters that an operation sets.
pub fn static_params(operation: &Shape, events: &mut Events) -> Option<OperationTrait> {
    let endpoint::StaticContextParams(all) = operation.traits.get()?;
    let mut params = vec![];
    for (name, value) in all {
        match default(&value) {
            Some(value) => params.push((name, value)),
            None => {
                let message = format!("the value of `{name}` is no text, list of texts or boolean");
                events
                    .error(STATIC_EVENT, &(&operation.id, value.location), message)
                    .hint("use a value of the type that the parameter has in the endpoint rules");
            }
        }
    }
    (!params.is_empty()).then_some(OperationTrait::StaticParams(params))
}

/// The parameters that expressions find in the input of an operation.
pub fn operation_params(
    symbols: &Symbols<'_>,
    shape: &Shape,
    operation: &shape::Operation,
    events: &mut Events,
) -> Option<OperationTrait> {
    let endpoint::OperationContextParams(all) = shape.traits.get()?;
    let node = shape.trait_node(endpoint::OperationContextParams::ID)?;
    let mut params = vec![];
    for (name, expression) in all {
        match Expression::parse(&expression) {
            Ok(it) => params.push(OperationParam {
                is_secret: looks_at_secrets(symbols, operation, &it, events.budget().clone()),
                name,
                expression,
            }),
            Err(error) => {
                let message = format!("the expression for the parameter `{name}` cannot be read: {error}");
                events.error(OPERATION_EVENT, &(&shape.id, node.location), message);
            }
        }
    }
    (!params.is_empty()).then_some(OperationTrait::OperationParams(params))
}

/// Returns whether an expression names a sensitive member of the input, or may see it in a value that it takes as a whole.
fn looks_at_secrets(
    symbols: &Symbols<'_>,
    operation: &shape::Operation,
    expression: &Expression,
    budget: Budget,
) -> bool {
    let mut walk = ExpressionWalk::new(symbols.model(), budget);
    let input = walk.input(operation);
    walk.visit(expression.node(), &input);
    let ReachedMembers {
        members, whole, is_cut, ..
    } = walk.reached;
    let holds_secret = |id: &ShapeId, is_seen: &dyn Fn(&str) -> bool| {
        let Some(shape) = symbols.model().shape(id.as_str()) else {
            return false;
        };
        let mut seen = shape.members().into_iter().filter(|(name, _)| is_seen(name));
        seen.any(|(_, member)| symbols.hides(shape, member))
    };
    is_cut
        || members
            .iter()
            .any(|(id, names)| holds_secret(id, &|name| names.contains(name)))
        || whole.iter().any(|id| holds_secret(id, &|_| true))
}

/// The parameters that a configuration sets.
pub fn client_params(service: &Shape, events: &mut Events) -> Vec<ClientParam> {
    let Some(ClientContextParams(params)) = service.traits.get() else {
        return vec![];
    };
    let place = |name: &str| {
        let entry = service.trait_node(ClientContextParams::ID).and_then(|it| it.get(name));
        (&service.id, entry.map_or(service.location, |it| it.location))
    };
    let mut setters: Vec<ClientParam> = vec![];
    let names: Vec<String> = params.iter().map(|it| it.name.clone()).collect();
    for (it, name) in params.iter().zip(distinct(&names, &["default"])) {
        let Some(ty) = parameter_type(&it.kind).filter(|_| is_identifier(&it.name)) else {
            let message = format!("`{}` of the type `{}` is no parameter of a client", it.name, it.kind);
            events
                .error(CLIENT_EVENT, &place(&it.name), message)
                .hint("its name is letters, digits and `_`, its type `string`, `boolean` or `stringArray`");
            continue;
        };
        let (name, setter) = (names::value(&name), names::setter(&name));
        let bare = names::bare(&name);
        if SETTINGS.contains(&&*bare) || SETTINGS.contains(&bare.trim_start_matches("set_")) {
            let message = format!(
                "clients have the setting `{bare}` already, so `{}` gets no setter",
                it.name
            );
            events
                .warning(CLIENT_EVENT, &place(&it.name), message)
                .hint("rename the parameter, or bind it to a built-in");
            continue;
        }
        let model = it.documentation.as_deref().map(docs::docs).unwrap_or_default();
        setters.push(ClientParam {
            name,
            setter,
            ty,
            model_name: it.name.clone(),
            docs: model.or(Markdown::new("Sets the parameter ")
                .code(&it.name)
                .ours(" of the endpoint rules.")),
        });
    }
    setters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_those_of_the_runtime() {
        for method in [
            include_str!("../../../../runtime/src/config/table.rs"),
            include_str!("../../../../runtime/src/config/setting.rs"),
            include_str!("../../../../runtime/src/config/methods/auth.rs"),
            include_str!("../../../../runtime/src/config/methods/clock.rs"),
            include_str!("../../../../runtime/src/config/methods/defaults.rs"),
            include_str!("../../../../runtime/src/config/methods/endpoint.rs"),
            include_str!("../../../../runtime/src/config/methods/identification.rs"),
            include_str!("../../../../runtime/src/config/methods/interceptors.rs"),
            include_str!("../../../../runtime/src/config/methods/request.rs"),
            include_str!("../../../../runtime/src/config/methods/retries.rs"),
            include_str!("../../../../runtime/src/config/methods/transport.rs"),
        ]
        .into_iter()
        .flat_map(|text| text.split("pub fn ").skip(1))
        .filter_map(|it| it.split('(').next())
        {
            let plain = method.strip_prefix("set_").unwrap_or(method);
            let known = SETTINGS.contains(&plain) || SETTINGS.contains(&method) || method.starts_with('$');
            assert!(known, "`{method}` is missing");
        }
    }
}
