//! Members in the path, the query and the headers without which a request would be that of another operation.

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::display::DisplayErrorContext;
use http_bindings::client::Waiters;
use http_bindings::config::{Protocol, Validation};
use http_bindings::types::Priority;
use presigning::config::{Credentials, Region};
use presigning::error::SdkError;
use presigning::presigning::PresigningConfig;
use presigning::primitives::DateTime;
use std::error::Error;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Keeps the requests that are sent.
#[derive(Clone, Debug, Default)]
struct Sent(Arc<Mutex<Vec<String>>>);

impl HttpConnector for Sent {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let line = format!("{} {}", request.method(), request.uri());
        self.0.lock().unwrap().push(line);
        let ok = 200.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(ok, SdkBody::from("{}"))))
    }
}

impl Sent {
    fn client(&self) -> SharedHttpClient {
        let connector = SharedHttpConnector::new(self.clone());
        http_client_fn(move |_, _| connector.clone())
    }

    fn lines(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

fn parcels(sent: &Sent, validation: Validation) -> http_bindings::Client {
    let config = http_bindings::Config::builder()
        .behavior_version_latest()
        .endpoint_url("https://parcels.example.com")
        .protocol(Protocol::RestJson1)
        .validation(validation)
        .http_client(sent.client());
    http_bindings::Client::from_conf(config.build())
}

fn attic(sent: &Sent, validation: Validation) -> presigning::Client {
    let config = presigning::Config::builder()
        .behavior_version_latest()
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
        .validation(validation)
        .http_client(sent.client());
    presigning::Client::from_conf(config.build())
}

/// Returns the text of a call's error, which must be a construction failure.
fn refusal<T: std::fmt::Debug, E: Error + Send + Sync + 'static>(outcome: Result<T, SdkError<E>>) -> String {
    let error = outcome.expect_err("the request lacks a part");
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    DisplayErrorContext(error).to_string()
}

#[tokio::test]
async fn an_upload_is_not_given_up_without_its_id_at_any_level() {
    for validation in [Validation::Off, Validation::Required] {
        for id in [None, Some(String::new())] {
            let sent = Sent::default();
            let call = attic(&sent, validation)
                .abort_multipart_upload()
                .chest("oak")
                .key("hat");
            let said = refusal(call.set_upload_id(id.clone()).send().await);
            // The validation finds an unset member first, unless it is off.
            if validation == Validation::Off || id.is_some() {
                assert!(
                    said.contains("upload_id was missing: cannot be empty or unset"),
                    "{said}"
                );
            } else {
                assert!(said.contains("`upload_id` is required"), "{said}");
            }
            assert_eq!(sent.lines(), [""; 0]);
        }
        let sent = Sent::default();
        let call = attic(&sent, validation)
            .abort_multipart_upload()
            .chest("oak")
            .key("hat");
        call.upload_id("7").send().await.expect("the request is complete");
        let url = "https://attic.eu-central-1.example.com/oak/hat?x-id=AbortMultipartUpload&uploadId=7";
        assert_eq!(sent.lines(), [format!("DELETE {url}")]);
    }
}

#[tokio::test]
async fn what_is_presigned_is_complete() {
    let client = attic(&Sent::default(), Validation::Off);
    let config = || PresigningConfig::expires_in(Duration::from_secs(9)).expect("short enough");
    let part = || client.upload_part().chest("oak").key("hat");
    for (field, call) in [
        ("upload_id", part().part_number(1)),
        ("upload_id", part().part_number(1).upload_id("")),
        ("part_number", part().upload_id("7")),
        ("key", part().key("").part_number(1).upload_id("7")),
    ] {
        let said = refusal(call.presigned(config()).await);
        assert!(said.contains(field), "{said}");
    }
    let complete = part().part_number(1).upload_id("7").presigned(config()).await;
    assert!(complete.expect("it is complete").uri().contains("uploadId=7"));
}

#[tokio::test]
async fn pages_and_waiters_do_not_ask_for_everything() {
    let sent = Sent::default();
    let client = parcels(&sent, Validation::Off);
    for claimant in [None, Some(String::new())] {
        let mut pages = client
            .find_claims()
            .set_claimant(claimant.clone())
            .into_paginator()
            .send();
        let page = pages.next().await.expect("a page or an error");
        assert!(refusal(page).contains("claimant"));
        let waiter = client.wait_until_claim_found().set_claimant(claimant);
        let end = waiter.wait(Duration::from_secs(1)).await;
        let said = DisplayErrorContext(end.expect_err("nothing was asked")).to_string();
        assert!(said.contains("claimant"), "{said}");
    }
    assert_eq!(sent.lines(), [""; 0]);
}

#[tokio::test]
async fn all_kinds_of_values_are_missed_and_only_where_they_have_a_place() {
    let sent = Sent::default();
    let client = parcels(&sent, Validation::Off);
    let complete = || {
        let call = client
            .drop_claims()
            .office("a")
            .path("b/c")
            .claim("d")
            .kind(Priority::Fast);
        let call = call
            .number(0)
            .since(DateTime::from_secs(0))
            .urgent(false)
            .marks("")
            .pages(0);
        let call = call
            .set_more(Some(Default::default()))
            .set_notes(Some(Default::default()));
        call.signer("e").witnesses("f")
    };
    complete().send().await.expect("the request is complete");
    let lines = sent.lines();
    let line = "DELETE https://parcels.example.com/offices/a/parcels/b/c?claims&claim=d&kind=fast&number=0\
                &since=1970-01-01T00%3A00%3A00Z&urgent=false&mark=&page=0&token=";
    assert!(lines[0].starts_with(line), "{lines:?}");

    for (field, call) in [
        ("path", complete().path("")),
        ("claim", complete().set_claim(None)),
        ("kind", complete().kind(Priority::from(""))),
        ("number", complete().set_number(None)),
        ("since", complete().set_since(None)),
        ("urgent", complete().set_urgent(None)),
        ("marks", complete().set_marks(Some(vec![]))),
        ("pages", complete().set_pages(None)),
        ("more", complete().set_more(None)),
        ("token", complete().token("")),
        ("signer", complete().signer("")),
        ("witnesses", complete().set_witnesses(Some(vec![String::new()]))),
        ("notes", complete().set_notes(None)),
    ] {
        let said = refusal(call.send().await);
        let expected = format!("{field} was missing: cannot be empty or unset");
        assert!(said.contains(&expected), "{said}");
    }
    assert_eq!(sent.lines(), [""; 0]);

    // A protocol without paths and queries has these members in the body.
    let config = http_bindings::Config::builder()
        .behavior_version_latest()
        .endpoint_url("https://parcels.example.com")
        .protocol(Protocol::AwsJson1_0)
        .validation(Validation::Off)
        .http_client(sent.client());
    let json = http_bindings::Client::from_conf(config.build());
    json.drop_claims().send().await.expect("the service decides");
    assert_eq!(sent.lines(), ["POST https://parcels.example.com/"]);
}
