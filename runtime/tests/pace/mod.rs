//! When and how often calls are made again, and how long one may stand still.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
use aws_smithy_async::test_util::tick_advance_sleep::tick_advance_time_and_sleep;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::http::{HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::retry::{RetryConfig, RetrySpec};
use aws_types::SdkConfig;
use aws_types::origin::Origin;
use aws_types::region::Region;
use bytes::Bytes;
use http_body_util::StreamBody;
use hyper::body::Frame;
use tokio::sync::oneshot;

use crate::config::retry::{RetryPartition, TokenBucket};
use crate::config::{
    BehaviorVersion, Config, Credentials, IdentityCache, SharedCredentialsProvider, StalledStreamProtectionConfig,
};
use crate::{Client, DONE};

/// Every pause that a client makes, without the pauses.
#[derive(Clone, Debug, Default)]
struct Pauses(Arc<Mutex<Vec<Duration>>>);

impl AsyncSleep for Pauses {
    fn sleep(&self, duration: Duration) -> Sleep {
        self.0.lock().unwrap().push(duration);
        Sleep::new(std::future::ready(()))
    }
}

impl Pauses {
    fn longest(&self) -> Duration {
        self.0.lock().unwrap().iter().max().copied().unwrap_or_default()
    }
}

/// Settings that clients share, under which calls fail all the time with this status and body.
fn failing(status: u16, body: &'static str) -> (Arc<Mutex<u32>>, Pauses, aws_types::sdk_config::Builder) {
    let (calls, pauses) = (Arc::new(Mutex::new(0)), Pauses::default());
    let count = calls.clone();
    let fail = move |_: HttpRequest| {
        *count.lock().unwrap() += 1;
        let response = HttpResponse::new(status.try_into().unwrap(), SdkBody::from(body));
        HttpConnectorFuture::ready(Ok(response))
    };
    let connector = SharedHttpConnector::new(Answering(fail));
    let config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .endpoint_url("https://vault.example.com")
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new(
            "AKID", "SECRET", None, None, "test",
        )))
        // So that nothing but retries pauses.
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .identity_cache(IdentityCache::no_cache())
        .sleep_impl(SharedAsyncSleep::new(pauses.clone()))
        .http_client(http_client_fn(move |_, _| connector.clone()));
    (calls, pauses, config)
}

/// A connector that is a function.
struct Answering<F>(F);

impl<F> std::fmt::Debug for Answering<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answering")
    }
}

impl<F> aws_smithy_runtime_api::client::http::HttpConnector for Answering<F>
where
    F: Fn(HttpRequest) -> HttpConnectorFuture + Send + Sync,
{
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        (self.0)(request)
    }
}

const THROTTLED: &str = "<Error><Code>ThrottlingException</Code></Error>";

/// A budget of its own, so that tests do not share one.
fn budget(name: &'static str, capacity: usize) -> RetryPartition {
    let bucket = TokenBucket::builder().capacity(capacity).build();
    RetryPartition::custom(name).token_bucket(bucket).build()
}

#[tokio::test]
async fn a_service_that_answers_fast_is_called_again_soon() {
    let old = RetryConfig::standard();
    let new = RetryConfig::standard().with_retry_spec(RetrySpec::v2_1());
    let program = Origin::shared_config();
    for (name, retries, origin, attempts, longest_pause) in [
        ("old", old, None, 3, Duration::from_secs(2)),
        ("new", new.clone(), None, 4, Duration::from_millis(100)),
        (
            "chosen for all",
            new.clone().with_max_attempts(2),
            None,
            4,
            Duration::from_millis(100),
        ),
        (
            "chosen by the program",
            new.with_max_attempts(2),
            Some(program),
            2,
            Duration::from_millis(100),
        ),
    ] {
        let (calls, pauses, mut config) = failing(500, "");
        config.set_retry_config(Some(retries));
        if let Some(origin) = origin {
            config.insert_origin("retry_config", origin);
        }
        let config = Config::from(&config.build())
            .to_builder()
            .retry_partition(budget(name, 500));
        Client::from_conf(&config.build())
            .put()
            .id("1")
            .send()
            .await
            .unwrap_err();
        assert_eq!(*calls.lock().unwrap(), attempts, "{name}");
        assert!(pauses.longest() <= longest_pause, "{name}: {:?}", pauses.longest());
    }
}

#[tokio::test]
async fn retries_of_a_client_are_taken_as_they_are() {
    let (calls, _, config) = failing(500, "");
    let retries = RetryConfig::standard().with_retry_spec(RetrySpec::v2_1());
    let config = Config::from(&config.build()).to_builder().retry_config(retries);
    let config = config.retry_partition(budget("client", 500));
    Client::from_conf(&config.build())
        .put()
        .id("1")
        .send()
        .await
        .unwrap_err();
    assert_eq!(*calls.lock().unwrap(), 3);
}

#[tokio::test]
async fn a_poll_without_a_budget_pauses_before_the_next() {
    let new = RetryConfig::standard().with_retry_spec(RetrySpec::v2_1());
    for (name, status, body, retries, pauses_before_it_returns) in [
        ("new", 500, "", new.clone(), 1),
        ("throttled", 429, THROTTLED, new.clone(), 1),
        ("not to be retried", 400, "", new.clone(), 0),
        ("last attempt", 500, "", new.with_max_attempts(1), 0),
        ("old", 500, "", RetryConfig::standard(), 0),
    ] {
        let (calls, pauses, config) = failing(status, body);
        let config = Config::from(&config.build()).to_builder().retry_config(retries);
        let config = config.retry_partition(budget(name, 0));
        Client::from_conf(&config.build())
            .put()
            .id("1")
            .send()
            .await
            .unwrap_err();
        assert_eq!(*calls.lock().unwrap(), 1, "{name}");
        assert_eq!(pauses.0.lock().unwrap().len(), pauses_before_it_returns, "{name}");
    }
}

/// The body begins to come after a minute, which is longer than the protection against stalled transfers waits.
#[tokio::test]
async fn a_call_that_takes_long_may_stand_still() {
    let (time, sleep) = tick_advance_time_and_sleep();
    let (finish, finished) = oneshot::channel::<()>();
    let finished = Mutex::new(Some(finished));
    let connector = SharedHttpConnector::new(Answering(move |_: HttpRequest| {
        let finished = finished.lock().unwrap().take().expect("one call is made");
        let frames = futures_util::stream::once(async { finished.await.map(|()| Frame::data(Bytes::from(DONE))) });
        let body = SdkBody::from_body_1_x(StreamBody::new(frames));
        HttpConnectorFuture::ready(Ok(HttpResponse::new(200.try_into().unwrap(), body)))
    }));
    let (_, _, config) = failing(500, "");
    let config = Config::from(&config.build())
        .to_builder()
        .http_client(http_client_fn(move |_, _| connector.clone()))
        .stalled_stream_protection(StalledStreamProtectionConfig::enabled().build())
        .time_source(SharedTimeSource::new(time.clone()))
        .sleep_impl(SharedAsyncSleep::new(sleep));
    let call = tokio::spawn(Client::from_conf(&config.build()).put().id("1").send());
    for _ in 0..60 {
        time.tick(Duration::from_secs(1)).await;
    }
    finish.send(()).expect("the call goes on");
    assert_eq!(call.await.unwrap().unwrap().word(), Some("done"));
}
