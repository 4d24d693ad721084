//! STS over awsQuery: the caller, credentials with an expiry, and the provider of `aws-config` that asks for them.

use crate::{Outcome, expect, say};
use aws_config::sts::AssumeRoleProvider;
use aws_credential_types::provider::ProvideCredentials;
use aws_types::SdkConfig;
use sts::Client;
use sts::types::Tag;

const ROLE: &str = "arn:aws:iam::123456789012:role/reader";

/// Asks for the caller and takes on a role, by a call and through `aws-config`.
pub async fn exchange(settings: &SdkConfig) -> Outcome {
    let client = Client::new(settings);
    let caller = client.get_caller_identity().send().await?;
    say("caller", (caller.account(), caller.arn(), caller.user_id()));
    let tag = Tag::builder().key("team").value("a & b").build()?;
    let role = client.assume_role().role_arn(ROLE).role_session_name("test");
    let taken = role.tags(tag).duration_seconds(900).send().await?;
    let credentials = taken.credentials().ok_or("no credentials")?;
    expect(!credentials.session_token().is_empty(), "a session token")?;
    expect(credentials.expiration().secs() > 0, "an expiry")?;
    say("role", taken.assumed_role_user().map(|it| it.arn()));
    say("credentials", credentials);
    let session = client.get_session_token().duration_seconds(900).send().await?;
    expect(session.credentials().is_some(), "credentials of a session")?;

    let provider = AssumeRoleProvider::builder(ROLE)
        .session_name("test")
        .configure(settings)
        .build()
        .await;
    let provided = provider.provide_credentials().await?;
    let as_role = settings
        .to_builder()
        .credentials_provider(aws_credential_types::provider::SharedCredentialsProvider::new(provided));
    let caller = Client::new(&as_role.build()).get_caller_identity().send().await?;
    say("caller in the role", (caller.account(), caller.arn()));
    Ok(())
}
