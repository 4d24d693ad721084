//! `calls WHAT COUNT` does one thing so many times, and prints a round's nanoseconds of the processor, allocations and bytes.

use allocation_counter::AllocationInfo;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use cpu_time::ProcessTime;
use sdk::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
use sdk::config::{BehaviorVersion, Credentials, Region};
use std::future::Future;
use workspaces_instances as sdk;

#[path = "../../wire/src/sample.rs"]
mod sample;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (what, count) = (arguments.next(), arguments.next());
    let count: u32 = count.and_then(|count| count.parse().ok()).expect("a count");
    match what.as_deref() {
        Some("cbor") => call("cbor", count),
        Some("json") => call("json", count),
        Some("client") => measure(count, |_| drop(std::hint::black_box(client("cbor")))),
        Some("endpoint") => endpoint(count),
        _ => panic!("cbor, json, client or endpoint"),
    }
}

/// The largest `CreateWorkspaceInstance`, from its builder to a connector and back.
fn call(protocol: &str, count: u32) {
    let client = client(protocol);
    measure(count, |runtime| {
        let output = runtime.block_on(sample::maximal().send_with(&client));
        let output = output.expect("the connector answers");
        assert_eq!(output.workspace_instance_id(), Some("wsinst-0123456789abcdef"));
    });
}

/// Resolves the endpoint as each call does.
fn endpoint(count: u32) {
    let resolver = DefaultResolver::new();
    let params = Params::builder().region("eu-west-1").use_fips(false).build();
    let params = params.expect("they are complete");
    measure(count, |runtime| {
        let endpoint = runtime.block_on(resolver.resolve_endpoint(&params));
        assert!(endpoint.expect("there is one").url().starts_with("https://"));
    });
}

fn measure(count: u32, round: impl Fn(&tokio::runtime::Runtime)) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    // Work that happens once, such as building schemas, is not measured.
    round(&runtime);
    let start = ProcessTime::now();
    (0..count).for_each(|_| round(&runtime));
    let nanoseconds = start.elapsed().as_nanos() as f64 / f64::from(count);
    let AllocationInfo {
        count_total,
        bytes_total,
        ..
    } = allocation_counter::measure(|| round(&runtime));
    println!("{nanoseconds:.0} {count_total} {bytes_total}");
}

fn client(protocol: &str) -> sdk::Client {
    let config = sdk::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "bench"))
        .http_client(connector(protocol));
    #[cfg(feature = "generated")]
    let config = config.protocol(match protocol {
        "json" => sdk::config::Protocol::AwsJson1_0,
        _ => sdk::config::Protocol::RpcV2Cbor,
    });
    #[cfg(feature = "strict")]
    let config = config.validation(sdk::config::Validation::Strict);
    sdk::Client::from_conf(config.build())
}

/// Answers every request with the same ID.
fn connector(protocol: &str) -> SharedHttpClient {
    let answer = match protocol {
        "json" => Answer {
            body: br#"{"WorkspaceInstanceId":"wsinst-0123456789abcdef"}"#,
            content_type: "application/x-amz-json-1.0",
        },
        _ => Answer {
            body: b"\xbf\x73WorkspaceInstanceId\x77wsinst-0123456789abcdef\xff",
            content_type: "application/cbor",
        },
    };
    let connector = SharedHttpConnector::new(answer);
    http_client_fn(move |_, _| connector.clone())
}

#[derive(Clone, Debug)]
struct Answer {
    body: &'static [u8],
    content_type: &'static str,
}

impl HttpConnector for Answer {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        assert!(request.body().bytes().is_some_and(|body| body.len() > 1000));
        let status = StatusCode::try_from(200).expect("it is one");
        let mut response = HttpResponse::new(status, SdkBody::from(self.body));
        response.headers_mut().insert("content-type", self.content_type);
        response.headers_mut().insert("smithy-protocol", "rpc-v2-cbor");
        HttpConnectorFuture::ready(Ok(response))
    }
}
