//! The endpoint tests that the model carries, against the rules that the crate carries.

use sdk::config::endpoint::{DefaultResolver, Endpoint, EndpointFuture, Params, ResolveEndpoint};
use sdk::error::DisplayErrorContext;
use serde_json::{Value, json};
use wire::client::config;
use wire::loopback::{Answer, Loopback};
use workspaces_instances as sdk;

const MODEL: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../model/workspaces-instances/2022-07-26.json"
);

fn test_cases() -> Vec<Value> {
    let text = std::fs::read_to_string(MODEL).expect("the model is part of the project");
    let model: Value = serde_json::from_str(&text).expect("the model is JSON");
    let shapes = model["shapes"].as_object().expect("a model has shapes");
    let tests = shapes
        .values()
        .find_map(|shape| shape["traits"]["smithy.rules#endpointTests"]["testCases"].as_array());
    tests.expect("the service has endpoint tests").clone()
}

/// Says what no header may be.
#[derive(Debug)]
struct WithHeader(&'static str, &'static str);

impl ResolveEndpoint for WithHeader {
    fn resolve_endpoint<'a>(&'a self, _: &'a Params) -> EndpointFuture<'a> {
        let endpoint = Endpoint::builder().url("http://127.0.0.1:1").header(self.0, self.1);
        EndpointFuture::ready(Ok(endpoint.build()))
    }
}

#[tokio::test]
async fn a_header_that_is_none_fails_the_call() {
    let server = Loopback::always(Answer::Output(json!({ "Regions": [] }))).await;
    for (name, value) in [("a name", "v"), ("name", "v\n")] {
        let config = config(&server).endpoint_resolver(WithHeader(name, value));
        let call = sdk::Client::from_conf(config.build()).list_regions();
        let error = call.send().await.expect_err("no request has such a header");
        let error = format!("{}", DisplayErrorContext(error));
        assert!(error.contains("invalid header"), "{error}");
    }
}

#[tokio::test]
async fn every_endpoint_test_of_the_model_passes() {
    let cases = test_cases();
    assert_eq!(cases.len(), 9);
    for case in cases {
        let given = &case["params"];
        let text = |name: &str| given[name].as_str().map(str::to_owned);
        let params = Params::builder()
            .set_region(text("Region"))
            .set_endpoint(text("Endpoint"))
            .set_use_fips(given["UseFIPS"].as_bool())
            .build()
            .expect("the parameters are valid");
        let outcome = DefaultResolver::new().resolve_endpoint(&params).await;
        match (case["expect"]["endpoint"]["url"].as_str(), outcome) {
            (Some(url), Ok(endpoint)) => assert_eq!(endpoint.url(), url, "{case}"),
            (None, Err(error)) => assert_eq!(
                Some(error.to_string().as_str()),
                case["expect"]["error"].as_str(),
                "{case}"
            ),
            (_, outcome) => panic!("{case}: {outcome:?}"),
        }
    }
}
