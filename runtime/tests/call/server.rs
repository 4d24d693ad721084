//! A server on loopback that plays back responses and keeps the requests.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// A request as it arrived.
pub struct Received {
    pub head: hyper::http::request::Parts,
    pub body: Bytes,
}

impl Received {
    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.head.headers.get(name).map_or("", |it| it.to_str().unwrap())
    }
}

/// The server; it stops with the runtime of the test.
pub struct Server {
    pub url: String,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    /// Answers with these responses (status, content type, body), one after the other, each with its own request id.
    pub async fn start(responses: impl IntoIterator<Item = (u16, &'static str, Vec<u8>)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let received = Arc::new(Mutex::new(Vec::new()));
        let responses = Arc::new(Mutex::new(responses.into_iter().collect::<VecDeque<_>>()));
        let log = Arc::clone(&received);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, responses) = (Arc::clone(&log), Arc::clone(&responses));
                let service = service_fn(move |request| answer(request, Arc::clone(&log), Arc::clone(&responses)));
                tokio::spawn(
                    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service),
                );
            }
        });
        Self { url, received }
    }

    /// The requests so far.
    pub fn received(&self) -> Vec<Received> {
        std::mem::take(&mut *self.received.lock().unwrap())
    }
}

type Responses = Arc<Mutex<VecDeque<(u16, &'static str, Vec<u8>)>>>;

async fn answer(
    request: Request<Incoming>,
    log: Arc<Mutex<Vec<Received>>>,
    responses: Responses,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let id = {
        let mut log = log.lock().unwrap();
        log.push(Received { head, body });
        format!("request-{}", log.len())
    };
    let (status, content_type, body) = responses
        .lock()
        .unwrap()
        .pop_front()
        .unwrap_or((418, "text/plain", vec![]));
    let response = Response::builder()
        .status(status)
        .header("content-type", content_type)
        .header("smithy-protocol", "rpc-v2-cbor")
        .header("x-amzn-requestid", id)
        .body(Full::new(body.into()));
    Ok(response.unwrap())
}
