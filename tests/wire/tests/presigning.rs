//! Requests that are signed now and sent later, by somebody who has no credentials.
//!
//! The signatures are those that the official S3 client makes of the same requests.

use aws_smithy_types::error::display::DisplayErrorContext;
use hyper::body::Bytes;
use presigning::config::{Builder, Credentials, Region};
use presigning::presigning::{PresignedRequest, PresigningConfig};
use presigning::primitives::ByteStream;
use presigning::{Client, Config};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const ALGORITHM: &str = "X-Amz-Algorithm=AWS4-HMAC-SHA256\
    &X-Amz-Credential=AKIDEXAMPLE%2F20090213%2Feu-central-1%2Fs3%2Faws4_request\
    &X-Amz-Date=20090213T233131Z&X-Amz-Expires=900";

fn config() -> Builder {
    Config::builder()
        .behavior_version_latest()
        .region(Region::new("eu-central-1"))
        .credentials_provider(keys(None))
}

fn client() -> Client {
    Client::from_conf(config().build())
}

fn keys(token: Option<&str>) -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret", token.map(str::to_owned), None, "tests")
}

fn start() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_234_567_891)
}

fn quarter_of_an_hour() -> PresigningConfig {
    let config = PresigningConfig::builder()
        .start_time(start())
        .expires_in(Duration::from_secs(900));
    config.build().expect("that is less than a week")
}

fn headers(request: &PresignedRequest) -> Vec<(&str, &str)> {
    let mut headers: Vec<_> = request.headers().collect();
    headers.sort_unstable();
    headers
}

#[tokio::test]
async fn a_download_is_a_url_and_the_headers_that_were_asked_for() {
    let request = client()
        .get_object()
        .chest("oak")
        .key("box/hat")
        .range("bytes=0-9")
        .response_content_type("text/plain")
        .presigned(quarter_of_an_hour())
        .await
        .expect("the request is signed");
    assert_eq!(request.method(), "GET");
    assert_eq!(
        request.uri(),
        format!(
            "https://attic.eu-central-1.example.com/oak/box/hat?x-id=GetObject&response-content-type=text%2Fplain\
             &{ALGORITHM}&X-Amz-SignedHeaders=host%3Brange\
             &X-Amz-Signature=6a3ca0fe43e26dfe247801a07bbc031cabe679c9c804267b8a3e1eef64d9e006"
        )
    );
    assert_eq!(headers(&request), [("range", "bytes=0-9")]);
}

#[tokio::test]
async fn a_path_is_signed_as_it_is_sent() {
    let request = client()
        .get_object()
        .chest("oak")
        .key("a b+c")
        .presigned(quarter_of_an_hour())
        .await
        .expect("the request is signed");
    assert_eq!(
        request.uri(),
        format!(
            "https://attic.eu-central-1.example.com/oak/a%20b%2Bc?x-id=GetObject&{ALGORITHM}&X-Amz-SignedHeaders=host\
             &X-Amz-Signature=268531089ac769051d1506c174d99ae4f41b05f4224cf5248d54b021049e55bd"
        )
    );
    assert_eq!(headers(&request), []);
}

#[tokio::test]
async fn an_upload_has_the_headers_that_were_asked_for_and_any_body() {
    let request = client()
        .put_object()
        .chest("oak")
        .key("box/hat")
        .content_length(12)
        .content_type("text/plain")
        .labels("a", "b")
        .body(ByteStream::from_static(b"not sent"))
        .presigned(quarter_of_an_hour())
        .await
        .expect("the request is signed");
    assert_eq!(request.method(), "PUT");
    assert_eq!(
        request.uri(),
        format!(
            "https://attic.eu-central-1.example.com/oak/box/hat?x-id=PutObject\
             &{ALGORITHM}&X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost%3Bx-amz-meta-a\
             &X-Amz-Signature=ce5ec320b77d96c897a86874523001a96bb0db39d55063b5c4d78e2e60ec0bee"
        )
    );
    assert_eq!(
        headers(&request),
        [
            ("content-length", "12"),
            ("content-type", "text/plain"),
            ("x-amz-meta-a", "b")
        ]
    );
    let again = request.clone();
    let sent = request.into_http_1x_request(Bytes::from_static(b"twelve bytes"));
    assert_eq!(sent.method(), "PUT");
    assert_eq!(sent.uri().to_string(), again.uri());
    assert_eq!(sent.headers()["x-amz-meta-a"], "b");
    assert_eq!(again.make_http_1x_request(()).uri(), sent.uri());
}

#[tokio::test]
async fn an_upload_of_which_nothing_is_known_has_no_headers() {
    let request = client()
        .put_object()
        .chest("oak")
        .key("box/hat")
        .presigned(quarter_of_an_hour())
        .await
        .expect("the request is signed");
    assert_eq!(headers(&request), []);
    assert!(request.uri().contains("&X-Amz-SignedHeaders=host&"), "{request:?}");
}

#[tokio::test]
async fn a_session_token_follows_the_signature() {
    let config = config().credentials_provider(keys(Some("to/ken")));
    let request = Client::from_conf(config.build())
        .get_object()
        .chest("oak")
        .key("box/hat")
        .presigned(quarter_of_an_hour())
        .await
        .expect("the request is signed");
    assert!(request.uri().ends_with("&X-Amz-Security-Token=to%2Fken"), "{request:?}");
}

#[tokio::test]
async fn a_call_can_be_changed_before_it_is_presigned() {
    let request = client()
        .get_object()
        .chest("oak")
        .key("box/hat")
        .customize()
        .mutate_request(|it| {
            it.headers_mut().insert("x-label", "fragile");
        })
        .config_override(Config::builder().region(Region::new("eu-west-1")))
        .presigned(quarter_of_an_hour())
        .await
        .expect("the request is signed");
    assert!(
        request.uri().starts_with("https://attic.eu-west-1.example.com/"),
        "{request:?}"
    );
    assert!(request.uri().contains("%2Feu-west-1%2Fs3%2F"), "{request:?}");
    assert!(
        request.uri().contains("&X-Amz-SignedHeaders=host%3Bx-label&"),
        "{request:?}"
    );
    assert_eq!(headers(&request), [("x-label", "fragile")]);
}

#[tokio::test]
async fn what_would_not_be_sent_is_not_signed() {
    let incomplete = client().get_object().chest("oak").presigned(quarter_of_an_hour());
    let error = DisplayErrorContext(incomplete.await.expect_err("there is no key")).to_string();
    assert!(error.contains("key"), "{error}");
}

#[test]
fn a_signature_holds_for_a_week_at_most() {
    const WEEK: Duration = Duration::from_secs(604_800);
    let config = PresigningConfig::expires_in(WEEK).expect("a week is allowed");
    assert_eq!(config.expires(), WEEK);
    let error = PresigningConfig::expires_in(WEEK + Duration::from_secs(1)).expect_err("that is too long");
    assert_eq!(error.to_string(), "`expires_in` must be no longer than one week");
    let error = PresigningConfig::builder().start_time(start()).build();
    assert_eq!(
        error.expect_err("nothing is set").to_string(),
        "`expires_in` is required"
    );
}

#[tokio::test]
async fn versions_are_listed_by_a_url() {
    let config = buckets::Config::builder()
        .behavior_version_latest()
        .region(Region::new("us-east-1"))
        .credentials_provider(keys(None));
    let request = buckets::Client::from_conf(config.build())
        .list_object_versions()
        .bucket("attic")
        .prefix("h")
        .presigned(quarter_of_an_hour())
        .await
        .expect("the request is signed");
    let start = "https://attic.s3.us-east-1.amazonaws.com/?versions&prefix=h&X-Amz-Algorithm=";
    assert!(request.uri().starts_with(start), "{}", request.uri());
    assert_eq!((request.method(), request.headers().count()), ("GET", 0));
}

#[tokio::test]
#[expect(deprecated, reason = "programs with the former version of `http` need it")]
async fn a_request_of_the_former_http_is_the_same() {
    let request = client()
        .put_object()
        .chest("oak")
        .key("box/hat")
        .content_type("text/plain")
        .presigned(quarter_of_an_hour())
        .await
        .expect("the request is signed");
    let made = request.make_http_02x_request("body");
    assert_eq!(
        (made.method().as_str(), made.uri().to_string()),
        ("PUT", request.uri().to_owned())
    );
    assert_eq!(
        (made.headers()["content-type"].as_bytes(), *made.body()),
        (&b"text/plain"[..], "body")
    );
    let taken = request.clone().into_http_02x_request(());
    assert_eq!(taken.uri().to_string(), request.uri());
    assert_eq!(taken.headers().len(), 1);
}

fn reader() -> speech::Client {
    let config = speech::Config::builder()
        .behavior_version_latest()
        .region(Region::new("us-east-1"))
        .credentials_provider(keys(None))
        .validation(speech::config::Validation::Off);
    speech::Client::from_conf(config.build())
}

#[tokio::test]
async fn a_request_is_a_get_before_anybody_sees_it() {
    let seen = Arc::new(Mutex::new(vec![]));
    let log = seen.clone();
    let request = reader()
        .synthesize_speech()
        .output_format(speech::types::OutputFormat::Mp3)
        .lexicon_names("a")
        .lexicon_names("b")
        .text("hi & bye")
        .voice_id("Joanna")
        .customize()
        .mutate_request(move |it| {
            let line = format!("{} {}", it.method(), it.uri());
            log.lock().expect("nothing panics with the lock").push(line);
            let uri = it.uri().to_owned() + "&extra=1";
            it.set_uri(uri).expect("the URI is valid");
        })
        .presigned(quarter_of_an_hour())
        .await
        .expect("the request is signed");
    const QUERY: &str = "LexiconNames=a&LexiconNames=b&OutputFormat=mp3&Text=hi%20%26%20bye&VoiceId=Joanna";
    let seen = seen.lock().expect("nothing panics with the lock");
    assert_eq!(
        seen.as_slice(),
        [format!("GET https://polly.us-east-1.amazonaws.com/v1/speech?{QUERY}")]
    );
    let start = format!("https://polly.us-east-1.amazonaws.com/v1/speech?{QUERY}&extra=1&X-Amz-Algorithm=");
    assert!(request.uri().starts_with(&start), "{}", request.uri());
    assert_eq!((request.method(), headers(&request)), ("GET", vec![]));
}

#[tokio::test]
async fn a_get_is_not_presigned_without_what_it_needs() {
    let incomplete = reader().synthesize_speech().text("hi").voice_id("Joanna");
    let error = incomplete.presigned(quarter_of_an_hour()).await;
    let error = DisplayErrorContext(error.expect_err("there is no format")).to_string();
    assert!(error.contains("output_format"), "{error}");
}
