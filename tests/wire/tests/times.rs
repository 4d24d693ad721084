//! Times in headers and bodies, in the formats that the model gives them.

mod pantry;
mod streaming;

use aws_smithy_http_client::Builder;
use http_bindings::config::BehaviorVersion;
use http_bindings::operation::track_parcel::builders::TrackParcelFluentBuilder;
use pantry::{ALL, output, scalars};
use protocol_tests::config::Protocol;
use protocol_tests::error::DisplayErrorContext;
use protocol_tests::primitives::DateTime;
use streaming::{Reply, Server};

/// Sends the answer to a call that has times in its headers.
async fn parcels(protocol: Protocol, reply: Reply) -> (http_bindings::Client, Server) {
    let server = Server::start([reply]).await;
    let config = http_bindings::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(Builder::new().build_http())
        .endpoint_url(&server.url)
        .protocol(protocol);
    (http_bindings::Client::from_conf(config.build()), server)
}

fn track(client: &http_bindings::Client) -> TrackParcelFluentBuilder {
    let at = DateTime::from_secs(1_700_000_000);
    client.track_parcel().number(1).at(at).tick(at).loud(true).ratio(1.0)
}

#[tokio::test]
async fn times_in_headers() {
    let time = DateTime::from_secs(1_700_000_000);
    let zero = DateTime::from_secs(0);
    for protocol in [Protocol::RestJson1, Protocol::RestXml] {
        for (text, expected) in [
            ("2023-11-14T22:13:20Z", vec![time]),
            ("2023-11-14T23:13:20+01:00, 1969-12-31T19:00:00-05:00", vec![time, zero]),
            ("\"2023-11-14T22:13:20Z\",1970-01-01T00:00:00Z", vec![time, zero]),
        ] {
            let reply = Reply::new(200, "")
                .header("X-Moments", text)
                .header("X-Ticks", "1700000000, 0")
                .header("X-Seen", "Tue, 14 Nov 2023 22:13:20 GMT, Thu, 01 Jan 1970 00:00:00 GMT")
                .header("X-Arrived", "2023-11-15T00:13:20+02:00");
            let (client, _server) = parcels(protocol, reply).await;
            let output = track(&client).send().await;
            let output = output.unwrap_or_else(|error| panic!("{text}: {}", DisplayErrorContext(&error)));
            assert_eq!(output.moments(), expected, "{text}");
            assert_eq!((output.ticks(), output.seen()), (&[time, zero][..], &[time, zero][..]));
            assert_eq!(output.arrived(), Some(&time));
        }
        for (header, text) in [
            ("X-Moments", "Tue, 14 Nov 2023 22:13:20 GMT"),
            ("X-Moments", "1700000000"),
            ("X-Ticks", "2023-11-14T22:13:20Z"),
            ("X-Arrived", "1700000000"),
            ("X-Arrived", "2023-11-14T22:13:20Z, 2023-11-14T22:13:20Z"),
        ] {
            let (client, _server) = parcels(protocol, Reply::new(200, "").header(header, text)).await;
            assert!(track(&client).send().await.is_err(), "{header}: {text}");
        }
        // An empty header has no values.
        let (client, _server) = parcels(
            protocol,
            Reply::new(200, "").header("X-Moments", "").header("X-Arrived", ""),
        )
        .await;
        let output = track(&client).send().await.unwrap();
        assert_eq!((output.moments().len(), output.arrived()), (0, None));
    }
}

#[tokio::test]
async fn times_in_headers_and_query_are_written_as_elements_say() {
    let (time, zero) = (DateTime::from_secs(1_700_000_000), DateTime::from_secs(0));
    for protocol in [Protocol::RestJson1, Protocol::RestXml] {
        let (client, server) = parcels(protocol, Reply::new(200, "")).await;
        let call = track(&client)
            .moments(time)
            .moments(zero)
            .ticks(time)
            .ticks(zero)
            .hours(time)
            .hours(zero);
        call.send().await.unwrap();
        let request = &server.received()[0];
        let header = |name: &str| request.headers.get(name).unwrap().to_str().unwrap().to_owned();
        assert_eq!(header("x-moments"), "2023-11-14T22:13:20Z, 1970-01-01T00:00:00Z");
        assert_eq!(header("x-ticks"), "1700000000, 0");
        assert_eq!(request.query, "hour=1700000000&hour=0");
    }
}

#[tokio::test]
async fn times_with_an_offset_in_bodies() {
    for protocol in ALL.into_iter().filter(|it| *it != Protocol::RpcV2Cbor) {
        let (json, xml) = (
            r#"{"day": "2023-11-14T23:13:20+01:00"}"#,
            "<day>2023-11-14T23:13:20+01:00</day>",
        );
        let server = Server::start([output(protocol, "KeepScalars", json, xml, b"")]).await;
        let output = scalars(&server, protocol).await.unwrap();
        assert_eq!(output.day(), Some(&DateTime::from_secs(1_700_000_000)), "{protocol:?}");
    }
}
