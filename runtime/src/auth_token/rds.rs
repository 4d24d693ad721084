//! Tokens to log in to databases of RDS.

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_http::query::fmt_string;
use aws_types::SdkConfig;
use aws_types::region::Region;

use super::config::config;
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

    /// Returns a token, signed with the credentials of the configuration or else of the `SdkConfig`. A token lives for 900
    /// seconds at most. Without any region it is signed for `us-east-1`.
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

config! {
    host: "the database",
    required: {
        port: u64, "the port of the database", given as u64, shown as u64 = u64::clone;
        username: String, "the name of the user", given as impl Into<String>, shown as &str = String::as_str;
    }
}
