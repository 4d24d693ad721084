//! Calls real server programs, one exchange or more for each protocol, and says which services answered as they should.
//!
//! `MOTO_URL` and `MINISTACK_URL` say where the servers are.

mod cloudwatch;
mod dynamodb;
mod ec2;
mod lambda;
mod route_53;
mod s3;
mod sqs;
mod ssm;
mod sts;

use aws_credential_types::{Credentials, provider::SharedCredentialsProvider};
use aws_types::SdkConfig;
use aws_types::region::Region;
use std::env;
use std::error::Error;
use std::future::Future;
use std::process::ExitCode;

/// How an exchange ends.
type Outcome = Result<(), Box<dyn Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    let (Some(moto), Some(ministack)) = (settings("MOTO_URL"), settings("MINISTACK_URL")) else {
        eprintln!("MOTO_URL and MINISTACK_URL say where the servers are");
        return ExitCode::from(2);
    };
    let results = [
        report("SQS", "awsJson1_0", sqs::exchange(&moto)).await,
        report("DynamoDB", "awsJson1_0", dynamodb::exchange(&moto)).await,
        report("SSM", "awsJson1_1", ssm::exchange(&moto)).await,
        report("Lambda", "restJson1", lambda::exchange(&moto)).await,
        report("S3", "restXml", s3::exchange(&moto)).await,
        report("Route 53", "restXml", route_53::exchange(&moto)).await,
        report("STS", "awsQuery", sts::exchange(&moto)).await,
        report("EC2", "ec2Query", ec2::exchange(&moto)).await,
        report("CloudWatch", "rpcv2Cbor", cloudwatch::exchange(&ministack)).await,
    ];
    let failed = results.iter().filter(|ok| !**ok).count();
    println!("{} services, {failed} failed", results.len());
    if failed > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Settings for the server that this variable names.
fn settings(variable: &str) -> Option<SdkConfig> {
    let url = env::var(variable).ok()?;
    let credentials = Credentials::from_keys("AKIDEXAMPLE", "secret", None);
    let settings = SdkConfig::builder()
        .behavior_version(sqs::latest())
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .endpoint_url(url)
        .region(Region::new("us-east-1"));
    Some(settings.build())
}

/// Prints how the exchange ended.
async fn report(service: &str, protocol: &str, exchange: impl Future<Output = Outcome>) -> bool {
    let result = exchange.await;
    let verdict = match &result {
        Ok(()) => "ok".to_owned(),
        Err(error) => format!("failed: {}", chain(&**error)),
    };
    println!("{service:<11} {protocol:<11} {verdict}");
    result.is_ok()
}

/// The error with all that caused it.
fn chain(error: &dyn Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {}", chain(source)),
        None => error.to_string(),
    }
}

/// An error unless the condition holds.
fn expect(holds: bool, what: &str) -> Outcome {
    if holds {
        Ok(())
    } else {
        Err(format!("expected {what}").into())
    }
}
