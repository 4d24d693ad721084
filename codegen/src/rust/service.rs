//! `Service`: what a crate has once, whatever its operations are.

use super::auth::{ApiKey, Scheme};
use super::deprecated::Deprecated;
use super::docs::Docs;
use super::endpoint::{Endpoints, ParameterType};
use super::error::{ErrorSettings, ErrorVariant};
use super::runtime;
use super::symbol::Symbol;
use super::waiter::WaiterMethod;
use crate::model::shape_id::ShapeId;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;

/// The service, as a crate.
#[derive(Clone, Debug)]
pub struct Service {
    /// The service's shape.
    pub shape: ShapeId,
    /// What the crate is, and how a call is made.
    pub docs: Docs,
    /// The lints about style that names in the model do not follow.
    pub style_lints: Vec<Ident>,
    /// `meta.rs`
    pub meta: Meta,
    /// `client.rs`
    pub client: Client,
    /// `config.rs`
    pub config: Config,
    /// `config/endpoint.rs`
    pub endpoints: Endpoints,
    /// `operation.rs`: the traits of types that know request IDs.
    pub request_names: Vec<Symbol>,
    /// `error_meta.rs`: every error of the service.
    pub errors: Vec<ErrorVariant>,
    /// The settings of its derive.
    pub error_settings: ErrorSettings,
    /// `primitives.rs`: the simple types that a caller meets.
    pub primitives: Vec<Symbol>,
    /// Those that need an asynchronous runtime.
    pub file_primitives: Vec<Symbol>,
    /// `primitives::event_stream`: what event streams are made of.
    pub event_stream: Vec<Symbol>,
    /// `presigning`: the module of the runtime, if requests can be signed now and sent later.
    pub presigning: Option<Symbol>,
    /// `auth_token`: the module of the runtime that makes tokens to log in to databases, if the service has databases.
    pub auth_token: Option<Symbol>,
    /// `Cargo.toml`
    pub manifest: Manifest,
}

/// What the runtime must know about the service.
#[derive(Clone, Debug)]
pub struct Meta {
    /// The service's shape.
    pub shape: ShapeId,
    /// `sdkId`
    pub id: String,
    /// The version of its interface.
    pub version: String,
    /// How the user agent calls it.
    pub user_agent_id: String,
    /// The name of the official crate, or of this one outside AWS.
    pub crate_name: String,
    /// The name that requests are signed for.
    pub signing_name: String,
    /// The protocol that we speak with it unless told otherwise.
    pub protocol: Option<Protocol>,
    /// How much of an input is checked before sending.
    pub validation: Validation,
    /// The auth schemes, if they differ from SigV4 alone.
    pub auth: Option<Vec<Scheme>>,
    /// Behavior that most services do not have.
    pub quirks: Vec<Quirk>,
}

/// A quirk of the service: behavior of its clients that most services do not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quirk {
    /// Requests have this XML namespace.
    XmlNamespace {
        /// Its URI.
        uri: String,
        /// Its prefix.
        prefix: Option<String>,
    },
    /// Errors of restXml have no element around them.
    NoErrorWrapping,
    /// The service spoke awsQuery once and still sends the error codes of that time.
    QueryCompatible,
    /// Requests have an API key in this place.
    ApiKey(ApiKey),
    /// The environment may hold a bearer token for the service under this name.
    TokenVariable(&'static str),
    /// Requests have these headers.
    Headers(Vec<(&'static str, String)>),
    /// These error codes are as transient as a failure of the network.
    TransientErrors(Vec<&'static str>),
    /// Calls are retried sooner and more often than others.
    QuickRetries {
        /// The longest pause before the first retry, in milliseconds.
        pause: u64,
        /// The number of attempts.
        attempts: u32,
    },
    /// A response with a successful status may be an error.
    ErrorInSuccess,
    /// A response with status 404 and no body is the error with this code.
    EmptyNotFound(&'static str),
    /// These headers may be malformed dates; the second header of a pair gets the text of the first.
    LenientDates(Vec<(String, String)>),
    /// This operation creates the sessions that sign requests.
    Sessions(Symbol),
    /// Environment and profile set these parameters of the endpoint rules.
    SharedParams(&'static [SharedParam]),
    /// Responses have an extended request ID.
    ExtendedRequestId,
    /// The endpoint has the bucket that the path of an operation begins with.
    BucketInEndpoint,
    /// The path is signed as it is sent.
    SignsPathAsSent,
    /// The hash of the signed body is sent.
    SendsContentSha256,
}

/// A parameter of the endpoint rules, the variable of the environment and the key of the profile that switch it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedParam {
    /// Its name in the rules.
    pub name: &'static str,
    /// The variable.
    pub env: &'static str,
    /// The key.
    pub profile: &'static str,
}

/// A protocol that the runtime speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// `smithy.protocols#rpcv2Cbor`
    RpcV2Cbor,
    /// `aws.protocols#awsJson1_0`
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`
    AwsJson1_1,
    /// `aws.protocols#restJson1`
    RestJson1,
    /// `aws.protocols#restXml`
    RestXml,
    /// `aws.protocols#awsQuery`
    AwsQuery,
    /// `aws.protocols#ec2Query`
    Ec2Query,
}

impl Protocol {
    /// Returns whether a member can stand in the path, a header or the whole body (Smithy 2.0, "HTTP bindings").
    pub fn has_bindings(self) -> bool {
        matches!(self, Self::RestJson1 | Self::RestXml)
    }
}

/// How much of an input is checked before sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validation {
    /// Nothing.
    Off,
    /// Required members.
    Required,
    /// Everything.
    Strict,
}

/// The client.
#[derive(Clone, Debug)]
pub struct Client {
    /// The service's shape.
    pub shape: ShapeId,
    /// What it is and how to make one.
    pub docs: Docs,
    /// Where its settings can come from.
    pub settings: Settings,
    /// A method for each operation.
    pub methods: Vec<Method>,
    /// A method of the trait `Waiters` for each waiter.
    pub waiters: Vec<WaiterMethod>,
    /// The source of endpoints, if calls go to endpoints that the service tells.
    pub discovery: Option<Discovery>,
}

/// The operation that tells clients which endpoint to call, and the parts of its output.
#[derive(Clone, Debug)]
pub struct Discovery {
    /// The operation's shape.
    pub shape: ShapeId,
    /// The type that stands for the operation.
    pub operation: Symbol,
    /// Its input.
    pub input: Symbol,
    /// The list of endpoints in the output.
    pub endpoints: Ident,
    /// The address in an endpoint.
    pub address: Ident,
    /// The number of minutes for which an endpoint may be called.
    pub minutes: Ident,
}

/// Where the settings of a client can come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settings {
    /// Also from those that all AWS clients share.
    Shared,
    /// From its own configuration only.
    Own,
}

/// A method of the client.
#[derive(Clone, Debug)]
pub struct Method {
    /// The operation.
    pub shape: ShapeId,
    /// Its name.
    pub name: Ident,
    /// What the operation does, and what it needs.
    pub docs: Docs,
    /// Whether it should not be used any more.
    pub deprecated: Option<Deprecated>,
    /// The builder that it returns.
    pub fluent: Symbol,
}

/// The configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The service's shape.
    pub shape: ShapeId,
    /// Groups of settings that not every service has.
    pub settings: Vec<Ident>,
    /// Parameters of the endpoint rules that the configuration sets.
    pub params: Vec<ClientParam>,
}

/// `force_path_style, set_force_path_style: bool => "ForcePathStyle"`
#[derive(Clone, Debug)]
pub struct ClientParam {
    /// The setter.
    pub name: Ident,
    /// The setter that takes an option.
    pub setter: Ident,
    /// Its type.
    pub ty: ParameterType,
    /// Its name in the rules.
    pub wire: String,
    /// What it is for.
    pub docs: Docs,
}

/// The manifest of the crate.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The command that writes it.
    pub command: String,
    /// `name`
    pub name: String,
    /// `version`
    pub version: String,
    /// `rust-version`
    pub rust_version: String,
    /// `description`
    pub description: String,
    /// `authors`
    pub authors: Vec<String>,
    /// `license`
    pub license: Option<String>,
    /// `repository`
    pub repository: Option<String>,
    /// Features that only some crates have, with those that they switch on.
    pub optional_features: Vec<(&'static str, &'static [&'static str])>,
    /// Features that are on unless a user says otherwise, besides those that every crate has.
    pub default_features: Vec<&'static str>,
    /// The version of the runtime.
    pub runtime_version: String,
    /// Where the runtime lies, seen from the crate.
    pub runtime_path: Option<String>,
    /// The features of the runtime that the service needs.
    pub runtime_features: Vec<&'static str>,
    /// `true` if there are protocol tests.
    pub protocol_tests: bool,
    /// To what the crate was cut.
    pub cut: Option<Cut>,
}

/// The operations that a crate was cut to.
#[derive(Clone, Debug)]
pub struct Cut {
    /// Their names.
    pub operations: Vec<String>,
    /// Who asked for it: `smithy-build.json` or `--operations`.
    pub asked_by: &'static str,
}

impl Protocol {
    /// The protocol's name as Rust spells names of functions.
    pub fn snake_case(self) -> &'static str {
        match self {
            Self::RpcV2Cbor => "rpcv2_cbor",
            Self::AwsJson1_0 => "aws_json1_0",
            Self::AwsJson1_1 => "aws_json1_1",
            Self::RestJson1 => "rest_json1",
            Self::RestXml => "rest_xml",
            Self::AwsQuery => "aws_query",
            Self::Ec2Query => "ec2_query",
        }
    }
}

impl ToTokens for Protocol {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let variant = match self {
            Self::RpcV2Cbor => "RpcV2Cbor",
            Self::AwsJson1_0 => "AwsJson1_0",
            Self::AwsJson1_1 => "AwsJson1_1",
            Self::RestJson1 => "RestJson1",
            Self::RestXml => "RestXml",
            Self::AwsQuery => "AwsQuery",
            Self::Ec2Query => "Ec2Query",
        };
        runtime::protocol(variant).to_tokens(tokens);
    }
}

impl ToTokens for Validation {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let level = match self {
            Self::Off => "Off",
            Self::Required => "Required",
            Self::Strict => "Strict",
        };
        runtime::validation(level).to_tokens(tokens);
    }
}
