//! STS over awsQuery: who is calling, and credentials with an expiry.

use crate::{Outcome, expect};
use aws_types::SdkConfig;
use sts::Client;
use sts::types::Tag;

/// Asks who is calling and takes on a role.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    let caller = client.get_caller_identity().send().await?;
    expect(caller.account() == Some("123456789012"), "the account of the server")?;
    expect(caller.arn().is_some_and(|it| it.starts_with("arn:aws:")), "an ARN")?;
    let tag = Tag::builder().key("team").value("a & b").build()?;
    let role = client
        .assume_role()
        .role_arn("arn:aws:iam::123456789012:role/reader")
        .role_session_name("test");
    let taken = role.tags(tag).duration_seconds(900).send().await?;
    let credentials = taken.credentials().ok_or("no credentials")?;
    expect(!credentials.session_token().is_empty(), "a session token")?;
    expect(credentials.expiration().secs() > 0, "an expiry")
}
