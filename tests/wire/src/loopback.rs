//! A stand-in for the service: a real HTTP/1.1 server on loopback that answers by script and keeps what it was sent.

use bytes::Bytes;
use http_body_util::{BodyExt, StreamBody, combinators::BoxBody};
use hyper::body::{Frame, Incoming};
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// The protocol of a request, read from its headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// `smithy.protocols#rpcv2Cbor`
    Cbor,
    /// `aws.protocols#awsJson1_0`
    Json,
}

/// A request as the server saw it.
#[derive(Clone, Debug)]
pub struct Received {
    /// The operation's name, from the path or the target header.
    pub operation: String,
    /// The protocol.
    pub wire: Wire,
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The headers.
    pub headers: hyper::HeaderMap,
    /// The decoded body; `null` if it was empty.
    pub body: Value,
}

/// The server's reaction to a request.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Answers 200 with this value.
    Output(Value),
    /// Answers with an error: status, name and the members of the error.
    Error(u16, &'static str, Value),
    /// Answers 200 with bytes that are of no protocol.
    Garbage(&'static [u8]),
    /// Closes the connection in the middle of the body.
    Cut,
    /// Sends the head and one byte of the body, then nothing.
    Stall,
    /// Answers with this status and a body that has no end.
    Endless(u16),
    /// Waits before it answers 200 with this value.
    Slow(Duration, Value),
    /// Answers like the inner answer, with another header.
    With(&'static str, String, Box<Answer>),
}

/// The server; it stops when dropped.
#[derive(Debug)]
pub struct Loopback {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    task: tokio::task::JoinHandle<()>,
}

type Script = dyn Fn(&Received, usize) -> Answer + Send + Sync;

impl Loopback {
    /// Starts a server whose answer to each request is `script(request, number of requests before it)`.
    pub async fn start(script: impl Fn(&Received, usize) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("loopback has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let received: Arc<Mutex<Vec<Received>>> = Arc::default();
        let log = received.clone();
        let script: Arc<Script> = Arc::new(script);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, script) = (log.clone(), script.clone());
                tokio::spawn(async move {
                    let service =
                        hyper::service::service_fn(move |request| answer(request, log.clone(), script.clone()));
                    // A client that goes away in the middle is part of some tests.
                    let _ = hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .await;
                });
            }
        });
        Self {
            address,
            received,
            task,
        }
    }

    /// A server that answers every request the same way.
    pub async fn always(answer: Answer) -> Self {
        Self::start(move |_, _| answer.clone()).await
    }

    /// The URL to give to `endpoint_url`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the requests received so far.
    pub fn received(&self) -> Vec<Received> {
        self.received
            .lock()
            .expect("no test panics while it holds the lock")
            .clone()
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Received {
    /// A header's value, or the empty string.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

async fn answer(
    request: Request<Incoming>,
    log: Arc<Mutex<Vec<Received>>>,
    script: Arc<Script>,
) -> Result<Response<BoxBody<Bytes, io::Error>>, Infallible> {
    let received = receive(request).await;
    let before = {
        let mut log = log.lock().expect("no test panics while it holds the lock");
        log.push(received.clone());
        log.len() - 1
    };
    Ok(respond(received.wire, script(&received, before)).await)
}

async fn receive(request: Request<Incoming>) -> Received {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let path = head.uri.path().to_owned();
    let (wire, operation) = match head.headers.get("x-amz-target").and_then(|target| target.to_str().ok()) {
        Some(target) => (Wire::Json, target.rsplit('.').next().unwrap_or_default().to_owned()),
        None => (Wire::Cbor, path.rsplit('/').next().unwrap_or_default().to_owned()),
    };
    let body = match wire {
        _ if body.is_empty() => Value::Null,
        Wire::Cbor => untagged(ciborium::from_reader(&body[..]).expect("the client sends CBOR")),
        Wire::Json => serde_json::from_slice(&body).expect("the client sends JSON"),
    };
    Received {
        operation,
        wire,
        method: head.method.to_string(),
        path,
        headers: head.headers,
        body,
    }
}

/// A CBOR value as JSON; tags (those of timestamps) are dropped.
fn untagged(value: ciborium::Value) -> Value {
    match value {
        ciborium::Value::Tag(_, inner) => untagged(*inner),
        ciborium::Value::Array(elements) => elements.into_iter().map(untagged).collect(),
        ciborium::Value::Map(entries) => entries
            .into_iter()
            .map(|(key, value)| (key.into_text().expect("keys are text"), untagged(value)))
            .collect(),
        ciborium::Value::Float(number) if number.fract() == 0.0 => Value::from(number as i64),
        other => other.deserialized().expect("scalars are JSON"),
    }
}

/// A value in the bytes of the protocol.
pub fn encode(wire: Wire, value: &Value) -> Vec<u8> {
    match wire {
        Wire::Json => value.to_string().into_bytes(),
        Wire::Cbor => {
            let mut bytes = Vec::new();
            ciborium::into_writer(value, &mut bytes).expect("a JSON value is CBOR");
            bytes
        }
    }
}

async fn respond(wire: Wire, answer: Answer) -> Response<BoxBody<Bytes, io::Error>> {
    match answer {
        Answer::Output(value) => whole(wire, 200, encode(wire, &value)),
        Answer::Error(status, name, mut members) => {
            members["__type"] = Value::from(format!("com.amazonaws.workspacesinstances#{name}"));
            whole(wire, status, encode(wire, &members))
        }
        Answer::Garbage(bytes) => whole(wire, 200, bytes.to_vec()),
        Answer::Slow(time, value) => {
            tokio::time::sleep(time).await;
            whole(wire, 200, encode(wire, &value))
        }
        Answer::Endless(status) => {
            let piece = || Ok::<_, io::Error>(Frame::data(Bytes::from_static(&[b' '; 16 << 10])));
            let body = StreamBody::new(tokio_stream::iter(std::iter::repeat_with(piece)));
            let response = head(wire, status).body(body.boxed());
            response.expect("the head is valid")
        }
        Answer::Cut => started(wire, true),
        Answer::Stall => started(wire, false),
        Answer::With(name, value, inner) => {
            let mut response = Box::pin(respond(wire, *inner)).await;
            response
                .headers_mut()
                .insert(name, value.parse().expect("tests give valid header values"));
            response
        }
    }
}

fn head(wire: Wire, status: u16) -> hyper::http::response::Builder {
    let builder = Response::builder()
        .status(StatusCode::from_u16(status).expect("tests give valid status codes"))
        .header("x-amzn-requestid", "7f3c0f0e-0000-4000-8000-5bca5e000001");
    match wire {
        Wire::Cbor => builder
            .header("content-type", "application/cbor")
            .header("smithy-protocol", "rpc-v2-cbor"),
        Wire::Json => builder.header("content-type", "application/x-amz-json-1.0"),
    }
}

fn whole(wire: Wire, status: u16, body: Vec<u8>) -> Response<BoxBody<Bytes, io::Error>> {
    let body = http_body_util::Full::new(Bytes::from(body))
        .map_err(|never| match never {})
        .boxed();
    head(wire, status).body(body).expect("the head is valid")
}

/// A response that stops after one byte: with an error, which closes the connection, or with silence.
fn started(wire: Wire, cut: bool) -> Response<BoxBody<Bytes, io::Error>> {
    let (sender, receiver) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let _ = sender.send(Ok(Frame::data(Bytes::from_static(b"\xbf"))));
        tokio::time::sleep(Duration::from_millis(50)).await;
        if cut {
            let _ = sender.send(Err(io::Error::other("cut by the test")));
        } else {
            sender.closed().await;
        }
    });
    let body = StreamBody::new(tokio_stream::wrappers::UnboundedReceiverStream::new(receiver)).boxed();
    head(wire, 200)
        .header("content-length", "1000")
        .body(body)
        .expect("the head is valid")
}
