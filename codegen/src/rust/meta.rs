//! `Meta`: `src/meta.rs`, the facts of the service that calls need.

use super::auth::{ApiKey, Scheme};
use super::member::XmlNamespace;
use super::protocol::Protocol;
use super::symbol::Symbol;
use super::trace::{Decisions, Trace};

/// The facts about the service that the runtime needs.
#[derive(Clone, Debug)]
pub struct Meta {
    /// The service's shape.
    pub shape: Trace,
    /// `sdkId`
    pub id: String,
    /// The version of its interface.
    pub version: String,
    /// The name of the service in the user agent.
    pub user_agent_id: String,
    /// The name of the official crate, or of this one outside AWS.
    pub crate_name: String,
    /// The name that requests are signed for.
    pub signing_name: String,
    /// The protocol that we speak with it unless told otherwise.
    pub protocol: Option<Protocol>,
    /// The extent of input validation before sending.
    pub validation: Validation,
    /// The auth schemes, if they differ from SigV4 alone.
    pub auth: Option<Vec<Scheme>>,
    /// Behavior that most services do not have.
    pub quirks: Decisions<ServiceQuirk>,
}

/// A quirk: behavior of the service's clients that most services do not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceQuirk {
    /// Requests have this XML namespace.
    XmlNamespace(XmlNamespace),
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

/// The extent of input validation before sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validation {
    /// Nothing.
    Off,
    /// Required members.
    Required,
    /// Everything.
    Strict,
}
