//! The observable parts of a call: its span, its request ID, its endpoint.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::telemetry::CapturedTelemetryAttributes;
use aws_types::SdkConfig;
use aws_types::os_shim_internal::Env;
use sdk::operation::RequestId;
use serde_json::json;
use std::sync::{Arc, Mutex};
use tracing::Level;
use tracing::span::{Attributes, Id};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use wire::client::{client, config};
use wire::log::Log;
use wire::loopback::{Answer, Loopback, Wire};
use workspaces_instances as sdk;

/// The name of a span and of its fields.
type Span = (String, Vec<String>);

#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<Span>>>);

impl<S: tracing::Subscriber> Layer<S> for Spans {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let metadata = attributes.metadata();
        let fields = metadata.fields().iter().map(|field| field.name().to_owned()).collect();
        self.0
            .lock()
            .expect("no panic while it is held")
            .push((metadata.name().to_owned(), fields));
    }
}

#[tokio::test]
async fn the_span_of_a_call_has_the_official_name_and_fields() {
    let spans = Spans::default();
    let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(spans.clone()));
    let server = Loopback::always(Answer::Output(json!({ "Regions": [] }))).await;
    client(&server, Wire::Cbor)
        .list_regions()
        .send()
        .await
        .expect("the call succeeds");
    let spans = spans.0.lock().expect("no panic while it is held");
    let (_, fields) = spans
        .iter()
        .find(|(name, _)| name == "Workspaces Instances.ListRegions")
        .expect("the span");
    assert_eq!(
        fields,
        &["rpc.service", "rpc.method", "sdk_invocation_id", "rpc.system"]
    );
}

#[tokio::test]
async fn a_log_of_the_crate_alone_has_the_call_and_the_request_id() {
    let log = Log::default();
    // As `RUST_LOG=aws_sdk_workspacesinstances=debug`.
    let of_crate = Targets::new().with_target("aws_sdk_workspacesinstances", Level::DEBUG);
    let _guard = log.start_with(of_crate);
    let server = Loopback::always(Answer::Output(json!({ "Regions": [] }))).await;
    let call = client(&server, Wire::Cbor).list_regions();
    call.send().await.expect("the call succeeds");
    let log = log.text();
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains("Workspaces Instances.ListRegions{"), "{log}");
    assert!(
        log.contains(r#"request_id=Some("7f3c0f0e-0000-4000-8000-5bca5e000001")"#),
        "{log}"
    );
}

#[tokio::test]
async fn an_output_has_the_request_id() {
    for wire in [Wire::Cbor, Wire::Json] {
        let server = Loopback::always(Answer::Output(json!({ "Regions": [] }))).await;
        let output = client(&server, wire)
            .list_regions()
            .send()
            .await
            .expect("the call succeeds");
        assert_eq!(output.request_id(), Some("7f3c0f0e-0000-4000-8000-5bca5e000001"));
    }
}

#[tokio::test]
async fn interceptors_and_changed_requests_reach_the_wire() {
    let server = Loopback::always(Answer::Output(json!({ "Regions": [] }))).await;
    let call = client(&server, Wire::Cbor)
        .list_regions()
        .customize()
        .mutate_request(|request| {
            request.headers_mut().insert("x-from-a-test", "yes");
        });
    call.send().await.expect("the call succeeds");
    assert_eq!(server.received()[0].header("x-from-a-test"), "yes");
}

/// The parts of an input that a call kept for traces.
#[derive(Clone, Debug, Default)]
struct Captured(Arc<Mutex<Vec<(String, String)>>>);

#[dyn_dispatch_hint]
impl Intercept for Captured {
    fn name(&self) -> &'static str {
        "Captured"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let captured = cfg.load::<CapturedTelemetryAttributes>().expect("the call has some");
        let pairs = captured.iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        self.0.lock().expect("no panic while it is held").extend(pairs);
        Ok(())
    }
}

#[tokio::test]
async fn texts_of_an_input_are_captured_unless_they_are_sensitive() {
    let server = Loopback::always(Answer::Output(json!({ "VolumeId": "vol-1" }))).await;
    let captured = Captured::default();
    let names = [
        "AvailabilityZone",
        "ClientToken",
        "VolumeType",
        "SizeInGB",
        "SnapshotId",
    ];
    let config = config(&server)
        .capture_input_attributes(names)
        .interceptor(captured.clone());
    let call = sdk::Client::from_conf(config.build())
        .create_volume()
        .availability_zone("us-east-1a")
        .client_token("secret")
        .volume_type(sdk::types::VolumeTypeEnum::Gp3)
        .size_in_gb(8);
    call.send().await.expect("the call succeeds");
    let captured = captured.0.lock().expect("no panic while it is held");
    assert_eq!(*captured, [("AvailabilityZone".to_owned(), "us-east-1a".to_owned())]);
}

/// The shared settings of a program whose environment and profile name a service endpoint.
fn sdk_config(server: &Loopback, key: &'static str) -> SdkConfig {
    let settings = config(server).build();
    SdkConfig::builder()
        .behavior_version(sdk::config::BehaviorVersion::latest())
        .region(sdk::config::Region::new("us-east-1"))
        .credentials_provider(sdk::config::SharedCredentialsProvider::new(
            sdk::config::Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"),
        ))
        .http_client(settings.http_client().expect("set by the harness"))
        .service_config(Environment(Env::from_slice(&[(key, &server.url())])))
        .build()
}

#[derive(Debug)]
struct Environment(Env);

impl aws_types::service_config::LoadServiceConfig for Environment {
    fn load_config(&self, key: aws_types::service_config::ServiceConfigKey<'_>) -> Option<String> {
        let name = format!("{}_{}", key.env(), key.service_id().to_uppercase().replace(' ', "_"));
        self.0.get(&name).ok()
    }
}

#[tokio::test]
async fn the_environment_names_the_endpoint_of_the_service() {
    let server = Loopback::always(Answer::Output(json!({ "Regions": [] }))).await;
    let shared = sdk_config(&server, "AWS_ENDPOINT_URL_WORKSPACES_INSTANCES");
    sdk::Client::new(&shared)
        .list_regions()
        .send()
        .await
        .expect("the call reaches the endpoint of the environment");
    assert_eq!(server.received().len(), 1);
}
