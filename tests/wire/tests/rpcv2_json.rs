//! rpcv2Json on the wire: a service outside AWS (`model/bakery`) on loopback.

mod streaming;

use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::{BigDecimal, BigInteger, Document};
use bakery::config::BehaviorVersion;
use bakery::error::{DisplayErrorContext, ProvideErrorMetadata};
use bakery::operation::RequestId;
use bakery::primitives::DateTime;
use bakery::types::HandOver;
use bakery::{Client, Config};
use serde_json::{Value, json};
use std::time::Duration;
use streaming::{Reply, Server};

const NOON: i64 = 1_700_000_000;

fn client(server: &Server, prefix: &str) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
        .endpoint_url(format!("{}{prefix}", server.url));
    Client::from_conf(config.build())
}

fn reply(status: u16, body: &str) -> Reply {
    Reply::new(status, body.to_owned()).header("smithy-protocol", "rpc-v2-json")
}

fn text(name: &'static str, value: &'static str) -> Header {
    Header::new(name, HeaderValue::String(value.into()))
}

fn frames(messages: &[Message]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for message in messages {
        write_message_to(message, &mut bytes).unwrap();
    }
    bytes
}

fn event(name: &'static str, payload: &Value) -> Message {
    let headers = vec![text(":message-type", "event"), text(":event-type", name)];
    Message::new_from_parts(headers, payload.to_string())
}

#[tokio::test]
async fn timestamps_are_seconds_and_numbers_without_bounds_are_strings() {
    let body = r#"{"pickUp": 1700000000.5, "price": "0.100000000000000000000001", "grains": "9223372036854775808",
        "wishes": {"crust": [true, 1]}, "handOver": {"__type": "HandOver", "rider": "Ann"}, "later": {}}"#;
    let server = Server::start([reply(200, body)]).await;
    let at = DateTime::from_secs(NOON);
    let call = client(&server, "/v1")
        .place_order()
        .loaf("rye")
        .pick_up(at)
        .busy(at)
        .busy(DateTime::from_secs_and_nanos(NOON, 500_000_000))
        .price("0.100000000000000000000001".parse::<BigDecimal>().unwrap())
        .grains("9223372036854775808".parse::<BigInteger>().unwrap())
        .wishes(Document::from("dark"));
    let output = call.send().await.unwrap();

    let received = &server.received()[0];
    assert_eq!(
        (received.method.as_str(), received.path.as_str()),
        ("POST", "/v1/service/Bakery/operation/PlaceOrder")
    );
    for (name, value) in [
        ("smithy-protocol", "rpc-v2-json"),
        ("content-type", "application/json"),
        ("accept", "application/json"),
    ] {
        assert_eq!(received.header(name), value, "{name}");
    }
    assert_eq!(
        serde_json::from_str::<Value>(&received.body).unwrap(),
        json!({
            "loaf": "rye", "pickUp": NOON, "busy": [NOON, 1_700_000_000.5],
            "price": "0.100000000000000000000001", "grains": "9223372036854775808", "wishes": "dark",
        })
    );

    assert_eq!(
        output.pick_up(),
        Some(&DateTime::from_secs_and_nanos(NOON, 500_000_000))
    );
    assert_eq!(output.price().map(AsRef::as_ref), Some("0.100000000000000000000001"));
    assert_eq!(output.grains().map(AsRef::as_ref), Some("9223372036854775808"));
    assert!(output.wishes().and_then(Document::as_object).is_some());
    assert_eq!(output.hand_over(), Some(&HandOver::Rider("Ann".into())));
}

#[tokio::test]
async fn a_call_without_input_has_no_body() {
    let server = Server::start([reply(200, r#"{"loaves": 3}"#), reply(200, "")]).await;
    let client = client(&server, "");
    assert_eq!(client.count_loaves().send().await.unwrap().loaves(), Some(3));
    assert_eq!(client.count_loaves().send().await.unwrap().loaves(), None);
    let received = &server.received()[0];
    assert_eq!((received.body.as_str(), received.header("content-type")), ("", ""));
    assert_eq!(received.header("smithy-protocol"), "rpc-v2-json");
}

#[tokio::test]
async fn an_error_is_known_by_its_type_alone() {
    let body = r#"{"code": "RYE-7", "__type": "com.crumbs.bakery#SoldOut", "message": "no rye"}"#;
    let misled = reply(400, body).header("x-amzn-errortype", "Misled");
    let server = Server::start([misled, reply(400, "{}").header("x-amzn-errortype", "Misled")]).await;
    let call = client(&server, "").place_order().loaf("rye");
    let error = call.clone().send().await.unwrap_err();
    assert_eq!((error.code(), error.message()), (Some("SoldOut"), Some("no rye")));
    let error = error.into_service_error();
    let bakery::operation::place_order::PlaceOrderError::SoldOut(sold_out) = error else {
        panic!("another error: {error:?}");
    };
    assert_eq!(sold_out.code.as_deref(), Some("RYE-7"));
    assert_eq!(call.send().await.unwrap_err().code(), None);
}

/// Responses of gateways: only the status counts.
#[tokio::test]
async fn a_response_of_another_protocol_is_an_error() {
    let body = r#"{"__type": "com.crumbs.bakery#SoldOut", "loaves": 3}"#;
    for protocol in ["", "rpc-v2-cbor"] {
        for status in [200, 404] {
            let other = Reply::new(status, body)
                .header("smithy-protocol", protocol)
                .header("x-amzn-errortype", "SoldOut")
                .header("x-amzn-requestid", "r-1");
            let server = Server::start([other]).await;
            let error = client(&server, "").place_order().loaf("rye").send().await.unwrap_err();
            assert_eq!(error.code(), None, "{status} {protocol:?}");
            assert_eq!(error.request_id(), Some("r-1"));
            assert_eq!(error.raw_response().map(|it| it.status().as_u16()), Some(status));
            let said = DisplayErrorContext(&error).to_string();
            assert!(said.contains("smithy-protocol: rpc-v2-json"), "{said}");
        }
        // A server that is not there for the moment is asked again.
        let server = Server::start([Reply::new(503, body), reply(200, "{}")]).await;
        client(&server, "").count_loaves().send().await.unwrap();
        assert_eq!(server.received().len(), 2);
    }
}

#[tokio::test]
async fn a_body_that_is_no_whole_object_is_an_error() {
    for body in [
        "{",
        r#"{"loaves": 3"#,
        r#"{"loaves": 3} {}"#,
        "[]",
        "null",
        r#"{"loaves": "3"}"#,
    ] {
        let server = Server::start([reply(200, body)]).await;
        let error = client(&server, "").count_loaves().send().await;
        assert!(error.is_err(), "{body}: {error:?}");
    }
}

#[tokio::test]
async fn events_are_in_json() {
    let failed = vec![text(":message-type", "exception"), text(":exception-type", "failed")];
    let body = frames(&[
        event("initial-response", &json!({"baker": "Ann"})),
        event("hot", &json!({"celsius": 250, "at": NOON})),
        Message::new_from_parts(failed, r#"{"message": "no wood"}"#),
    ]);
    let server = Server::start([Reply::new(200, body).header("smithy-protocol", "rpc-v2-json")]).await;
    let mut output = client(&server, "").watch_oven().oven(1).send().await.unwrap();
    assert_eq!(output.baker(), Some("Ann"));
    let hot = output.events.recv().await.unwrap().unwrap();
    let hot = hot.as_hot().unwrap();
    assert_eq!((hot.celsius(), hot.at()), (Some(250), Some(&DateTime::from_secs(NOON))));
    let error = output.events.recv().await.unwrap_err().into_service_error();
    assert!(error.is_fire_out(), "{error:?}");
    assert_eq!(error.message(), Some("no wood"));

    let received = &server.received()[0];
    assert_eq!(received.header("accept"), "application/vnd.amazon.eventstream");
    assert_eq!(received.body, r#"{"oven":1}"#);
}
