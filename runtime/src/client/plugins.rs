//! The settings and components of a call, in the layers that the orchestrator puts on top of each other.

use std::borrow::Cow;

use aws_runtime::auth::{PayloadSigningOverride, SigV4OperationSigningConfig, SigningOptions};
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime::client::defaults::{DefaultPluginParams, default_plugins};
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime::client::metrics::MetricsRuntimePlugin;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::{HttpStatusCodeClassifier, TransientErrorClassifier};
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::orchestrator::{Metadata, SensitiveOutput};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, RuntimePlugin, RuntimePlugins, SharedRuntimePlugin, StaticRuntimePlugin,
};
use aws_smithy_runtime_api::client::ser_de::{SharedRequestSerializer, SharedResponseDeserializer};
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
use aws_types::region::{Region, SigningRegion};

use super::classifiers;
use super::clock_skew::MeasureClockSkew;
use super::interceptors::{CaptureTelemetry, CollectEndpointParams, FillIdempotencyToken, TrackFeatures};
use crate::auth::{self, DefaultAuthSchemeResolver, ResolveAuthScheme};
use crate::config::{Core, CoreBuilder};
use crate::error::BoxError;
use crate::idempotency::IdempotencyTokenProvider;
use crate::operation::OperationTable;
use crate::protocol::{DefaultProtocol, OperationSerde};
use crate::schema::Structure;
use crate::service::{ClientParts, Service};

const SHA256_OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The layers of a client: the defaults, the user's configuration, what the service needs, the user's plugins.
#[track_caller]
pub(super) fn client_plugins(service: &'static Service, config: &Core) -> RuntimePlugins {
    let Some(behavior_version) = config.behavior_version() else {
        panic!(
            "Invalid client configuration: A behavior major version must be set when sending a request or \
             constructing a client. You must set it during client construction or by enabling the \
             `behavior-version-latest` cargo feature."
        );
    };
    let region = config.load::<Region>().map(Region::as_ref);
    let defaults = DefaultPluginParams::new()
        .with_retry_partition_name(service.retry_partition(region))
        .with_behavior_version(behavior_version)
        // Else retries are off.
        .with_is_aws_sdk(true);
    let user = StaticRuntimePlugin::new()
        .with_config(config.layer().clone())
        .with_runtime_components(config.components().clone());
    let metrics = MetricsRuntimePlugin::builder()
        .with_scope(service.crate_name)
        .with_time_source(config.components().time_source().unwrap_or_default())
        .build();
    let plugins = RuntimePlugins::new()
        .with_client_plugins(default_plugins(defaults))
        .with_client_plugin(user)
        .with_client_plugin(service_plugin(service, config))
        .with_client_plugin(no_auth());
    #[cfg(feature = "digest-auth")]
    let plugins = plugins.with_client_plugin(auth::digest::ANSWER_CHALLENGES);
    let plugins = outer_plugins(service).fold(plugins, RuntimePlugins::with_client_plugin);
    // It fails without a scope only, and the scope is set above.
    let plugins = metrics.into_iter().fold(plugins, RuntimePlugins::with_client_plugin);
    config
        .plugins()
        .iter()
        .cloned()
        .fold(plugins, RuntimePlugins::with_client_plugin)
}

/// Lets operations go out unsigned that the model does not want signed.
#[expect(deprecated, reason = "its successor lets every operation go out unsigned")]
fn no_auth() -> impl RuntimePlugin {
    aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePlugin::new()
}

/// Fails where every call would fail: components that others rely on are missing.
pub(super) fn validate(plugins: &RuntimePlugins) -> Result<(), BoxError> {
    let mut cfg = ConfigBag::base();
    plugins
        .apply_client_configuration(&mut cfg)?
        .validate_base_client_config(&cfg)
}

/// Returns the layer of the service, below the user's configuration.
fn service_plugin(service: &'static Service, client: &Core) -> Plugin {
    let endpoints = client.endpoints();
    let mut config = Layer::new(service.shape);
    service.store_in(&mut config);
    config.store_put(endpoints);
    config.store_put(IdempotencyTokenProvider::random());
    config.store_put(AuthSchemeAndEndpointOrchestrationV2);
    config.store_or_unset(service.protocol.map(|make| DefaultProtocol(make())));

    let mut components = RuntimeComponentsBuilder::new("ServiceRuntimePlugin");
    components.set_auth_scheme_option_resolver(Some(DefaultAuthSchemeResolver::default().into_shared_resolver()));
    components.set_endpoint_resolver(Some((endpoints.resolver)()));
    auth::push_schemes(&mut components);
    components.push_retry_classifier(HttpStatusCodeClassifier::default());
    components.push_interceptor(SharedInterceptor::permanent(ConnectionPoisoningInterceptor::new()));
    components.push_interceptor(SharedInterceptor::permanent(TrackFeatures));
    components.push_interceptor(ServiceClockSkewInterceptor::new());
    components.push_interceptor(SharedInterceptor::permanent(MeasureClockSkew));
    components.push_interceptor(RequestInfoInterceptor::new());
    components.push_interceptor(UserAgentInterceptor::new());
    components.push_interceptor(InvocationIdInterceptor::new());
    components.push_interceptor(SharedInterceptor::permanent(RecursionDetectionInterceptor::new()));
    components.push_interceptor(SharedInterceptor::permanent(auth::NameMissingScheme));
    for quirk in service.quirks {
        quirk.configure_client(&mut ClientParts {
            service,
            config: &mut config,
            components: &mut components,
            behavior_version: client.behavior_version(),
            time_source: client.components().time_source().unwrap_or_default(),
        });
    }
    Plugin {
        config: config.freeze(),
        components,
        order: Order::Defaults,
    }
}

/// Returns the plugins of quirks that go on top of the user's configuration.
fn outer_plugins(service: &'static Service) -> impl Iterator<Item = SharedRuntimePlugin> {
    service.quirks.iter().filter_map(|it| it.outer_plugin())
}

/// The client's layers with those of one call on top.
pub(super) fn with_operation(
    plugins: RuntimePlugins,
    table: &'static OperationTable,
    config_override: Option<CoreBuilder>,
) -> RuntimePlugins {
    let mut plugins = plugins.with_operation_plugin(operation_plugin(table));
    if let Some(mut config_override) = config_override {
        for plugin in config_override.take_plugins() {
            plugins = plugins.with_operation_plugin(plugin);
        }
        plugins = plugins.with_operation_plugin(override_plugin(config_override));
        #[cfg(feature = "digest-auth")]
        {
            plugins = plugins.with_operation_plugin(auth::digest::ANSWER_CHALLENGES);
        }
        plugins = outer_plugins(table.service).fold(plugins, RuntimePlugins::with_operation_plugin);
    }
    plugins
}

/// Returns the layer of an operation.
fn operation_plugin(table: &'static OperationTable) -> Plugin {
    let mut config = Layer::new(table.name);
    config.store_put(SharedRequestSerializer::new(OperationSerde(table)));
    config.store_put(SharedResponseDeserializer::new(OperationSerde(table)));
    config.store_put(auth::Params::of(table.name));
    let quirks = table.service.quirks;
    config.store_put(auth::OperationAuth::new(
        table.auth.unwrap_or(table.service.auth),
        quirks.iter().any(|it| it.prefers_endpoint_auth()),
    ));
    config.store_put(Metadata::new(table.name, table.service.id));
    let mut signing_options = SigningOptions::default();
    quirks.iter().for_each(|it| it.configure_signing(&mut signing_options));
    // Events are signed one by one, so the request is signed as if it had no body.
    let sends_events = table.input_stream.as_ref().is_some_and(|it| it.is_events);
    let empty = || PayloadSigningOverride::Precomputed(SHA256_OF_NOTHING.to_owned()).to_signable_body();
    signing_options.payload_override = sends_events.then(empty);
    if table.unsigned_payload {
        // The header is how the service learns that the body is not in the signature.
        signing_options.payload_override = Some(PayloadSigningOverride::UnsignedPayload.to_signable_body());
        signing_options.content_sha256_header = true;
        signing_options.double_uri_encode = true;
    }
    config.store_put(SigV4OperationSigningConfig {
        signing_options,
        ..Default::default()
    });
    if table.output_table().is_some_and(Structure::holds_sensitive) {
        config.store_put(SensitiveOutput);
    }

    let mut components = RuntimeComponentsBuilder::new(table.name);
    for quirk in quirks {
        quirk.configure_operation(table.http, &mut components);
    }
    // First, since they may change what the others look at.
    for behavior in table.traits {
        behavior.add_to(&mut config, &mut components);
    }
    components.push_interceptor(SharedInterceptor::permanent(CaptureTelemetry(table)));
    components.push_interceptor(SharedInterceptor::permanent(CollectEndpointParams(table)));
    if let Some(token) = table.idempotency_token {
        components.push_interceptor(SharedInterceptor::permanent(FillIdempotencyToken(token)));
    }
    // Between two events may be any time.
    let has_events = sends_events || table.output_stream.as_ref().is_some_and(|it| it.is_events());
    if !has_events && !table.traits.iter().any(|it| it.may_stall()) {
        components.push_interceptor(SharedInterceptor::permanent(
            StalledStreamProtectionInterceptor::default(),
        ));
    }
    // This classifier never looks into the error, so any type will do.
    components.push_retry_classifier(TransientErrorClassifier::<std::fmt::Error>::new());
    for classifier in classifiers::of(table) {
        components.push_retry_classifier(classifier);
    }
    Plugin {
        config: config.freeze(),
        components,
        order: Order::Overrides,
    }
}

/// The settings of an operation, as its marker gives them to those who put a call together themselves.
pub fn operation_config(table: &'static OperationTable) -> Option<FrozenLayer> {
    Some(operation_plugin(table).config)
}

/// The components of an operation, as its marker gives them to those who put a call together themselves.
pub fn operation_components(table: &'static OperationTable) -> Cow<'static, RuntimeComponentsBuilder> {
    Cow::Owned(operation_plugin(table).components)
}

/// The settings of one call, above those of the client.
fn override_plugin(config_override: CoreBuilder) -> Plugin {
    let (mut config, mut components) = config_override.into_parts();
    if let Some(region) = config.load::<Region>().cloned() {
        config.store_put(SigningRegion::from(region));
    }
    // Credentials of one call must not fill the client's cache; a cache of its own still serves the retries.
    if components.has_identity_resolvers() && components.identity_cache().is_none() {
        components.set_identity_cache(Some(IdentityCache::lazy().max_partitions(1).build()));
    }
    let config = Layer::from(config).with_name("config override").freeze();
    Plugin {
        config,
        components,
        order: Order::Overrides,
    }
}

/// Settings and components that are known beforehand.
#[derive(Debug)]
struct Plugin {
    config: FrozenLayer,
    components: RuntimeComponentsBuilder,
    order: Order,
}

impl RuntimePlugin for Plugin {
    fn order(&self) -> Order {
        self.order
    }

    fn config(&self) -> Option<FrozenLayer> {
        Some(self.config.clone())
    }

    fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}
