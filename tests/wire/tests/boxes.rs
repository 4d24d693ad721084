//! Buckets in the path or in front of the host, and keys of any name in them.

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use presigning::config::{Credentials, Region, Validation};
use presigning::{Client, Config};
use std::sync::{Arc, Mutex};

/// Keeps the URLs that are called.
#[derive(Clone, Debug, Default)]
struct Called(Arc<Mutex<Vec<String>>>);

impl HttpConnector for Called {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        self.0.lock().unwrap().push(request.uri().to_owned());
        let ok = 200.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(ok, SdkBody::empty())))
    }
}

impl Called {
    fn client(&self, endpoint: Option<&str>, validation: Validation) -> Client {
        let connector = SharedHttpConnector::new(self.clone());
        let mut config = Config::builder()
            .behavior_version_latest()
            .region(Region::new("eu-central-1"))
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
            .validation(validation)
            .http_client(http_client_fn(move |_, _| connector.clone()));
        config.set_endpoint_url(endpoint.map(str::to_owned));
        Client::from_conf(config.build())
    }

    fn last(&self) -> String {
        self.0.lock().unwrap().pop().expect("a request was sent")
    }
}

#[tokio::test]
async fn the_path_of_a_bucket_ends_with_a_slash() {
    for (endpoint, url) in [
        (Some("http://localhost:9"), "http://localhost:9/oak/?list-type=2"),
        (
            Some("http://localhost:9/attic"),
            "http://localhost:9/attic/oak/?list-type=2",
        ),
        (None, "https://oak.attic.eu-central-1.example.com/?list-type=2"),
    ] {
        let called = Called::default();
        let client = called.client(endpoint, Validation::Off);
        client
            .list_box()
            .bucket("oak")
            .send()
            .await
            .expect("the server answers");
        assert_eq!(called.last(), url);
    }
}

#[tokio::test]
async fn a_key_has_any_name() {
    for (key, path) in [
        (" ", "%20"),
        ("\t\n", "%09%0A"),
        ("\u{3000}", "%E3%80%80"),
        ("/", "/"),
        ("//a", "//a"),
        ("a//b/", "a//b/"),
        (".", "."),
        ("../a", "../a"),
        ("a?b#c&d=e+f%20", "a%3Fb%23c%26d%3De%2Bf%2520"),
        ("oak/hat", "oak/hat"),
        ("{Bucket}", "%7BBucket%7D"),
    ] {
        for validation in [Validation::Off, Validation::Required] {
            let called = Called::default();
            let client = called.client(Some("http://localhost:9"), validation);
            let outcome = client.open_box().bucket("oak").key(key).send().await;
            outcome.unwrap_or_else(|error| panic!("{key:?}: {error:?}"));
            assert_eq!(called.last(), format!("http://localhost:9/oak/{path}"), "{key:?}");
            let client = called.client(None, validation);
            let outcome = client.open_box().bucket("oak").key(key).send().await;
            outcome.unwrap_or_else(|error| panic!("{key:?}: {error:?}"));
            let url = format!("https://oak.attic.eu-central-1.example.com/{path}");
            assert_eq!(called.last(), url, "{key:?}");
        }
    }
    let called = Called::default();
    for key in [None, Some(String::new())] {
        let client = called.client(None, Validation::Off);
        let outcome = client.open_box().bucket("oak").set_key(key).send().await;
        assert!(format!("{:?}", outcome.expect_err("no key")).contains("key"));
    }
    assert!(called.0.lock().unwrap().is_empty());
}
