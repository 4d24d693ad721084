//! Tokens to log in to databases, compared with those that the official clients and the AWS CLI make.
#![cfg(feature = "auth-token")]

use std::time::{Duration, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::time::StaticTimeSource;
use aws_types::SdkConfig;
use aws_types::region::Region;
use aws_types::sdk_config::Builder;
use tinsmith_runtime::auth_token::{dsql, rds};

/// Settings whose clock shows this number of seconds.
fn shared(seconds: u64) -> Builder {
    SdkConfig::builder()
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new(
            "akid", "secret", None, None, "test",
        )))
        .time_source(StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(seconds)))
}

const INSTANCE: &str = "prod-instance.us-east-1.rds.amazonaws.com";
const CLUSTER: &str = "peccy.dsql.us-east-1.on.aws";

fn database(username: &str) -> rds::ConfigBuilder {
    rds::Config::builder().hostname(INSTANCE).port(3306).username(username)
}

async fn database_token(config: rds::ConfigBuilder) -> String {
    let generator = rds::AuthTokenGenerator::new(config.build().unwrap());
    generator
        .auth_token(&shared(1_724_709_600).build())
        .await
        .unwrap()
        .to_string()
}

#[tokio::test]
async fn tokens_of_databases_are_those_of_the_official_client() {
    let token = database_token(database("peccy").region(Region::new("us-east-1"))).await;
    assert_eq!(
        token,
        format!(
            "{INSTANCE}:3306/?Action=connect&DBUser=peccy&X-Amz-Algorithm=AWS4-HMAC-SHA256\
             &X-Amz-Credential=akid%2F20240826%2Fus-east-1%2Frds-db%2Faws4_request&X-Amz-Date=20240826T220000Z\
             &X-Amz-Expires=900&X-Amz-SignedHeaders=host\
             &X-Amz-Signature=dd0cba843009474347af724090233265628ace491ea17ce3eb3da098b983ad89"
        )
    );
    // That region is the default, and no token lives longer.
    assert_eq!(database_token(database("peccy").expires_in(1000)).await, token);
}

#[tokio::test]
async fn the_name_of_a_user_is_part_of_the_query_and_nothing_else() {
    let token = database_token(database("a b&Action=other#+")).await;
    assert!(
        token.contains("?Action=connect&DBUser=a%20b%26Action%3Dother%23%2B&X-Amz-Algorithm="),
        "{token}"
    );
}

#[tokio::test]
async fn tokens_of_clusters_are_those_of_the_official_client() {
    let config = dsql::Config::builder()
        .hostname(CLUSTER)
        .expires_in(450)
        .build()
        .unwrap();
    let generator = dsql::AuthTokenGenerator::new(config);
    let shared = shared(1_724_716_800).region(Region::new("us-east-1")).build();
    let signed = |action: &str, signature: &str| {
        format!(
            "{CLUSTER}/?Action={action}&X-Amz-Algorithm=AWS4-HMAC-SHA256\
             &X-Amz-Credential=akid%2F20240827%2Fus-east-1%2Fdsql%2Faws4_request&X-Amz-Date=20240827T000000Z\
             &X-Amz-Expires=450&X-Amz-SignedHeaders=host&X-Amz-Signature={signature}"
        )
    };
    let token = generator.db_connect_auth_token(&shared).await.unwrap();
    let signature = "f5f2ad764ca5df44045d4ab6ccecba0eef941b0007e5765885a0b6ed3702a3f8";
    assert_eq!(token.as_str(), signed("DbConnect", signature));
    assert_eq!(format!("{token:?}"), "AuthToken { inner: \"** redacted **\" }");

    let token = generator.db_connect_admin_auth_token(&shared).await.unwrap();
    let signature = "267cf8d04d84444f7a62d5bdb40c44bfc6cb13dd6c64fa7f772df6bbaa90fff1";
    assert_eq!(token.as_str(), signed("DbConnectAdmin", signature));
}

#[tokio::test]
async fn a_token_that_cannot_be_made_is_an_error() {
    for (config, message) in [
        (rds::Config::builder().port(1).username("me"), "`hostname` is required"),
        (
            rds::Config::builder().hostname(INSTANCE).username("me"),
            "`port` is required",
        ),
        (
            rds::Config::builder().hostname(INSTANCE).port(1),
            "`username` is required",
        ),
    ] {
        assert_eq!(config.build().unwrap_err().to_string(), message);
    }
    let generator = |host: &str| dsql::AuthTokenGenerator::new(dsql::Config::builder().hostname(host).build().unwrap());
    let no_region = generator(CLUSTER).db_connect_auth_token(&shared(0).build()).await;
    assert!(no_region.unwrap_err().to_string().contains("region"));
    let region = || shared(0).region(Region::new("us-east-1"));
    let no_host = generator("not a host/").db_connect_auth_token(&region().build()).await;
    no_host.unwrap_err();
    let nobody = SdkConfig::builder().region(Region::new("us-east-1")).build();
    let no_credentials = generator(CLUSTER).db_connect_auth_token(&nobody).await;
    assert!(no_credentials.unwrap_err().to_string().contains("credentials"));
}
