//! Calls over a real connection: what a user of a generated crate sees, and what the service does.
#![cfg(all(feature = "aws-json", feature = "rpcv2-cbor", feature = "rt-tokio"))]
#![allow(
    missing_docs,
    unexpected_cfgs,
    reason = "the exemplar stands for a generated crate, which declares more features"
)]

mod exemplar;
mod server;
mod trace;

use std::panic::{AssertUnwindSafe, catch_unwind};

use aws_smithy_cbor::{Decoder, Encoder};
use config::{BehaviorVersion, Builder, Credentials, Protocol, Region, Validation};
use server::Server;
use tinsmith_runtime::RequestId;
use tinsmith_runtime::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};

pub use client::Client;
pub use config::Config;
pub use exemplar::{Error, client, config, meta, operation, types};

/// A client of this server, with these changes.
fn client(server: &Server, change: impl FnOnce(Builder) -> Builder) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .credentials_provider(Credentials::new("AKID", "SECRET", None, None, "test"))
        .region(Region::new("eu-central-1"))
        .idempotency_token_provider("token")
        .endpoint_url(&server.url);
    Client::from_conf(change(config).build())
}

/// Texts as a CBOR map.
fn cbor(status: u16, entries: &[(&str, &str)]) -> (u16, &'static str, Vec<u8>) {
    let mut encoder = Encoder::new(Vec::new());
    encoder.map(entries.len());
    for (key, value) in entries {
        encoder.str(key).str(value);
    }
    (status, "application/cbor", encoder.into_writer())
}

fn page(regions: &[&str], token: Option<&str>) -> (u16, &'static str, Vec<u8>) {
    let mut encoder = Encoder::new(Vec::new());
    encoder
        .map(1 + usize::from(token.is_some()))
        .str("Regions")
        .array(regions.len());
    for region in regions {
        encoder.map(1).str("RegionName").str(region);
    }
    if let Some(token) = token {
        encoder.str("NextToken").str(token);
    }
    (200, "application/cbor", encoder.into_writer())
}

/// The texts of a CBOR map.
fn entries(body: &[u8]) -> Vec<(String, String)> {
    let mut decoder = Decoder::new(body);
    let mut entries = Vec::new();
    assert_eq!(decoder.map().unwrap(), None, "maps are written without their length");
    while decoder.datatype().unwrap() != aws_smithy_cbor::data::Type::Break {
        let key = decoder.str().unwrap().into_owned();
        entries.push((key, decoder.str().unwrap().into_owned()));
    }
    entries
}

#[tokio::test]
async fn a_call_is_signed_and_says_who_makes_it() {
    let server = Server::start([cbor(200, &[("VolumeId", "vol-1")])]).await;
    let output = client(&server, |it| it)
        .create_volume()
        .availability_zone("a")
        .send()
        .await
        .unwrap();
    assert_eq!(
        (output.volume_id(), output.request_id()),
        (Some("vol-1"), Some("request-1"))
    );

    let [request] = <[_; 1]>::try_from(server.received()).ok().unwrap();
    assert_eq!(
        request.head.uri.path(),
        "/service/EUCMIFrontendAPIService/operation/CreateVolume"
    );
    assert_eq!(request.header("smithy-protocol"), "rpc-v2-cbor");
    assert_eq!(
        entries(&request.body),
        [("AvailabilityZone", "a"), ("ClientToken", "token")].map(|(key, value)| (key.into(), value.into()))
    );
    assert!(
        request
            .header("authorization")
            .contains("/eu-central-1/workspaces-instances/aws4_request")
    );
    assert_eq!(request.header("amz-sdk-request"), "attempt=1; max=3");
    let user_agent = request.header("x-amz-user-agent");
    assert!(user_agent.contains("api/workspacesinstances/1.2.3"), "{user_agent}");
    // Standard retries, rpcv2Cbor, endpoint override.
    let features = user_agent
        .split_once(" m/")
        .unwrap()
        .1
        .split([',', ' '])
        .collect::<Vec<_>>();
    assert!(["E", "M", "N"].iter().all(|it| features.contains(it)), "{features:?}");
}

#[tokio::test]
async fn another_protocol_is_a_setting() {
    let json = |status, body: &str| (status, "application/x-amz-json-1.0", body.as_bytes().to_vec());
    let error = r#"{"__type":"com.amazonaws.workspacesinstances#Odd","message":"so what"}"#;
    let server = Server::start([json(200, r#"{"VolumeId":"vol-1"}"#), json(400, error)]).await;
    let client = client(&server, |it| it.protocol(Protocol::AwsJson1_0));
    let output = client.create_volume().availability_zone("a").send().await.unwrap();
    assert_eq!(output.volume_id(), Some("vol-1"));
    let error = client.create_volume().availability_zone("a").send().await.unwrap_err();
    assert_eq!(
        (error.code(), error.message(), error.request_id()),
        (Some("Odd"), Some("so what"), Some("request-2"))
    );
    assert_eq!(error.into_service_error().to_string(), "unhandled error (Odd)");

    let [request, _] = <[_; 2]>::try_from(server.received()).ok().unwrap();
    assert_eq!(request.head.uri.path(), "/");
    assert_eq!(request.header("x-amz-target"), "EUCMIFrontendAPIService.CreateVolume");
    assert_eq!(request.body, r#"{"AvailabilityZone":"a","ClientToken":"token"}"#);
}

#[tokio::test]
async fn a_throttled_call_is_repeated_with_the_same_ids() {
    let throttled = || cbor(400, &[("__type", "ThrottlingException"), ("Message", "slow")]);
    let server = Server::start([throttled(), cbor(200, &[]), throttled(), throttled(), throttled()]).await;
    let client = client(&server, |it| it);
    client.create_volume().availability_zone("a").send().await.unwrap();
    let [first, second] = <[_; 2]>::try_from(server.received()).ok().unwrap();
    assert_eq!(second.header("amz-sdk-request"), "attempt=2; max=3");
    assert_eq!(
        first.header("amz-sdk-invocation-id"),
        second.header("amz-sdk-invocation-id")
    );
    assert_eq!(first.body, second.body);

    let error = client.create_volume().availability_zone("a").send().await.unwrap_err();
    assert_eq!(server.received().len(), 3);
    let error = error.into_service_error();
    assert!(error.is_throttling_exception(), "{error:?}");
    assert_eq!((error.message(), error.request_id()), (Some("slow"), Some("request-3")));
    assert!(matches!(Error::from(error), Error::ThrottlingException(_)));
}

#[tokio::test]
async fn garbage_is_an_error_of_the_operation() {
    let server = Server::start([(200, "application/cbor", vec![0xff])]).await;
    let error = client(&server, |it| it)
        .create_volume()
        .availability_zone("a")
        .send()
        .await
        .unwrap_err();
    assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
    assert_eq!(error.request_id(), Some("request-1"));
}

/// The codec alone would read empty regions for ever.
#[tokio::test]
async fn a_list_that_is_cut_off_is_an_error() {
    let mut cut = Encoder::new(Vec::new());
    cut.begin_map()
        .str("Regions")
        .begin_array()
        .map(1)
        .str("RegionName")
        .str("eu-central-1");
    let (status, content_type, mut long) = page(&["eu-central-1"], None);
    long.push(0);
    let server = Server::start([(200, content_type, cut.into_writer()), (status, content_type, long)]).await;
    let client = client(&server, |it| it);
    for what in ["cut off", "too long"] {
        let error = client.list_regions().send().await.expect_err(what);
        assert!(
            matches!(error, SdkError::ServiceError(_)),
            "{what}: {}",
            DisplayErrorContext(&error)
        );
    }
}

#[tokio::test]
async fn a_violation_never_reaches_the_wire() {
    let server = Server::start([cbor(200, &[])]).await;
    let client = client(&server, |it| it);
    let error = client.create_volume().send().await.unwrap_err();
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("availability_zone"), "{text}");
    assert!(server.received().is_empty());

    let off = Config::builder().validation(Validation::Off);
    client
        .create_volume()
        .customize()
        .config_override(off)
        .send()
        .await
        .unwrap();
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn pages_end_with_the_tokens() {
    let regions = [
        page(&["a", "b"], Some("1")),
        page(&["c"], Some("2")),
        page(&["d"], Some("2")),
        page(&["e"], None),
    ];
    let server = Server::start(regions).await;
    let client = client(&server, |it| it);
    let items = client.list_regions().into_paginator().page_size(2).items().send();
    let items = items.collect::<Result<Vec<_>, _>>().await.unwrap();
    let names = items.iter().filter_map(|it| it.region_name()).collect::<Vec<_>>();
    assert_eq!(names, ["a", "b", "c", "d"], "a repeated token ends the pages");
    let requests = server.received();
    assert_eq!(requests.len(), 3);
    assert!(
        requests[0]
            .header("x-amz-user-agent")
            .split_once(" m/")
            .unwrap()
            .1
            .split([',', ' '])
            .any(|it| it == "C")
    );
}

#[tokio::test]
async fn one_call_can_have_its_own_settings() {
    let server = Server::start([(200, "application/x-amz-json-1.0", b"{}".to_vec())]).await;
    let override_ = Config::builder()
        .region(Region::new("us-west-2"))
        .protocol(Protocol::AwsJson1_0);
    let call = client(&server, |it| it)
        .create_volume()
        .availability_zone("a")
        .customize();
    let call = call.config_override(override_).mutate_request(|it| {
        it.headers_mut().insert("x-own", "1");
    });
    call.send().await.unwrap();
    let [request] = <[_; 1]>::try_from(server.received()).ok().unwrap();
    assert!(
        request
            .header("authorization")
            .contains("/us-west-2/workspaces-instances/aws4_request")
    );
    assert_eq!((request.header("x-own"), request.head.uri.path()), ("1", "/"));
}

#[test]
fn a_client_without_behavior_version_panics_where_it_is_made() {
    let place = std::sync::Arc::new(std::sync::Mutex::new(None));
    let seen = place.clone();
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        *seen.lock().unwrap() = info.location().map(|it| it.file().to_owned())
    }));
    let result = catch_unwind(AssertUnwindSafe(|| Client::from_conf(Config::builder().build())));
    std::panic::set_hook(hook);
    let message = *result.unwrap_err().downcast::<&str>().unwrap();
    assert!(
        message.starts_with("Invalid client configuration: A behavior major version must be set"),
        "{message}"
    );
    assert_eq!(place.lock().unwrap().as_deref(), Some(file!()));
}

#[tokio::test]
async fn a_call_has_the_official_span() {
    let server = Server::start([cbor(200, &[])]).await;
    let (spans, guard) = trace::record();
    client(&server, |it| it)
        .create_volume()
        .availability_zone("a")
        .send()
        .await
        .unwrap();
    drop(guard);
    let spans = spans.lock().unwrap();
    let (_, fields) = spans
        .iter()
        .find(|(name, _)| *name == "Workspaces Instances.CreateVolume")
        .unwrap();
    let fixed = [
        "rpc.service=Workspaces Instances",
        "rpc.method=CreateVolume",
        "rpc.system=aws-api",
    ];
    assert!(
        fixed
            .iter()
            .all(|it| fields.iter().any(|field| field.replace('"', "") == *it)),
        "{fields:?}"
    );
    assert!(
        fields.iter().any(|it| it.starts_with("sdk_invocation_id=")),
        "{fields:?}"
    );
}

/// Keeps whether the bag of a call says that the response must not be logged.
#[derive(Clone, Debug, Default)]
struct SeesSensitive(std::sync::Arc<std::sync::Mutex<Vec<bool>>>);

#[aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint]
impl config::Intercept for SeesSensitive {
    fn name(&self) -> &'static str {
        "SeesSensitive"
    }

    fn read_after_execution(
        &self,
        _: &config::interceptors::FinalizerInterceptorContextRef<'_>,
        _: &config::RuntimeComponents,
        cfg: &mut config::ConfigBag,
    ) -> Result<(), tinsmith_runtime::error::BoxError> {
        let sensitive = cfg.load::<aws_smithy_runtime_api::client::orchestrator::SensitiveOutput>();
        self.0.lock().unwrap().push(sensitive.is_some());
        Ok(())
    }
}

#[tokio::test]
async fn responses_with_sensitive_members_are_not_logged() {
    let server = Server::start([cbor(200, &[]), page(&["a"], None)]).await;
    let seen = SeesSensitive::default();
    let client = client(&server, |it| it.interceptor(seen.clone()));
    client.create_volume().availability_zone("a").send().await.unwrap();
    client.list_regions().send().await.unwrap();
    assert_eq!(*seen.0.lock().unwrap(), [false, true]);
}

#[tokio::test]
async fn the_endpoint_follows_the_rules() {
    let params = || config::endpoint::Params::builder();
    let resolver = config::endpoint::DefaultResolver::new();
    let resolve = |params| config::endpoint::ResolveEndpoint::resolve_endpoint(&resolver, params);
    let china = params().region("cn-north-1").build().unwrap();
    for _ in 0..2 {
        let endpoint = resolve(&china).await.unwrap();
        assert_eq!(
            endpoint.url(),
            "https://example.cn-north-1.api.amazonwebservices.com.cn"
        );
    }
    let nowhere = params().build().unwrap();
    assert_eq!(
        resolve(&nowhere).await.unwrap_err().to_string(),
        "Invalid Configuration: Missing Region"
    );
    let invalid = params().region("a/b").build().unwrap_err();
    assert_eq!(
        invalid.to_string(),
        "invalid value for field: `region` - must be a valid host label"
    );
}
