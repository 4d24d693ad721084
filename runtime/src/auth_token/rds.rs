//! Tokens to log in to databases of RDS.

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_http::query::fmt_string;
use aws_types::SdkConfig;
use aws_types::region::Region;

use super::{LIFETIME, Login};
use crate::error::BoxError;

pub use super::AuthToken;

/// The region of a database, if neither the configuration nor the `SdkConfig` names one.
static REGION: Region = Region::from_static("us-east-1");

/// Makes tokens for a user of a database.
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// Returns a generator for this user and database.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Returns a token, signed with the credentials of the configuration or else of the `SdkConfig`.
    ///
    /// # Errors
    /// If there are no credentials or no time source, or if the host is not a valid part of a URL.
    pub async fn auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let own = &self.config;
        let login = Login {
            service: "rds-db",
            authority: format!("{}:{}", own.hostname, own.port),
            query: format!("Action=connect&DBUser={}", fmt_string(&own.username)),
            region: own.region().or(config.region()).unwrap_or(&REGION),
            expires_in: own.expires_in.unwrap_or(LIFETIME).min(LIFETIME),
        };
        login.sign(own.credentials(), config).await
    }
}

/// A user of a database, and the signature of tokens for it.
#[derive(Clone, Debug)]
pub struct Config {
    credentials: Option<SharedCredentialsProvider>,
    hostname: String,
    port: u64,
    region: Option<Region>,
    username: String,
    expires_in: Option<u64>,
}

impl Config {
    /// Returns a builder without any settings.
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder::default()
    }

    /// Returns the credentials that tokens are signed with; without them, those of the `SdkConfig` are used.
    pub fn credentials(&self) -> Option<SharedCredentialsProvider> {
        self.credentials.clone()
    }

    /// Returns the host of the database.
    pub fn hostname(&self) -> &str {
        &self.hostname
    }

    /// Returns the port of the database.
    pub fn port(&self) -> u64 {
        self.port
    }

    /// Returns the region of the database; without it, that of the `SdkConfig` is used, or else `us-east-1`.
    pub fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    /// Returns the name of the user.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// Returns the lifetime of tokens in seconds. It is 900 at most, and without this setting.
    pub fn expires_in(&self) -> Option<u64> {
        self.expires_in
    }
}

/// Makes a [`Config`].
#[derive(Debug, Default)]
pub struct ConfigBuilder {
    credentials: Option<SharedCredentialsProvider>,
    hostname: Option<String>,
    port: Option<u64>,
    region: Option<Region>,
    username: Option<String>,
    expires_in: Option<u64>,
}

impl ConfigBuilder {
    /// Sets the credentials that tokens are signed with, in place of those of the `SdkConfig`.
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(SharedCredentialsProvider::new(credentials));
        self
    }

    /// Sets the host of the database (required).
    pub fn hostname(mut self, hostname: impl Into<String>) -> Self {
        self.hostname = Some(hostname.into());
        self
    }

    /// Sets the port of the database (required).
    pub fn port(mut self, port: u64) -> Self {
        self.port = Some(port);
        self
    }

    /// Sets the region of the database, in place of that of the `SdkConfig`.
    pub fn region(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Sets the name of the user (required).
    pub fn username(mut self, username: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self
    }

    /// Sets the lifetime of tokens in seconds, 900 at most.
    pub fn expires_in(mut self, expires_in: u64) -> Self {
        self.expires_in = Some(expires_in);
        self
    }

    /// Returns the configuration.
    ///
    /// # Errors
    /// If the host, the port or the user is not set.
    pub fn build(self) -> Result<Config, BoxError> {
        Ok(Config {
            credentials: self.credentials,
            hostname: self.hostname.ok_or("`hostname` is required")?,
            port: self.port.ok_or("`port` is required")?,
            region: self.region,
            username: self.username.ok_or("`username` is required")?,
            expires_in: self.expires_in,
        })
    }
}
