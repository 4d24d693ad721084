//! Tokens that stand in for the password of a database: URLs that are signed and never requested.

mod config;
pub mod dsql;
pub mod rds;

use std::fmt;
use std::time::Duration;

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_sigv4::http_request::{SignableBody, SignableRequest, SignatureLocation, SigningSettings, sign};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_types::SdkConfig;
use aws_types::region::Region;
use http::Uri;

use crate::error::BoxError;

/// The lifetime of a token in seconds, unless a configuration sets another.
const LIFETIME: u64 = 900;

const SCHEME: &str = "https://";

/// A token that stands in for the password of a database.
///
/// `Debug` does not show it; [`as_str`](Self::as_str) and `Display` do.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthToken {
    inner: String,
}

impl AuthToken {
    /// Returns the token.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.inner
    }
}

impl fmt::Display for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inner)
    }
}

impl fmt::Debug for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthToken").field("inner", &"** redacted **").finish()
    }
}

/// The request that a token consists of.
struct Login<'a> {
    /// The name that the request is signed for.
    service: &'static str,
    /// Host and port.
    authority: String,
    query: String,
    region: &'a Region,
    /// The lifetime of the token in seconds.
    expires_in: u64,
}

impl Login<'_> {
    /// Signs the request with credentials of its own or those that all clients share.
    async fn sign(&self, own: Option<SharedCredentialsProvider>, shared: &SdkConfig) -> Result<AuthToken, BoxError> {
        let provider = own.or_else(|| shared.credentials_provider());
        let provider =
            provider.ok_or("a token needs credentials: set `credentials` or a provider in the `SdkConfig`")?;
        let identity = Identity::from(provider.provide_credentials().await?);
        let time = shared
            .time_source()
            .ok_or("a token needs a time source in the `SdkConfig`")?;

        let mut settings = SigningSettings::default();
        settings.expires_in = Some(Duration::from_secs(self.expires_in));
        settings.signature_location = SignatureLocation::QueryParams;
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(self.region.as_ref())
            .name(self.service)
            .time(time.now())
            .settings(settings)
            .build()?;

        let uri = Uri::builder()
            .scheme("https")
            .authority(self.authority.as_str())
            .path_and_query(format!("/?{}", self.query))
            .build()?;
        let mut request = http::Request::get(uri).body(())?;
        let text = request.uri().to_string();
        let signable = SignableRequest::new("GET", &text, std::iter::empty(), SignableBody::Bytes(&[]))?;
        let (instructions, _) = sign(signable, &params.into())?.into_parts();
        instructions.apply_to_request_http1x(&mut request);
        let mut inner = request.uri().to_string();
        inner.replace_range(..SCHEME.len(), "");
        Ok(AuthToken { inner })
    }
}
