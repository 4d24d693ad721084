//! Secrets do not stand in logs and in `Debug`, as far as this project writes them.

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};
use wire::log::Log;

const SECRET: &str = "brass-7";

/// The URL and the headers of a request.
type Sent = (String, Vec<(String, String)>);

/// Answers each request with this, and keeps URL and headers of the last one.
#[derive(Clone, Debug)]
struct Server {
    status: u16,
    body: &'static str,
    last: Arc<Mutex<Sent>>,
}

impl Server {
    fn new(status: u16, body: &'static str) -> Self {
        Self {
            status,
            body,
            last: Arc::default(),
        }
    }

    fn client(&self) -> SharedHttpClient {
        let connector = SharedHttpConnector::new(self.clone());
        http_client_fn(move |_, _| connector.clone())
    }
}

impl HttpConnector for Server {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let headers = request
            .headers()
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        *self.last.lock().unwrap() = (request.uri().to_owned(), headers.collect());
        let status = self.status.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from(self.body))))
    }
}

#[tokio::test]
async fn an_api_key_is_sent_and_not_logged() {
    let (log, server) = (Log::default(), Server::new(200, "{}"));
    let guard = log.start();
    let config = auth::Config::builder()
        .behavior_version_latest()
        .http_client(server.client())
        .endpoint_url("https://gate.example.com")
        .api_key(auth::config::Token::from(SECRET));
    let client = auth::Client::from_conf(config.build());
    client.turn_key().send().await.expect("the server answers");
    let overridden = auth::Config::builder().http_client(server.client());
    let again = client.turn_key().customize().config_override(overridden).send().await;
    again.expect("the server answers");
    drop(guard);
    let key = ("x-key".to_owned(), SECRET.to_owned());
    assert!(server.last.lock().unwrap().1.contains(&key), "the key is sent");
    let text = log.text();
    assert!(text.contains("transmitting request"), "everything is logged");
    assert!(!text.contains(SECRET), "{text}");
}

#[tokio::test]
async fn a_sensitive_message_of_an_error_is_not_shown() {
    let server = Server::new(403, r#"{"__type": "ClaimSealed", "message": "brass-7"}"#);
    let config = http_bindings::Config::builder()
        .behavior_version_latest()
        .http_client(server.client())
        .endpoint_url("https://parcels.example.com");
    let client = http_bindings::Client::from_conf(config.build());
    let outcome = client.find_claims().claimant("a").send().await;
    let error = outcome.expect_err("the claim is sealed").into_service_error();
    assert!(error.is_claim_sealed(), "{error:?}");
    assert_eq!((error.message(), error.code()), (Some(SECRET), Some("ClaimSealed")));
    let shown = format!("{error:?} {error:#?} {error} {}", DisplayErrorContext(&error));
    assert!(shown.contains("ClaimSealed") && !shown.contains(SECRET), "{shown}");
    let all: http_bindings::Error = error.into();
    let shown = format!("{all:?} {all}");
    assert!(!shown.contains(SECRET), "{shown}");
    let meta = http_bindings::error::ErrorMetadata::builder().message(SECRET).build();
    let builder = http_bindings::types::error::ClaimSealed::builder()
        .message(SECRET)
        .meta(meta);
    let shown = format!("{builder:?}");
    assert!(!shown.contains(SECRET), "{shown}");
}

#[tokio::test]
async fn a_sensitive_parameter_of_an_endpoint_is_not_shown() {
    let (log, server) = (Log::default(), Server::new(200, "{}"));
    let guard = log.start();
    let config = endpoint_params::Config::builder()
        .behavior_version_latest()
        .http_client(server.client())
        .region(endpoint_params::config::Region::new("eu-central-1"))
        .credentials_provider(endpoint_params::config::Credentials::new(
            "AKIDEXAMPLE",
            "secret",
            None,
            None,
            "tests",
        ))
        .endpoint_url("https://depots.example.com");
    let client = endpoint_params::Client::from_conf(config.build());
    let door = endpoint_params::types::VaultDoor::builder().code(SECRET).build();
    let _ = client.open_vault().code(SECRET).doors(door).send().await;
    drop(guard);
    let text = log.text();
    let params = text
        .lines()
        .find(|it| it.contains("resolving endpoint"))
        .expect("parameters are logged");
    assert!(params.contains("code: *** Sensitive Data Redacted ***"), "{params}");
    assert!(params.contains("codes: *** Sensitive Data Redacted ***"), "{params}");
    assert!(!params.contains(SECRET), "{params}");
    let builder = endpoint_params::config::endpoint::Params::builder().code(SECRET);
    assert!(!format!("{builder:?}").contains(SECRET));
}

#[tokio::test]
async fn a_presigned_request_shows_no_signature() {
    use presigning::config::{Credentials, Region};
    let token = Some(SECRET.to_owned());
    let config = presigning::Config::builder()
        .behavior_version_latest()
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", token, None, "tests"));
    let client = presigning::Client::from_conf(config.build());
    let config = presigning::presigning::PresigningConfig::builder()
        .start_time(UNIX_EPOCH + Duration::from_secs(1_234_567_891))
        .expires_in(Duration::from_secs(900));
    let request = client.get_object().chest("oak").key("hat");
    let request = request
        .presigned(config.build().expect("short enough"))
        .await
        .expect("it is signed");
    let signature = request
        .uri()
        .split("X-Amz-Signature=")
        .nth(1)
        .expect("it has a signature")
        .to_owned();
    let shown = format!("{request:?}");
    assert!(request.uri().contains(SECRET) && !shown.contains(SECRET), "{shown}");
    assert!(
        !shown.contains(signature.split('&').next().unwrap_or_default()),
        "{shown}"
    );
    for part in ["GET", "/oak/hat?x-id=GetObject", "X-Amz-Expires=900"] {
        assert!(shown.contains(part), "{shown}");
    }
}

#[tokio::test]
async fn a_configuration_and_a_call_show_no_login() {
    use auth::config::{Login, Token};
    let config = auth::Config::builder()
        .behavior_version_latest()
        .endpoint_url("https://gate.example.com")
        .bearer_token(Token::from(SECRET))
        .api_key(Token::from(SECRET))
        .basic_auth_login(Login::new("aladdin", SECRET, None))
        .digest_auth_login(Login::new("aladdin", SECRET, None));
    let shown = format!("{config:?}");
    assert!(!shown.contains(SECRET), "{shown}");
    let config = config.build();
    let client = auth::Client::from_conf(config.clone());
    let shown = format!("{config:?} {client:?} {:?}", client.turn_key());
    assert!(!shown.contains(SECRET), "{shown}");
}

#[tokio::test]
async fn bearer_tokens_and_passwords_are_sent_and_not_logged() {
    use auth::config::{Login, Token};
    let (log, server) = (Log::default(), Server::new(200, "{}"));
    let guard = log.start();
    let config = auth::Config::builder()
        .behavior_version_latest()
        .http_client(server.client())
        .endpoint_url("https://gate.example.com");
    let bearer = auth::Client::from_conf(config.clone().bearer_token(Token::from(SECRET)).build());
    bearer.show_badge().send().await.expect("the server answers");
    let login = Login::new("aladdin", SECRET, None);
    let basic = auth::Client::from_conf(config.clone().basic_auth_login(login.clone()).build());
    basic.say_password().send().await.expect("the server answers");
    let digest = auth::Client::from_conf(config.digest_auth_login(login).build());
    digest.answer_riddle().send().await.expect("the server answers");
    drop(guard);
    let text = log.text();
    let encoded = aws_smithy_types::base64::encode(format!("aladdin:{SECRET}"));
    assert!(!text.contains(SECRET) && !text.contains(&encoded), "{text}");
}
