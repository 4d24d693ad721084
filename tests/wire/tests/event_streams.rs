//! Event streams on the wire: messages in both directions, in every protocol that has them.

mod streaming;

use aws_smithy_eventstream::frame::{read_message_from, write_message_to};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_types::config_bag::ConfigBag;
use bytes::{Buf, Bytes};
use serde_json::{Value, json};
use std::io;
use std::time::Duration;
use streaming::{Reply, Server, client};
use streams::config::Protocol;
use streams::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use streams::operation::listen::ListenError;
use streams::primitives::event_stream::{EventStreamSender, Header, HeaderValue, Message};
use streams::primitives::{Blob, DateTime};
use streams::types::error::{MessagesError, TooLoud, WordsError};
use streams::types::{Answer, Chosen, Messages, Moved, Silence, Spoken, Words};
use tokio::sync::mpsc;
use tokio_stream::wrappers::UnboundedReceiverStream;

const PROTOCOLS: [Protocol; 4] = [
    Protocol::RestJson1,
    Protocol::RestXml,
    Protocol::RpcV2Cbor,
    Protocol::AwsJson1_0,
];

fn text(name: &'static str, value: &'static str) -> Header {
    Header::new(name, HeaderValue::String(value.into()))
}

fn event(name: &'static str, headers: Vec<Header>, payload: impl Into<Bytes>) -> Message {
    let kind = vec![text(":message-type", "event"), text(":event-type", name)];
    Message::new_from_parts(kind.into_iter().chain(headers).collect(), payload)
}

fn frames(messages: &[Message]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for message in messages {
        write_message_to(message, &mut bytes).unwrap();
    }
    bytes
}

/// The messages of a body; each must be signed, and the last one is empty.
fn signed(mut body: Bytes) -> Vec<Message> {
    let mut messages = Vec::new();
    while body.has_remaining() {
        let length = u32::from_be_bytes(body[..4].try_into().unwrap());
        let outer = read_message_from(body.split_to(length as usize)).unwrap();
        let names: Vec<_> = outer.headers().iter().map(|it| it.name().as_str()).collect();
        assert_eq!(names, [":chunk-signature", ":date"]);
        messages.push(outer.payload().clone());
    }
    assert_eq!(messages.pop(), Some(Bytes::new()), "the signed end");
    messages.into_iter().map(|it| read_message_from(it).unwrap()).collect()
}

fn header<'a>(message: &'a Message, name: &str) -> &'a str {
    let header = message.headers().iter().find(|it| it.name().as_str() == name);
    header
        .map(|it| it.value().as_string().unwrap().as_str())
        .unwrap_or_default()
}

fn spoken() -> Spoken {
    Spoken::builder()
        .who("Ada")
        .at(DateTime::from_secs(1_700_000_000))
        .loudness(-3)
        .text("Hello, world")
        .build()
}

/// Listens in restJson1 to these messages.
async fn listen(messages: &[Message]) -> streams::operation::listen::ListenOutput {
    let server = Server::start([Reply::new(200, frames(messages)).header("x-room", "blue")]).await;
    let call = client(&server, Protocol::RestJson1).listen().topic("all");
    let output = call.send().await.unwrap();
    assert_eq!(server.received()[0].body, r#"{"topic":"all"}"#);
    output
}

#[tokio::test]
async fn events_are_read_from_headers_and_payloads() {
    let moved = json!({"x": 1, "y": -1}).to_string();
    let messages = [
        event(
            "spoken",
            vec![
                text("who", "Ada"),
                Header::new("at", HeaderValue::Timestamp(DateTime::from_secs(1_700_000_000))),
                Header::new("loudness", HeaderValue::Int32(-3)),
            ],
            "Hello, world",
        ),
        event(
            "drawn",
            vec![
                Header::new("thumbnail", HeaderValue::ByteArray(Bytes::from_static(&[0]))),
                Header::new("coloured", HeaderValue::Bool(true)),
            ],
            vec![0, 255],
        ),
        event("moved", vec![text("who", "Ada")], moved),
        event("joined", vec![], json!({"name": "Bob", "age": 3}).to_string()),
        event("silence", vec![], ""),
        event("rained", vec![], "what later models know"),
    ];
    let mut output = listen(&messages).await;
    assert_eq!(output.room(), "blue");
    let mut received = Vec::new();
    while let Some(event) = output.messages.recv().await.unwrap() {
        received.push(event);
    }
    assert_eq!(received[0], Messages::Spoken(spoken()));
    let drawn = received[1].as_drawn().unwrap();
    assert_eq!(drawn.picture(), Some(&Blob::new([0, 255])));
    assert_eq!(
        (drawn.thumbnail(), drawn.coloured()),
        (Some(&Blob::new([0])), Some(true))
    );
    assert_eq!(
        received[2],
        Messages::Moved(Moved::builder().who("Ada").x(1).y(-1).build())
    );
    assert_eq!(received[3].as_joined().unwrap().person().unwrap().name(), Some("Bob"));
    assert!(received[4].is_silence() && received[5].is_unknown());
    assert_eq!(received.len(), 6);
}

#[tokio::test]
async fn an_error_of_the_model_ends_the_stream() {
    let closed = |name| {
        let headers = vec![text(":message-type", "exception"), text(":exception-type", name)];
        Message::new_from_parts(headers, r#"{"message": "good night", "reopens": 1}"#)
    };
    let mut output = listen(&[event("silence", vec![], ""), closed("closed")]).await;
    assert!(output.messages.recv().await.unwrap().is_some());
    let error = output.messages.recv().await.unwrap_err().into_service_error();
    let MessagesError::Closed(it) = &error else {
        panic!("{}", DisplayErrorContext(&error));
    };
    assert_eq!(it.reopens(), Some(&DateTime::from_secs(1)));
    assert_eq!((error.message(), error.code()), (Some("good night"), Some("closed")));
    assert!(matches!(streams::Error::from(error), streams::Error::Closed(_)));
    assert!(output.messages.recv().await.unwrap().is_none());

    let mut output = listen(&[closed("collapsed")]).await;
    let error = output.messages.recv().await.unwrap_err().into_service_error();
    assert!(!error.is_closed() && !error.is_too_loud());
    assert_eq!((error.message(), error.code()), (Some("good night"), Some("collapsed")));
}

#[tokio::test]
async fn an_error_in_xml_may_have_an_envelope() {
    let inside = "<Code>Closed</Code><message><![CDATA[good]]> <!-- - -->night</message>\
                  <reopens> 1970-01-01T00:00:01Z </reopens>";
    for document in [
        format!("<Closed>{inside}</Closed>"),
        format!("<ErrorResponse><Error>{inside}</Error><RequestId>r</RequestId></ErrorResponse>"),
    ] {
        let headers = vec![text(":message-type", "exception"), text(":exception-type", "closed")];
        let closed = Message::new_from_parts(headers, document);
        let server = Server::start([Reply::new(200, frames(&[closed])).header("x-room", "blue")]).await;
        let call = client(&server, Protocol::RestXml).listen().topic("all");
        let mut output = call.send().await.unwrap();
        let error = output.messages.recv().await.unwrap_err().into_service_error();
        let MessagesError::Closed(it) = &error else {
            panic!("{}", DisplayErrorContext(&error));
        };
        assert_eq!(it.message(), Some("good night"));
        assert_eq!(it.reopens(), Some(&DateTime::from_secs(1)));
    }
}

#[tokio::test]
async fn an_error_outside_of_the_model_keeps_its_code() {
    let headers = vec![
        text(":message-type", "error"),
        text(":error-code", "internal"),
        text(":error-message", "out of order"),
    ];
    let mut output = listen(&[Message::new_from_parts(headers, "")]).await;
    let error = output.messages.recv().await.unwrap_err();
    assert_eq!(
        (error.code(), error.message()),
        (Some("internal"), Some("out of order"))
    );
    assert!(matches!(error, SdkError::ServiceError(_)));
}

#[tokio::test]
async fn what_is_no_event_is_an_error() {
    let odd = [
        Message::new_from_parts(vec![text(":event-type", "silence")], ""),
        Message::new_from_parts(vec![text(":message-type", "event")], ""),
        event("moved", vec![], "{"),
        event("spoken", vec![text("loudness", "no number")], "text"),
        event("spoken", vec![], vec![0xff]),
    ];
    for message in odd {
        let mut output = listen(std::slice::from_ref(&message)).await;
        let error = output.messages.recv().await.unwrap_err();
        assert!(matches!(error, SdkError::ResponseError(_)), "{message:?}");
        assert!(output.messages.recv().await.unwrap().is_none());
    }
    let mut broken = frames(&[event("silence", vec![], "")]);
    broken[20] ^= 1;
    let cut = broken[..broken.len() - 3].to_vec();
    for body in [broken, cut] {
        let server = Server::start([Reply::new(200, body).header("x-room", "blue")]).await;
        let mut output = client(&server, Protocol::RestJson1).listen().send().await.unwrap();
        assert!(output.messages.recv().await.is_err());
    }
}

/// The codec of CBOR takes the end of the input for an empty structure, so a list of them would never end.
#[tokio::test]
async fn an_event_that_is_cut_off_is_an_error() {
    let friends = b"\xbf\x67friends\x9f";
    let broken = event("joined", vec![], &friends[..]);
    let initial = event("initial-response", vec![], &b"\xa1\x64room\x64blue"[..]);
    let server = Server::start([Reply::new(200, frames(&[initial, broken]))]).await;
    let mut output = client(&server, Protocol::RpcV2Cbor).listen().send().await.unwrap();
    let error = output.messages.recv().await.unwrap_err();
    assert!(matches!(error, SdkError::ResponseError(_)), "{error:?}");

    let initial = event("initial-response", vec![], &b"\xa1\x64room\x64blue\x00"[..]);
    let server = Server::start([Reply::new(200, frames(&[initial]))]).await;
    assert!(client(&server, Protocol::RpcV2Cbor).listen().send().await.is_err());
}

/// As outside of events: a member that a union got later does not spoil the rest.
#[tokio::test]
async fn a_union_in_xml_may_have_a_member_that_the_model_has_not() {
    let document = "<Person><answer><perhaps>1</perhaps></answer><age> 3 </age></Person>";
    let reply = Reply::new(200, frames(&[event("joined", vec![], document)])).header("x-room", "blue");
    let server = Server::start([reply]).await;
    let mut output = client(&server, Protocol::RestXml).listen().send().await.unwrap();
    let event = output.messages.recv().await.unwrap().unwrap();
    let person = event.as_joined().unwrap().person().unwrap();
    assert!(person.answer().unwrap().is_unknown());
    assert_eq!(person.age(), Some(3));
}

/// A required member of the initial response has no default.
#[tokio::test]
async fn an_output_without_its_other_members_is_an_error() {
    let server = Server::start([Reply::new(200, "")]).await;
    let call = client(&server, Protocol::RestJson1).listen();
    assert!(matches!(call.send().await, Err(SdkError::ServiceError(_))));

    let server = Server::start([Reply::new(200, frames(&[event("silence", vec![], "")]))]).await;
    let call = client(&server, Protocol::AwsJson1_0).listen();
    assert!(matches!(call.send().await, Err(SdkError::ServiceError(_))));
}

#[tokio::test]
async fn an_error_before_the_stream_is_one_of_the_operation() {
    let body = r#"{"__type": "NoRoom", "message": "which one?"}"#;
    for protocol in [Protocol::RestJson1, Protocol::AwsJson1_0] {
        let server = Server::start([Reply::new(404, body)]).await;
        let error = client(&server, protocol).listen().send().await.unwrap_err();
        assert!(matches!(error.into_service_error(), ListenError::NoRoom(_)));
    }
}

#[tokio::test]
async fn members_come_in_the_first_message_where_headers_hold_none() {
    let value = json!({"room": "blue"});
    let cbor = {
        let mut bytes = Vec::new();
        ciborium::into_writer(&value, &mut bytes).unwrap();
        bytes
    };
    for (protocol, payload) in [
        (Protocol::AwsJson1_0, value.to_string().into_bytes()),
        (Protocol::RpcV2Cbor, cbor),
    ] {
        let messages = [event("initial-response", vec![], payload), event("silence", vec![], "")];
        let reply = Reply::new(200, frames(&messages))
            .header("x-amzn-requestid", "r1")
            .header("smithy-protocol", "rpc-v2-cbor");
        let server = Server::start([reply]).await;
        let mut output = client(&server, protocol).listen().send().await.unwrap();
        assert_eq!(output.room(), "blue");
        assert_eq!(streams::operation::RequestId::request_id(&output), Some("r1"));
        assert!(output.messages.recv().await.unwrap().unwrap().is_silence());
        assert!(output.messages.recv().await.unwrap().is_none());
    }
}

/// Breaks the connection once the head of the response is there.
#[derive(Debug)]
struct Break(mpsc::UnboundedSender<io::Result<&'static str>>);

#[dyn_dispatch_hint]
impl Intercept for Break {
    fn name(&self) -> &'static str {
        "Break"
    }

    fn read_after_transmit(
        &self,
        _: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        Ok(self.0.send(Err(io::Error::other("cut by the test")))?)
    }
}

/// The service did not fail, so nobody should look for its error.
#[tokio::test]
async fn a_connection_that_is_lost_before_the_first_message_is_no_error_of_the_service() {
    let (pieces, body) = mpsc::unbounded_channel();
    let lost = Server::start([Reply::live(body).header("x-amzn-requestid", "r1")]).await;
    let call = client(&lost, Protocol::AwsJson1_0).listen().customize();
    let lost = call.interceptor(Break(pieces)).send().await.unwrap_err();

    let half = Reply::new(200, &b"\0\0\0\x20"[..]).header("x-amzn-requestid", "r1");
    let half = Server::start([half]).await;
    let half = client(&half, Protocol::AwsJson1_0).listen().send().await.unwrap_err();
    for error in [lost, half] {
        assert!(matches!(error, SdkError::ResponseError(_)), "{error:?}");
        assert_eq!(streams::operation::RequestId::request_id(&error), Some("r1"));
    }

    let headers = vec![text(":message-type", "exception"), text(":exception-type", "closed")];
    let closed = Message::new_from_parts(headers, "{}");
    let server = Server::start([Reply::new(200, frames(&[closed]))]).await;
    let error = client(&server, Protocol::AwsJson1_0).listen().send().await.unwrap_err();
    assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
}

/// A first message that nobody asked for is skipped.
#[tokio::test]
async fn an_unexpected_first_message_is_no_event() {
    let messages = [event("initial-response", vec![], "{}"), event("silence", vec![], "")];
    for protocol in [Protocol::RestJson1, Protocol::AwsJson1_0] {
        let server = Server::start([Reply::new(200, frames(&messages))]).await;
        let call = client(&server, protocol).talk();
        let words = EventStreamSender::from(tokio_stream::iter(Vec::new()));
        let mut output = call.words(words).send().await.unwrap();
        assert!(output.messages.recv().await.unwrap().unwrap().is_silence());
    }
}

#[tokio::test]
async fn events_are_sent_signed() {
    for protocol in PROTOCOLS {
        let answer: &[u8] = match protocol {
            Protocol::RestXml => b"<SayOutput><count>3</count></SayOutput>",
            Protocol::RpcV2Cbor => b"\xa1\x65count\x03",
            _ => br#"{"count": 3}"#,
        };
        let server = Server::start([Reply::new(200, answer)]).await;
        let words = vec![
            Ok(Words::Spoken(spoken())),
            Ok(Words::Moved(Moved::builder().who("Ada").x(1).build())),
            Ok(Words::Chosen(
                Chosen::builder().answer(Answer::Other("maybe".into())).build(),
            )),
            Ok(Words::Silence(Silence::builder().build())),
            Ok(Words::Spoken(Spoken::builder().who("Bob").build())),
            Err(WordsError::TooLoud(TooLoud::builder().message("my ears").build())),
        ];
        let call = client(&server, protocol).say().room("blue");
        let output = call
            .words(EventStreamSender::from(tokio_stream::iter(words)))
            .send()
            .await;
        assert_eq!(output.unwrap().count(), Some(3), "{protocol:?}");

        let received = &server.received()[0];
        assert_eq!(received.header("content-type"), "application/vnd.amazon.eventstream");
        assert_eq!(received.header("transfer-encoding"), "chunked");
        assert!(received.header("authorization").starts_with("AWS4-HMAC-SHA256 "));
        let mut messages = signed(received.bytes.clone());
        if matches!(protocol, Protocol::RestJson1 | Protocol::RestXml) {
            assert_eq!(received.header("x-room"), "blue");
        } else {
            let first = messages.remove(0);
            assert_eq!(header(&first, ":event-type"), "initial-request");
            assert_eq!(body(protocol, &first), json!({"room": "blue"}));
        }
        let [spoken, moved, chosen, silence, unspoken, error] = &messages[..] else {
            panic!("{messages:?}");
        };
        assert_eq!(header(spoken, ":event-type"), "spoken");
        assert_eq!(header(spoken, ":content-type"), "text/plain");
        assert_eq!(header(spoken, "who"), "Ada");
        assert_eq!(spoken.payload(), "Hello, world");
        assert_eq!(header(moved, "who"), "Ada");
        assert_eq!(header(unspoken, ":content-type"), "text/plain");
        assert!(unspoken.payload().is_empty());
        assert_eq!(header(error, ":message-type"), "exception");
        assert_eq!(header(error, ":exception-type"), "tooLoud");
        if protocol == Protocol::RestXml {
            assert_eq!(moved.payload(), "<Moved><x>1</x></Moved>");
            assert_eq!(chosen.payload(), "<Answer><other>maybe</other></Answer>");
            assert_eq!(silence.payload(), "<Silence></Silence>");
            assert_eq!(error.payload(), "<TooLoud><message>my ears</message></TooLoud>");
        } else {
            assert_eq!(body(protocol, moved), json!({"x": 1}));
            assert_eq!(body(protocol, chosen), json!({"other": "maybe"}));
            assert_eq!(body(protocol, silence), json!({}));
            assert_eq!(body(protocol, error), json!({"message": "my ears"}));
        }
    }
}

/// The value in a message of a protocol that has JSON or CBOR, with the media type that says so.
fn body(protocol: Protocol, message: &Message) -> Value {
    let (media_type, value) = match protocol {
        Protocol::RpcV2Cbor => (
            "application/cbor",
            ciborium::from_reader(&message.payload()[..]).unwrap(),
        ),
        _ => ("application/json", serde_json::from_slice(message.payload()).unwrap()),
    };
    assert_eq!(header(message, ":content-type"), media_type);
    value
}

#[tokio::test]
async fn an_error_that_the_model_does_not_name_is_not_sent() {
    let server = Server::start([Reply::new(200, "{}")]).await;
    let words = EventStreamSender::once(Err(WordsError::unhandled("something else")));
    let call = client(&server, Protocol::RestJson1).say().room("blue");
    let error = call.words(words).send().await.unwrap_err();
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("only errors of the model can be sent"), "{text}");
}

#[tokio::test]
async fn a_stream_of_events_must_be_given() {
    let server = Server::start([]).await;
    let error = client(&server, Protocol::RestJson1).talk().send().await.unwrap_err();
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("words was not specified"), "{text}");
}

/// The server sends each message back as it comes, so an event is received before the next one is sent.
#[tokio::test]
async fn a_conversation_goes_back_and_forth() {
    for protocol in PROTOCOLS {
        let server = Server::start([Reply::mirror()]).await;
        let (say, words) = mpsc::unbounded_channel();
        let call = client(&server, protocol).talk();
        let call = call.words(EventStreamSender::from(UnboundedReceiverStream::new(words)));
        let unsigned = call
            .customize()
            .config_override(streams::Config::builder().allow_no_auth());
        let talk = async {
            say.send(Ok(Words::Spoken(spoken()))).unwrap();
            let mut output = unsigned.send().await.unwrap();
            assert_eq!(output.messages.recv().await.unwrap(), Some(Messages::Spoken(spoken())));
            let moved = Moved::builder().who("Ada").x(1).y(i32::MIN).build();
            say.send(Ok(Words::Moved(moved.clone()))).unwrap();
            assert_eq!(output.messages.recv().await.unwrap(), Some(Messages::Moved(moved)));
            let too_loud = TooLoud::builder().message("my ears").build();
            say.send(Err(WordsError::TooLoud(too_loud))).unwrap();
            let error = output.messages.recv().await.unwrap_err().into_service_error();
            assert!(error.is_too_loud(), "{error:?}");
        };
        tokio::time::timeout(Duration::from_secs(10), talk).await.unwrap();
    }
}

/// The service may say nothing for hours, but a body of bytes that stands still is given up.
#[test]
fn events_may_stand_still() {
    let is_protected = |operation: &dyn RuntimePlugin| {
        let components = RuntimeComponentsBuilder::new("test");
        let components = operation.runtime_components(&components);
        let mut names = components.interceptors().map(|it| it.name().to_owned());
        names.any(|it| it.contains("StalledStreamProtection"))
    };
    assert!(is_protected(&streams::operation::download::Download::new()));
    assert!(!is_protected(&streams::operation::listen::Listen::new()));
    assert!(!is_protected(&streams::operation::say::Say::new()));
}

/// Sent events cannot be sent again, so a call that sends a stream is not retried; a call that only listens is.
#[tokio::test]
async fn a_call_is_tried_again_if_it_sends_no_events() {
    let server = Server::start([Reply::new(503, "")]).await;
    let words = EventStreamSender::once(Ok(Words::Spoken(spoken())));
    let call = client(&server, Protocol::RestJson1).say().room("blue");
    assert!(call.words(words).send().await.is_err());
    assert_eq!(server.received().len(), 1);

    let reply = Reply::new(200, frames(&[event("silence", vec![], "")])).header("x-room", "blue");
    let server = Server::start([Reply::new(503, ""), reply]).await;
    let mut output = client(&server, Protocol::RestJson1).listen().send().await.unwrap();
    assert!(output.messages.recv().await.unwrap().unwrap().is_silence());
}
