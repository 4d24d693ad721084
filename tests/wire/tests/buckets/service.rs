//! A service in the place of the network: it answers by script and keeps what it was sent.

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::retry::RetryConfig;
use buckets::config::{BehaviorVersion, Builder, Credentials, Region};
use buckets::{Client, Config};
use std::fmt;
use std::sync::{Arc, Mutex};

/// A request as it was sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The method and the URI.
    pub line: String,
    headers: Vec<(String, String)>,
    /// The body, if it is text.
    pub body: String,
}

impl Sent {
    /// A header's value, or the empty string.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(it, _)| it == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The ID of the key that signed it, with day, region and service.
    pub fn credential(&self) -> &str {
        let authorization = self.header("authorization").split("Credential=").nth(1);
        authorization.and_then(|it| it.split(',').next()).unwrap_or_default()
    }

    /// The codes by which the user agent tells what the call makes use of.
    pub fn features(&self) -> Vec<&str> {
        let codes = self
            .header("x-amz-user-agent")
            .split(' ')
            .find_map(|it| it.strip_prefix("m/"));
        codes.unwrap_or_default().split(',').collect()
    }
}

/// An answer: a status, headers and a body.
#[derive(Clone, Debug)]
pub struct Reply(pub u16, pub Vec<(&'static str, String)>, pub String);

impl Reply {
    /// An answer without headers.
    pub fn new(status: u16, body: impl Into<String>) -> Self {
        Self(status, vec![], body.into())
    }
}

type Script = dyn Fn(&Sent) -> Reply + Send + Sync;

/// The service.
#[derive(Clone)]
pub struct Service {
    script: Arc<Script>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Service").field(&self.sent).finish()
    }
}

impl HttpConnector for Service {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let this = self.clone();
        HttpConnectorFuture::new(async move {
            let body = std::mem::replace(request.body_mut(), SdkBody::taken());
            let body = ByteStream::new(body).collect().await.expect("the body can be read");
            let headers = request.headers().iter();
            let sent = Sent {
                line: format!("{} {}", request.method(), request.uri()),
                headers: headers
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .collect(),
                body: String::from_utf8_lossy(&body.to_vec()).into_owned(),
            };
            let Reply(status, headers, body) = (this.script)(&sent);
            this.sent.lock().expect("no test panics with the lock").push(sent);
            let status = status.try_into().expect("tests give valid status codes");
            let mut response = HttpResponse::new(status, SdkBody::from(body));
            for (name, value) in headers {
                response.headers_mut().insert(name, value);
            }
            Ok(response)
        })
    }
}

impl Service {
    /// A service that answers by script.
    pub fn new(script: impl Fn(&Sent) -> Reply + Send + Sync + 'static) -> Self {
        Self {
            script: Arc::new(script),
            sent: Arc::default(),
        }
    }

    /// A service that answers every request the same way.
    pub fn always(reply: Reply) -> Self {
        Self::new(move |_| reply.clone())
    }

    /// Returns the requests sent so far.
    pub fn sent(&self) -> Vec<Sent> {
        self.sent.lock().expect("no test panics with the lock").clone()
    }

    /// Returns an HTTP client that sends requests to the service.
    pub fn http_client(&self) -> SharedHttpClient {
        let connector = SharedHttpConnector::new(self.clone());
        http_client_fn(move |_, _| connector.clone())
    }

    /// A client of it, with credentials.
    pub fn client(&self) -> Client {
        self.client_with(|it| it)
    }

    /// A client with other settings.
    pub fn client_with(&self, change: impl FnOnce(Builder) -> Builder) -> Client {
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-west-2"))
            .credentials_provider(keys("AKIDEXAMPLE"))
            .retry_config(RetryConfig::disabled())
            .http_client(self.http_client());
        Client::from_conf(change(config).build())
    }
}

/// Credentials with a session token.
pub fn keys(id: &str) -> Credentials {
    Credentials::new(id, "secret", Some("token".to_owned()), None, "tests")
}
