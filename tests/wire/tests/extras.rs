//! The request bodies of operations with traits such as compression, observed at the HTTP client.

use std::io::Read;
use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::error::display::DisplayErrorContext;
use flate2::read::MultiGzDecoder;
use http_bindings::config::{BehaviorVersion, Builder, Protocol};
use http_bindings::{Client, Config};

/// A request without its body, and the body.
type Sent = (HttpRequest, Vec<u8>);

/// Keeps the requests, and answers each in the same way.
#[derive(Clone, Debug, Default)]
struct Capture {
    requests: Arc<Mutex<Vec<Sent>>>,
}

impl HttpConnector for Capture {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let this = self.clone();
        HttpConnectorFuture::new(async move {
            let body = std::mem::replace(request.body_mut(), SdkBody::taken());
            let body = ByteStream::new(body).collect().await.expect("the body can be read");
            this.requests.lock().unwrap().push((request, body.to_vec()));
            Ok(HttpResponse::new(200.try_into().expect("a status"), SdkBody::empty()))
        })
    }
}

impl Capture {
    fn client(&self, change: impl FnOnce(Builder) -> Builder) -> Client {
        let connector = SharedHttpConnector::new(self.clone());
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .http_client(http_client_fn(move |_, _| connector.clone()))
            .endpoint_url("http://parcels.example.com")
            .protocol(Protocol::RestJson1);
        Client::from_conf(change(config).build())
    }

    /// The one request: its headers of this name in one line, and its body.
    fn request(&self, header: &str) -> (String, Vec<u8>) {
        let (request, body) = self.requests.lock().unwrap().pop().expect("a request was sent");
        let headers: Vec<_> = request.headers().get_all(header).collect();
        (headers.join(", "), body)
    }
}

fn unpacked(body: &[u8]) -> String {
    let mut text = String::new();
    MultiGzDecoder::new(body)
        .read_to_string(&mut text)
        .expect("the body is gzip");
    text
}

#[tokio::test]
async fn long_bodies_are_compressed() {
    let list = "spoon, ".repeat(2000);
    let sent = format!("{{\"list\":\"{list}\"}}");
    let capture = Capture::default();
    let client = capture.client(|it| it);
    client.list_contents().list(&list).send().await.unwrap();
    let (encoding, body) = capture.request("content-encoding");
    assert_eq!((encoding.as_str(), unpacked(&body)), ("gzip", sent.clone()));

    let call = client.list_contents().encoding("words").list(&list);
    call.send().await.unwrap();
    assert_eq!(capture.request("content-encoding").0, "words, gzip");

    client.list_contents().list("spoon").send().await.unwrap();
    let plain = (String::new(), b"{\"list\":\"spoon\"}".to_vec());
    assert_eq!(capture.request("content-encoding"), plain);
}

#[tokio::test]
async fn how_much_is_compressed_is_configured() {
    let capture = Capture::default();
    let client = capture.client(|it| it.request_min_compression_size_bytes(1));
    client.list_contents().list("spoon").send().await.unwrap();
    let (encoding, body) = capture.request("content-encoding");
    assert_eq!(
        (encoding.as_str(), unpacked(&body).as_str()),
        ("gzip", "{\"list\":\"spoon\"}")
    );

    let off = Config::builder().disable_request_compression(true);
    let call = client.list_contents().list("spoon").customize().config_override(off);
    call.send().await.unwrap();
    assert_eq!(capture.request("content-encoding").0, "");

    let client = capture.client(|it| it.request_min_compression_size_bytes(10_485_761));
    let error = client.list_contents().list("spoon").send().await.unwrap_err();
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("10485761"), "{text}");
}

#[tokio::test]
async fn the_digest_of_a_body_is_sent_where_it_is_required() {
    let capture = Capture::default();
    let client = capture.client(|it| it);
    client.insure_parcel().worth("a crown").send().await.unwrap();
    let (digest, body) = capture.request("content-md5");
    assert_eq!(
        (digest.as_str(), body.as_slice()),
        ("OX8039o20rzDKJpfPGkgoA==", &b"{\"worth\":\"a crown\"}"[..])
    );
}
