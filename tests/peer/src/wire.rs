//! A connector that keeps what it is sent and answers what it is told.

use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_types::body::SdkBody;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// A request in a form that can be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// Method and URI.
    pub line: String,
    /// Headers, without what must differ: user agent and with it the signature, and the length of the body, since lists
    /// and maps have two encodings of one meaning.
    pub headers: BTreeMap<String, String>,
    /// The decoded body.
    pub body: ciborium::Value,
}

/// The requests that a connector was sent.
pub type Log = Arc<Mutex<Vec<Sent>>>;

/// The answer to every request: status, headers, body.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

/// A connector with that answer, and its log.
pub fn connector(answer: Answer) -> (SharedHttpClient, Log) {
    let log = Log::default();
    let kept = log.clone();
    let client = infallible_client_fn(move |request: http::Request<SdkBody>| {
        kept.lock()
            .expect("nobody panics while it is held")
            .push(sent(&request));
        http::Response::builder()
            .status(answer.status)
            .header("content-type", "application/cbor")
            .header("smithy-protocol", "rpc-v2-cbor")
            .header("x-amzn-requestid", "request-1")
            .body(SdkBody::from(answer.body.clone()))
            .expect("the answer is valid")
    });
    (client, log)
}

fn sent(request: &http::Request<SdkBody>) -> Sent {
    const DIFFER: &[&str] = &[
        "content-length",
        "user-agent",
        "x-amz-user-agent",
        "authorization",
        "amz-sdk-invocation-id",
    ];
    let headers = request.headers().iter().map(|(name, value)| {
        (
            name.to_string(),
            value.to_str().expect("our headers are text").to_owned(),
        )
    });
    let body = request.body().bytes().expect("the body is in memory");
    Sent {
        line: format!("{} {}", request.method(), request.uri()),
        headers: headers.filter(|(name, _)| !DIFFER.contains(&name.as_str())).collect(),
        body: if body.is_empty() {
            ciborium::Value::Null
        } else {
            sorted(ciborium::from_reader(body).expect("the body is CBOR"))
        },
    }
}

/// Maps in the order of their keys, since order has no meaning.
fn sorted(value: ciborium::Value) -> ciborium::Value {
    match value {
        ciborium::Value::Map(entries) => {
            let mut entries: Vec<_> = entries.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            entries.sort_by(|a, b| format!("{:?}", a.0).cmp(&format!("{:?}", b.0)));
            ciborium::Value::Map(entries)
        }
        ciborium::Value::Array(elements) => ciborium::Value::Array(elements.into_iter().map(sorted).collect()),
        other => other,
    }
}
