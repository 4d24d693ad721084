//! What the model says about a service, as far as a call needs it.

use std::borrow::Cow;

use aws_runtime::retries::classifiers::TRANSIENT_ERRORS;
use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_schema::protocol::{
    ServiceShapeName, ServiceShapeNamespace, ServiceVersion, ServiceXmlNamespace, SharedClientProtocol,
};
use aws_smithy_types::config_bag::Layer;
use aws_types::SigningName;

use crate::auth::{ApiKey, Scheme};
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
    /// The service's SDK ID: names spans, metrics and the keys of its settings in environment and profile.
    pub id: &'static str,
    /// Name of the service shape: part of the routes of RPC protocols.
    pub shape: &'static str,
    /// Namespace of the service shape.
    pub namespace: &'static str,
    /// The version of the service's interface.
    pub version: &'static str,
    /// How the user agent calls the service; also the first half of the retry partition's name.
    pub user_agent_id: &'static str,
    /// Scope of the metrics.
    pub crate_name: &'static str,
    /// Version of the generated crate, for the user agent.
    pub package_version: &'static str,
    /// The name that requests are signed for.
    pub signing_name: &'static str,
    /// Makes the protocol that is spoken unless the configuration says otherwise. A function, and none for the other
    /// protocols of the service, so that a program has the code of those that it speaks.
    pub protocol: Option<fn() -> SharedClientProtocol>,
    /// How much of an input is checked before sending, unless the configuration says otherwise.
    pub validation: Validation,
    /// The XML namespace of the service's requests: URI and prefix.
    pub xml_namespace: Option<(&'static str, Option<&'static str>)>,
    /// `true` if the errors of restXml stand in the document without an element around them.
    pub no_error_wrapping: bool,
    /// `true` if the service spoke awsQuery once and still tells the codes that errors had there.
    pub query_compatible: bool,
    /// Headers that each request has: name and value.
    pub headers: &'static [(&'static str, &'static str)],
    /// The codes of errors after which a call is made again as after a failure of the network.
    pub transient_errors: &'static [&'static str],
    /// Retries that come sooner and more often than those of other services.
    pub quick_retries: Option<QuickRetries>,
    /// Headers of responses that are dates most of the time, and the headers that are to have their text.
    pub lenient_dates: &'static [(&'static str, &'static str)],
    /// `true` if the path is signed as it is sent, neither encoded once more nor normalized.
    pub signs_path_as_sent: bool,
    /// `true` if the hash of what is signed is sent too.
    pub sends_content_sha256: bool,
    /// `true` if a response with a status of success may have an error in its document.
    pub error_in_success: bool,
    /// `true` if a response that has the status 404 and no body is the error `NotFound`.
    pub not_found_without_body: bool,
    /// The service sends an extended request ID with each response.
    pub extended_request_id: bool,
    /// `true` if the endpoint has the bucket that the path of an operation begins with.
    pub bucket_in_endpoint: bool,
    /// The operation that creates sessions, for services whose endpoint rules ask for sessions.
    #[cfg(feature = "s3-express")]
    pub sessions: Option<crate::sessions::Sessions>,
    /// Parameters of the endpoint rules that environment and profile may switch on.
    pub shared_params: &'static [SharedParam],
    /// How requests may be authenticated, best first, where the operation does not say otherwise.
    pub auth: &'static [Scheme],
    /// Where requests carry an API key.
    pub api_key: Option<ApiKey>,
    /// The name of the service in the variable of the environment that may hold a bearer token for it:
    /// `AWS_BEARER_TOKEN_<NAME>`.
    pub token_variable: Option<&'static str>,
}

impl Service {
    /// A service that has nothing of what only some have.
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
        xml_namespace: None,
        no_error_wrapping: false,
        query_compatible: false,
        headers: &[],
        transient_errors: TRANSIENT_ERRORS,
        quick_retries: None,
        lenient_dates: &[],
        signs_path_as_sent: false,
        sends_content_sha256: false,
        error_in_success: false,
        not_found_without_body: false,
        extended_request_id: false,
        bucket_in_endpoint: false,
        #[cfg(feature = "s3-express")]
        sessions: None,
        shared_params: &[],
        auth: &[Scheme::SigV4],
        api_key: None,
        token_variable: None,
    };

    /// The service's facts that components of a call look up in the configuration bag.
    pub(crate) fn store_in(&self, layer: &mut Layer) {
        layer.store_put(ServiceShapeName::new(self.shape));
        layer.store_put(ServiceShapeNamespace::new(self.namespace));
        layer.store_put(ServiceVersion::new(self.version));
        layer.store_put(ApiMetadata::new(self.user_agent_id, self.package_version));
        layer.store_put(SigningName::from_static(self.signing_name));
        let namespace = self.xml_namespace;
        layer.store_or_unset(namespace.map(|(uri, prefix)| ServiceXmlNamespace::new(uri, prefix.map(Cow::Borrowed))));
    }

    /// Returns `true` if the endpoint rules may ask for a session.
    pub(crate) fn has_sessions(&self) -> bool {
        #[cfg(feature = "s3-express")]
        return self.sessions.is_some();
        #[cfg(not(feature = "s3-express"))]
        false
    }

    /// The retry partition: clients of the same service and region share a budget of retries.
    pub(crate) fn retry_partition(&self, region: Option<&str>) -> Cow<'static, str> {
        match region {
            Some(region) => format!("{}-{region}", self.user_agent_id).into(),
            None => self.user_agent_id.into(),
        }
    }
}

/// Retries of a service that answers fast.
///
/// They change the retry configuration of an `SdkConfig` if it follows version 2.1 of retries or a later one. A
/// configuration that is set on the client itself stays unchanged.
#[derive(Clone, Copy, Debug)]
pub struct QuickRetries {
    /// The longest pause before the first retry in milliseconds, for errors other than throttling.
    pub pause_ms: u64,
    /// The number of attempts, unless the program sets it.
    pub attempts: u32,
}

/// A boolean parameter of the endpoint rules, and where it is found outside of the program.
#[derive(Clone, Copy, Debug)]
pub struct SharedParam {
    /// Its name in the rules.
    pub name: &'static str,
    /// The variable of the environment.
    pub env: &'static str,
    /// The key of the profile.
    pub profile: &'static str,
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
}
