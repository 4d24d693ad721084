//! Numbers and nulls in answers, as far as JSON writes them in more than one way.

mod pantry;
mod streaming;

use pantry::{JSON, answer, client, scalars};
use protocol_tests::config::Protocol;
use protocol_tests::error::DisplayErrorContext;
use protocol_tests::primitives::DateTime;
use streaming::Server;

#[tokio::test]
async fn json_integers_with_fraction_or_exponent() {
    for protocol in JSON {
        let body = r#"{"tiny": 1.0, "small": 3e2, "number": -2.50E+1, "long": 9223372036854775807.00, "level": 20e-1, "tick": 17e8}"#;
        let server = Server::start([answer(200, body.as_bytes())]).await;
        let it = scalars(&server, protocol).await;
        let it = it.unwrap_or_else(|error| panic!("{protocol:?}: {}", DisplayErrorContext(&error)));
        assert_eq!((it.tiny(), it.small(), it.number()), (Some(1), Some(300), Some(-25)));
        assert_eq!((it.long(), it.level()), (Some(i64::MAX), Some(2)));
        assert_eq!(it.tick(), Some(&DateTime::from_secs(1_700_000_000)));
        for (text, number) in [
            ("-9223372036854775808.0", i64::MIN),
            ("9007199254740993.0", (1 << 53) + 1),
            ("0.9007199254740993e16", (1 << 53) + 1),
            ("0.0", 0),
            ("-0.0", 0),
            ("0e99", 0),
        ] {
            let body = format!(r#"{{"long": {text}, "tiny": 1}}"#);
            let server = Server::start([answer(200, body.as_bytes())]).await;
            assert_eq!(scalars(&server, protocol).await.unwrap().long(), Some(number), "{text}");
        }
        let wrong = [
            r#""tiny": 1.5"#,
            r#""tiny": 128.0"#,
            r#""tiny": 1e3"#,
            r#""small": 1e5"#,
            r#""number": 3e9"#,
            r#""long": 9223372036854775808.0"#,
            r#""long": 1e19"#,
            r#""long": 1e-1"#,
            r#""long": 1e999999999999999999999"#,
            r#""long": "1.0""#,
            r#""long": "1""#,
            r#""long": true"#,
            r#""long": 1."#,
            r#""long": 1.0.0"#,
            r#""tiny": 300 1.0"#,
            r#""level": 0.5"#,
        ];
        for members in wrong {
            let body = format!("{{{members}}}");
            let server = Server::start([answer(200, body.as_bytes())]).await;
            assert!(scalars(&server, protocol).await.is_err(), "{protocol:?} {body}");
        }
        let body = r#"{"named": [1.0, 2e0, 3], "thing": [4.0], "flatNamed": [5.0]}"#;
        let server = Server::start([answer(200, body.as_bytes())]).await;
        let lists = client(&server, protocol).keep_lists().send().await.unwrap();
        assert_eq!((lists.named(), lists.flat_named()), (&[1, 2, 3][..], &[5][..]));
        let server = Server::start([answer(200, br#"{"counts": {"a": 1.0, "b": 2e1}}"#)]).await;
        let maps = client(&server, protocol).keep_maps().send().await.unwrap();
        let counts = maps.counts().unwrap();
        assert_eq!((counts.get("a"), counts.get("b")), (Some(&1), Some(&20)));
        let server = Server::start([answer(400, br#"{"__type": "NoRoom", "shelf": 3.0}"#)]).await;
        let error = client(&server, protocol)
            .put_spice()
            .name("n")
            .send()
            .await
            .unwrap_err();
        let error = error.into_service_error();
        assert!(
            format!("{error:?}").contains("shelf: Some(3)"),
            "{protocol:?} {error:?}"
        );
    }
    // In CBOR a float is no integer, as official clients have it.
    let server = Server::start([answer(200, b"\xbf\x64tiny\xf9\x3c\x00\xff")]).await;
    assert!(scalars(&server, Protocol::RpcV2Cbor).await.is_err());
}

#[tokio::test]
async fn nulls_in_collections_that_are_not_sparse() {
    for protocol in JSON {
        let body = r#"{"words": ["a", null, "b"], "named": [null, 1], "lines": [["x", null], null], "jars": [null, {"label": "j"}],
                       "days": [null], "lid": {"marks": [null, "m"]}}"#;
        let server = Server::start([answer(200, body.as_bytes())]).await;
        let lists = client(&server, protocol).keep_lists().send().await;
        let lists = lists.unwrap_or_else(|error| panic!("{protocol:?}: {}", DisplayErrorContext(&error)));
        assert_eq!(lists.words(), ["a", "b"]);
        assert_eq!(lists.named(), [1]);
        assert_eq!(lists.lines(), [["x"]]);
        assert_eq!((lists.jars().len(), lists.days().len()), (1, 0));
        assert_eq!(lists.lid().unwrap().as_marks().unwrap(), &["m"]);
        let body = r#"{"counts": {"a": null, "b": 1}, "racks": {"a": null}}"#;
        let server = Server::start([answer(200, body.as_bytes())]).await;
        let maps = client(&server, protocol).keep_maps().send().await;
        let maps = maps.unwrap_or_else(|error| panic!("{protocol:?}: {}", DisplayErrorContext(&error)));
        assert_eq!(maps.counts().unwrap().len(), 1);
        let body = r#"{"gaps": ["a", null], "holes": {"a": null}}"#;
        let server = Server::start([answer(200, body.as_bytes())]).await;
        let loose = client(&server, protocol).keep_loose().send().await.unwrap();
        assert_eq!((loose.gaps().len(), loose.holes().unwrap().len()), (2, 1));
        for wrong in [
            r#"{"words": [nul]}"#,
            r#"{"words": [null null]}"#,
            r#"{"words": [nulls]}"#,
        ] {
            let server = Server::start([answer(200, wrong.as_bytes())]).await;
            assert!(client(&server, protocol).keep_lists().send().await.is_err(), "{wrong}");
        }
    }
    // In CBOR it is an error, as in official clients.
    let server = Server::start([answer(200, b"\xbf\x65words\x82\x61a\xf6\xff")]).await;
    assert!(client(&server, Protocol::RpcV2Cbor).keep_lists().send().await.is_err());
}
