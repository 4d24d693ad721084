//! The auth schemes of requests.

/// A way to authenticate requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `aws.auth#sigv4`
    SigV4,
    /// `aws.auth#sigv4a`
    SigV4a,
    /// `smithy.api#httpApiKeyAuth`
    ApiKey,
    /// `smithy.api#httpBasicAuth`
    Basic,
    /// `smithy.api#httpBearerAuth`
    Bearer,
    /// `smithy.api#httpDigestAuth`
    Digest,
    /// Not at all.
    None,
}

/// `auth(sigv4, none)`: the ways of an operation, best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auth(pub Vec<Scheme>);

/// The place of an API key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiKey {
    /// In the header of this name, after this word.
    Header(String, Option<String>),
    /// In the parameter of the query of this name.
    Query(String),
}
