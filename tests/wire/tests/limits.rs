//! Responses without an end: what is kept of them until they can be read has limits.

mod streaming;

use bytes::Bytes;
use sdk::config::ResponseLimits;
use sdk::error::{DisplayErrorContext, SdkError};
use serde_json::json;
use streaming::{Reply, Server};
use streams::config::Protocol;
use wire::client::config_for;
use wire::loopback::{Answer, Loopback, Wire};
use workspaces_instances as sdk;

const LIMIT: u64 = 1 << 20;

fn limited(server: &Loopback, wire: Wire) -> sdk::Client {
    let limits = ResponseLimits::DEFAULT.with_body(Some(LIMIT));
    sdk::Client::from_conf(config_for(server, wire).response_limits(limits).build())
}

#[tokio::test]
async fn a_body_without_an_end_is_an_error_and_is_not_asked_for_again() {
    for wire in [Wire::Cbor, Wire::Json] {
        for status in [200, 400, 503] {
            let server = Loopback::always(Answer::Endless(status)).await;
            let error = limited(&server, wire).list_regions().send().await.unwrap_err();
            assert!(matches!(error, SdkError::ResponseError(_)), "{status}: {error:?}");
            let text = DisplayErrorContext(&error).to_string();
            assert!(
                text.contains("the body of the response is longer than 1048576 bytes"),
                "{text}"
            );
            assert!(text.contains("`response_limits`"), "{text}");
            assert_eq!(server.received().len(), 1, "{wire:?} {status}");
        }
    }
}

#[tokio::test]
async fn a_body_within_the_limit_is_read_and_the_limit_can_be_taken_away() {
    let long = "r".repeat(LIMIT as usize);
    let regions = json!({ "Regions": [{ "RegionName": long }] });
    for wire in [Wire::Cbor, Wire::Json] {
        let server = Loopback::always(Answer::Output(regions.clone())).await;
        let call = limited(&server, wire).list_regions();
        let error = call.clone().send().await.unwrap_err();
        assert!(DisplayErrorContext(&error).to_string().contains("is longer than"));

        for limit in [None, Some(LIMIT + 1_000)] {
            let limits = ResponseLimits::DEFAULT.with_body(limit);
            let changed = call.clone().customize();
            let output = changed
                .config_override(sdk::Config::builder().response_limits(limits))
                .send()
                .await
                .unwrap();
            assert_eq!(output.regions()[0].region_name(), Some(long.as_str()));
        }
    }
}

/// A client of the crate with streams.
fn streaming_client(server: &Server, limits: streams::config::ResponseLimits) -> streams::Client {
    let config = streaming::client(server, Protocol::RestJson1).config().to_builder();
    streams::Client::from_conf(config.response_limits(limits).build())
}

#[tokio::test]
async fn a_message_that_says_it_is_too_long_is_not_waited_for() {
    // The length, and the first bytes of what would be 4 GiB.
    for (limit, length) in [(None, u32::MAX), (Some(100), 101_u32)] {
        let mut start = length.to_be_bytes().to_vec();
        start.extend([0; 60]);
        let server = Server::start([Reply::new(200, start).header("x-room", "blue")]).await;
        let limits = match limit {
            None => ResponseLimits::DEFAULT,
            limit => ResponseLimits::DEFAULT.with_event(limit),
        };
        let call = streaming_client(&server, limits).listen().topic("all");
        let error = match call.send().await {
            Ok(mut output) => DisplayErrorContext(output.messages.recv().await.unwrap_err()).to_string(),
            Err(error) => DisplayErrorContext(error).to_string(),
        };
        let bytes = limit.unwrap_or(32 << 20);
        let wanted = format!("a message of the event stream is longer than {bytes} bytes");
        assert!(error.contains(&wanted), "{error}");
    }
}

#[tokio::test]
async fn a_stream_of_bytes_has_no_limit() {
    let body = Bytes::from(vec![b'x'; 3 << 20]);
    let server = Server::start([Reply::new(200, body.clone())]).await;
    let limits = ResponseLimits::DEFAULT.with_body(Some(10)).with_event(Some(10));
    let call = streaming_client(&server, limits).download().name("thing");
    let output = call.send().await.unwrap();
    assert_eq!(output.content.collect().await.unwrap().into_bytes(), body);
}
