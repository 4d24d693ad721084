//! Calls real server programs, one exchange or more for each protocol, and prints what clients saw.
//!
//! `MOTO_URL` and `MINISTACK_URL` say where the servers are. The program is built twice, with generated clients and with the
//! official ones, and prints the same lines both times: nothing that it prints depends on time, chance or a port.

#[cfg(feature = "cloudwatch")]
mod cloudwatch;
#[cfg(feature = "dynamodb")]
mod dynamodb;
#[cfg(feature = "ec2")]
mod ec2;
#[cfg(feature = "lambda")]
mod lambda;
mod plain;
#[cfg(feature = "route-53")]
mod route_53;
#[cfg(feature = "s3")]
mod s3;
#[cfg(feature = "sqs")]
mod sqs;
#[cfg(feature = "ssm")]
mod ssm;
#[cfg(feature = "sts")]
mod sts;

use aws_config::{BehaviorVersion, Region};
use aws_credential_types::Credentials;
use aws_types::SdkConfig;
use std::env;
use std::error::Error;
use std::fmt::Debug;
use std::future::Future;
use std::process::ExitCode;

/// The end of an exchange.
type Outcome = Result<(), Box<dyn Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    let (Ok(moto), Ok(ministack)) = (env::var("MOTO_URL"), env::var("MINISTACK_URL")) else {
        eprintln!("MOTO_URL and MINISTACK_URL say where the servers are");
        return ExitCode::from(2);
    };
    let (moto, ministack) = (settings(&moto).await, settings(&ministack).await);
    let results: Vec<bool> = vec![
        #[cfg(feature = "sqs")]
        report("SQS", "awsJson1_0", sqs::exchange(&moto)).await,
        #[cfg(feature = "dynamodb")]
        report("DynamoDB", "awsJson1_0", dynamodb::exchange(&moto)).await,
        #[cfg(feature = "ssm")]
        report("SSM", "awsJson1_1", ssm::exchange(&moto)).await,
        #[cfg(feature = "lambda")]
        report("Lambda", "restJson1", lambda::exchange(&moto)).await,
        #[cfg(feature = "s3")]
        report("S3", "restXml", s3::exchange(&moto)).await,
        #[cfg(feature = "route-53")]
        report("Route 53", "restXml", route_53::exchange(&moto)).await,
        #[cfg(feature = "sts")]
        report("STS", "awsQuery", sts::exchange(&moto)).await,
        #[cfg(feature = "ec2")]
        report("EC2", "ec2Query", ec2::exchange(&moto)).await,
        #[cfg(feature = "cloudwatch")]
        report("CloudWatch", "rpcv2Cbor", cloudwatch::exchange(&ministack)).await,
    ];
    let _ = &ministack;
    let failed = results.iter().filter(|ok| !**ok).count();
    println!("{} services, {failed} failed", results.len());
    if failed > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Settings for the server at this URL, as `aws-config` loads them.
async fn settings(url: &str) -> SdkConfig {
    aws_config::defaults(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .credentials_provider(Credentials::from_keys("AKIDEXAMPLE", "secret", None))
        .endpoint_url(url)
        .region(Region::new("us-east-1"))
        .load()
        .await
}

/// Prints how the exchange ended.
async fn report(service: &str, protocol: &str, exchange: impl Future<Output = Outcome>) -> bool {
    println!("{service} over {protocol}");
    let result = exchange.await;
    match &result {
        Ok(()) => println!("  ok"),
        Err(error) => println!("  failed: {}", chain(&**error)),
    }
    result.is_ok()
}

/// The error with all that caused it.
fn chain(error: &dyn Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {}", chain(source)),
        None => error.to_string(),
    }
}

/// Prints a fact.
fn say(what: &str, value: impl Debug) {
    println!("  {what}: {value:?}");
}

/// An error unless the condition holds.
fn expect(holds: bool, what: &str) -> Outcome {
    if holds {
        Ok(())
    } else {
        Err(format!("expected {what}").into())
    }
}
