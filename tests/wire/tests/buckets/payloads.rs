//! The signed part of a payload, and the chunks of a stream.

use super::service::{Reply, Sent, Service};
use buckets::config::Builder;
use buckets::error::DisplayErrorContext;
use buckets::primitives::{ByteStream, SdkBody};
use bytes::Bytes;
use http_body_util::Full;

const CRC32_OF_TEXT: &str = "9nGdRQ==";

/// A stream of that length, which is known.
fn stream(length: usize) -> ByteStream {
    let body = Full::new(Bytes::from(vec![b'x'; length]));
    ByteStream::new(SdkBody::from_body_1_x(body))
}

/// Returns the request with a payload, or the text of the error.
async fn put(url: &str, body: ByteStream, change: impl FnOnce(Builder) -> Builder) -> Result<Sent, String> {
    let service = Service::always(Reply::new(200, ""));
    let client = service.client_with(|it| change(it.endpoint_url(url)));
    let answer = client.put_object().bucket("attic").key("hat").body(body).send().await;
    answer.map_err(|error| DisplayErrorContext(error).to_string())?;
    Ok(service.sent().remove(0))
}

#[tokio::test]
async fn a_call_can_leave_its_payload_out_of_the_signature() {
    for unsigned in [false, true] {
        let service = Service::always(Reply::new(200, ""));
        let call = service.client().put_object().bucket("attic").key("hat");
        let call = call.body(ByteStream::from_static(b"text")).customize();
        let call = if unsigned { call.disable_payload_signing() } else { call };
        call.send().await.expect("the service answers");
        let sent = service.sent().remove(0);
        assert_eq!(sent.header("x-amz-content-sha256") == "UNSIGNED-PAYLOAD", unsigned);
        assert!(sent.header("authorization").contains("x-amz-content-sha256"));
        // The checksum is another matter.
        assert_eq!(sent.header("x-amz-checksum-crc32").len(), CRC32_OF_TEXT.len());
    }
}

/// The sizes of the chunks of a body that was sent.
fn chunks(body: &str) -> Vec<usize> {
    let (mut sizes, mut rest) = (vec![], body);
    while let Some((head, after)) = rest.split_once("\r\n") {
        let digits = head.split(';').next().unwrap_or_default();
        let Ok(size) = usize::from_str_radix(digits, 16) else {
            break;
        };
        sizes.push(size);
        if size == 0 {
            break;
        }
        rest = &after[size + "\r\n".len()..];
    }
    sizes
}

#[tokio::test]
async fn a_stream_is_cut_into_chunks_of_the_size_that_is_configured() {
    const LENGTH: usize = 100_000;
    let whole_chunks = |size| {
        let mut chunks = vec![size; LENGTH / size];
        chunks.extend([LENGTH % size, 0]);
        chunks
    };
    for url in ["https://s3.example.com", "http://s3.example.com"] {
        for (size, expected) in [
            (None, whole_chunks(65_536)),
            (Some(Some(8_192)), whole_chunks(8_192)),
            (Some(None), vec![LENGTH, 0]),
        ] {
            let sent = put(url, stream(LENGTH), |mut it| {
                it.set_aws_chunked_encoding_chunk_size(size);
                it
            });
            let sent = sent.await.expect("the size is large enough");
            assert_eq!(chunks(&sent.body), expected, "{url} {size:?}");
            assert_eq!(sent.header("content-length"), sent.body.len().to_string());
            assert_eq!(sent.header("x-amz-decoded-content-length"), LENGTH.to_string());
        }
    }
}

#[tokio::test]
async fn small_streams_are_one_chunk_however_small() {
    for length in [0, 1, 100] {
        let sent = put("https://s3.example.com", stream(length), |it| {
            it.aws_chunked_encoding_chunk_size(None)
        });
        let sent = sent.await.expect("the last chunk may have any size");
        let expected = if length == 0 { vec![0] } else { vec![length, 0] };
        assert_eq!(chunks(&sent.body), expected);
        assert_eq!(sent.header("content-length"), sent.body.len().to_string());
    }
}

#[tokio::test]
async fn chunks_that_the_service_would_refuse_are_not_sent() {
    let error = put("https://s3.example.com", stream(100), |it| {
        it.aws_chunked_encoding_chunk_size(Some(8_191))
    });
    let error = error.await.expect_err("the size is too small");
    assert!(
        error.contains("Chunk size must be at least 8192 bytes, but 8191 was provided."),
        "{error}"
    );
}
