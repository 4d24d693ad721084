//! Tokens to log in to clusters of Aurora DSQL.

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_types::SdkConfig;
use aws_types::region::Region;

use super::config::config;
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

config! {
    host: "the cluster",
    required: {}
}
