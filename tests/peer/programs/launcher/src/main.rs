//! Launches what a plan asks for and says what became of it. The service is one of recorded answers.

mod journal;
mod launch;
mod plan;
mod service;

use aws_sdk_workspacesinstances::config::retry::RetryConfig;
use aws_sdk_workspacesinstances::config::timeout::TimeoutConfig;
use aws_sdk_workspacesinstances::config::{Credentials, Region, StalledStreamProtectionConfig};
use aws_sdk_workspacesinstances::{Client, Config};
use journal::Journal;
use std::time::Duration;

const PLAN: &str = "
web    ami-0a1 m7i.large  hourly  gp3:100:4000 io2:20:9000
batch  ami-0b2 c7g.xlarge monthly
cache  ami-0c3 r7i.large  hourly  st1:500:0
legacy ami-0d4 t2.micro   yearly  floppy:1:1
spare  ami-0e5 t3.small   hourly
";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let http = service::recorded();
    let config = Config::builder()
        .with_test_defaults()
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::for_tests())
        .app_name(aws_sdk_workspacesinstances::config::AppName::new("launcher").expect("a valid name"))
        .retry_config(RetryConfig::standard().with_max_attempts(2))
        .timeout_config(
            TimeoutConfig::builder()
                .operation_timeout(Duration::from_secs(60))
                .build(),
        )
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .http_client(http.clone())
        .interceptor(Journal::new("client"))
        .build();
    println!("in {:?}", config.region());
    let client = Client::from_conf(config);

    for line in PLAN.lines().filter(|line| !line.trim().is_empty()) {
        match plan::read(line) {
            Ok(plan) => launch::launch(&client, plan).await,
            Err(error) => println!("cannot plan: {error}"),
        }
    }
    println!("{} requests", http.actual_requests().count());
}
