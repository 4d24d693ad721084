//! Quirks of services and traits of operations, tried with a service as the generator writes it.
#![cfg(all(feature = "rest-xml", feature = "checksums", feature = "rt-tokio"))]
#![allow(
    missing_docs,
    unexpected_cfgs,
    reason = "it stands for a generated crate, which declares more features"
)]

mod pace;
mod recorder;

use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use config::{BehaviorVersion, Config, Credentials};
use operation::builders::PutFluentBuilder;
use tinsmith_runtime::error::ProvideErrorMetadata;
use tinsmith_runtime::primitives::ByteStream;

pub use client::Client;

mod meta {
    pub(crate) static SERVICE: ::tinsmith_runtime::Service = ::tinsmith_runtime::Service {
        id: "Vault",
        shape: "Vault",
        namespace: "example",
        protocol: Some(::tinsmith_runtime::Protocol::RestXml.constructor()),
        quirks: &[
            &::tinsmith_runtime::quirks::NoErrorWrapping,
            &::tinsmith_runtime::quirks::Headers(&[("x-version", "7")]),
            &::tinsmith_runtime::quirks::TransientErrors(&["Tired"]),
            &::tinsmith_runtime::quirks::QuickRetries {
                pause_ms: 25,
                attempts: 4,
            },
            &::tinsmith_runtime::quirks::ErrorInSuccess,
            &::tinsmith_runtime::quirks::LenientDates(&[("expires", "x-expires-text")]),
            &crate::recorder::Recorder,
        ],
        ..::tinsmith_runtime::Service::PLAIN
    };
}

mod config {
    pub mod endpoint {
        use ::tinsmith_runtime::endpoint::{RuleSet, Rules};

        ::tinsmith_runtime::endpoint_params! {
            rules: RULES;
            /// A URL that replaces the service's endpoint.
            endpoint, set_endpoint: String => "Endpoint" from "SDK::Endpoint";
        }

        static RULES: RuleSet = RuleSet::new(Rules {
            conditions: &["isSet(Endpoint)"],
            outcomes: &["endpoint Endpoint", "error 'no endpoint'"],
            decisions: &["0 =0 =1"],
        });
    }

    ::tinsmith_runtime::config! {
        service: crate::meta::SERVICE,
        settings: [aws],
    }
}

mod client {
    #[derive(Clone, Debug)]
    pub struct Client(::tinsmith_runtime::__private::Handle);

    impl Client {
        pub fn from_conf(conf: &crate::config::Config) -> Self {
            Self(::tinsmith_runtime::__private::Handle::new(
                &crate::meta::SERVICE,
                conf.core(),
            ))
        }

        pub(crate) fn __call(&self) -> ::tinsmith_runtime::__private::Call {
            ::tinsmith_runtime::__private::Call::new(self.0.clone())
        }

        pub fn put(&self) -> crate::operation::builders::PutFluentBuilder {
            crate::operation::builders::PutFluentBuilder::__new(self.0.clone())
        }
    }

    pub mod customize {
        pub type CustomizableOperation<T, E, B> =
            ::tinsmith_runtime::customize::CustomizableOperation<T, E, B, crate::config::Builder>;
    }
}

mod operation {
    #[derive(Clone, Debug, Default, ::tinsmith_runtime::Operation)]
    #[operation(
        "Put",
        input = PutInput,
        output = PutOutput,
        error = PutError,
        fluent = PutFluentBuilder,
        service = crate::meta::SERVICE,
        http("PUT", "/{account}/{id}", 200),
        fill(account, "-"),
        trim(id, "zone", "change"),
        tree_hash,
        long_poll,
        long_running,
        endpoint_member(endpoint),
    )]
    pub struct Put;

    /// Input of `Put`.
    #[derive(::tinsmith_runtime::Structure)]
    #[shape("example", "PutInput", write, fallible, fluent = PutFluentBuilder)]
    pub struct PutInput {
        /// The account.
        #[member("account", required, http_label)]
        pub account: Option<String>,
        /// The ID.
        #[member("id", required, http_label)]
        pub id: Option<String>,
        /// The URL.
        #[member("endpoint", http_header("x-endpoint"))]
        pub endpoint: Option<String>,
        /// The body.
        #[member("body", http_payload, streaming)]
        pub body: ::tinsmith_runtime::primitives::ByteStream,
    }

    /// Output of `Put`.
    #[derive(Clone, PartialEq, ::tinsmith_runtime::Structure)]
    #[shape("example", "PutOutput", read, output)]
    pub struct PutOutput {
        /// A word.
        #[member("word")]
        pub word: Option<String>,
        /// A date.
        #[member("expires", http_header("Expires"))]
        pub expires: Option<::tinsmith_runtime::primitives::DateTime>,
        /// The raw text of the date.
        #[member("text", http_header("X-Expires-Text"))]
        pub text: Option<String>,
        _request_id: Option<String>,
    }

    /// The errors of `Put`.
    #[derive(::tinsmith_runtime::OperationError)]
    pub enum PutError {
        /// An error that the model does not name.
        #[deprecated(note = "match with a wildcard")]
        Unhandled(::tinsmith_runtime::Unhandled),
    }
}

/// Any error of the service.
#[derive(::tinsmith_runtime::ServiceError)]
pub enum Error {
    /// An error that the model does not name.
    #[deprecated(note = "match with a wildcard")]
    Unhandled(::tinsmith_runtime::Unhandled),
}

/// Keeps requests, and gives these bodies, the last one again and again.
#[derive(Clone, Debug, Default)]
struct Connector {
    requests: Arc<Mutex<Vec<HttpRequest>>>,
    answers: Arc<Mutex<Vec<&'static str>>>,
    expires: Arc<Mutex<Option<&'static str>>>,
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        self.requests.lock().unwrap().push(request);
        let mut answers = self.answers.lock().unwrap();
        let body = if answers.len() > 1 {
            answers.remove(0)
        } else {
            answers[0]
        };
        let mut answer = HttpResponse::new(200.try_into().unwrap(), SdkBody::from(body));
        if let Some(expires) = *self.expires.lock().unwrap() {
            answer.headers_mut().insert("expires", expires);
        }
        HttpConnectorFuture::ready(Ok(answer))
    }
}

fn call(answers: &[&'static str]) -> (Connector, PutFluentBuilder) {
    let connector = Connector::default();
    connector.answers.lock().unwrap().extend(answers);
    let shared = SharedHttpConnector::new(connector.clone());
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(config::Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("AKID", "SECRET", None, None, "test"))
        .endpoint_url("https://vault.example.com")
        .retry_config(config::retry::RetryConfig::standard().with_initial_backoff(std::time::Duration::ZERO))
        .http_client(http_client_fn(move |_, _| shared.clone()));
    (connector, Client::from_conf(&config.build()).put())
}

const DONE: &str = "<PutOutput><word>done</word></PutOutput>";
const TIRED: &str = "<Error><Code>Tired</Code><Message>later</Message></Error>";
const NEVER: &str = "<Error><Code>Never</Code><Message>never</Message></Error>";

#[tokio::test]
async fn inputs_are_rewritten() {
    for (account, id, path) in [
        (None, "/zone/1", "/-/1"),
        (Some(""), "change/1", "/-/1"),
        (Some("me"), "/other/1", "/me/%2Fother%2F1"),
        (Some("me"), "zone1", "/me/zone1"),
    ] {
        let (connector, put) = call(&[DONE]);
        let output = put.set_account(account.map(str::to_owned)).id(id).send().await.unwrap();
        assert_eq!(output.word(), Some("done"));
        let requests = connector.requests.lock().unwrap();
        assert_eq!(requests[0].uri(), format!("https://vault.example.com{path}"));
        assert_eq!(requests[0].headers().get("x-version"), Some("7"));
    }
}

#[tokio::test]
async fn a_member_is_the_endpoint() {
    let (connector, put) = call(&[DONE]);
    put.id("1")
        .endpoint("https://other.example.com/x")
        .send()
        .await
        .unwrap();
    let requests = connector.requests.lock().unwrap();
    assert_eq!(requests[0].uri(), "https://other.example.com/x/-/1");
    assert_eq!(requests.len(), 1);
}

#[tokio::test]
async fn bodies_are_hashed() {
    let three_leaves = vec![b'a'; (2 << 20) + 1];
    for (body, linear, tree) in [(Vec::new(), EMPTY, EMPTY), (three_leaves, LINEAR, TREE)] {
        let (connector, put) = call(&[DONE]);
        put.id("1").body(ByteStream::from(body)).send().await.unwrap();
        let requests = connector.requests.lock().unwrap();
        assert_eq!(requests[0].headers().get("x-amz-content-sha256"), Some(linear));
        assert_eq!(requests[0].headers().get("x-amz-sha256-tree-hash"), Some(tree));
    }
}

/// A file is read again for each attempt, and so is what can only be read once: it is kept.
#[tokio::test]
async fn bodies_that_are_streams_are_hashed() {
    let three_leaves = vec![b'a'; (2 << 20) + 1];
    let path = std::env::temp_dir().join(format!("tinsmith-vault-{}", std::process::id()));
    std::fs::write(&path, &three_leaves).unwrap();
    let file = ByteStream::from_path(&path).await.unwrap();
    let once = ByteStream::from_body_1_x(http_body_util::Full::new(Bytes::from(three_leaves.clone())));
    for body in [file, once] {
        let (connector, put) = call(&[TIRED, DONE]);
        put.id("1").body(body).send().await.unwrap();
        let requests = connector.requests.lock().unwrap();
        assert_eq!(requests.len(), 2);
        for request in requests.iter() {
            assert_eq!(request.headers().get("x-amz-content-sha256"), Some(LINEAR));
            assert_eq!(request.headers().get("x-amz-sha256-tree-hash"), Some(TREE));
            assert_eq!(request.headers().get("content-length"), Some("2097153"));
            assert_eq!(request.body().bytes(), Some(&three_leaves[..]));
        }
    }
    std::fs::remove_file(&path).unwrap();
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_not_sent() {
    let path = std::env::temp_dir().join(format!("tinsmith-vanished-{}", std::process::id()));
    std::fs::write(&path, "gone").unwrap();
    let file = ByteStream::from_path(&path).await.unwrap();
    std::fs::remove_file(&path).unwrap();
    let (connector, put) = call(&[DONE]);
    put.id("1").body(file).send().await.unwrap_err();
    assert_eq!(connector.requests.lock().unwrap().len(), 0);
}

const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const LINEAR: &str = "16a429a1e5162fcf59e3079724763e9afafcef1e2c7f862571e9267b3d959113";
const TREE: &str = "b4c40de8c0f297322b07d3be87d1228c6f2f45b75c8c515def68bf5e2e228592";

#[tokio::test]
async fn an_error_may_come_as_a_success() {
    let (connector, put) = call(&[TIRED, DONE]);
    assert_eq!(put.id("1").send().await.unwrap().word(), Some("done"));
    assert_eq!(connector.requests.lock().unwrap().len(), 2);

    let (connector, put) = call(&[NEVER]);
    let error = put.id("1").send().await.unwrap_err().into_service_error();
    assert_eq!((error.code(), error.message()), (Some("Never"), Some("never")));
    assert_eq!(connector.requests.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_date_may_be_none() {
    let day = "Sun, 06 Nov 1994 08:49:37 GMT";
    for (expires, seconds) in [(None, None), (Some(day), Some(784_111_777)), (Some("soon"), None)] {
        let (connector, put) = call(&[DONE]);
        *connector.expires.lock().unwrap() = expires;
        let output = put.id("1").send().await.unwrap();
        assert_eq!(output.expires().map(|it| it.secs()), seconds);
        assert_eq!(output.text(), expires);
    }
}
