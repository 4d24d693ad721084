//! Sessions of directory buckets (S3 Express One Zone): a bucket issues credentials, and requests to it are signed with
//! them.
//!
//! The endpoint rules ask for the auth scheme `sigv4-s3express`. The scheme calls the operation that creates a session once
//! for each bucket and pair of keys, and again before the session ends.

mod cache;
mod scheme;

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_runtime::auth::SigV4SessionTokenNameOverride;
use aws_sigv4::http_request::SignatureLocation;
use aws_smithy_runtime_api::client::auth::SharedAuthScheme;
use aws_smithy_types::DateTime;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

use crate::auth;
use crate::client::{BoxFuture, Call, send};
use crate::endpoint::EndpointResolverParams;
use crate::error::{BoxError, BuildError};
use crate::operation::Operation;
use crate::service::{ClientParts, Quirk};

/// The operation that creates a session. The derive implements it for an operation with `creates_session(..)`.
pub trait CreateSession: Operation {
    /// Returns the bucket among the endpoint parameters of any call of the service.
    fn bucket(params: &EndpointResolverParams) -> Option<&str>;

    /// Makes the input for a bucket.
    ///
    /// # Errors
    /// If another member is required.
    fn input(bucket: &str) -> Result<Self::Input, BuildError>;

    /// Returns the credentials of the session, if the service sent them.
    fn credentials(output: Self::Output) -> Option<Result<Credentials, BoxError>>;
}

/// The operation that creates sessions, without its types.
#[derive(Clone, Copy, Debug)]
pub struct Sessions {
    bucket: fn(&EndpointResolverParams) -> Option<&str>,
    create: fn(Call, &str) -> BoxFuture<Result<Credentials, BoxError>>,
}

impl Sessions {
    /// The sessions that `O` creates.
    pub const fn of<O: CreateSession>() -> Self {
        Self {
            bucket: O::bucket,
            create: create::<O>,
        }
    }
}

impl Quirk for Sessions {
    fn configure_client(&'static self, client: &mut ClientParts<'_>) {
        if let Some(provider) = scheme::SessionProvider::new(*self, client) {
            let scheme = scheme::SessionAuthScheme::new(provider);
            client.components.push_auth_scheme(SharedAuthScheme::new(scheme));
            client.config.store_put(token_name());
        }
    }

    fn prefers_endpoint_auth(&self) -> bool {
        true
    }
}

fn create<O: CreateSession>(call: Call, bucket: &str) -> BoxFuture<Result<Credentials, BoxError>> {
    let sending = send::<O>(call, O::input(bucket));
    Box::pin(async move {
        // A required member that the service left out is read as an empty text.
        let credentials = O::credentials(sending.await?).transpose()?;
        let credentials = credentials.filter(|it| !it.access_key_id().is_empty());
        Ok(credentials.ok_or("the service created a session without credentials")?)
    })
}

/// Makes credentials of the members of a session.
///
/// # Errors
/// If a member is missing, or `SystemTime` cannot hold the expiration.
pub fn credentials(
    access_key_id: impl Into<Option<String>>,
    secret_access_key: impl Into<Option<String>>,
    session_token: impl Into<Option<String>>,
    expiration: impl Into<Option<DateTime>>,
) -> Result<Credentials, BoxError> {
    let missing = |member: &str| CredentialsError::unhandled(format!("the session has no {member}"));
    let access_key_id = access_key_id.into().ok_or_else(|| missing("access key ID"))?;
    let secret_access_key = secret_access_key.into().ok_or_else(|| missing("secret access key"))?;
    let session_token = session_token.into().ok_or_else(|| missing("session token"))?;
    let expiration = expiration.into().ok_or_else(|| missing("expiration"))?;
    let expiration = SystemTime::try_from(expiration)
        .map_err(|_| CredentialsError::unhandled("the expiration of the session is out of range"))?;
    let provider = "s3express";
    Ok(Credentials::new(
        access_key_id,
        secret_access_key,
        Some(session_token),
        Some(expiration),
        provider,
    ))
}

/// Names the parameter that carries the session token of a directory bucket. Other requests keep the usual name.
pub(crate) fn token_name() -> SigV4SessionTokenNameOverride {
    SigV4SessionTokenNameOverride::new(|settings, cfg| {
        if !asks_for_session(cfg) {
            return Ok(settings.session_token_name_override);
        }
        match settings.signature_location {
            SignatureLocation::Headers => Ok(Some("x-amz-s3session-token")),
            SignatureLocation::QueryParams => Ok(Some("X-Amz-S3session-Token")),
            _ => Err("the session token has no name at this location of a signature".into()),
        }
    })
}

fn asks_for_session(cfg: &ConfigBag) -> bool {
    let endpoint = cfg.load::<Endpoint>();
    endpoint.is_some_and(|it| auth::wanted(it).contains(&auth::SESSION_SCHEME_ID))
}
