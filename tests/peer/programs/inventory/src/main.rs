//! Lists the regions, instance types and instances of an account, page by page.

mod account;
mod report;

use aws_sdk_workspacesinstances as wsi;
use aws_types::SdkConfig;
use aws_types::region::Region;
use wsi::config::{BehaviorVersion, Credentials, SharedCredentialsProvider};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), wsi::Error> {
    let shared = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new(
            "AKID", "secret", None, None, "test",
        )))
        .http_client(account::http())
        .build();
    let client = wsi::Client::new(&shared);
    report::regions(&client).await?;
    report::types(&client).await?;
    report::instances(&client).await?;
    report::cheap(&client).await;

    let local = wsi::config::Builder::from(&shared)
        .endpoint_url("http://localhost:8080/base")
        .build();
    report::lost(&wsi::Client::from_conf(local)).await;
    Ok(())
}
