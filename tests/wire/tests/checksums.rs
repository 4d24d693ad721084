//! Checksums on the wire: of a body in memory, of a stream, of an answer, and where none is wanted.

mod streaming;

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use bytes::Bytes;
use http_body_util::{Full, StreamBody};
use hyper::body::Frame;
use std::io;
use std::sync::{Arc, Mutex};
use streaming::{Received, Reply, Server, client};
use streams::config::{
    BehaviorVersion, Builder, Credentials, Protocol, Region, RequestChecksumCalculation, ResponseChecksumValidation,
};
use streams::error::DisplayErrorContext;
use streams::types::{ChecksumAlgorithm, ChecksumMode};
use streams::{Client, Config};
use wire::log::Log;

const TEXT: &str = "hello checksum";
const CRC32: &str = "EyV5Tg==";
const SHA256: &str = "IYd2bruT9X+8tTtVmmErwvlcS8MGq/Nd+hPn5+rVjOA=";

/// A stream that is as long as it says.
fn stream() -> ByteStream {
    ByteStream::from_body_1_x(Full::new(Bytes::from_static(TEXT.as_bytes())))
}

/// Returns the request of an upload with this change of its settings.
async fn upload(
    content: ByteStream,
    algorithm: Option<ChecksumAlgorithm>,
    calculation: RequestChecksumCalculation,
) -> Received {
    let server = Server::start([Reply::new(200, "")]).await;
    let config = Builder::default().request_checksum_calculation(calculation);
    let call = client(&server, Protocol::RestJson1)
        .upload_checked()
        .name("thing")
        .content(content);
    let call = call.set_algorithm(algorithm).customize().config_override(config);
    call.send().await.unwrap();
    server.received().remove(0)
}

#[tokio::test]
async fn the_checksum_of_what_is_in_memory_is_a_header() {
    use RequestChecksumCalculation::{WhenRequired, WhenSupported};
    for (algorithm, calculation, name, crc32, sha256) in [
        (None, WhenSupported, "CRC32", CRC32, ""),
        (Some(ChecksumAlgorithm::Sha256), WhenSupported, "SHA256", "", SHA256),
        (Some(ChecksumAlgorithm::Crc32), WhenRequired, "CRC32", CRC32, ""),
        (None, WhenRequired, "", "", ""),
    ] {
        let request = upload(ByteStream::from_static(TEXT.as_bytes()), algorithm, calculation).await;
        assert_eq!(request.header("x-amz-sdk-checksum-algorithm"), name);
        assert_eq!(request.header("x-amz-checksum-crc32"), crc32);
        assert_eq!(request.header("x-amz-checksum-sha256"), sha256);
        assert_eq!((request.body.as_str(), request.header("content-encoding")), (TEXT, ""));
    }
}

#[tokio::test]
async fn the_checksum_of_a_stream_is_behind_it() {
    let request = upload(stream(), None, RequestChecksumCalculation::WhenSupported).await;
    assert_eq!(request.header("x-amz-trailer"), "x-amz-checksum-crc32");
    assert_eq!(request.header("x-amz-sdk-checksum-algorithm"), "CRC32");
    assert_eq!(request.header("content-encoding"), "aws-chunked");
    assert_eq!(request.header("x-amz-decoded-content-length"), "14");
    assert_eq!(request.header("content-length"), request.bytes.len().to_string());
    let lines: Vec<&str> = request.body.split("\r\n").collect();
    assert!(lines[0].starts_with("E;chunk-signature="), "{lines:?}");
    assert_eq!((lines[1], lines[3]), (TEXT, "x-amz-checksum-crc32:EyV5Tg=="));
    assert!(lines[4].starts_with("x-amz-trailer-signature:"), "{lines:?}");

    let request = upload(stream(), None, RequestChecksumCalculation::WhenRequired).await;
    assert_eq!((request.body.as_str(), request.header("content-encoding")), (TEXT, ""));
}

/// TLS protects a chunk from changes as well as from readers, so its checksum is not signed there; an unsigned request
/// has no signatures.
#[tokio::test]
async fn chunks_are_signed_where_they_can_be_changed() {
    let chunks = "E\r\nhello checksum\r\n0\r\nx-amz-checksum-crc32:EyV5Tg==\r\n\r\n";
    let server = Server::start([Reply::new(200, "")]).await;
    let unsigned = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(&server.url)
        .protocol(Protocol::RestJson1)
        .allow_no_auth();
    let client = Client::from_conf(unsigned.build());
    client
        .upload_checked()
        .name("thing")
        .content(stream())
        .send()
        .await
        .unwrap();
    assert_eq!(server.received()[0].body, chunks);

    let sent: Arc<Mutex<Option<HttpRequest>>> = Arc::default();
    let secure = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
        .endpoint_url("https://example.com")
        .protocol(Protocol::RestJson1)
        .http_client(capture(&sent));
    let client = Client::from_conf(secure.build());
    client
        .upload_checked()
        .name("thing")
        .content(stream())
        .send()
        .await
        .unwrap();
    let request = sent.lock().unwrap().take().expect("a request was sent");
    let length = chunks.len().to_string();
    assert_eq!(request.headers().get("content-length"), Some(length.as_str()));
    let body = ByteStream::new(request.into_body()).collect().await.unwrap();
    assert_eq!(body.to_vec(), chunks.as_bytes());
}

/// Keeps the request, and answers with nothing.
fn capture(sent: &Arc<Mutex<Option<HttpRequest>>>) -> SharedHttpClient {
    #[derive(Debug)]
    struct Connector(Arc<Mutex<Option<HttpRequest>>>);

    impl HttpConnector for Connector {
        fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
            *self.0.lock().unwrap() = Some(request);
            HttpConnectorFuture::ready(Ok(HttpResponse::new(200.try_into().unwrap(), SdkBody::empty())))
        }
    }

    let connector = SharedHttpConnector::new(Connector(sent.clone()));
    http_client_fn(move |_, _| connector.clone())
}

#[tokio::test]
async fn a_stream_is_sent_again_with_its_checksum() {
    let file = std::env::temp_dir().join(format!("tinsmith-checksums-{}", std::process::id()));
    std::fs::write(&file, TEXT).unwrap();
    let server = Server::start([Reply::new(500, ""), Reply::new(200, "")]).await;
    let content = ByteStream::from_path(&file).await.unwrap();
    let call = client(&server, Protocol::RestJson1)
        .upload_checked()
        .name("thing")
        .content(content);
    let outcome = call.send().await;
    std::fs::remove_file(&file).unwrap();
    outcome.unwrap();
    let received = server.received();
    assert_eq!(received.len(), 2);
    for request in received {
        assert!(
            request.body.contains("\r\nx-amz-checksum-crc32:EyV5Tg==\r\n"),
            "{}",
            request.body
        );
        assert_eq!(request.header("content-encoding"), "aws-chunked");
    }
}

#[tokio::test]
async fn a_stream_of_unknown_length_has_no_checksum() {
    let server = Server::start([]).await;
    let pieces = tokio_stream::iter([Ok::<_, io::Error>(Frame::data(Bytes::from_static(b"a")))]);
    let content = ByteStream::from_body_1_x(StreamBody::new(pieces));
    let call = client(&server, Protocol::RestJson1)
        .upload_checked()
        .name("thing")
        .content(content);
    let text = DisplayErrorContext(call.send().await.unwrap_err()).to_string();
    assert!(text.contains("the length of a stream must be known"), "{text}");
}

#[tokio::test]
async fn a_checksum_of_the_caller_is_sent_as_it_is() {
    let server = Server::start([Reply::new(200, "")]).await;
    let call = client(&server, Protocol::RestJson1)
        .upload_checked()
        .name("thing")
        .content(stream());
    call.crc32("AAAAAA==").send().await.unwrap();
    let request = &server.received()[0];
    assert_eq!(
        (request.header("x-amz-checksum-crc32"), request.body.as_str()),
        ("AAAAAA==", TEXT)
    );
    assert_eq!(request.header("x-amz-sdk-checksum-algorithm"), "");
}

/// Returns the text that is read of an answer with that header, and the checksum mode of the request.
async fn download(
    header: (&str, &str),
    mode: Option<ChecksumMode>,
    validation: ResponseChecksumValidation,
) -> (Result<String, String>, String) {
    let server = Server::start([Reply::new(200, TEXT).header(header.0, header.1)]).await;
    let config = Builder::default().response_checksum_validation(validation);
    let call = client(&server, Protocol::RestJson1)
        .download_checked()
        .name("thing")
        .set_mode(mode);
    let output = call.customize().config_override(config).send().await.unwrap();
    let content = output.content.collect().await;
    let content = content.map(|it| String::from_utf8(it.to_vec()).unwrap());
    let asked = server.received()[0].header("x-amz-checksum-mode").to_owned();
    (content.map_err(|error| DisplayErrorContext(error).to_string()), asked)
}

#[tokio::test]
async fn the_checksum_of_an_answer_is_checked() {
    use ResponseChecksumValidation::{WhenRequired, WhenSupported};
    let good = |asked: &str| (Ok(TEXT.to_owned()), asked.to_owned());
    for header in [
        ("x-amz-checksum-crc32", CRC32),
        ("x-amz-checksum-sha256", SHA256),
        // Of an algorithm that the operation does not have, of the parts of an upload, and of none.
        ("x-amz-checksum-sha1", "AAAA"),
        ("x-amz-checksum-crc32", "AAAAAA==-3"),
        ("x-amz-checksum-crc32", "?"),
        ("x-note", "none"),
    ] {
        assert_eq!(download(header, None, WhenSupported).await, good("ENABLED"));
    }
    let wrong = ("x-amz-checksum-crc32", "AAAAAA==");
    for (mode, validation) in [(None, WhenSupported), (Some(ChecksumMode::Enabled), WhenRequired)] {
        let (content, asked) = download(wrong, mode, validation).await;
        let error = content.unwrap_err();
        assert!(error.to_lowercase().contains("checksum"), "{error}");
        assert_eq!(asked, "ENABLED");
    }
    assert_eq!(download(wrong, None, WhenRequired).await, good(""));
}

/// Programs look for these texts of the official clients in their logs.
#[tokio::test]
async fn checksums_that_cannot_be_checked_are_logged() {
    for (checksum, level, text) in [
        (
            "AAAAAA==-3",
            "WARN",
            "This checksum is a part-level checksum which can't be validated by the Rust SDK.",
        ),
        (
            "?",
            "ERROR",
            "Checksum received from server could not be base64 decoded. No checksum validation will be performed.",
        ),
    ] {
        let log = Log::default();
        let guard = log.start();
        let validation = ResponseChecksumValidation::WhenSupported;
        let (content, _) = download(("x-amz-checksum-crc32", checksum), None, validation).await;
        assert_eq!(content, Ok(TEXT.to_owned()));
        drop(guard);
        let log = log.text();
        let line = log
            .lines()
            .find(|line| line.contains(text))
            .unwrap_or_else(|| panic!("{log}"));
        assert!(
            line.trim_start().starts_with(level) && line.contains(checksum),
            "{line}"
        );
    }
}
