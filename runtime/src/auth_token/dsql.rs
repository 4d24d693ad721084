//! Tokens to log in to clusters of Aurora DSQL.

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_types::SdkConfig;
use aws_types::region::Region;

use super::{LIFETIME, Login};
use crate::error::BoxError;

pub use super::AuthToken;

/// Makes tokens for a cluster.
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// Returns a generator for this cluster.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Returns a token for a role of the database, signed with the credentials of the configuration or else of the `SdkConfig`.
    ///
    /// # Errors
    /// If there are no credentials, no region or no time source, or if the host is not a valid part of a URL.
    pub async fn db_connect_auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        self.sign("DbConnect", config).await
    }

    /// Returns a token for the role `admin`, signed like other tokens.
    ///
    /// # Errors
    /// The errors of [`db_connect_auth_token`](Self::db_connect_auth_token).
    pub async fn db_connect_admin_auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        self.sign("DbConnectAdmin", config).await
    }

    async fn sign(&self, action: &str, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let own = &self.config;
        let region = own.region().or(config.region());
        let login = Login {
            service: "dsql",
            authority: own.hostname.clone(),
            query: format!("Action={action}"),
            region: region.ok_or("a token needs a region: set `region` here or in the `SdkConfig`")?,
            expires_in: own.expires_in.unwrap_or(LIFETIME),
        };
        login.sign(own.credentials(), config).await
    }
}

/// A cluster, and the signature of tokens for it.
#[derive(Clone, Debug)]
pub struct Config {
    credentials: Option<SharedCredentialsProvider>,
    hostname: String,
    region: Option<Region>,
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

    /// Returns the host of the cluster.
    pub fn hostname(&self) -> &str {
        &self.hostname
    }

    /// Returns the region of the cluster; without it, that of the `SdkConfig` is used.
    pub fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    /// Returns the lifetime of tokens in seconds; without it, that is 900.
    pub fn expires_in(&self) -> Option<u64> {
        self.expires_in
    }
}

/// Makes a [`Config`].
#[derive(Debug, Default)]
pub struct ConfigBuilder {
    credentials: Option<SharedCredentialsProvider>,
    hostname: Option<String>,
    region: Option<Region>,
    expires_in: Option<u64>,
}

impl ConfigBuilder {
    /// Sets the credentials that tokens are signed with, in place of those of the `SdkConfig`.
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(SharedCredentialsProvider::new(credentials));
        self
    }

    /// Sets the host of the cluster (required).
    pub fn hostname(mut self, hostname: impl Into<String>) -> Self {
        self.hostname = Some(hostname.into());
        self
    }

    /// Sets the region of the cluster, in place of that of the `SdkConfig`.
    pub fn region(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Sets the lifetime of tokens in seconds.
    pub fn expires_in(mut self, expires_in: u64) -> Self {
        self.expires_in = Some(expires_in);
        self
    }

    /// Returns the configuration.
    ///
    /// # Errors
    /// If the host is not set.
    pub fn build(self) -> Result<Config, BoxError> {
        Ok(Config {
            credentials: self.credentials,
            hostname: self.hostname.ok_or("`hostname` is required")?,
            region: self.region,
            expires_in: self.expires_in,
        })
    }
}
