//! Each construct on the wire, in both protocols: what is sent comes back the same, and pages and errors of every kind are read.

#![allow(deprecated)]

use aws_smithy_types::retry::RetryConfig;
use kitchen_sink::config::{BehaviorVersion, Credentials, Protocol, Region, Validation};
use kitchen_sink::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use kitchen_sink::operation::fail_in_many_ways::FailInManyWaysError;
use kitchen_sink::primitives::{Blob, DateTime, Document};
use kitchen_sink::types::*;
use kitchen_sink::{Client, Config};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;
use wire::loopback::{Answer, Loopback};

/// Both protocols of the service.
const PROTOCOLS: [Protocol; 2] = [Protocol::RpcV2Cbor, Protocol::AwsJson1_0];

fn client(url: &str, protocol: Protocol) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
        // The crate's own level is strict; most values here are chosen for their form.
        .validation(Validation::Required)
        .endpoint_url(url)
        .protocol(protocol);
    Client::from_conf(config.build())
}

/// The URL of a server that answers each request with the bytes that it was sent.
fn mirror() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = listener.local_addr().expect("a bound socket has an address");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that goes away ends its connection with an error.
            thread::spawn(move || while reflect(&stream).is_ok() {});
        }
    });
    format!("http://{address}")
}

/// Reads a request without a byte too many and sends its body back.
fn reflect(mut stream: &TcpStream) -> io::Result<()> {
    let mut reader = BufReader::with_capacity(1, stream);
    let mut answer = "HTTP/1.1 200 OK\r\n".to_owned();
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let (name, value) = line.trim_end().split_once(": ").unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap_or_default(),
            "content-type" | "smithy-protocol" => {}
            _ if line.trim_end().is_empty() => break,
            _ => continue,
        }
        answer += &line;
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    if !answer.contains("content-length") {
        // An operation without input sends nothing, but an output is a map even if it is empty.
        body = match answer.contains("rpc-v2-cbor") {
            true => vec![0xbf, 0xff],
            false => body,
        };
        answer += &format!("content-length: {}\r\n", body.len());
    }
    stream.write_all(&[answer.as_bytes(), b"\r\n", &body].concat())
}

fn point(x: i32) -> Point {
    Point::builder().x(x).y(-x).build().unwrap()
}

fn map<K: Eq + std::hash::Hash, V, const N: usize>(entries: [(K, V); N]) -> HashMap<K, V> {
    entries.into()
}

#[tokio::test]
async fn simple_types() {
    let url = mirror();
    let time = DateTime::from_secs(482_196_050);
    let simple = SimpleTypes::builder()
        .blob(Blob::new([0, 1, 255]))
        .boolean(true)
        .string("\"é\u{1F9C2}\n")
        .byte(-128)
        .short(-300)
        .integer(i32::MAX)
        .long(i64::MIN)
        .float(0.5)
        .double(1.0 / 3.0)
        .timestamp(DateTime::from_millis(482_196_050_500))
        .date_time(time)
        .http_date(time)
        .epoch_seconds(time)
        .target_format(time)
        .json("{}")
        .enumeration(Suit::Hearts)
        .int_enumeration(10)
        .big_integer("123456789012345678901234567890".parse().unwrap())
        .big_decimal("1234567890.0123456789".parse().unwrap())
        .build();
    let required = RequiredSimpleTypes::builder()
        .blob(Blob::new([]))
        .boolean(false)
        .string("")
        .byte(0)
        .short(0)
        .integer(0)
        .long(0)
        .float(f32::INFINITY)
        .double(f64::NEG_INFINITY)
        .big_integer("1".parse().unwrap())
        .big_decimal("1.5".parse().unwrap())
        .timestamp(DateTime::from_secs(-1))
        .enumeration(Suit::from("a later one"))
        .int_enumeration(77)
        .build()
        .unwrap();
    for protocol in PROTOCOLS {
        let call = client(&url, protocol).echo_simple_types();
        let output = call
            .simple(simple.clone())
            .required(required.clone())
            .send()
            .await
            .unwrap();
        assert_eq!(output.simple(), Some(&simple));
        assert_eq!(output.required(), Some(&required));
    }
}

#[tokio::test]
async fn collections() {
    let url = mirror();
    let time = DateTime::from_secs(482_196_050);
    let all = Collections::builder()
        .strings("a")
        .strings("")
        .set_sparse(Some(vec![Some("x".into()), None]))
        .unique("u")
        .nested(vec!["n".into()])
        .nested(vec![])
        .structures(point(1))
        .enums(Suit::Spades)
        .int_enums(1)
        .blobs(Blob::new("bytes"))
        .timestamps(time)
        .unions(ShapeChoice::Nothing)
        .set_sparse_structures(Some(vec![None, Some(point(2))]))
        .map("k", "v")
        .enum_keys(Suit::Hearts, 3)
        .enum_keys(Suit::from("a later one"), 4)
        .set_sparse_map(Some(map([("a".into(), None), ("b".into(), Some("c".into()))])))
        .structure_map("p", point(9))
        .list_map("l", vec!["z".into()])
        .map_map("m", map([("x".into(), "y".into())]))
        .timestamp_map("t", time)
        .set_sparse_structure_map(Some(map([("n".into(), None), ("p".into(), Some(point(3)))])))
        .build();
    let empty = Collections::builder()
        .set_strings(Some(vec![]))
        .set_map(Some(map([])))
        .build();
    for protocol in PROTOCOLS {
        for sent in [&all, &empty] {
            let call = client(&url, protocol).echo_collections();
            let output = call.collections(sent.clone()).send().await.unwrap();
            assert_eq!(output.collections(), Some(sent));
        }
    }
}

#[tokio::test]
async fn unions() {
    let url = mirror();
    let each = vec![
        ShapeChoice::Nothing,
        ShapeChoice::Text("t".into()),
        ShapeChoice::Number(1),
        ShapeChoice::Flag(true),
        ShapeChoice::Bytes(Blob::new("x")),
        ShapeChoice::Moment(DateTime::from_secs(5)),
        ShapeChoice::Suit(Suit::Clubs),
        ShapeChoice::Priority(5),
        ShapeChoice::Point(point(3)),
        ShapeChoice::Empty(Empty::builder().build()),
        ShapeChoice::List(vec!["a".into()]),
        ShapeChoice::Map(map([("k".into(), "v".into())])),
        ShapeChoice::Inner(SmallChoice::Right(7)),
        ShapeChoice::Itself(Box::new(ShapeChoice::Number(2))),
        ShapeChoice::Many(vec![ShapeChoice::Nothing, ShapeChoice::Number(2)]),
        ShapeChoice::Bounded("b".into()),
        ShapeChoice::Old("o".into()),
    ];
    for protocol in PROTOCOLS {
        let call = client(&url, protocol)
            .echo_unions()
            .required(SmallChoice::Left("l".into()));
        let output = call.set_choices(Some(each.clone())).send().await.unwrap();
        assert_eq!(output.choices(), each);
        assert_eq!(output.required(), Some(&SmallChoice::Left("l".into())));
    }
}

#[tokio::test]
async fn a_later_member_of_a_union_is_unknown() {
    let output = json!({ "choice": { "later": [1, { "a": null }] }, "required": { "left": "l" } });
    for protocol in PROTOCOLS {
        let server = Loopback::always(Answer::Output(output.clone())).await;
        let client = client(&server.url(), protocol);
        let call = client.echo_unions().required(SmallChoice::Right(1));
        let output = call.send().await.unwrap();
        assert!(output.choice().is_some_and(ShapeChoice::is_unknown));
        let call = client.echo_unions().required(SmallChoice::Right(1));
        let call = call.set_choice(output.choice().cloned());
        let error = call.send().await.expect_err("its content is lost");
        assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    }
}

#[tokio::test]
async fn recursion() {
    let url = mirror();
    let leaf = Tree::builder().value("leaf").build();
    let tree = Tree::builder()
        .left(leaf.clone())
        .right(Tree::builder().right(leaf).build())
        .build();
    let child = Folder::builder().name("child").build().unwrap();
    let folder = Folder::builder()
        .name("root")
        .children(child.clone())
        .by_name("child", child)
        .build()
        .unwrap();
    let product = Expression::Product(vec![Expression::Literal(2)]);
    let operands = Operands::builder()
        .first(Expression::Literal(1))
        .second(Expression::Negated(Box::new(product)))
        .build();
    let sum = Expression::Sum(Box::new(operands));
    let pong = PongNode::builder().ping(PingNode::builder().build()).build();
    let ping = PingNode::builder().ball("ball").pong(pong).build();
    for protocol in PROTOCOLS {
        let call = client(&url, protocol)
            .echo_recursion()
            .tree(tree.clone())
            .folder(folder.clone());
        let output = call.expression(sum.clone()).ping(ping.clone()).send().await.unwrap();
        assert_eq!(output.tree(), Some(&tree));
        assert_eq!(output.folder(), Some(&folder));
        assert_eq!(output.expression(), Some(&sum));
        assert_eq!(output.ping(), Some(&ping));
    }
}

#[tokio::test]
async fn defaults() {
    let defaults = Defaults::builder().build();
    assert_eq!(defaults.date_time(), &DateTime::from_secs(482_196_050));
    assert_eq!(defaults.string(), "salt \"and\" pepper\n");
    assert_eq!(defaults.client_optional(), None, "clients do not know this default");
    let url = mirror();
    for protocol in PROTOCOLS {
        let call = client(&url, protocol).echo_defaults();
        let output = call.defaults(defaults.clone()).send().await.unwrap();
        assert_eq!(output.defaults(), Some(&defaults));
        assert_eq!((output.top_level(), output.top_level_name()), (8, "salt"));
    }
}

#[tokio::test]
async fn documents() {
    let url = mirror();
    let list = vec![Document::Null, true.into(), 1.5.into(), "text".into(), (-1i64).into()];
    let document = Document::Object(map([("list".into(), Document::Array(list))]));
    let defaults = DocumentDefaults::builder().build();
    let call = |protocol| {
        let call = client(&url, protocol).echo_documents().document(document.clone());
        let call = call
            .list(document.clone())
            .map("key", document.clone())
            .named(3u64.into());
        call.defaults(defaults.clone()).send()
    };
    let output = call(Protocol::AwsJson1_0).await.unwrap();
    assert_eq!(output.document(), Some(&document));
    assert_eq!(output.list(), std::slice::from_ref(&document));
    assert_eq!(output.named(), Some(&3u64.into()));
    assert_eq!(output.defaults(), Some(&defaults));
    let error = call(Protocol::RpcV2Cbor).await.expect_err("CBOR has no documents");
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
}

#[tokio::test]
async fn secrets_travel_but_are_not_printed() {
    let account = SecretAccount::builder().number("hush").build().unwrap();
    let holder = Holder::builder()
        .account(account.clone())
        .choice(HalfOpenChoice::Password("hush".into()))
        .build();
    let secrets = Secrets::builder()
        .password("hush")
        .card(CardBrand::from("hush"))
        .pin(1234)
        .bytes(Blob::new("hush"))
        .account(account.clone())
        .choice(SecretChoice::Word("hush".into()))
        .list("hush")
        .map("hush", "hush")
        .passwords("hush")
        .by_name("name", "hush")
        .keys("hush", "value")
        .accounts(account)
        .holder(holder)
        .open("open");
    let url = mirror();
    for protocol in PROTOCOLS {
        let call = client(&url, protocol).echo_secrets().password("hush").open("open");
        let call = call.secrets(secrets.clone().build());
        let mut printed = format!("{secrets:?} {:?} {call:?}", secrets.clone().build());
        let output = call.send().await.unwrap();
        assert_eq!(output.secrets(), Some(&secrets.clone().build()));
        assert_eq!(output.password(), Some("hush"));
        printed += &format!("{output:?}");
        assert!(printed.contains("open"), "{printed}");
        assert!(!printed.contains("hush") && !printed.contains("1234"), "{printed}");
    }
}

#[tokio::test]
async fn structures_that_are_shared_renamed_or_missing() {
    let url = mirror();
    for protocol in PROTOCOLS {
        let client = client(&url, protocol);
        let inner = Shared::builder().name("inner").build().unwrap();
        let output = client
            .share_structure()
            .name("outer")
            .next(inner.clone())
            .send()
            .await
            .unwrap();
        assert_eq!((output.name(), output.next()), ("outer", Some(&inner)));
        let label = Label::builder().text("kitchen").build();
        let other = PantryLabel::builder().lines("pantry").build();
        let call = client.use_renamed().label(label.clone()).other(other.clone());
        let output = call.send().await.unwrap();
        assert_eq!((output.label(), output.other()), (Some(&label), Some(&other)));
        client.ping().send().await.unwrap();
        client.fire().target("mark").send().await.unwrap();
        assert_eq!(client.ask().send().await.unwrap().answer(), None);
        let renamed = Renamed::builder().json("j").xml("x").attribute("a").flat("f").build();
        let call = client.carry_inert_traits().label("l").payload(renamed.clone());
        assert_eq!(call.send().await.unwrap().payload(), Some(&renamed));
    }
}

/// The pages that a server gives one after the other, and the tokens that it was sent.
async fn pages(pages: Vec<Value>) -> Loopback {
    Loopback::start(move |_, before| Answer::Output(pages[before].clone())).await
}

#[tokio::test]
async fn every_kind_of_pages() {
    for protocol in PROTOCOLS {
        let server = pages(vec![
            json!({ "nextToken": "1", "points": [{ "x": 1, "y": -1 }] }),
            json!({ "nextToken": "2", "points": [] }),
            json!({ "points": [{ "x": 2, "y": -2 }] }),
        ])
        .await;
        let paginator = client(&server.url(), protocol).list_plain().into_paginator();
        let items: Result<Vec<_>, _> = paginator.page_size(1).items().send().collect().await;
        assert_eq!(items.unwrap(), [point(1), point(2)]);
        assert_eq!(server.received()[2].body, json!({ "nextToken": "2", "maxResults": 1 }));

        let server = pages(vec![
            json!({ "result": { "next": { "marker": "1" }, "names": ["a"] } }),
            json!({ "result": { "next": {}, "names": ["b", "c"] } }),
        ])
        .await;
        let paginator = client(&server.url(), protocol).list_nested().into_paginator();
        let items: Result<Vec<_>, _> = paginator.page_size(5).items().send().collect().await;
        assert_eq!(items.unwrap(), ["a", "b", "c"]);
        assert_eq!(server.received()[1].body, json!({ "marker": "1", "limit": 5 }));

        let server = pages(vec![
            json!({ "nextToken": "1", "entries": { "a": { "x": 1, "y": -1 } } }),
            json!({ "nextToken": "", "entries": { "b": { "x": 2, "y": -2 } } }),
        ])
        .await;
        let paginator = client(&server.url(), protocol).list_map().into_paginator();
        let items: Result<Vec<_>, _> = paginator.items().send().collect().await;
        assert_eq!(items.unwrap(), [("a".to_owned(), point(1)), ("b".to_owned(), point(2))]);
        assert_eq!(server.received()[1].body, json!({ "token": "1" }));
    }
}

#[tokio::test]
async fn every_kind_of_error() {
    type Is = fn(&FailInManyWaysError) -> bool;
    // Name, members, message, number of attempts.
    let cases: [(&str, Value, Option<&str>, usize, Is); 9] = [
        (
            "Invalid",
            json!({ "message": "no" }),
            Some("no"),
            1,
            FailInManyWaysError::is_invalid,
        ),
        ("Broken", json!({}), None, 1, FailInManyWaysError::is_broken),
        ("Silent", json!({ "code": 3 }), None, 1, FailInManyWaysError::is_silent),
        ("Gone", json!({}), None, 1, FailInManyWaysError::is_gone),
        (
            "Flaky",
            json!({ "message": "f" }),
            Some("f"),
            3,
            FailInManyWaysError::is_flaky,
        ),
        (
            "Capital",
            json!({ "Message": "M", "Code": "C" }),
            Some("M"),
            1,
            FailInManyWaysError::is_capital,
        ),
        (
            "Detailed",
            json!({ "choice": { "later": 1 } }),
            None,
            1,
            FailInManyWaysError::is_detailed,
        ),
        (
            "ServiceUnavailable",
            json!({ "retryAfterSeconds": 3 }),
            None,
            3,
            FailInManyWaysError::is_service_unavailable,
        ),
        (
            "Throttled",
            json!({ "message": "t" }),
            Some("t"),
            3,
            FailInManyWaysError::is_throttled,
        ),
    ];
    for protocol in PROTOCOLS {
        for (name, members, message, attempts, is) in &cases {
            let server = Loopback::always(Answer::Error(400, name, members.clone())).await;
            let call = client(&server.url(), protocol).fail_in_many_ways();
            let error = call.send().await.expect_err("the server says so");
            let service = error.as_service_error().expect("the service answered");
            assert!(is(service), "{error:?}");
            assert_eq!((service.code(), service.message()), (Some(*name), *message));
            assert_eq!(server.received().len(), *attempts, "{name}");
            let text = DisplayErrorContext(&error).to_string();
            assert!(text.contains(name), "{text}");
        }
    }
    let server = Loopback::always(Answer::Error(400, "Detailed", json!({}))).await;
    let call = client(&server.url(), Protocol::AwsJson1_0).fail_in_many_ways();
    match call.send().await.expect_err("the server says so").into_service_error() {
        FailInManyWaysError::Detailed(it) => assert_eq!((it.message(), it.count()), ("no reason given", 1)),
        other => panic!("{other:?}"),
    }
}
