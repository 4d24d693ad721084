//! Signed and unsigned requests on the wire, by what the model says of the operation.

use aws_smithy_types::retry::RetryConfig;
use kitchen_sink::config::{BehaviorVersion, Builder, Credentials, Region};
use kitchen_sink::{Client, Config};
use serde_json::json;
use wire::loopback::{Answer, Loopback};

fn config(server: &Loopback) -> Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::disabled())
        .endpoint_url(server.url())
}

/// The header with the signature of the only request; empty without one.
fn signature(server: &Loopback) -> String {
    let received = server.received();
    assert_eq!(received.len(), 1);
    received[0]
        .headers
        .get("authorization")
        .map_or_else(String::new, |it| it.to_str().expect("a signature is ASCII").to_owned())
}

#[tokio::test]
async fn optional_authentication_signs_for_those_who_have_credentials() {
    let server = Loopback::always(Answer::Output(json!({}))).await;
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests");
    let client = Client::from_conf(config(&server).credentials_provider(credentials).build());
    client.ask().send().await.expect("the server answers");
    assert!(signature(&server).starts_with("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"));
}

#[tokio::test]
async fn without_credentials_only_optional_authentication_goes_out() {
    let server = Loopback::always(Answer::Output(json!({}))).await;
    let client = Client::from_conf(config(&server).build());
    client.ask().send().await.expect("the server answers");
    assert_eq!(signature(&server), "");
    client.ping().send().await.expect_err("nobody can sign the request");
    assert_eq!(server.received().len(), 1);
}
