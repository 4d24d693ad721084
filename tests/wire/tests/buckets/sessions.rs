//! Sessions of directory buckets: when they are created, what is signed with them, and what they leave alone.

use super::service::{Reply, Sent, Service, keys};
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_types::endpoint::Endpoint;
use buckets::config::endpoint::{EndpointFuture, Params, ResolveEndpoint};
use buckets::config::{Builder, Config, Credentials, Region};
use buckets::error::DisplayErrorContext;
use buckets::presigning::PresigningConfig;
use buckets::primitives::{ByteStream, DateTime};
use buckets::types::{Delete, ObjectIdentifier, SessionCredentials};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const DIRECTORY: &str = "mine--usw2-az1--x-s3";
const HOST: &str = "https://mine--usw2-az1--x-s3.s3express-usw2-az1.us-west-2.amazonaws.com";

/// The document of a session that ends then.
fn session(id: &str, end: &str) -> String {
    format!(
        "<CreateSessionResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Credentials>\
         <SessionToken>TOKEN{id}</SessionToken><SecretAccessKey>SECRET</SecretAccessKey>\
         <AccessKeyId>SESSION{id}</AccessKeyId><Expiration>{end}</Expiration></Credentials></CreateSessionResult>"
    )
}

/// A service that creates sessions with numbers and answers all else with nothing.
fn service(end: &'static str) -> Service {
    let created = AtomicU64::new(0);
    Service::new(move |sent| {
        if sent.line.ends_with("/?session") {
            let number = created.fetch_add(1, Ordering::Relaxed) + 1;
            Reply::new(200, session(&number.to_string(), end))
        } else {
            Reply::new(200, "")
        }
    })
}

async fn get(client: &buckets::Client, bucket: &str) {
    let answer = client.get_object().bucket(bucket).key("hat").send().await;
    answer.expect("the service answers");
}

fn lines(sent: &[Sent]) -> Vec<&str> {
    sent.iter().map(|it| it.line.as_str()).collect()
}

const NEVER: &str = "2999-01-01T00:00:00Z";

#[tokio::test]
async fn a_session_signs_all_calls_of_its_bucket() {
    let service = service(NEVER);
    let client = service.client();
    get(&client, DIRECTORY).await;
    get(&client.clone(), DIRECTORY).await;
    let sent = service.sent();
    let object = format!("GET {HOST}/hat?x-id=GetObject");
    assert_eq!(lines(&sent), [format!("GET {HOST}/?session"), object.clone(), object]);

    let [create, call, _] = &sent[..] else {
        panic!("three requests were sent")
    };
    assert!(create.credential().starts_with("AKIDEXAMPLE/"), "{create:?}");
    assert!(
        create.credential().ends_with("/us-west-2/s3express/aws4_request"),
        "{create:?}"
    );
    assert_eq!(create.header("x-amz-security-token"), "token");
    assert_eq!(create.header("x-amz-s3session-token"), "");
    assert_eq!(create.header("x-amz-create-session-mode"), "");

    assert!(call.credential().starts_with("SESSION1/"), "{call:?}");
    assert!(
        call.credential().ends_with("/us-west-2/s3express/aws4_request"),
        "{call:?}"
    );
    assert_eq!(call.header("x-amz-s3session-token"), "TOKEN1");
    assert_eq!(call.header("x-amz-security-token"), "");
    assert!(
        call.header("authorization").contains("x-amz-s3session-token"),
        "{call:?}"
    );
    // The user agent tells that a session is in use.
    assert!(
        call.features().contains(&"J") && !create.features().contains(&"J"),
        "{sent:?}"
    );
}

#[tokio::test]
async fn each_bucket_and_each_key_has_a_session_and_other_buckets_have_none() {
    let service = service(NEVER);
    let client = service.client();
    get(&client, DIRECTORY).await;
    get(&client, "attic").await;
    get(&client, "other--usw2-az3--x-s3").await;
    get(&client, DIRECTORY).await;
    let change = Config::builder().credentials_provider(keys("AKIDOTHER"));
    let call = client.get_object().bucket(DIRECTORY).key("hat").customize();
    call.config_override(change).send().await.expect("the service answers");
    let sent = service.sent();
    let tokens: Vec<_> = sent.iter().map(|it| it.header("x-amz-s3session-token")).collect();
    assert_eq!(tokens, ["", "TOKEN1", "", "", "TOKEN2", "TOKEN1", "", "TOKEN3"]);
    assert_eq!(
        sent[2].line,
        "GET https://attic.s3.us-west-2.amazonaws.com/hat?x-id=GetObject"
    );
    assert_eq!(sent[2].header("x-amz-security-token"), "token");
    assert!(!sent[2].features().contains(&"J"));
    assert!(sent[6].credential().starts_with("AKIDOTHER/"), "{sent:?}");
}

/// A clock that a test turns.
#[derive(Clone, Debug, Default)]
struct Clock(Arc<AtomicU64>);

impl aws_smithy_async::time::TimeSource for Clock {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.0.load(Ordering::Relaxed))
    }
}

#[tokio::test]
async fn a_session_is_replaced_shortly_before_it_ends() {
    // 1,000,000,300 seconds.
    let service = service("2001-09-09T01:51:40Z");
    let clock = Clock::default();
    let client = service.client_with(|it| it.time_source(clock.clone()));
    for (now, requests) in [(0, 2), (289, 3), (291, 5)] {
        clock.0.store(1_000_000_000 + now, Ordering::Relaxed);
        get(&client, DIRECTORY).await;
        assert_eq!(service.sent().len(), requests, "after {now} s");
    }
}

#[tokio::test]
async fn calls_at_once_share_the_request_for_a_session() {
    let service = service(NEVER);
    let client = service.client();
    let calls = (0..20).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { get(&client, DIRECTORY).await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("the call ends");
    }
    let sent = service.sent();
    assert_eq!(sent.iter().filter(|it| it.line.ends_with("?session")).count(), 1);
    assert_eq!(sent.len(), 21);
}

/// Returns the requests of one call with these settings.
async fn sent(change: impl FnOnce(Builder) -> Builder) -> Vec<Sent> {
    let service = service(NEVER);
    get(&service.client_with(change), DIRECTORY).await;
    service.sent()
}

#[tokio::test]
async fn without_session_auth_the_keys_of_the_client_sign() {
    let sent = sent(|it| it.disable_s3_express_session_auth(true)).await;
    assert_eq!(lines(&sent), [format!("GET {HOST}/hat?x-id=GetObject")]);
    assert!(sent[0].credential().starts_with("AKIDEXAMPLE/"));
    assert_eq!(
        (
            sent[0].header("x-amz-security-token"),
            sent[0].header("x-amz-s3session-token")
        ),
        ("token", "")
    );
    assert!(!sent[0].features().contains(&"J"));

    let service = service(NEVER);
    let call = service.client().get_object().bucket(DIRECTORY).key("hat").customize();
    let change = Config::builder().disable_s3_express_session_auth(true);
    call.config_override(change).send().await.expect("the service answers");
    assert_eq!(service.sent().len(), 1);
}

#[tokio::test]
async fn the_environment_can_switch_session_auth_off_but_the_configuration_has_precedence() {
    const VARIABLE: &str = "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH";
    const NAME: &str = "sessions::the_environment_can_switch_session_auth_off_but_the_configuration_has_precedence";
    let requests = |configured: Option<bool>| async move {
        let sent = sent(|mut it| {
            it.set_disable_s3_express_session_auth(configured);
            it
        });
        sent.await.len()
    };
    let expected = match std::env::var(VARIABLE).as_deref() {
        Ok("TRUE") => [1, 1, 2],
        Ok(_) => [2, 1, 2],
        Err(_) => {
            // The variable of a process is set before the process starts.
            for value in ["TRUE", "maybe"] {
                let program = std::env::current_exe().expect("the test is a program");
                let mut process = std::process::Command::new(program);
                let end = process.args(["--exact", NAME]).env(VARIABLE, value).status();
                assert!(end.expect("the test runs again").success(), "{value}");
            }
            [2, 1, 2]
        }
    };
    assert_eq!(
        [
            requests(None).await,
            requests(Some(true)).await,
            requests(Some(false)).await
        ],
        expected
    );
}

#[tokio::test]
async fn credentials_of_the_configuration_go_before_sessions() {
    let given = Credentials::new("GIVEN", "secret", Some("given".to_owned()), None, "tests");
    let sent = sent(|it| it.express_credentials_provider(given)).await;
    assert_eq!(sent.len(), 1);
    assert!(sent[0].credential().starts_with("GIVEN/"));
    assert_eq!(
        (
            sent[0].header("x-amz-security-token"),
            sent[0].header("x-amz-s3session-token")
        ),
        ("", "given")
    );
}

#[tokio::test]
async fn without_credentials_a_request_goes_out_unsigned() {
    let service = service(NEVER);
    let config = Config::builder()
        .behavior_version_latest()
        .region(Region::new("us-west-2"))
        .http_client(service.http_client());
    get(&buckets::Client::from_conf(config.build()), DIRECTORY).await;
    let sent = service.sent();
    assert_eq!(lines(&sent), [format!("GET {HOST}/hat?x-id=GetObject")]);
    assert_eq!(sent[0].header("authorization"), "");
}

#[derive(Debug)]
struct Fixed;

impl ResolveEndpoint for Fixed {
    fn resolve_endpoint<'a>(&'a self, _: &'a Params) -> EndpointFuture<'a> {
        EndpointFuture::ready(Ok(Endpoint::builder().url("https://example.com").build()))
    }
}

#[tokio::test]
async fn an_endpoint_that_asks_for_no_scheme_gets_the_usual_signature() {
    let sent = sent(|it| it.endpoint_resolver(Fixed)).await;
    assert_eq!(sent.len(), 1);
    assert!(sent[0].credential().starts_with("AKIDEXAMPLE/"));
}

#[tokio::test]
async fn a_session_keeps_the_settings_of_its_call_and_leaves_its_interceptors_alone() {
    let service = service(NEVER);
    let call = service.client().get_object().bucket(DIRECTORY).key("hat").customize();
    let change = Config::builder().endpoint_url("http://127.0.0.1:9");
    let call = call.config_override(change).mutate_request(|it| {
        it.headers_mut().insert("x-mark", "1");
    });
    call.send().await.expect("the service answers");
    let sent = service.sent();
    let base = "GET http://127.0.0.1:9/mine--usw2-az1--x-s3";
    assert_eq!(
        lines(&sent),
        [format!("{base}/?session"), format!("{base}/hat?x-id=GetObject")]
    );
    assert_eq!((sent[0].header("x-mark"), sent[1].header("x-mark")), ("", "1"));
}

#[tokio::test]
async fn a_session_that_cannot_be_created_is_the_cause_of_the_error() {
    for (reply, cause) in [
        (
            Reply::new(404, "<Error><Code>NoSuchBucket</Code><Message>gone</Message></Error>"),
            "NoSuchBucket",
        ),
        (Reply::new(200, "<CreateSessionResult/>"), "without credentials"),
        (Reply::new(200, session("1", "not a time")), "date-time"),
    ] {
        let service = Service::always(reply);
        let error = service.client().get_object().bucket(DIRECTORY).key("hat").send().await;
        let error = DisplayErrorContext(error.expect_err("there is no session")).to_string();
        assert!(error.contains(cause), "{error}");
        assert_eq!(service.sent().len(), 1);
    }
}

#[tokio::test]
async fn a_url_is_signed_with_a_session() {
    // The signature is that of the official client.
    let service = Service::new(|sent| {
        assert!(sent.line.ends_with("/?session"), "{sent:?}");
        let document = session("", "2024-01-29T18:53:01Z");
        let document = document
            .replace("SESSION<", "ASIARTESTID<")
            .replace("SECRET<", "TESTSECRETKEY<");
        Reply::new(200, document.replace("TOKEN<", "TESTSESSIONTOKEN<"))
    });
    let start = UNIX_EPOCH + Duration::from_secs(1_234_567_891);
    let client = service.client_with(|it| it.time_source(SharedTimeSource::new(StaticTimeSource::new(start))));
    let config = PresigningConfig::builder()
        .start_time(start)
        .expires_in(Duration::from_secs(30));
    let call = client
        .get_object()
        .bucket("s3express-test-bucket--usw2-az1--x-s3")
        .key("ferris.png");
    let request = call.presigned(config.build().expect("30 s are allowed")).await;
    let request = request.expect("the request is signed");
    assert_eq!(
        request.uri(),
        "https://s3express-test-bucket--usw2-az1--x-s3.s3express-usw2-az1.us-west-2.amazonaws.com/ferris.png\
         ?x-id=GetObject&X-Amz-Algorithm=AWS4-HMAC-SHA256\
         &X-Amz-Credential=ASIARTESTID%2F20090213%2Fus-west-2%2Fs3express%2Faws4_request&X-Amz-Date=20090213T233131Z\
         &X-Amz-Expires=30&X-Amz-SignedHeaders=host\
         &X-Amz-Signature=c09c93c7878184492cb960d59e148af932dff6b19609e63e3484599903d97e44\
         &X-Amz-S3session-Token=TESTSESSIONTOKEN"
    );
    assert_eq!((request.method(), request.headers().count()), ("GET", 0));
    let sent = service.sent();
    assert_eq!(sent.len(), 1);
    assert!(!sent[0].header("authorization").is_empty() && !sent[0].header("user-agent").is_empty());
}

#[tokio::test]
async fn checksums_are_crc32_unless_another_is_asked_for() {
    let service = service(NEVER);
    let hat = ObjectIdentifier::builder().key("hat").build().expect("the key is set");
    let objects = Delete::builder().objects(hat).build().expect("there is an object");
    let call = service.client().delete_objects().bucket(DIRECTORY).delete(objects);
    call.send().await.expect("the service answers");
    let sha256 = buckets::types::ChecksumAlgorithm::Sha256;
    let call = service
        .client()
        .put_object()
        .bucket(DIRECTORY)
        .key("hat")
        .checksum_algorithm(sha256);
    call.body(ByteStream::from_static(b""))
        .send()
        .await
        .expect("the service answers");
    let sent = service.sent();
    let checksums = |it: &Sent| {
        ["x-amz-checksum-crc32", "x-amz-checksum-sha256", "content-md5"].map(|name| !it.header(name).is_empty())
    };
    assert_eq!(checksums(&sent[1]), [true, false, false], "{sent:?}");
    assert_eq!(checksums(&sent[3]), [false, true, false], "{sent:?}");
}

#[test]
fn credentials_of_a_session_are_credentials() {
    let session = SessionCredentials::builder()
        .access_key_id("id")
        .secret_access_key("secret")
        .session_token("token")
        .expiration(DateTime::from_secs(1_000));
    let credentials =
        Credentials::try_from(session.clone().build().expect("all is set")).expect("the time is in range");
    assert_eq!(
        (credentials.access_key_id(), credentials.secret_access_key()),
        ("id", "secret")
    );
    assert_eq!(credentials.session_token(), Some("token"));
    assert_eq!(credentials.expiry(), Some(UNIX_EPOCH + Duration::from_secs(1_000)));
    let endless = session
        .expiration(DateTime::from_secs(i64::MAX))
        .build()
        .expect("all is set");
    assert!(Credentials::try_from(endless).is_err() || cfg!(target_os = "linux"));
}
