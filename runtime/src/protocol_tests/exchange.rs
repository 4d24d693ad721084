//! `Exchange`: a call whose request is caught and whose answer is known.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::interceptors::context::BeforeDeserializationInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::display::DisplayErrorContext;

use super::case::{RequestTest, ResponseTest, Setting, configure};
use super::complete::Complete;
use super::executor::block_on;
use super::inspect::{Inspect, Tree, differences};
use super::request::{Sent, check_request, check_route};
use crate::client::BoxFuture;
use crate::config::CoreBuilder;
use crate::error::{ProvideErrorMetadata, SdkError};
use crate::service::Protocol;

/// One call of a client that reaches no network.
#[derive(Debug)]
pub struct Exchange {
    test: Test,
    wire: Wire,
}

#[derive(Clone, Copy, Debug)]
enum Test {
    Request(RequestTest),
    Response(ResponseTest),
}

/// Catches the request, gives the answer.
#[derive(Clone, Debug)]
struct Wire {
    sent: Arc<Mutex<Option<Sent>>>,
    answer: Answer,
}

#[derive(Clone, Debug)]
struct Answer {
    code: u16,
    headers: &'static [(&'static str, &'static str)],
    body: Vec<u8>,
}

impl RequestTest {
    /// The exchange of this case; the answer is empty.
    pub fn exchange(self) -> Exchange {
        let answer = Answer {
            code: 200,
            headers: &[],
            body: Vec::new(),
        };
        Exchange::new(Test::Request(self), answer)
    }
}

impl ResponseTest {
    /// The exchange of this case.
    ///
    /// # Panics
    /// If a body that should be base64 is not.
    pub fn exchange(self) -> Exchange {
        let answer = Answer {
            code: self.code,
            headers: self.headers,
            body: match self.body_media_type {
                Some("application/cbor") => base64::decode(self.body).unwrap_or_else(|error| {
                    panic!("{}: the body of the case is not base64: {error}", self.id);
                }),
                _ => self.body.as_bytes().to_vec(),
            },
        };
        Exchange::new(Test::Response(self), answer)
    }
}

impl Exchange {
    fn new(test: Test, answer: Answer) -> Self {
        Self {
            test,
            wire: Wire {
                sent: Arc::default(),
                answer,
            },
        }
    }

    /// The exchange of a case with an answer of its own.
    #[cfg(feature = "event-stream")]
    pub(super) fn answered(test: ResponseTest, body: Vec<u8>) -> Self {
        let answer = Answer {
            code: test.code,
            headers: test.headers,
            body,
        };
        Self::new(Test::Response(test), answer)
    }

    /// The body of the request, once it was sent.
    #[cfg(feature = "event-stream")]
    pub(super) fn sent(&self) -> Option<Vec<u8>> {
        self.wire.take().map(|it| it.body)
    }

    /// Returns method and URI of the request, if one was sent.
    pub(super) fn request(&self) -> Option<String> {
        let sent = self.wire.take()?;
        Some(format!("{} {}", sent.request.method(), sent.request.uri()))
    }

    /// Makes the client of this exchange out of an empty configuration.
    pub fn configure(&self, config: &mut CoreBuilder) {
        let (protocol, host, settings): (Protocol, _, &[Setting]) = match &self.test {
            Test::Request(it) => (it.protocol, it.host, it.settings),
            Test::Response(it) => (it.protocol, None, it.settings),
        };
        configure(protocol, host, settings, config);
        if self.wire.answer.lacks_its_body() {
            config
                .components_mut()
                .push_interceptor(SharedInterceptor::new(Unmeasured));
        }
        let connector = SharedHttpConnector::new(self.wire.clone());
        let client = http_client_fn(move |_, _| connector.clone());
        config.components_mut().set_http_client(Some(client));
    }

    /// Makes the call, and compares its request with the case. The outcome of the call is of no interest.
    ///
    /// # Panics
    /// If they differ.
    #[track_caller]
    pub fn check<T, E>(self, call: impl Future<Output = Result<T, SdkError<E>>>)
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let outcome = block_on(Box::pin(call)).err().map(|error| shown(&error));
        let found = match (&self.test, self.wire.take(), outcome) {
            (Test::Request(test), Some(sent), _) => check_request(test, &sent),
            (_, None, Some(error)) => vec![format!("nothing was sent: {error}")],
            _ => vec!["nothing was sent".to_owned()],
        };
        self.report(&found);
    }

    /// Makes a call that lacks nothing, and expects a request of its operation: the method, a path that fits the pattern in
    /// `uri`, and what the pattern has in the query. `make` returns the call, and `send` sends it.
    ///
    /// # Panics
    /// If nothing is sent, or the request of another operation.
    #[track_caller]
    pub fn complete<B, M, S, F, T, E>(&self, make: M, send: S) -> Complete<'_, M, S>
    where
        M: Fn() -> B,
        S: Fn(B) -> F,
        F: Future<Output = Result<T, SdkError<E>>>,
        E: std::error::Error + Send + Sync + 'static,
    {
        let outcome = block_on(Box::pin(send(make()))).err().map(|error| shown(&error));
        let found = match (&self.test, self.wire.take()) {
            (Test::Request(test), Some(sent)) => check_route(test, &sent),
            _ => vec![format!("nothing was sent: {}", outcome.unwrap_or_default())],
        };
        self.report(&found);
        let exchange = self;
        Complete { exchange, make, send }
    }

    /// Makes the call, and compares its output with that of the case.
    ///
    /// # Panics
    /// If they differ.
    #[track_caller]
    pub fn check_output<T: Inspect, E>(self, call: impl Future<Output = Result<T, SdkError<E>>>, mut expected: T)
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let found = match block_on(Box::pin(call)) {
            Ok(mut output) => compare(&mut expected, &mut output),
            Err(error) => vec![format!("expected an output, found {}", shown(&error))],
        };
        self.report(&found);
    }

    /// Makes the call, and compares its error, which `select` finds among those of the operation, with that of the case.
    ///
    /// # Panics
    /// If they differ.
    #[track_caller]
    pub fn check_error<T, E, S>(
        self,
        call: impl Future<Output = Result<T, SdkError<E>>>,
        select: fn(E) -> Option<S>,
        mut expected: S,
    ) where
        E: std::error::Error + Send + Sync + 'static,
        S: Inspect + ProvideErrorMetadata,
    {
        let (code, adds_message) = match &self.test {
            Test::Response(it) => (it.error_code, it.adds_message),
            Test::Request(_) => (None, false),
        };
        let found = match block_on(Box::pin(call)) {
            Ok(_) => vec!["expected an error, found an output".to_owned()],
            Err(SdkError::ServiceError(error)) => {
                let error = error.into_err();
                let text = shown(&error);
                match select(error) {
                    Some(mut error) => {
                        let mut actual = error.inspect();
                        if adds_message && let Tree::Entries(members) = &mut actual {
                            members.remove("message");
                        }
                        let mut found = Vec::new();
                        differences("", &expected.inspect(), &actual, &mut found);
                        if code.is_some() && error.code() != code {
                            found.push(format!("code: expected {code:?}, found {:?}", error.code()));
                        }
                        found
                    }
                    None => vec![format!("expected another error, found {text}")],
                }
            }
            Err(error) => vec![format!("expected an error of the service, found {}", shown(&error))],
        };
        self.report(&found);
    }

    #[track_caller]
    pub(super) fn report(&self, found: &[String]) {
        let id = match &self.test {
            Test::Request(it) => it.id,
            Test::Response(it) => it.id,
        };
        assert!(
            found.is_empty(),
            "{id}:\n  {}",
            found.join("\n  ").replace('\n', "\n  ")
        );
    }
}

pub(super) fn compare(expected: &mut dyn Inspect, actual: &mut dyn Inspect) -> Vec<String> {
    let mut found = Vec::new();
    differences("", &expected.inspect(), &actual.inspect(), &mut found);
    found
}

pub(super) fn shown(error: &(dyn std::error::Error + 'static)) -> String {
    DisplayErrorContext(error).to_string()
}

impl Wire {
    /// The request that was caught.
    fn take(&self) -> Option<Sent> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl HttpConnector for Wire {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let Self { sent, answer } = self.clone();
        let future: BoxFuture<_> = Box::pin(async move {
            let caught = Sent::of(request)
                .await
                .map_err(|error| ConnectorError::other(error, None))?;
            *sent.lock().unwrap_or_else(PoisonError::into_inner) = Some(caught);
            answer.response().map_err(|error| ConnectorError::other(error, None))
        });
        HttpConnectorFuture::new(future)
    }
}

/// Takes back that the body is measured: of a response without a body, a case tells the headers alone.
#[derive(Debug)]
struct Unmeasured;

#[aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint]
impl Intercept for Unmeasured {
    fn name(&self) -> &'static str {
        "Unmeasured"
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), crate::error::BoxError> {
        *context.response_mut().body_mut() = SdkBody::empty();
        Ok(())
    }
}

impl Answer {
    /// Returns whether the headers speak of a body that is not there.
    fn lacks_its_body(&self) -> bool {
        let mut lengths = self
            .headers
            .iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        self.body.is_empty() && lengths.any(|(_, length)| length.trim() != "0")
    }

    fn response(self) -> Result<HttpResponse, crate::error::BoxError> {
        let mut response = HttpResponse::new(self.code.try_into()?, SdkBody::from(self.body));
        for (name, value) in self.headers {
            response.headers_mut().try_append(*name, *value)?;
        }
        Ok(response)
    }
}

impl Sent {
    async fn of(mut request: HttpRequest) -> Result<Self, crate::error::BoxError> {
        let length = request.body().content_length();
        let body = std::mem::replace(request.body_mut(), SdkBody::taken());
        let body = ByteStream::new(body).collect().await?.to_vec();
        Ok(Self { request, body, length })
    }
}
