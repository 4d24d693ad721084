//! The sources of endpoint parameters: the operation, the input, the configuration, the account.

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::endpoint_config::AccountIdEndpointMode;
use endpoint_params::config::{BehaviorVersion, Builder, Protocol, Region, Validation};
use endpoint_params::error::SdkError;
use endpoint_params::types::{Parcel, Spare};
use endpoint_params::{Client, Config};
use std::sync::{Arc, Mutex};

/// Keeps where requests are sent.
#[derive(Clone, Debug, Default)]
struct Sent(Arc<Mutex<Vec<String>>>);

impl HttpConnector for Sent {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        self.0.lock().expect("nobody panicked").push(request.uri().to_owned());
        let status = 200.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from("{}"))))
    }
}

impl Sent {
    fn client(&self, change: impl FnOnce(Builder) -> Builder) -> Client {
        let connector = SharedHttpConnector::new(self.clone());
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("north"))
            .credentials_provider(Credentials::new("key", "secret", None, None, "tests"))
            .http_client(http_client_fn(move |_, _| connector.clone()));
        Client::from_conf(change(config).build())
    }

    fn last(&self) -> String {
        self.0
            .lock()
            .expect("nobody panicked")
            .pop()
            .expect("something was sent")
    }
}

fn with_account() -> Credentials {
    let keys = Credentials::builder().access_key_id("key").secret_access_key("secret");
    keys.account_id("123").provider_name("tests").build()
}

#[tokio::test]
async fn an_operation_wins_over_its_input_and_this_over_the_configuration() {
    let sent = Sent::default();
    let client = sent.client(|it| it.place("client"));
    client.list_depots().send().await.unwrap();
    assert_eq!(sent.last(), "https://client.example/depots");
    client.store_parcel().depot("input").send().await.unwrap();
    assert_eq!(sent.last(), "https://input.example/parcels");
    client.open_headquarters().depot("input").send().await.unwrap();
    assert_eq!(sent.last(), "https://headquarters.example/headquarters");
    client.open_headquarters().send().await.unwrap();
    assert_eq!(sent.last(), "https://headquarters.example/headquarters");
}

/// The official crates refuse it before the endpoint is resolved.
#[tokio::test]
async fn a_required_member_that_chooses_the_endpoint_is_never_left_out() {
    for protocol in [Protocol::RestJson1, Protocol::AwsJson1_0, Protocol::RpcV2Cbor] {
        let sent = Sent::default();
        let client = sent.client(|it| it.place("client").protocol(protocol).validation(Validation::Off));
        for depot in [None, Some(String::new())] {
            let error = client.store_parcel().set_depot(depot).send().await.unwrap_err();
            let said = DisplayErrorContext(&error).to_string();
            assert!(matches!(error, SdkError::ConstructionFailure(_)), "{said}");
            assert!(
                said.contains("depot") && said.contains("A required field was not set"),
                "{said}"
            );
        }
        assert!(sent.0.lock().unwrap().is_empty());
        let optional = client.open_headquarters().set_depot(None).send().await;
        assert!(
            !matches!(optional, Err(SdkError::ConstructionFailure(_))),
            "{optional:?}"
        );
    }
}

#[tokio::test]
async fn a_call_can_differ_from_its_client() {
    let sent = Sent::default();
    let client = sent.client(|it| it.place("client").swift(true));
    client.list_depots().send().await.unwrap();
    assert_eq!(sent.last(), "https://client.swift.example/depots");
    let own = Config::builder().place("own");
    let call = client.list_depots().customize().config_override(own);
    call.send().await.unwrap();
    assert_eq!(sent.last(), "https://own.swift.example/depots");
    let mut without = Config::builder();
    without.set_place(None).set_swift(Some(false));
    let call = client.list_depots().customize().config_override(without);
    call.send().await.unwrap();
    assert_eq!(sent.last(), "https://north.example/depots");
}

#[tokio::test]
async fn expressions_look_into_the_input() {
    let sent = Sent::default();
    let client = sent.client(|it| it);
    let spare = Spare::builder().shelf("spare").build();
    let parcel = Parcel::builder().spare(spare).build();
    client.sort_parcels().parcels(parcel).send().await.unwrap();
    assert_eq!(sent.last(), "https://spare.shelf.example/sort");
    client.sort_parcels().send().await.unwrap();
    assert_eq!(sent.last(), "https://north.example/sort");
}

/// Without the parameter, the request might go somewhere else than it should.
#[tokio::test]
async fn an_expression_that_takes_too_long_is_an_error() {
    let sent = Sent::default();
    let parcels = (0..200).map(|_| Parcel::builder().shelf("a").build()).collect();
    let call = sent.client(|it| it).sort_parcels().set_parcels(Some(parcels));
    let error = call.send().await.unwrap_err();
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("`Copies`") && text.contains("steps"), "{text}");
    assert!(sent.0.lock().expect("nobody panicked").is_empty());
}

#[tokio::test]
async fn a_parameter_may_have_the_name_of_a_value() {
    let sent = Sent::default();
    let client = sent.client(|it| it);
    client.open_vault().lane("left").send().await.unwrap();
    assert_eq!(sent.last(), "https://left.true.example/vault");
}

#[tokio::test]
async fn accounts_come_with_credentials() {
    let sent = Sent::default();
    let client = sent.client(|it| it.credentials_provider(with_account()));
    client.list_depots().send().await.unwrap();
    assert_eq!(sent.last(), "https://123.account.example/depots");
    let client = sent.client(|it| {
        it.credentials_provider(with_account())
            .account_id_endpoint_mode(AccountIdEndpointMode::Disabled)
    });
    client.list_depots().send().await.unwrap();
    assert_eq!(sent.last(), "https://north.example/depots");
    let client = sent.client(|it| it.account_id_endpoint_mode(AccountIdEndpointMode::Required));
    let error = client.list_depots().send().await.unwrap_err();
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("an account is needed"), "{text}");
}

/// Else the request would go where the next rule leads.
#[tokio::test]
async fn a_required_member_that_is_blank_is_an_error() {
    for (depot, wanted) in [("", "depot"), (" ", "https:// .example")] {
        let sent = Sent::default();
        let error = sent
            .client(|it| it)
            .store_parcel()
            .depot(depot)
            .send()
            .await
            .unwrap_err();
        let text = DisplayErrorContext(&error).to_string();
        assert!(text.contains(wanted), "{text}");
        assert!(sent.0.lock().expect("nobody panicked").is_empty());
    }
}
