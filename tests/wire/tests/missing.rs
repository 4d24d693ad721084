//! Errors for absent things, where the answer has a status and no document that says more.

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use presigning::client::Waiters;
use presigning::config::timeout::TimeoutConfig;
use presigning::config::{AsyncSleep, Credentials, Region, Sleep, StalledStreamProtectionConfig};
use presigning::error::ProvideErrorMetadata;
use presigning::{Client, Config};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Answers with these statuses and nothing else, the last one first.
#[derive(Clone, Debug)]
struct Statuses(Arc<Mutex<Vec<u16>>>);

impl HttpConnector for Statuses {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let status = self.0.lock().unwrap().pop().expect("that many answers were asked for");
        let status = status.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::empty())))
    }
}

/// Sleep that is over at once.
#[derive(Clone, Debug)]
struct Awake;

impl AsyncSleep for Awake {
    fn sleep(&self, _: Duration) -> Sleep {
        Sleep::new(std::future::ready(()))
    }
}

fn client(statuses: &[u16]) -> Client {
    let connector = SharedHttpConnector::new(Statuses(Arc::new(Mutex::new(statuses.to_vec()))));
    let config = Config::builder()
        .behavior_version_latest()
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
        .sleep_impl(Awake)
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .http_client(http_client_fn(move |_, _| connector.clone()));
    Client::from_conf(config.build())
}

#[tokio::test]
async fn a_status_alone_says_that_an_object_is_not_there() {
    let error = client(&[404]).head_object().chest("oak").key("hat").send().await;
    let error = error.expect_err("there is no hat").into_service_error();
    assert!(error.is_not_found(), "{error:?}");
    assert_eq!(error.code(), Some("NotFound"));

    let error = client(&[403]).head_object().chest("oak").key("hat").send().await;
    let error = error.expect_err("the chest is locked").into_service_error();
    assert_eq!((error.is_not_found(), error.code()), (false, None));
}

#[tokio::test]
async fn a_waiter_waits_for_what_is_not_there_yet() {
    let waiter = client(&[200, 404, 404]).wait_until_object_exists();
    let end = waiter.chest("oak").key("hat").wait(Duration::from_secs(60)).await;
    end.expect("the hat was there in the end");
}
