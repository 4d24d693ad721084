//! Streams of bytes on the wire: sent and received piece by piece, tried again, and refused.

mod streaming;

use aws_smithy_types::byte_stream::ByteStream;
use http_body_util::StreamBody;
use hyper::body::Frame;
use std::io;
use std::time::Duration;
use streaming::{Reply, Server, client};
use streams::config::Protocol;
use streams::error::{DisplayErrorContext, ProvideErrorMetadata};
use tokio::sync::mpsc;

/// The protocols that can have a member as the body.
const PROTOCOLS: [Protocol; 2] = [Protocol::RestJson1, Protocol::RestXml];

/// A stream whose length nobody knows.
fn endless_looking(pieces: &[&'static str]) -> ByteStream {
    let pieces: Vec<_> = pieces
        .iter()
        .map(|it| Ok::<_, io::Error>(Frame::data((*it).into())))
        .collect();
    ByteStream::from_body_1_x(StreamBody::new(tokio_stream::iter(pieces)))
}

#[tokio::test]
async fn a_download_is_read_while_it_is_sent() {
    for protocol in PROTOCOLS {
        let (pieces, body) = mpsc::unbounded_channel();
        let server = Server::start([Reply::live(body).header("x-note", "two pieces")]).await;
        pieces.send(Ok("one")).unwrap();
        let mut output = client(&server, protocol).download().name("thing").send().await.unwrap();
        assert_eq!(output.note(), Some("two pieces"));
        // The second piece is sent only after the first one was read.
        assert_eq!(output.content.next().await.unwrap().unwrap(), "one");
        pieces.send(Ok("two")).unwrap();
        drop(pieces);
        assert_eq!(output.content.next().await.unwrap().unwrap(), "two");
        assert!(output.content.next().await.is_none());
        assert_eq!(server.received()[0].path, "/things/thing");
    }
}

#[tokio::test]
async fn a_download_that_breaks_off_is_an_error() {
    let (pieces, body) = mpsc::unbounded_channel();
    let server = Server::start([Reply::live(body)]).await;
    pieces.send(Ok("half")).unwrap();
    let call = client(&server, Protocol::RestJson1).download().name("thing");
    let mut output = call.send().await.unwrap();
    assert_eq!(output.content.next().await.unwrap().unwrap(), "half");
    pieces.send(Err(io::Error::other("cut by the test"))).unwrap();
    assert!(output.content.next().await.unwrap().is_err());
}

#[tokio::test]
async fn an_error_instead_of_a_download_is_read_as_a_whole() {
    let body = r#"{"__type": "NoRoom", "message": "nothing here"}"#;
    let server = Server::start([Reply::new(404, body)]).await;
    let call = client(&server, Protocol::RestJson1).download().name("thing");
    let error = call.send().await.unwrap_err().into_service_error();
    assert!(error.is_no_room(), "{}", DisplayErrorContext(&error));
    assert_eq!(error.message(), Some("nothing here"));
}

#[tokio::test]
async fn an_upload_that_can_be_repeated_is_tried_again() {
    for protocol in PROTOCOLS {
        let ok = if protocol == Protocol::RestXml {
            "<UploadOutput/>"
        } else {
            "{}"
        };
        let server = Server::start([Reply::new(503, ""), Reply::new(200, ok)]).await;
        let call = client(&server, protocol).upload().name("thing").note("twice");
        call.content(ByteStream::from_static(b"all of it"))
            .send()
            .await
            .unwrap();
        let received = server.received();
        assert_eq!(received.len(), 2);
        for request in received {
            assert_eq!((request.method.as_str(), request.body.as_str()), ("PUT", "all of it"));
            assert_eq!(request.header("x-note"), "twice");
            assert_eq!(request.header("content-length"), "9");
            assert_eq!(request.header("content-type"), "application/octet-stream");
        }
    }
}

#[tokio::test]
async fn an_upload_without_known_length_is_sent_in_chunks_and_once() {
    let server = Server::start([Reply::new(503, "")]).await;
    let call = client(&server, Protocol::RestJson1).upload().name("thing");
    let content = endless_looking(&["one", "two"]);
    let error = call.content(content).send().await.unwrap_err().into_service_error();
    assert!(!error.is_no_room());
    let received = server.received();
    assert_eq!(received.len(), 1, "the stream is used up");
    assert_eq!(received[0].body, "onetwo");
    assert_eq!(received[0].header("transfer-encoding"), "chunked");
    assert_eq!(received[0].header("content-length"), "");
}

#[tokio::test]
async fn nothing_to_upload_is_an_empty_body() {
    let server = Server::start([Reply::new(200, "{}")]).await;
    client(&server, Protocol::RestJson1)
        .upload()
        .name("thing")
        .send()
        .await
        .unwrap();
    assert_eq!(server.received()[0].header("content-length"), "0");
}

#[tokio::test]
async fn a_length_that_is_required_must_be_known() {
    let server = Server::start([Reply::new(200, "{}")]).await;
    let client = client(&server, Protocol::RestJson1);
    let call = || client.upload_known().name("thing");
    let error = call().content(endless_looking(&["one"])).send().await.unwrap_err();
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("must know the length of `content`"), "{text}");
    assert!(server.received().is_empty());

    call().content(ByteStream::from_static(b"known")).send().await.unwrap();
    assert_eq!(server.received()[0].header("content-length"), "5");
    assert_eq!(server.received()[0].header("content-type"), "text/plain");
}

#[tokio::test]
async fn a_file_is_uploaded_with_its_length() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let server = Server::start([Reply::new(503, ""), Reply::new(200, "{}")]).await;
    let content = ByteStream::from_path(file).await.unwrap();
    let call = client(&server, Protocol::RestJson1).upload_known().name("thing");
    tokio::time::timeout(Duration::from_secs(10), call.content(content).send())
        .await
        .unwrap()
        .unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let received = server.received();
    assert_eq!(received.len(), 2, "a file can be read again");
    for request in received {
        assert_eq!(request.body, text);
        assert_eq!(request.header("content-length"), text.len().to_string());
    }
}

/// Protocols that have nothing but a document do not send half of an input.
#[tokio::test]
async fn a_protocol_without_place_for_bytes_is_refused() {
    for protocol in [Protocol::AwsJson1_0, Protocol::RpcV2Cbor] {
        let server = Server::start([]).await;
        let error = client(&server, protocol)
            .upload()
            .name("thing")
            .send()
            .await
            .unwrap_err();
        let text = DisplayErrorContext(&error).to_string();
        assert!(text.contains("has no place for a stream of bytes"), "{text}");
        assert!(server.received().is_empty());
    }
}
