//! A service that tells its clients which endpoint to call, on loopback and by a clock of the test.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_async::time::TimeSource;
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::error::display::DisplayErrorContext;
use sensors::config::retry::RetryConfig;
use sensors::config::timeout::TimeoutConfig;
use sensors::config::{
    BehaviorVersion, Builder, Credentials, HttpClient, IdentityCache, Region, StalledStreamProtectionConfig,
};
use sensors::{Client, Config};
use serde_json::json;
use tokio::sync::{mpsc, oneshot};
use wire::loopback::{Answer, Loopback};

/// A clock that stands still but for sleep, and tells the test when somebody sleeps.
#[derive(Clone, Debug)]
struct Clock {
    now: Arc<Mutex<SystemTime>>,
    sleepers: mpsc::UnboundedSender<Sleeper>,
}

/// Somebody who sleeps until the test lets them go on.
type Sleeper = (Duration, oneshot::Sender<()>);

impl Clock {
    fn new() -> (Self, mpsc::UnboundedReceiver<Sleeper>) {
        let (sleepers, asleep) = mpsc::unbounded_channel();
        let now = Arc::new(Mutex::new(UNIX_EPOCH + Duration::from_secs(1_800_000_000)));
        (Self { now, sleepers }, asleep)
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        *self.now.lock().unwrap()
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        let (wake, woken) = oneshot::channel();
        self.sleepers
            .send((duration, wake))
            .expect("the test waits for sleepers");
        let now = self.now.clone();
        Sleep::new(async move {
            woken.await.expect("the test wakes all sleepers");
            *now.lock().unwrap() += duration;
        })
    }
}

/// Sends what should go over TLS over a plain socket: the servers are on loopback.
#[derive(Debug)]
struct Plain(SharedHttpConnector);

impl HttpConnector for Plain {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let uri = request.uri().replacen("https://", "http://", 1);
        request.set_uri(uri.as_str()).expect("the URI is one of loopback");
        self.0.call(request)
    }
}

fn config(directory: &Loopback, clock: Clock) -> Builder {
    let plain = aws_smithy_http_client::Builder::new().build_http();
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
        .endpoint_url(directory.url())
        .http_client(http_client_fn(move |settings, components| {
            SharedHttpConnector::new(Plain(plain.http_connector(settings, components)))
        }))
        .time_source(clock.clone())
        .sleep_impl(clock)
        // So that only the reloading of endpoints sleeps.
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .identity_cache(IdentityCache::no_cache())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
}

/// A server that reads sensors.
async fn sensor(value: f64) -> Loopback {
    Loopback::always(Answer::Output(json!({ "Value": value }))).await
}

/// An answer that names the server as the endpoint for this number of minutes.
fn endpoint(server: &Loopback, minutes: i64) -> Answer {
    let address = server.url().replacen("http://", "", 1);
    Answer::Output(json!({ "Endpoints": [{ "Address": address, "CachePeriodInMinutes": minutes }] }))
}

async fn read(client: &Client) -> Option<f64> {
    let output = client.read_sensor().sensor("door").send().await;
    output.expect("the sensor can be read").value()
}

#[tokio::test]
async fn calls_go_to_the_endpoint_that_the_service_tells() {
    let (old, new) = (sensor(1.0).await, sensor(2.0).await);
    let answers = [endpoint(&old, 4), endpoint(&new, 60)];
    let directory = Loopback::start(move |_, before| match answers.get(before) {
        Some(answer) => answer.clone(),
        None => Answer::Error(400, "Gone", json!({})),
    })
    .await;
    let (clock, mut asleep) = Clock::new();
    let client = Client::from_conf(config(&directory, clock).build());
    let (client, reload) = client
        .with_endpoint_discovery_enabled()
        .await
        .expect("there is an endpoint");
    assert_eq!(read(&client).await, Some(1.0));
    assert_eq!(old.received()[0].operation, "ReadSensor");
    assert_eq!(directory.received().len(), 1);

    // An endpoint is replaced when less than two minutes are left.
    let task = tokio::spawn(reload.reload_task());
    for minute in 0..4 {
        let (pause, wake) = asleep.recv().await.expect("the task sleeps");
        assert_eq!(pause, Duration::from_secs(60));
        let expected = if minute < 3 { 1.0 } else { 2.0 };
        assert_eq!(read(&client).await, Some(expected), "minute {minute}");
        wake.send(()).expect("the task goes on");
    }
    let asked: Vec<_> = directory.received().into_iter().map(|it| it.operation).collect();
    assert_eq!(asked, ["DescribeEndpoints", "DescribeEndpoints"]);

    let clone = client.clone();
    drop(client);
    let (_, wake) = asleep.recv().await.expect("the task sleeps");
    wake.send(()).expect("the task goes on");
    let (_, wake) = asleep.recv().await.expect("the task goes on while there is a client");
    drop(clone);
    wake.send(()).expect("the task sees that there is no client");
    task.await.expect("the task ends");
}

#[tokio::test]
async fn an_endpoint_stays_while_the_service_tells_no_other() {
    let server = sensor(1.0).await;
    let answer = endpoint(&server, 0);
    let directory = Loopback::start(move |_, before| match before {
        0 => answer.clone(),
        _ => Answer::Error(500, "Down", json!({})),
    })
    .await;
    let (clock, _asleep) = Clock::new();
    let client = Client::from_conf(config(&directory, clock).build());
    let (client, reload) = client
        .with_endpoint_discovery_enabled()
        .await
        .expect("there is an endpoint");
    reload.reload_once().await;
    assert_eq!(directory.received().len(), 2);
    assert_eq!(read(&client).await, Some(1.0));
}

#[tokio::test]
async fn a_service_without_an_endpoint_is_an_error() {
    for (answer, message) in [
        (
            Answer::Error(403, "AccessDenied", json!({ "Message": "not you" })),
            "AccessDenied",
        ),
        (
            Answer::Output(json!({ "Endpoints": [] })),
            "the service names no endpoint",
        ),
        (
            Answer::Output(json!({ "Endpoints": [{ "CachePeriodInMinutes": 1 }] })),
            "has no address",
        ),
    ] {
        let directory = Loopback::always(answer).await;
        let (clock, _asleep) = Clock::new();
        let client = Client::from_conf(config(&directory, clock).build());
        let error = client.with_endpoint_discovery_enabled().await.expect_err(message);
        let text = DisplayErrorContext(&*error).to_string();
        assert!(text.contains(message), "{text}");
    }
}

/// A number of minutes is whatever the service says, and no clock reaches some of them.
#[tokio::test]
async fn any_number_of_minutes_is_taken() {
    for minutes in [i64::MIN, -1, 0, i64::MAX] {
        let server = sensor(1.0).await;
        let directory = Loopback::always(endpoint(&server, minutes)).await;
        let (clock, _asleep) = Clock::new();
        let client = Client::from_conf(config(&directory, clock).build());
        let (client, _reload) = client
            .with_endpoint_discovery_enabled()
            .await
            .expect("there is an endpoint");
        assert_eq!(read(&client).await, Some(1.0));
    }
}
