//! The service as a call needs to know it: facts of every service, and a list of quirks.

use std::borrow::Cow;
use std::fmt;

use aws_runtime::auth::SigningOptions;
use aws_runtime::retries::classifiers::TRANSIENT_ERRORS;
use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_schema::protocol::{ServiceShapeName, ServiceShapeNamespace, ServiceVersion, SharedClientProtocol};
use aws_smithy_types::config_bag::{CloneableLayer, Layer};
use aws_types::service_config::ServiceConfigKey;
use aws_types::{SdkConfig, SigningName};

use crate::auth::Scheme;
use crate::schema::Http;
use crate::validate::Validation;

/// A service: one static of a generated crate, `crate::meta::SERVICE`.
///
/// ```
/// # #[cfg(feature = "rpcv2-cbor")]
/// # mod meta {
/// use tinsmith_runtime::{Protocol, Service, Validation};
///
/// static SERVICE: Service = Service {
///     id: "Workspaces Instances",
///     shape: "EUCMIFrontendAPIService",
///     namespace: "com.amazonaws.workspacesinstances",
///     version: "2022-07-26",
///     user_agent_id: "workspacesinstances",
///     crate_name: "aws-sdk-workspacesinstances",
///     package_version: env!("CARGO_PKG_VERSION"),
///     signing_name: "workspaces-instances",
///     protocol: Some(Protocol::RpcV2Cbor.constructor()),
///     validation: Validation::Required,
///     ..Service::PLAIN
/// };
/// # }
/// ```
#[derive(Debug)]
pub struct Service {
    /// The SDK ID, which names spans, metrics and the keys of the service's settings in environment and profile.
    pub id: &'static str,
    /// The name of the service shape, a part of the routes of RPC protocols.
    pub shape: &'static str,
    /// The namespace of the service shape.
    pub namespace: &'static str,
    /// The version of the service's API.
    pub version: &'static str,
    /// The service's name in the user agent and in the name of the retry partition.
    pub user_agent_id: &'static str,
    /// The scope of the metrics.
    pub crate_name: &'static str,
    /// The version of the generated crate, for the user agent.
    pub package_version: &'static str,
    /// The signing name: the service in the scope of signatures.
    pub signing_name: &'static str,
    /// The constructor of the default protocol. A function pointer links the code of this protocol only.
    pub protocol: Option<fn() -> SharedClientProtocol>,
    /// The default validation level of inputs.
    pub validation: Validation,
    /// The auth schemes of operations without auth schemes of their own, best first.
    pub auth: &'static [Scheme],
    /// Behavior of this service's clients that most services do not have.
    pub quirks: &'static [&'static dyn Quirk],
}

/// Behavior of a service's clients that most services do not have.
///
/// The runtime calls the hooks of the quirks in [`Service::quirks`] and of no others. Each hook does nothing by default, so
/// that a quirk implements the hooks that it needs.
pub trait Quirk: fmt::Debug + Send + Sync {
    /// Adds settings and components to a client, below the configuration of the user.
    fn configure_client(&'static self, client: &mut ClientParts<'_>) {
        let _ = client;
    }

    /// Returns a plugin that goes on top of the user's configuration, of a client and of a single call.
    fn outer_plugin(&self) -> Option<SharedRuntimePlugin> {
        None
    }

    /// Reads the settings that environment, profile and `SdkConfig` have for the service.
    fn read_shared(
        &self,
        service: &Service,
        sdk: &SdkConfig,
        config: &mut CloneableLayer,
        components: &mut RuntimeComponentsBuilder,
    ) {
        let _ = (service, sdk, config, components);
    }

    /// Adds components to an operation with these HTTP bindings.
    fn configure_operation(&'static self, http: Option<Http>, components: &mut RuntimeComponentsBuilder) {
        let _ = (http, components);
    }

    /// Changes the signatures of requests.
    fn configure_signing(&self, options: &mut SigningOptions) {
        let _ = options;
    }

    /// Returns `true` if the auth schemes of the endpoint precede those of the model.
    fn prefers_endpoint_auth(&self) -> bool {
        false
    }

    /// Returns `true` if a response with a successful status is an error.
    fn is_error(&self, response: &HttpResponse) -> bool {
        let _ = response;
        false
    }

    /// Returns the code of an error response that has no code.
    fn error_code(&self, response: &HttpResponse) -> Option<&'static str> {
        let _ = response;
        None
    }

    /// Returns error codes that are transient besides those of every service.
    fn transient_errors(&self) -> &'static [&'static str] {
        &[]
    }

    /// Returns `true` if responses have an extended request ID.
    fn has_extended_request_id(&self) -> bool {
        false
    }
}

/// The parts of a client that a quirk adds to.
#[derive(Debug)]
pub struct ClientParts<'a> {
    /// The service of the client.
    pub service: &'static Service,
    /// The settings below the user's configuration.
    pub config: &'a mut Layer,
    /// The components below the user's configuration.
    pub components: &'a mut RuntimeComponentsBuilder,
    /// The behavior version of the client.
    pub behavior_version: Option<BehaviorVersion>,
    /// The time source of the client.
    pub time_source: SharedTimeSource,
}

impl Service {
    /// A service signed by SigV4, without names and quirks: the base of a struct update expression.
    pub const PLAIN: Self = Self {
        id: "",
        shape: "",
        namespace: "",
        version: "",
        user_agent_id: "",
        crate_name: "",
        package_version: "",
        signing_name: "",
        protocol: None,
        validation: Validation::Required,
        auth: &[Scheme::SigV4],
        quirks: &[],
    };

    /// Stores the facts that components of a call look up in the configuration bag.
    pub(crate) fn store_in(&self, layer: &mut Layer) {
        layer.store_put(ServiceShapeName::new(self.shape));
        layer.store_put(ServiceShapeNamespace::new(self.namespace));
        layer.store_put(ServiceVersion::new(self.version));
        layer.store_put(ApiMetadata::new(self.user_agent_id, self.package_version));
        layer.store_put(SigningName::from_static(self.signing_name));
    }

    /// Returns `true` if responses have an extended request ID.
    pub(crate) fn has_extended_request_id(&self) -> bool {
        self.quirks.iter().any(|it| it.has_extended_request_id())
    }

    /// Returns the error codes that are as transient as a failure of the network.
    pub(crate) fn transient_errors(&self) -> Cow<'static, [&'static str]> {
        let own: Vec<_> = self.quirks.iter().flat_map(|it| it.transient_errors()).collect();
        if own.is_empty() {
            return TRANSIENT_ERRORS.into();
        }
        TRANSIENT_ERRORS.iter().chain(own).copied().collect()
    }

    /// Returns the retry partition: clients of one service and region share a budget of retries.
    pub(crate) fn retry_partition(&self, region: Option<&str>) -> Cow<'static, str> {
        match region {
            Some(region) => format!("{}-{region}", self.user_agent_id).into(),
            None => self.user_agent_id.into(),
        }
    }

    /// Returns the value that environment or profile have for this service.
    pub(crate) fn shared_value(&self, sdk: &SdkConfig, env: &str, profile: &str) -> Option<String> {
        let key = ServiceConfigKey::builder()
            .service_id(self.id)
            .env(env)
            .profile(profile)
            .build()
            .ok()?;
        sdk.service_config()?.load_config(key)
    }
}

/// A protocol that the runtime can speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Protocol {
    /// `aws.protocols#awsJson1_0`
    #[cfg(feature = "aws-json")]
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`
    #[cfg(feature = "aws-json")]
    AwsJson1_1,
    /// `aws.protocols#restJson1`
    #[cfg(feature = "rest-json")]
    RestJson1,
    /// `aws.protocols#restXml`
    #[cfg(feature = "rest-xml")]
    RestXml,
    /// `aws.protocols#awsQuery`
    #[cfg(feature = "aws-query")]
    AwsQuery,
    /// `aws.protocols#ec2Query`
    #[cfg(feature = "ec2-query")]
    Ec2Query,
    /// `smithy.protocols#rpcv2Cbor`
    #[cfg(feature = "rpcv2-cbor")]
    RpcV2Cbor,
    /// `smithy.protocols#rpcv2Json`
    #[cfg(feature = "rpcv2-json")]
    RpcV2Json,
}
