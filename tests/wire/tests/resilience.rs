//! Failures between client and service: throttling, cut and stalled connections, slow answers, skewed clocks.

use aws_credential_types::provider::{ProvideCredentials, future};
use sdk::config::{Credentials, StalledStreamProtectionConfig, retry::RetryConfig, timeout::TimeoutConfig};
use sdk::error::{DisplayErrorContext, SdkError};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};
use wire::client::{client, config, config_for};
use wire::loopback::{Answer, Loopback, Wire};
use wire::sample;
use workspaces_instances as sdk;

#[tokio::test]
async fn a_throttled_call_is_repeated_with_the_same_identity() {
    for wire in [Wire::Cbor, Wire::Json] {
        let server = Loopback::start(|_, before| match before {
            0 => Answer::Error(429, "ThrottlingException", json!({ "Message": "slow down" })),
            _ => Answer::Output(json!({ "WorkspaceInstanceId": "wsinst-1" })),
        })
        .await;
        let output = sample::minimal()
            .send_with(&client(&server, wire))
            .await
            .expect("the second attempt succeeds");
        assert_eq!(output.workspace_instance_id(), Some("wsinst-1"));

        let received = server.received();
        let [first, second] = &received[..] else {
            panic!("two requests, not {}", received.len())
        };
        assert!(
            first.header("amz-sdk-request").contains("attempt=1"),
            "{}",
            first.header("amz-sdk-request")
        );
        assert!(
            second.header("amz-sdk-request").contains("attempt=2"),
            "{}",
            second.header("amz-sdk-request")
        );
        assert_eq!(first.header("amz-sdk-invocation-id").len(), 36);
        assert_eq!(
            first.header("amz-sdk-invocation-id"),
            second.header("amz-sdk-invocation-id")
        );
        let token = first.body["ClientToken"].as_str().expect("the token is filled in");
        assert_eq!(token.len(), 36);
        assert_eq!(second.body["ClientToken"].as_str(), Some(token));
        assert!(
            first.header("user-agent").starts_with("aws-sdk-rust/"),
            "{}",
            first.header("user-agent")
        );
        assert!(
            first.header("x-amz-user-agent").contains("api/workspacesinstances/"),
            "{}",
            first.header("x-amz-user-agent")
        );
    }
}

#[tokio::test]
async fn an_error_of_the_caller_is_not_repeated() {
    let server = Loopback::always(Answer::Error(403, "AccessDeniedException", json!({ "Message": "no" }))).await;
    client(&server, Wire::Cbor)
        .list_regions()
        .send()
        .await
        .expect_err("denied");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_connection_cut_in_the_response_fails_or_is_repeated() {
    let server = Loopback::start(|_, before| match before {
        0 => Answer::Cut,
        _ => Answer::Output(json!({ "Regions": [] })),
    })
    .await;
    let config = config(&server).retry_config(RetryConfig::disabled()).build();
    let error = sdk::Client::from_conf(config)
        .list_regions()
        .send()
        .await
        .expect_err("the body is cut");
    assert!(
        !matches!(error, SdkError::ServiceError(_) | SdkError::ConstructionFailure(_)),
        "{error:?}"
    );
    client(&server, Wire::Cbor)
        .list_regions()
        .send()
        .await
        .expect("the server answers whole again");
}

#[tokio::test]
async fn a_slow_answer_times_out() {
    let server = Loopback::always(Answer::Slow(Duration::from_secs(30), json!({ "Regions": [] }))).await;
    let timeouts = TimeoutConfig::builder()
        .operation_timeout(Duration::from_millis(200))
        .build();
    let client = sdk::Client::from_conf(config(&server).timeout_config(timeouts).build());
    let error = client.list_regions().send().await.expect_err("the time is over");
    assert!(matches!(error, SdkError::TimeoutError(_)), "{error:?}");
}

#[tokio::test]
async fn a_stalled_body_is_an_error() {
    let server = Loopback::always(Answer::Stall).await;
    let protection = StalledStreamProtectionConfig::enabled()
        .grace_period(Duration::from_millis(300))
        .build();
    let settings = config(&server)
        .retry_config(RetryConfig::disabled())
        .stalled_stream_protection(protection);
    let call = sdk::Client::from_conf(settings.build());
    let outcome = tokio::time::timeout(Duration::from_secs(20), call.list_regions().send()).await;
    let error = outcome.expect("the call does not hang").expect_err("the body stalls");
    assert!(
        DisplayErrorContext(&error).to_string().contains("throughput"),
        "{}",
        DisplayErrorContext(&error)
    );
}

#[tokio::test]
async fn a_skewed_clock_is_corrected() {
    let ahead = SystemTime::now() + Duration::from_secs(3600);
    let date = aws_smithy_types::DateTime::from(ahead)
        .fmt(aws_smithy_types::date_time::Format::HttpDate)
        .expect("a date");
    let server = Loopback::start(move |_, before| {
        let answer = match before {
            0 => Answer::Error(403, "RequestTimeTooSkewed", json!({ "message": "look at your clock" })),
            _ => Answer::Output(json!({ "Regions": [] })),
        };
        Answer::With("date", date.clone(), Box::new(answer))
    })
    .await;
    client(&server, Wire::Json)
        .list_regions()
        .send()
        .await
        .expect("the second attempt uses the server's clock");
    let received = server.received();
    let [first, second] = &received[..] else {
        panic!("two requests, not {}", received.len())
    };
    assert!(second.header("x-amz-date") > first.header("x-amz-date"));
    let hour = |date: &str| date[9..11].parse::<u8>().expect("an hour");
    assert_ne!(hour(first.header("x-amz-date")), hour(second.header("x-amz-date")));
}

#[derive(Clone, Debug, Default)]
struct Counted(Arc<AtomicUsize>);

impl ProvideCredentials for Counted {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        self.0.fetch_add(1, Ordering::SeqCst);
        let expiry = SystemTime::now() + Duration::from_secs(3600);
        future::ProvideCredentials::ready(Ok(Credentials::new(
            "AKIDCOUNTED",
            "secret",
            None,
            Some(expiry),
            "counted",
        )))
    }
}

#[tokio::test]
async fn ten_calls_ask_for_credentials_once() {
    let server = Loopback::always(Answer::Output(json!({ "Regions": [] }))).await;
    let provider = Counted::default();
    let client = sdk::Client::from_conf(config(&server).credentials_provider(provider.clone()).build());
    for _ in 0..10 {
        client.list_regions().send().await.expect("the call succeeds");
    }
    assert_eq!(provider.0.load(Ordering::SeqCst), 1);
    assert!(
        server
            .received()
            .iter()
            .all(|request| request.header("authorization").contains("AKIDCOUNTED"))
    );
}

#[tokio::test]
async fn an_override_of_credentials_has_a_cache_of_its_own() {
    let server = Loopback::always(Answer::Output(json!({ "Regions": [] }))).await;
    let (own, other) = (Counted::default(), Counted::default());
    let client = sdk::Client::from_conf(config(&server).credentials_provider(own.clone()).build());
    client.list_regions().send().await.expect("the call succeeds");
    let changed = sdk::Config::builder().credentials_provider(other.clone());
    client
        .list_regions()
        .customize()
        .config_override(changed)
        .send()
        .await
        .expect("the call succeeds");
    client.list_regions().send().await.expect("the call succeeds");
    assert_eq!((own.0.load(Ordering::SeqCst), other.0.load(Ordering::SeqCst)), (1, 1));
}

#[tokio::test]
async fn pages_are_followed_until_there_is_no_token() {
    for wire in [Wire::Cbor, Wire::Json] {
        let server = Loopback::start(|request, _| match request.body["NextToken"].as_str() {
            None => {
                Answer::Output(json!({ "Regions": [{ "RegionName": "a" }, { "RegionName": "b" }], "NextToken": "2" }))
            }
            Some("2") => Answer::Output(json!({ "Regions": [], "NextToken": "3" })),
            Some(_) => Answer::Output(json!({ "Regions": [{ "RegionName": "c" }], "NextToken": "" })),
        })
        .await;
        let pages = client(&server, wire)
            .list_regions()
            .into_paginator()
            .page_size(2)
            .items()
            .send();
        let regions = pages.collect::<Result<Vec<_>, _>>().await.expect("each page is read");
        let names: Vec<_> = regions.iter().filter_map(|region| region.region_name()).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert!(server.received().iter().all(|request| request.body["MaxResults"] == 2));
    }
}

#[tokio::test]
async fn the_same_token_twice_ends_the_pages() {
    let server = Loopback::always(Answer::Output(json!({ "Regions": [], "NextToken": "same" }))).await;
    let pages = client(&server, Wire::Cbor).list_regions().into_paginator().send();
    let pages = pages.collect::<Result<Vec<_>, _>>().await.expect("each page is read");
    assert_eq!(pages.len(), 2);
}

#[tokio::test]
async fn protocols_are_chosen_for_one_call() {
    let server = Loopback::always(Answer::Output(json!({ "Regions": [] }))).await;
    let client = sdk::Client::from_conf(config_for(&server, Wire::Cbor).build());
    let changed = sdk::Config::builder().protocol(sdk::config::Protocol::AwsJson1_0);
    client
        .list_regions()
        .customize()
        .config_override(changed)
        .send()
        .await
        .expect("the call succeeds");
    assert_eq!(server.received()[0].wire, Wire::Json);
}
