//! One exchange in each of the seven protocols with a server on loopback, and what each does with answers that are not as
//! they should be: where a published protocol lets them pass or stumbles, the runtime does not.

mod pantry;
mod streaming;

use pantry::{ALL, answer, client, error, output, scalars};
use protocol_tests::config::{BehaviorVersion, Protocol};
use protocol_tests::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use protocol_tests::operation::RequestId;
use protocol_tests::operation::keep_lists::KeepListsOutput;
use protocol_tests::primitives::{Blob, DateTime};
use protocol_tests::types::{Color, Lid};
use streaming::{Received, Reply, Server};

async fn lists(server: &Server, protocol: Protocol) -> KeepListsOutput {
    let call = client(server, protocol).keep_lists().words("a");
    call.send()
        .await
        .unwrap_or_else(|error| panic!("{protocol:?}: {}", DisplayErrorContext(&error)))
}

#[tokio::test]
async fn an_exchange() {
    for protocol in ALL {
        let server = Server::start([output(
            protocol,
            "KeepScalars",
            r#"{"tiny": 1}"#,
            "<tiny>1</tiny>",
            b"\xbf\x64tiny\x01\xff",
        )])
        .await;
        let output = scalars(&server, protocol).await.unwrap();
        assert_eq!(output.tiny(), Some(1), "{protocol:?}");
        let Received { method, path, body, .. } = &server.received()[0];
        let (expected_path, expected_body) = match protocol {
            Protocol::RpcV2Cbor => ("/service/Pantry/operation/KeepScalars", "\u{fffd}fnumber\u{7}\u{fffd}"),
            Protocol::AwsJson1_0 | Protocol::AwsJson1_1 => ("/", r#"{"number":7}"#),
            Protocol::RestJson1 => ("/scalars", r#"{"number":7}"#),
            Protocol::RestXml => (
                "/scalars",
                r#"<KeepScalarsInput xmlns="https://pantry.example.com/"><n>7</n></KeepScalarsInput>"#,
            ),
            Protocol::AwsQuery => ("/", "Action=KeepScalars&Version=2026-11-24&n=7"),
            Protocol::Ec2Query => ("/", "Action=KeepScalars&Version=2026-11-24&Num=7"),
            other => panic!("a protocol without a test: {other:?}"),
        };
        assert_eq!(
            (method.as_str(), path.as_str(), body.as_str()),
            ("POST", expected_path, expected_body)
        );
    }
}

#[tokio::test]
async fn members_of_unions_that_the_model_does_not_know() {
    for protocol in ALL {
        let server = Server::start([output(
            protocol,
            "KeepLists",
            r#"{"lid": {"steel": {"marks": [1]}}}"#,
            "<lid><steel><marks><member>1</member></marks></steel></lid>",
            b"\xbf\x63lid\xbf\x65steel\xa1\x65marks\x81\x01\xff\xff",
        )])
        .await;
        let output = lists(&server, protocol).await;
        assert!(output.lid().is_some_and(Lid::is_unknown), "{protocol:?}: {output:?}");
    }
}

#[tokio::test]
async fn an_answer_that_is_cut_off_is_an_error() {
    for protocol in ALL {
        let xml = match protocol {
            Protocol::RestXml => "<KeepScalarsOutput><tiny>1</tiny>",
            Protocol::AwsQuery => "<KeepScalarsResponse><KeepScalarsResult><tiny>1</tiny></KeepScalarsResult>",
            _ => "<KeepScalarsResponse><tiny>1</tiny>",
        };
        let reply = match protocol {
            Protocol::RpcV2Cbor => answer(200, b"\xbf\x64tiny\x01"),
            Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query => answer(200, xml.as_bytes()),
            _ => answer(200, br#"{"tiny": 1"#),
        };
        let server = Server::start([reply]).await;
        let error = scalars(&server, protocol)
            .await
            .expect_err("the answer is no whole one");
        assert!(error.code().is_none(), "{protocol:?}: {error:?}");
    }
}

#[tokio::test]
async fn an_answer_with_more_behind_it_is_an_error() {
    for (protocol, body) in [
        (Protocol::RpcV2Cbor, &b"\xbf\x64tiny\x01\xff\x01"[..]),
        (Protocol::AwsJson1_0, br#"{"tiny": 1} {}"#),
        (
            Protocol::RestXml,
            b"<KeepScalarsOutput><tiny>1</tiny></KeepScalarsOutput><more/>",
        ),
        (
            Protocol::Ec2Query,
            b"<KeepScalarsResponse><tiny>1</tiny></KeepScalarsResponse><more/>",
        ),
    ] {
        let server = Server::start([answer(200, body)]).await;
        assert!(scalars(&server, protocol).await.is_err(), "{protocol:?}");
    }
}

#[tokio::test]
async fn an_error_without_a_body_of_the_protocol_keeps_its_status() {
    for protocol in ALL {
        for body in ["", "<html><body>Bad gateway</body></html>", "{", "\u{0}"] {
            let server = Server::start([answer(404, body.as_bytes()).header("x-amzn-requestid", "r-2")]).await;
            let error = scalars(&server, protocol).await.expect_err("404 is an error");
            assert_eq!(error.raw_response().map(|it| it.status().as_u16()), Some(404));
            assert_eq!(error.request_id(), Some("r-2"), "{protocol:?} {body:?}");
            let error = error.into_service_error();
            assert!(!error.is_spoiled() && !error.is_no_room(), "{protocol:?} {body:?}");
            assert_eq!((error.code(), error.message()), (None, None), "{protocol:?} {body:?}");
        }
    }
}

#[tokio::test]
async fn an_error_that_the_model_does_not_know_keeps_code_and_message() {
    for protocol in ALL {
        let server = Server::start([error(protocol, 400, "Evaporated")]).await;
        let error = scalars(&server, protocol).await.unwrap_err().into_service_error();
        assert_eq!(
            (error.code(), error.message()),
            (Some("Evaporated"), Some("too much")),
            "{protocol:?}"
        );
    }
}

#[tokio::test]
async fn a_call_that_comes_too_soon_is_made_again() {
    for protocol in ALL {
        let ok = output(protocol, "KeepScalars", "{}", "", b"\xbf\xff");
        let server = Server::start([error(protocol, 400, "ThrottlingException"), ok]).await;
        scalars(&server, protocol).await.unwrap();
        assert_eq!(server.received().len(), 2, "{protocol:?}");
    }
}

#[tokio::test]
async fn a_header_cannot_be_broken_in_two() {
    let server = Server::start([]).await;
    let config = http_bindings::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(&server.url)
        .protocol(Protocol::RestJson1)
        .allow_no_auth();
    let client = http_bindings::Client::from_conf(config.build());
    for value in ["a\r\nX-Evil: 1", "a\nb", "\u{0}"] {
        let call = client.send_parcel().office("o").path("p");
        assert!(call.clone().token(value).send().await.is_err());
        assert!(call.clone().tags(value).send().await.is_err());
        assert!(call.notes("A", value).send().await.is_err());
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn what_is_written_is_read() {
    let texts = [
        "",
        " ",
        "  two  ",
        "a\u{85}b\u{2028}",
        "<![CDATA[",
        "]]>",
        "&amp;&#10;<a b='c'/>",
        "\"\\/",
        "\u{1D11E}",
        "\r\n\t",
        "\u{8}\u{1f}\u{7f}",
    ];
    let longs = [i64::MIN, i64::MAX, 1 << 53, (1 << 53) + 1, 0];
    let doubles = [
        f64::MIN_POSITIVE,
        5e-324,
        f64::MAX,
        0.1 + 0.2,
        -0.0,
        1e21,
        123_456_789.125,
    ];
    let floats = [
        f32::MIN_POSITIVE,
        f32::MAX,
        0.1,
        -0.0,
        16_777_216.0,
        f32::INFINITY,
        1e-10,
    ];
    let seconds = [0, -1, 1_700_000_000, 253_402_300_799, -62_135_596_800];
    let of_protocols = [
        Protocol::RpcV2Cbor,
        Protocol::AwsJson1_0,
        Protocol::AwsJson1_1,
        Protocol::RestJson1,
        Protocol::RestXml,
    ];
    for protocol in of_protocols {
        for (index, text) in texts.iter().enumerate() {
            // XML has no way to say the characters below space.
            if protocol == Protocol::RestXml && text.contains('\u{8}') {
                continue;
            }
            let server =
                Server::start([Reply::mirror_with("KeepScalarsInput", "KeepScalarsOutput")
                    .header("smithy-protocol", "rpc-v2-cbor")])
                .await;
            let at = DateTime::from_secs_and_nanos(seconds[index % seconds.len()], 500_000_000);
            let whole = DateTime::from_secs(at.secs());
            // The published serializer writes a tab as it is, which in an attribute is a space.
            let in_attribute = text.replace('\t', " ");
            let call = client(&server, protocol)
                .keep_scalars()
                .yes(index % 2 == 0)
                .tiny(i8::MIN)
                .small(i16::MIN)
                .number(i32::MIN)
                .long(longs[index % longs.len()])
                .real(floats[index % floats.len()])
                .double(doubles[index % doubles.len()])
                .text(*text)
                .bytes(Blob::new((0..=255).collect::<Vec<u8>>()))
                .at(at)
                .day(at)
                .stamp(whole)
                .tick(at)
                .color(Color::from("BLUE"))
                .level(-1)
                .brand(*text)
                .mark(in_attribute.clone())
                .language(in_attribute);
            let sent = call.as_input().clone().build().unwrap();
            let read = call.send().await;
            let read = read.unwrap_or_else(|error| panic!("{protocol:?} {text:?}: {}", DisplayErrorContext(&error)));
            let sent = format!("{sent:?}").replace("KeepScalarsInput", "KeepScalarsOutput");
            let read = format!("{read:?}").replace(", _request_id: None", "");
            assert_eq!(read, sent, "{protocol:?}");
        }
    }
}

#[tokio::test]
async fn codes_of_errors_in_headers() {
    // The body cannot be read, the code is known all the same, and the call is made again.
    for protocol in ALL {
        for body in ["<html>slow down</html>", "", "{", "{}", "\u{0}"] {
            let ok = output(protocol, "KeepScalars", "{}", "", b"\xbf\xff");
            let slow = answer(400, body.as_bytes()).header("x-amzn-errortype", "ns#ThrottlingException:http://x/");
            let server = Server::start([slow, ok]).await;
            scalars(&server, protocol).await.unwrap();
            assert_eq!(server.received().len(), 2, "{protocol:?} {body:?}");

            let odd = answer(400, body.as_bytes())
                .header("x-amzn-errortype", "Odd")
                .header("x-amzn-requestid", "r-2");
            let server = Server::start([odd]).await;
            let error = scalars(&server, protocol).await.unwrap_err();
            assert_eq!(error.code(), Some("Odd"), "{protocol:?} {body:?}");
            assert_eq!(error.request_id(), Some("r-2"));
        }
        // A service that never spoke awsQuery has no codes of it.
        let error = error(protocol, 400, "NoRoom").header("x-amzn-query-error", "Pantry.Full;Sender");
        let server = Server::start([error]).await;
        let error = client(&server, protocol)
            .put_spice()
            .name("n")
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.code(), Some("NoRoom"), "{protocol:?}");
        assert!(error.into_service_error().is_no_room(), "{protocol:?}");
        let bare = answer(400, b"").header("x-amzn-query-error", "Pantry.Full;Sender");
        let server = Server::start([bare]).await;
        assert_eq!(
            scalars(&server, protocol).await.unwrap_err().code(),
            None,
            "{protocol:?}"
        );
    }
}

#[tokio::test]
async fn a_member_before_the_host_is_a_label_of_it() {
    let server = Server::start([]).await;
    let long = "a".repeat(64);
    for shelf in ["-top", "a.b", "a_b", "a/b", "\u{e9}", "", long.as_str()] {
        let call = client(&server, Protocol::RestJson1).find_jar().color(Color::Red);
        let error = call.shelf(shelf).send().await.unwrap_err();
        let said = DisplayErrorContext(&error).to_string();
        assert!(matches!(error, SdkError::ConstructionFailure(_)), "{said}");
        assert!(
            said.contains("shelf") && said.contains("a part of the host name"),
            "{said}"
        );
        assert!(shelf.is_empty() || !said.contains(shelf), "{said}");
    }
    assert!(server.received().is_empty());
}
