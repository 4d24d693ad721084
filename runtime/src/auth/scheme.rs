//! Auth schemes as a generated crate names them.

use aws_runtime::auth::sigv4;
#[cfg(feature = "sigv4a")]
use aws_runtime::auth::sigv4a;
use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
#[cfg(feature = "digest-auth")]
use aws_smithy_runtime_api::client::auth::http::HTTP_DIGEST_AUTH_SCHEME_ID;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::http::{
    HTTP_API_KEY_AUTH_SCHEME_ID, HTTP_BASIC_AUTH_SCHEME_ID, HTTP_BEARER_AUTH_SCHEME_ID,
};

/// The auth scheme of S3's directory buckets.
#[cfg(feature = "s3-express")]
pub(crate) const SESSION_SCHEME_ID: AuthSchemeId = AuthSchemeId::new("sigv4-s3express");

/// An auth scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scheme {
    /// `aws.auth#sigv4`
    SigV4,
    /// `aws.auth#sigv4a`; left out without the feature `sigv4a`.
    SigV4a,
    /// `smithy.api#httpApiKeyAuth`
    ApiKey,
    /// `smithy.api#httpBasicAuth`
    Basic,
    /// `smithy.api#httpBearerAuth`
    Bearer,
    /// `smithy.api#httpDigestAuth`
    Digest,
    /// No authentication.
    None,
}

impl Scheme {
    /// Returns the name that endpoints and configurations use.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::SigV4 => "sigv4",
            Self::SigV4a => "sigv4a",
            Self::ApiKey => "httpApiKeyAuth",
            Self::Basic => "httpBasicAuth",
            Self::Bearer => "httpBearerAuth",
            Self::Digest => "httpDigestAuth",
            Self::None => "noAuth",
        }
    }

    /// Returns the id that the orchestrator uses, or `None` without the cargo feature of the scheme.
    pub(super) fn id(self) -> Option<AuthSchemeId> {
        match self {
            Self::SigV4 => Some(sigv4::SCHEME_ID),
            #[cfg(feature = "sigv4a")]
            Self::SigV4a => Some(sigv4a::SCHEME_ID),
            #[cfg(feature = "http-auth")]
            Self::ApiKey => Some(HTTP_API_KEY_AUTH_SCHEME_ID),
            #[cfg(feature = "http-auth")]
            Self::Basic => Some(HTTP_BASIC_AUTH_SCHEME_ID),
            #[cfg(feature = "http-auth")]
            Self::Bearer => Some(HTTP_BEARER_AUTH_SCHEME_ID),
            #[cfg(feature = "digest-auth")]
            Self::Digest => Some(HTTP_DIGEST_AUTH_SCHEME_ID),
            Self::None => Some(NO_AUTH_SCHEME_ID),
            #[cfg(not(all(feature = "digest-auth", feature = "sigv4a")))]
            _ => None,
        }
    }
}
