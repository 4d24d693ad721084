//! A connector that keeps what it is sent and answers what it is told.

use aws_smithy_eventstream::frame::{DecodedFrame, MessageFrameDecoder};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use http_body_util::BodyExt;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// A request in a form that can be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// Method and URI.
    pub line: String,
    /// Headers, without what must differ: user agent and with it the signature, and the length of a CBOR body, since lists
    /// and maps have two encodings of one meaning there.
    pub headers: BTreeMap<String, String>,
    /// The decoded body.
    pub body: Body,
}

/// A body by its media type.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// No bytes.
    Empty,
    /// CBOR with its maps in order.
    Cbor(ciborium::Value),
    /// JSON.
    Json(serde_json::Value),
    /// The parameters of a form, in order.
    Form(Vec<String>),
    /// The messages of an event stream, without their signatures.
    Events(Vec<String>),
    /// Other text.
    Text(String),
    /// Other bytes, or a body that its media type does not fit.
    Bytes(Vec<u8>),
    /// A body that failed.
    Failed,
}

/// The requests that a connector was sent.
pub type Log = Arc<Mutex<Vec<Sent>>>;

/// The answer to every request: status, headers, body.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// An answer in CBOR.
    pub fn cbor(status: u16, body: Vec<u8>) -> Self {
        let headers = [("content-type", "application/cbor"), ("smithy-protocol", "rpc-v2-cbor")];
        Self {
            status,
            headers: headers
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec(),
            body,
        }
    }
}

#[derive(Clone, Debug)]
struct Recorder {
    answer: Answer,
    log: Log,
}

/// A connector with that answer, and its log.
pub fn connector(answer: Answer) -> (SharedHttpClient, Log) {
    let log = Log::default();
    let recorder = Recorder {
        answer,
        log: log.clone(),
    };
    (SharedHttpClient::new(recorder), log)
}

impl HttpClient for Recorder {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Recorder {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let Self { answer, log } = self.clone();
        HttpConnectorFuture::new(async move {
            let sent = sent(request).await;
            log.lock().expect("nobody panics while it is held").push(sent);
            let status = answer.status.try_into().expect("the status is valid");
            let mut response = HttpResponse::new(status, SdkBody::from(answer.body));
            response.headers_mut().insert("x-amzn-requestid", "request-1");
            for (name, value) in answer.headers {
                response.headers_mut().insert(name, value);
            }
            Ok(response)
        })
    }
}

/// Headers that must differ.
const DIFFER: &[&str] = &["user-agent", "x-amz-user-agent", "amz-sdk-invocation-id"];

async fn sent(request: HttpRequest) -> Sent {
    let line = format!("{} {}", request.method(), with_sorted_query(request.uri()));
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    for (name, _) in request.headers().iter().filter(|(name, _)| !DIFFER.contains(name)) {
        // Several lines of a header are a line with all values (RFC 9110, 5.3).
        let values: Vec<&str> = request.headers().get_all(name).collect();
        headers.insert(name.to_owned(), values.join(", "));
    }
    if let Some(value) = headers.get_mut("authorization") {
        *value = value.split(", Signature=").next().unwrap_or_default().to_owned();
    }
    let media_type = headers.get("content-type").cloned().unwrap_or_default();
    let body = match request.into_body().collect().await {
        Ok(body) => body_of(body.to_bytes().to_vec(), &media_type),
        Err(_) => Body::Failed,
    };
    if matches!(body, Body::Cbor(_)) {
        headers.remove("content-length");
    }
    Sent { line, headers, body }
}

/// Parameters are in the order of the model, which another version of it changes. Those of one name keep their order.
fn with_sorted_query(uri: &str) -> String {
    let Some((path, query)) = uri.split_once('?') else {
        return uri.to_owned();
    };
    let mut parameters: Vec<&str> = query.split('&').collect();
    parameters.sort_by_key(|it| it.split('=').next());
    format!("{path}?{}", parameters.join("&"))
}

fn body_of(bytes: Vec<u8>, media_type: &str) -> Body {
    if bytes.is_empty() {
        return Body::Empty;
    }
    let decoded = match media_type {
        "application/cbor" => ciborium::from_reader(bytes.as_slice())
            .ok()
            .map(|it| Body::Cbor(sorted(it))),
        "application/vnd.amazon.eventstream" => events(&bytes).map(Body::Events),
        it if it.contains("json") => serde_json::from_slice(&bytes).ok().map(Body::Json),
        "application/x-www-form-urlencoded" => String::from_utf8(bytes.clone()).ok().map(|text| {
            let mut parameters: Vec<String> = text.split('&').map(str::to_owned).collect();
            parameters.sort();
            Body::Form(parameters)
        }),
        _ => String::from_utf8(bytes.clone()).ok().map(Body::Text),
    };
    decoded.unwrap_or(Body::Bytes(bytes))
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

/// The payloads of signed messages, each a message itself.
fn events(mut bytes: &[u8]) -> Option<Vec<String>> {
    let mut decoder = MessageFrameDecoder::new();
    let mut found = Vec::new();
    while let DecodedFrame::Complete(message) = decoder.decode_frame(&mut bytes).ok()? {
        found.push(format!("{:?}", message.payload()));
    }
    Some(found)
}
