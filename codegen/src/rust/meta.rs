//! `Meta`: `src/meta.rs`, the facts of the service that calls need.

use super::auth::{ApiKey, Scheme};
use super::member::XmlNamespace;
use super::protocol::Protocol;
use super::symbol::Symbol;
use crate::model::shape_id::ShapeId;

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
    /// What only some services have.
    pub quirks: Vec<ServiceQuirk>,
}

/// What only some services have, as a field of the runtime's `Service`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceQuirk {
    /// The XML namespace of requests.
    XmlNamespace(XmlNamespace),
    /// Errors of restXml have no element around them.
    NoErrorWrapping,
    /// How requests are authenticated, if not by signature version 4 alone.
    Auth(Vec<Scheme>),
    /// Where requests carry an API key.
    ApiKey(ApiKey),
    /// The name of the service in the variable of the environment that may hold a bearer token for it.
    TokenVariable(&'static str),
    /// The service spoke awsQuery once and still tells the codes that errors had there.
    QueryCompatible,
    /// Headers of each request.
    Headers(Vec<(&'static str, String)>),
    /// The codes of errors that are as passing as a failure of the network.
    TransientErrors(Vec<&'static str>),
    /// `quick_retries: Some(QuickRetries { .. })`: calls are retried sooner and more often than others.
    QuickRetries {
        /// The longest pause before the first retry, in milliseconds.
        pause: u64,
        /// The number of times a call is made.
        attempts: u32,
    },
    /// A response with a status of success may be an error.
    ErrorInSuccess,
    /// A response that has the status 404 and nothing else is the error `NotFound`.
    NotFoundWithoutBody,
    /// Headers that may be no dates, and those that have their text.
    LenientDates(Vec<(String, String)>),
    /// `sessions: Some(Sessions::of::<..>())`: an operation creates sessions.
    Sessions(Symbol),
    /// `shared_params: &[SharedParam { .. }]`: parameters of the endpoint rules that environment and profile switch on.
    SharedParams(&'static [SharedParam]),
    /// The service sends an extended request ID.
    ExtendedRequestId,
    /// The endpoint has the bucket that the path of an operation begins with.
    BucketInEndpoint,
    /// The path is signed as it is sent.
    SignsPathAsSent,
    /// The hash of what is signed is sent too.
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
