//! A server that answers with bodies in pieces, and clients of it.

#![allow(dead_code, reason = "each test uses its part")]

use aws_smithy_types::retry::RetryConfig;
use bytes::Bytes;
use http_body_util::{BodyExt, Full, StreamBody, combinators::BoxBody};
use hyper::body::{Frame, Incoming};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use streams::config::{BehaviorVersion, Credentials, Protocol, Region};
use streams::{Client, Config};
use tokio::net::TcpListener;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::UnboundedReceiverStream;

/// A body in one piece or in many.
pub type Body = BoxBody<Bytes, io::Error>;

/// A client that speaks that protocol.
pub fn client(server: &Server, protocol: Protocol) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
        .endpoint_url(&server.url)
        .protocol(protocol);
    Client::from_conf(config.build())
}

/// A request as it was received.
#[derive(Clone, Debug)]
pub struct Received {
    pub method: String,
    pub path: String,
    pub query: String,
    pub headers: hyper::HeaderMap,
    pub body: String,
    pub bytes: Bytes,
}

impl Received {
    /// A header's value, or the empty string.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|it| it.to_str().ok())
            .unwrap_or_default()
    }
}

/// The answer of the server.
pub struct Reply {
    response: hyper::http::response::Builder,
    body: Body,
    /// `true` if the answer begins before the request has ended, and its body is that of the request.
    is_mirror: bool,
    /// A text in the body of a mirror, and its replacement.
    replaced: Option<(&'static str, &'static str)>,
}

impl Reply {
    /// A body in one piece.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        let body = Full::new(body.into()).map_err(|never| match never {}).boxed();
        Self::with(status, body)
    }

    /// A body in pieces, each sent when it comes.
    pub fn live(pieces: UnboundedReceiver<io::Result<&'static str>>) -> Self {
        let frames = UnboundedReceiverStream::new(pieces).map(|it| it.map(|it| Frame::data(it.into())));
        Self::with(200, StreamBody::new(frames).boxed())
    }

    /// The body of the request, piece by piece.
    pub fn mirror() -> Self {
        Self {
            is_mirror: true,
            ..Self::new(200, "")
        }
    }

    /// The body of the request as a whole, with another word for one.
    pub fn mirror_with(word: &'static str, other: &'static str) -> Self {
        Self {
            replaced: Some((word, other)),
            ..Self::mirror()
        }
    }

    fn with(status: u16, body: Body) -> Self {
        Self {
            response: Response::builder().status(status),
            body,
            is_mirror: false,
            replaced: None,
        }
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.response = self.response.header(name, value);
        self
    }
}

/// The server; it stops when dropped.
pub struct Server {
    pub url: String,
    received: Arc<Mutex<Vec<Received>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Server {
    /// Starts a server with these answers, one after the other; after the last one it answers 500.
    pub async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let replies = Arc::new(Mutex::new(replies.into_iter().collect::<VecDeque<_>>()));
        let received: Arc<Mutex<Vec<Received>>> = Arc::default();
        let log = received.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (replies, log) = (replies.clone(), log.clone());
                let service = hyper::service::service_fn(move |request| {
                    let reply = replies.lock().unwrap().pop_front();
                    answer(request, reply.unwrap_or_else(|| Reply::new(500, "")), log.clone())
                });
                let connection =
                    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                tokio::spawn(async move {
                    // Bodies that break off are part of some tests.
                    let _ = connection.await;
                });
            }
        });
        Self { url, received, task }
    }

    /// Returns the requests received so far whose bodies have ended.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(
    request: Request<Incoming>,
    reply: Reply,
    log: Arc<Mutex<Vec<Received>>>,
) -> Result<Response<Body>, Infallible> {
    if let Some((word, other)) = reply.replaced {
        let body = request.into_body().collect().await.unwrap().to_bytes();
        let body = match std::str::from_utf8(&body) {
            Ok(text) => text.replace(word, other).into(),
            Err(_) => body,
        };
        return Ok(reply.response.body(Reply::new(200, body).body).unwrap());
    }
    if reply.is_mirror {
        let body = request.into_body().map_err(io::Error::other).boxed();
        return Ok(reply.response.body(body).unwrap());
    }
    let (head, body) = request.into_parts();
    let bytes = body.collect().await.map(|it| it.to_bytes()).unwrap_or_default();
    log.lock().unwrap().push(Received {
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: head.headers,
        body: String::from_utf8_lossy(&bytes).into_owned(),
        bytes,
    });
    Ok(reply.response.body(reply.body).unwrap())
}
