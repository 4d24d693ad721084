//! The ways to authenticate on the wire: which one a request takes, and what it carries then.

use auth::config::{Builder, Credentials, Login, Region, SharedTokenProvider, Token};
use auth::error::ProvideErrorMetadata;
use auth::{Client, Config};
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::retry::RetryConfig;
use serde_json::json;
use wire::loopback::{Answer, Loopback};

async fn server() -> Loopback {
    Loopback::always(Answer::Output(json!({}))).await
}

/// A client that knows nobody.
fn stranger(server: &Loopback) -> Builder {
    Config::builder()
        .behavior_version_latest()
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::disabled())
        .region(Region::new("eu-central-1"))
        .endpoint_url(server.url())
}

fn keys() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests")
}

/// A header of the only request.
fn header(server: &Loopback, name: &str) -> String {
    let received = server.received();
    assert_eq!(received.len(), 1);
    received[0].header(name).to_owned()
}

#[tokio::test]
async fn a_bearer_token_stands_in_the_authorization() {
    let server = server().await;
    let client = Client::from_conf(stranger(&server).bearer_token(Token::from("badge-7")).build());
    client.show_badge().send().await.expect("the server answers");
    assert_eq!(header(&server, "authorization"), "Bearer badge-7");
}

#[tokio::test]
async fn a_token_provider_serves_as_well_and_may_come_from_the_settings_that_all_clients_share() {
    let first = server().await;
    let client = Client::from_conf(stranger(&first).token_provider(Token::from("badge-8")).build());
    client.show_badge().send().await.expect("the server answers");
    assert_eq!(header(&first, "authorization"), "Bearer badge-8");

    let second = server().await;
    let shared = aws_types::SdkConfig::builder()
        .token_provider(SharedTokenProvider::new(Token::from("badge-9")))
        .build();
    let config = Builder::from(&shared)
        .behavior_version_latest()
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::disabled())
        .endpoint_url(second.url());
    let client = Client::from_conf(config.build());
    client.show_badge().send().await.expect("the server answers");
    assert_eq!(header(&second, "authorization"), "Bearer badge-9");
}

#[tokio::test]
async fn an_api_key_stands_in_the_header_that_the_model_names() {
    let server = server().await;
    let client = Client::from_conf(stranger(&server).api_key(Token::from("brass")).build());
    client.turn_key().send().await.expect("the server answers");
    assert_eq!(header(&server, "x-key"), "brass");
    assert_eq!(header(&server, "authorization"), "");
}

#[tokio::test]
async fn name_and_password_are_basic_authentication() {
    let server = server().await;
    let login = Login::new("Aladdin", "open sesame", None);
    let client = Client::from_conf(stranger(&server).basic_auth_login(login).build());
    client.say_password().send().await.expect("the server answers");
    assert_eq!(header(&server, "authorization"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
}

#[tokio::test]
async fn the_first_way_that_somebody_is_known_for_is_taken() {
    let login = || Login::new("Aladdin", "open sesame", None);
    let only_basic = server().await;
    let client = Client::from_conf(stranger(&only_basic).basic_auth_login(login()).build());
    client.show_badge().send().await.expect("the server answers");
    assert!(header(&only_basic, "authorization").starts_with("Basic "));

    let both = server().await;
    let config = stranger(&both)
        .basic_auth_login(login())
        .bearer_token(Token::from("badge"));
    Client::from_conf(config.build())
        .show_badge()
        .send()
        .await
        .expect("the server answers");
    assert_eq!(header(&both, "authorization"), "Bearer badge");

    let preferred = server().await;
    let config = stranger(&preferred)
        .basic_auth_login(login())
        .bearer_token(Token::from("badge"))
        .auth_scheme_preference(["httpBasicAuth"].map(Into::into));
    Client::from_conf(config.build())
        .show_badge()
        .send()
        .await
        .expect("the server answers");
    assert!(header(&preferred, "authorization").starts_with("Basic "));
}

#[tokio::test]
async fn without_a_list_the_schemes_of_the_service_are_taken_by_name() {
    let signed = server().await;
    let config = stranger(&signed)
        .credentials_provider(keys())
        .api_key(Token::from("brass"));
    Client::from_conf(config.build())
        .sign()
        .send()
        .await
        .expect("the server answers");
    assert!(header(&signed, "authorization").starts_with("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"));
    assert_eq!(header(&signed, "x-key"), "");

    let keyed = server().await;
    let config = stranger(&keyed)
        .bearer_token(Token::from("badge"))
        .api_key(Token::from("brass"));
    Client::from_conf(config.build())
        .sign()
        .send()
        .await
        .expect("the server answers");
    assert_eq!(header(&keyed, "x-key"), "brass");
}

#[tokio::test]
async fn a_request_that_nobody_can_vouch_for_is_not_sent() {
    let server = server().await;
    let client = Client::from_conf(stranger(&server).api_key(Token::from("brass")).build());
    let error = client.show_badge().send().await.expect_err("there is no badge");
    let error = DisplayErrorContext(error).to_string();
    assert!(error.contains("\"httpBearerAuth\" wasn't a valid option"), "{error}");
    assert!(error.contains("\"httpBasicAuth\" wasn't a valid option"), "{error}");
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn optional_authentication_is_left_out_where_nobody_is_known() {
    let anonymous = server().await;
    Client::from_conf(stranger(&anonymous).build())
        .peek_in()
        .send()
        .await
        .expect("the server answers");
    assert_eq!(header(&anonymous, "authorization"), "");

    let known = server().await;
    Client::from_conf(stranger(&known).bearer_token(Token::from("badge")).build())
        .peek_in()
        .send()
        .await
        .expect("the server answers");
    assert_eq!(header(&known, "authorization"), "Bearer badge");
}

#[tokio::test]
async fn an_operation_without_authentication_shows_nobody_anything() {
    let server = server().await;
    let config = stranger(&server)
        .credentials_provider(keys())
        .bearer_token(Token::from("badge"));
    Client::from_conf(config.build())
        .knock()
        .send()
        .await
        .expect("the server answers");
    assert_eq!(header(&server, "authorization"), "");
}

/// Official clients leave this length to the connection, so that it is not among the headers that are signed.
#[tokio::test]
async fn the_length_of_a_body_without_members_is_not_signed() {
    let server = server().await;
    let config = stranger(&server).credentials_provider(keys());
    let client = Client::from_conf(config.build());
    client.sign_outside().send().await.expect("the server answers");
    let signature = header(&server, "authorization");
    assert!(signature.contains("content-type;host"), "{signature}");
    assert!(!signature.contains("content-length"), "{signature}");
    assert_eq!(header(&server, "content-length"), "2");
}

#[tokio::test]
async fn a_signature_for_several_regions_names_them_in_a_header() {
    let server = server().await;
    let config = stranger(&server)
        .credentials_provider(keys())
        .sigv4a_signing_region_set(
            vec!["eu-central-1", "eu-west-1"]
                .into_iter()
                .collect::<aws_types::region::SigningRegionSet>(),
        );
    Client::from_conf(config.build())
        .sign_wide()
        .send()
        .await
        .expect("the server answers");
    let signature = header(&server, "authorization");
    assert!(
        signature.starts_with("AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/"),
        "{signature}"
    );
    assert!(
        signature.contains("/gatehouse/aws4_request, SignedHeaders="),
        "{signature}"
    );
    assert_eq!(header(&server, "x-amz-region-set"), "eu-central-1,eu-west-1");
}

/// Without the header the service computes the signature with the hash of the body that it got, and refuses the request.
#[tokio::test]
async fn a_request_whose_body_is_not_signed_says_so() {
    let server = server().await;
    let client = Client::from_conf(stranger(&server).credentials_provider(keys()).build());
    client.sign_outside().send().await.expect("the server answers");
    assert_eq!(header(&server, "x-amz-content-sha256"), "UNSIGNED-PAYLOAD");
    let signature = header(&server, "authorization");
    assert!(signature.contains("x-amz-content-sha256;"), "{signature}");
}

#[tokio::test]
async fn the_endpoint_may_ask_for_another_signature() {
    let server = server().await;
    let config = stranger(&server)
        .region(Region::new("everywhere"))
        .credentials_provider(keys());
    Client::from_conf(config.build())
        .sign()
        .send()
        .await
        .expect("the server answers");
    let signature = header(&server, "authorization");
    assert!(signature.starts_with("AWS4-ECDSA-P256-SHA256 "), "{signature}");
    assert!(signature.contains("/gates/aws4_request, "), "{signature}");
    assert_eq!(header(&server, "x-amz-region-set"), "*");
}

#[tokio::test]
async fn an_override_of_one_call_brings_its_own_badge() {
    let server = server().await;
    let client = Client::from_conf(stranger(&server).bearer_token(Token::from("first")).build());
    let guest = Config::builder().bearer_token(Token::from("guest"));
    client
        .show_badge()
        .customize()
        .config_override(guest)
        .send()
        .await
        .expect("the server answers");
    client.show_badge().send().await.expect("the server answers");
    let shown: Vec<_> = server
        .received()
        .iter()
        .map(|it| it.header("authorization").to_owned())
        .collect();
    assert_eq!(shown, ["Bearer guest", "Bearer first"]);
}

const RIDDLE: &str = "Digest realm=\"door\", nonce=\"n1\", qop=\"auth\", algorithm=SHA-256, opaque=\"o\"";

/// A server that asks those who do not answer.
async fn door() -> Loopback {
    Loopback::start(|request, _| match request.header("authorization") {
        "" => Answer::With(
            "www-authenticate",
            RIDDLE.to_owned(),
            Box::new(Answer::Error(401, "WhoIsThere", json!({}))),
        ),
        answer if answer.starts_with("Digest username=\"Aladdin\", realm=\"door\", nonce=\"n1\"") => {
            Answer::Output(json!({}))
        }
        _ => Answer::With(
            "www-authenticate",
            RIDDLE.to_owned(),
            Box::new(Answer::Error(401, "WrongAnswer", json!({}))),
        ),
    })
    .await
}

fn answers(server: &Loopback) -> Vec<String> {
    let received = server.received();
    let answers = received.iter().map(|it| it.header("authorization").to_owned());
    answers.collect()
}

#[tokio::test]
async fn a_challenge_is_answered_without_a_retry_and_the_next_request_answers_at_once() {
    let server = door().await;
    let login = Login::new("Aladdin", "open sesame", None);
    let client = Client::from_conf(stranger(&server).digest_auth_login(login).build());
    client.answer_riddle().send().await.expect("the answer is right");
    client.answer_riddle().send().await.expect("the answer is right");
    let answers = answers(&server);
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0], "");
    assert!(answers[1].contains("uri=\"/\", response=\""), "{answers:?}");
    assert!(
        answers[1].contains("algorithm=SHA-256, opaque=\"o\", qop=auth, nc=00000001, cnonce=\""),
        "{answers:?}"
    );
    assert!(answers[2].contains("nc=00000002"), "{answers:?}");
}

#[tokio::test]
async fn a_wrong_answer_is_given_once() {
    let server = door().await;
    let login = Login::new("Kasim", "open barley", None);
    let client = Client::from_conf(stranger(&server).digest_auth_login(login).build());
    let error = client.answer_riddle().send().await.expect_err("the door stays shut");
    assert_eq!(error.code(), Some("WrongAnswer"));
    assert_eq!(answers(&server).len(), 2);
}

#[tokio::test]
async fn a_connection_of_one_call_answers_as_well() {
    let server = door().await;
    let login = Login::new("Aladdin", "open sesame", None);
    let client = Client::from_conf(stranger(&server).digest_auth_login(login).build());
    let connection = aws_smithy_http_client::Builder::new().build_http();
    client
        .answer_riddle()
        .customize()
        .config_override(Config::builder().http_client(connection))
        .send()
        .await
        .expect("the answer is right");
    assert_eq!(answers(&server).len(), 2);
}
