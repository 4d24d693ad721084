//! Endpoints that no request can be sent to, and endpoints that ask for what a client does not have.

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::Document;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::display::DisplayErrorContext;
use http_bindings::config::endpoint::{Endpoint, EndpointFuture, Params, ResolveEndpoint};
use http_bindings::config::{Builder, Protocol};
use http_bindings::{Client, Config};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Keeps the URLs that are called.
#[derive(Clone, Debug, Default)]
struct Called(Arc<Mutex<Vec<String>>>);

impl HttpConnector for Called {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        self.0.lock().unwrap().push(request.uri().to_owned());
        let ok = 200.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(ok, SdkBody::from("{}"))))
    }
}

impl Called {
    fn client(&self) -> SharedHttpClient {
        let connector = SharedHttpConnector::new(self.clone());
        http_client_fn(move |_, _| connector.clone())
    }
}

fn config(called: &Called) -> Builder {
    Config::builder().behavior_version_latest().http_client(called.client())
}

/// Returns the text of a call's error.
async fn failure(config: Builder) -> String {
    let outcome = Client::from_conf(config.build()).name_office().send().await;
    DisplayErrorContext(outcome.expect_err("no request can be sent there")).to_string()
}

#[tokio::test]
async fn a_url_without_scheme_or_host_is_an_error_of_resolution() {
    for url in [
        "",
        " ",
        "/",
        "/path",
        "office.example.com",
        "//office.example.com",
        "https://",
        "https:///x",
        "https://a b",
        "http://[::1",
    ] {
        let called = Called::default();
        let said = failure(config(&called).endpoint_url(url)).await;
        assert!(said.contains("begin with a scheme and a host"), "{url}: {said}");
        assert!(url.is_empty() || said.contains(&format!("{url:?}")), "{url}: {said}");
        assert!(!said.contains("Headers"), "the request is not told: {said}");
        let protocol = failure(config(&called).endpoint_url(url).protocol(Protocol::RestXml)).await;
        assert!(protocol.contains("begin with a scheme and a host"), "{url}: {protocol}");
        assert!(called.0.lock().unwrap().is_empty());
    }
    let called = Called::default();
    let client = Client::from_conf(config(&called).endpoint_url("http://[::1]:80/base/?ignored").build());
    client.name_office().send().await.expect("the URL is complete");
    assert_eq!(*called.0.lock().unwrap(), ["http://[::1]:80/base/"]);
}

/// Resolves to what it is told.
#[derive(Debug)]
struct Told(Endpoint);

impl ResolveEndpoint for Told {
    fn resolve_endpoint<'a>(&'a self, _: &'a Params) -> EndpointFuture<'a> {
        EndpointFuture::ready(Ok(self.0.clone()))
    }
}

#[tokio::test]
async fn headers_of_an_endpoint_that_are_none_are_an_error_in_every_protocol() {
    for (name, value) in [("no header", "x"), ("x-ok", "a\nb"), ("", "x")] {
        let endpoint = Endpoint::builder()
            .url("https://office.example.com")
            .header(name, value)
            .build();
        let called = Called::default();
        let plain = config(&called).endpoint_resolver(Told(endpoint.clone()));
        let said = failure(plain.clone()).await;
        assert!(said.contains("adds a header"), "{said}");
        let said = failure(plain.protocol(Protocol::RestJson1)).await;
        assert!(said.contains("adds a header"), "{said}");
        assert!(called.0.lock().unwrap().is_empty());
    }
}

mod scheme {
    use super::*;
    use auth::config::endpoint::{Params, ResolveEndpoint};
    use auth::config::{Credentials, Region};

    /// An endpoint that asks for these ways to authenticate.
    #[derive(Debug)]
    struct AsksFor(&'static [&'static str]);

    impl ResolveEndpoint for AsksFor {
        fn resolve_endpoint<'a>(&'a self, _: &'a Params) -> EndpointFuture<'a> {
            let named = |it: &&str| Document::Object(HashMap::from([("name".to_owned(), Document::from(*it))]));
            let schemes = self.0.iter().map(named).collect();
            let endpoint = Endpoint::builder().url("https://gate.example.com");
            let endpoint = endpoint.property("authSchemes", Document::Array(schemes));
            EndpointFuture::ready(Ok(endpoint.build()))
        }
    }

    fn client(called: &Called, schemes: &'static [&'static str]) -> auth::Client {
        let config = auth::Config::builder()
            .behavior_version_latest()
            .http_client(called.client())
            .region(Region::new("eu-central-1"))
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
            .endpoint_url("https://gate.example.com")
            .endpoint_resolver(AsksFor(schemes));
        auth::Client::from_conf(config.build())
    }

    #[tokio::test]
    async fn that_the_client_does_not_have_is_named() {
        let called = Called::default();
        let outcome = client(&called, &["sigv9", "handshake"]).sign_outside().send().await;
        let said = DisplayErrorContext(outcome.expect_err("nobody can sign that")).to_string();
        for part in ["`sigv9`", "`handshake`", "push_auth_scheme"] {
            assert!(said.contains(part), "{said}");
        }
        assert!(called.0.lock().unwrap().is_empty());
    }

    #[tokio::test]
    async fn is_not_needed_where_another_serves_or_nobody_authenticates() {
        let called = Called::default();
        let another = client(&called, &["sigv9", "sigv4"]).sign_outside().send().await;
        another.expect("the other scheme serves");
        let nobody = client(&called, &["sigv9"]).knock().send().await;
        nobody.expect("knocking is for everybody");
        assert_eq!(called.0.lock().unwrap().len(), 2);
    }
}
