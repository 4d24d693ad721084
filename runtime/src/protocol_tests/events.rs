//! Events of a stream, compared with the messages of a case.

use std::future::Future;

use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_protocol_test::{MediaType, validate_body};
use aws_smithy_types::base64;
use aws_smithy_types::date_time::DateTime;
use aws_smithy_types::event_stream::{HeaderValue, Message};

use super::case::ResponseTest;
use super::exchange::{Exchange, compare, shown};
use super::executor::block_on;
use super::inspect::{Inspect, Tree};
use crate::error::SdkError;
use crate::event_stream::{EventReceiver, EventStreamSender};
use crate::operation::ResponseStream;
use crate::service::Protocol;

/// A case with the expected messages of a stream, or their meaning ("eventStreamTests trait").
#[derive(Clone, Copy, Debug)]
pub struct EventTest {
    /// Its name in the model.
    pub id: &'static str,
    /// The protocol that is spoken.
    pub protocol: Protocol,
    /// The messages, in one direction.
    pub messages: &'static [EventMessage],
}

/// One message.
#[derive(Clone, Copy, Debug)]
pub struct EventMessage {
    /// The message as it is sent, in base64.
    pub bytes: &'static str,
    /// Its headers.
    pub headers: &'static [(&'static str, EventHeader)],
    /// Its payload.
    pub body: &'static str,
    /// The media type of the payload, which decides how it is compared.
    pub body_media_type: Option<&'static str>,
}

/// The value of a header.
#[derive(Clone, Copy, Debug)]
pub enum EventHeader {
    /// A Boolean.
    Boolean(bool),
    /// A number of 8 bits.
    Byte(i8),
    /// A number of 16 bits.
    Short(i16),
    /// A number of 32 bits.
    Integer(i32),
    /// A number of 64 bits.
    Long(i64),
    /// Bytes, in base64.
    Blob(&'static str),
    /// A text.
    String(&'static str),
    /// Milliseconds since 1970.
    Timestamp(i64),
}

impl EventTest {
    /// A case with these messages.
    pub const fn new(id: &'static str, protocol: Protocol, messages: &'static [EventMessage]) -> Self {
        Self { id, protocol, messages }
    }

    /// The exchange of this case, with the messages in the answer.
    ///
    /// # Panics
    /// If the bytes of a message are not base64.
    pub fn exchange(self) -> Exchange {
        let frames = self.messages.iter().flat_map(|it| self.decode(it.bytes));
        Exchange::answered(ResponseTest::new(self.id, self.protocol, 200), frames.collect())
    }

    fn decode(&self, text: &str) -> Vec<u8> {
        base64::decode(text).unwrap_or_else(|error| panic!("{}: the case has no base64: {error}", self.id))
    }
}

/// A stream that sends these events and errors.
pub fn events<T, E>(events: Vec<Result<T, E>>) -> EventStreamSender<T, E>
where
    T: Send + Sync + 'static,
    E: Send + Sync + 'static,
{
    EventStreamSender::from(futures_util::stream::iter(events))
}

/// A stream that is not looked at.
pub fn closed<S: ResponseStream>() -> S {
    S::closed()
}

impl Exchange {
    /// Makes the call, which must fail with an error of the operation that `is_it` says yes to.
    ///
    /// # Panics
    /// If it does not.
    #[track_caller]
    pub fn check_error_kind<T, E>(self, call: impl Future<Output = Result<T, SdkError<E>>>, is_it: fn(&E) -> bool)
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let found = match block_on(Box::pin(call)) {
            Ok(_) => vec!["expected an error, found an output".to_owned()],
            Err(error) if error.as_service_error().is_some_and(is_it) => Vec::new(),
            Err(error) => vec![format!("expected another error, found {}", shown(&error))],
        };
        self.report(&found);
    }

    /// Makes the call, and compares the messages that it sends with those of the case.
    ///
    /// # Panics
    /// If they differ.
    #[track_caller]
    pub fn check_sent<T, E>(self, call: impl Future<Output = Result<T, SdkError<E>>>, test: EventTest)
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let outcome = block_on(Box::pin(call)).err().map(|error| shown(&error));
        let found = match self.sent() {
            None => vec![format!("nothing was sent: {}", outcome.unwrap_or_default())],
            Some(body) => match messages(&body) {
                Err(error) => vec![error],
                Ok(sent) => check_messages(&test, &sent),
            },
        };
        self.report(&found);
    }

    /// Makes the call, and compares the events of its output with those of the case.
    ///
    /// # Panics
    /// If they differ.
    #[track_caller]
    pub fn check_events<T, E, U: Inspect, S>(
        self,
        call: impl Future<Output = Result<T, SdkError<E>>>,
        stream: fn(T) -> EventReceiver<U, S>,
        mut expected: Vec<U>,
    ) where
        E: std::error::Error + Send + Sync + 'static,
        S: std::error::Error + Send + Sync + 'static,
    {
        let found = match received(call, stream) {
            (mut events, None) => compare(&mut expected, &mut events),
            (_, Some(failure)) => vec![format!("expected events, found {}", failure.text)],
        };
        self.report(&found);
    }

    /// Makes the call, and compares the error that ends its events, which `select` finds among those of the stream,
    /// with that of the case.
    ///
    /// # Panics
    /// If they differ.
    #[track_caller]
    pub fn check_event_error<T, E, U, S, X: Inspect>(
        self,
        call: impl Future<Output = Result<T, SdkError<E>>>,
        stream: fn(T) -> EventReceiver<U, S>,
        select: fn(S) -> Option<X>,
        mut expected: X,
    ) where
        E: std::error::Error + Send + Sync + 'static,
        S: std::error::Error + Send + Sync + 'static,
    {
        let found = match received(call, stream) {
            (_, None) => vec!["expected an error, found the end of the stream".to_owned()],
            (
                _,
                Some(Failure {
                    error: Some(error),
                    text,
                }),
            ) => match select(error) {
                Some(mut error) => compare(&mut expected, &mut error),
                None => vec![format!("expected another error, found {text}")],
            },
            (_, Some(Failure { text, .. })) => vec![format!("expected an error of the service, found {text}")],
        };
        self.report(&found);
    }

    /// Makes the call and receives its events; one or the other must fail.
    ///
    /// # Panics
    /// If both are fine.
    #[track_caller]
    pub fn check_failure<T, E, U, S>(
        self,
        call: impl Future<Output = Result<T, SdkError<E>>>,
        stream: fn(T) -> EventReceiver<U, S>,
    ) where
        E: std::error::Error + Send + Sync + 'static,
        S: std::error::Error + Send + Sync + 'static,
    {
        let found = match received(call, stream) {
            (events, None) => vec![format!("expected a failure, found {} events", events.len())],
            (_, Some(_)) => Vec::new(),
        };
        self.report(&found);
    }
}

/// The error that ended a stream, or kept it from beginning.
struct Failure<S> {
    /// An error that the service sent on the stream.
    error: Option<S>,
    text: String,
}

fn received<T, E, U, S>(
    call: impl Future<Output = Result<T, SdkError<E>>>,
    stream: fn(T) -> EventReceiver<U, S>,
) -> (Vec<U>, Option<Failure<S>>)
where
    E: std::error::Error + Send + Sync + 'static,
    S: std::error::Error + Send + Sync + 'static,
{
    block_on(Box::pin(async {
        let mut events = Vec::new();
        let mut stream = match call.await {
            Ok(output) => stream(output),
            Err(error) => {
                let text = shown(&error);
                return (events, Some(Failure { error: None, text }));
            }
        };
        loop {
            match stream.recv().await {
                Ok(Some(event)) => events.push(event),
                Ok(None) => return (events, None),
                Err(error) => {
                    let text = shown(&error);
                    let error = match error {
                        SdkError::ServiceError(error) => Some(error.into_err()),
                        _ => None,
                    };
                    return (events, Some(Failure { error, text }));
                }
            }
        }
    }))
}

/// The messages of a body, without their signatures; the signed end of a stream is none.
fn messages(mut body: &[u8]) -> Result<Vec<Message>, String> {
    let is_signature = |it: &Message| it.headers().iter().any(|it| it.name().as_str() == ":chunk-signature");
    let broken = |error| format!("the body is no message: {error}");
    let mut messages = Vec::new();
    while !body.is_empty() {
        let length = body.first_chunk().map_or(0, |it| u32::from_be_bytes(*it) as usize);
        let (frame, rest) = body
            .split_at_checked(length)
            .ok_or("the body ends inside of a message")?;
        let mut message = read_message_from(frame).map_err(broken)?;
        if is_signature(&message) {
            if message.payload().is_empty() {
                break;
            }
            message = read_message_from(&message.payload()[..]).map_err(broken)?;
        }
        messages.push(message);
        body = rest;
    }
    Ok(messages)
}

fn check_messages(test: &EventTest, sent: &[Message]) -> Vec<String> {
    if test.messages.len() != sent.len() {
        return vec![format!(
            "expected {} messages, found {}",
            test.messages.len(),
            sent.len()
        )];
    }
    let mut found = Vec::new();
    for (expected, sent) in test.messages.iter().zip(sent) {
        match read_message_from(&test.decode(expected.bytes)[..]) {
            Ok(frame) => {
                check_headers(&headers(&frame), sent, &mut found);
                check_body(expected, &frame, sent, &mut found);
            }
            Err(error) => found.push(format!("the bytes of the case are no message: {error}")),
        }
        let described = expected.headers.iter();
        let described: Vec<_> = described.map(|(name, it)| (*name, it.value(test))).collect();
        check_headers(&described, sent, &mut found);
    }
    found
}

fn headers(message: &Message) -> Vec<(&str, HeaderValue)> {
    let headers = message.headers().iter();
    headers.map(|it| (it.name().as_str(), it.value().clone())).collect()
}

/// The headers of a message have no order.
fn check_headers(expected: &[(&str, HeaderValue)], sent: &Message, found: &mut Vec<String>) {
    let sent = headers(sent);
    for (name, value) in expected {
        let actual = sent.iter().find(|(it, _)| it == name).map(|(_, it)| it);
        if actual != Some(value) {
            found.push(format!("header {name}: expected {value:?}, found {actual:?}"));
        }
    }
    for (name, value) in sent
        .iter()
        .filter(|(it, _)| !expected.iter().any(|(name, _)| it == name))
    {
        found.push(format!("header {name}: expected none, found {value:?}"));
    }
}

fn check_body(expected: &EventMessage, frame: &Message, sent: &Message, found: &mut Vec<String>) {
    if frame.payload() == sent.payload() && expected.body.as_bytes() == &sent.payload()[..] {
        return;
    }
    let media_type = MediaType::from(expected.body_media_type.unwrap_or_default());
    if let Err(error) = validate_body(&sent.payload()[..], expected.body, media_type) {
        found.push(format!("payload: {error}"));
    }
}

impl EventHeader {
    fn value(self, test: &EventTest) -> HeaderValue {
        match self {
            Self::Boolean(it) => HeaderValue::Bool(it),
            Self::Byte(it) => HeaderValue::Byte(it),
            Self::Short(it) => HeaderValue::Int16(it),
            Self::Integer(it) => HeaderValue::Int32(it),
            Self::Long(it) => HeaderValue::Int64(it),
            Self::Blob(it) => HeaderValue::ByteArray(test.decode(it).into()),
            Self::String(it) => HeaderValue::String(it.into()),
            Self::Timestamp(it) => HeaderValue::Timestamp(DateTime::from_millis(it)),
        }
    }
}

impl<T, E> Inspect for EventReceiver<T, E> {
    fn inspect(&mut self) -> Tree {
        Tree::Nothing
    }
}

impl<T, E> Inspect for EventStreamSender<T, E> {
    fn inspect(&mut self) -> Tree {
        Tree::Nothing
    }
}

#[cfg(all(test, feature = "rest-json"))]
mod tests {
    use aws_smithy_eventstream::frame::write_message_to;
    use aws_smithy_types::base64;
    use aws_smithy_types::event_stream::{Header, HeaderValue, Message};

    use super::{EventHeader, EventMessage, EventTest, check_messages, messages};
    use crate::service::Protocol;

    fn message(headers: &[(&'static str, HeaderValue)], payload: &'static str) -> Message {
        let headers = headers.iter().map(|(name, value)| Header::new(*name, value.clone()));
        Message::new_from_parts(headers.collect(), payload)
    }

    fn frame(message: &Message) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_message_to(message, &mut bytes).unwrap();
        bytes
    }

    #[test]
    fn every_part_of_a_message_counts() {
        let a = ("a", HeaderValue::Byte(1));
        let b = ("b", HeaderValue::Bool(true));
        let expected = message(&[a.clone(), b.clone()], r#"{"x": 1}"#);
        let case = EventMessage {
            bytes: base64::encode(frame(&expected)).leak(),
            headers: &[("a", EventHeader::Byte(1)), ("b", EventHeader::Boolean(true))],
            body: r#"{"x": 1}"#,
            body_media_type: Some("application/json"),
        };
        let test = EventTest::new("id", Protocol::RestJson1, vec![case].leak());
        let passes = |sent: &[Message]| check_messages(&test, sent).is_empty();
        assert!(passes(std::slice::from_ref(&expected)));
        assert!(passes(&[message(&[b.clone(), a.clone()], r#"{"x":1}"#)]));
        assert!(!passes(&[]));
        assert!(!passes(&[expected.clone(), expected]));
        assert!(!passes(&[message(&[a.clone(), b.clone()], r#"{"x": 2}"#)]));
        assert!(!passes(&[message(std::slice::from_ref(&a), r#"{"x": 1}"#)]));
        assert!(!passes(&[message(
            &[a.clone(), ("b", HeaderValue::Byte(1))],
            r#"{"x": 1}"#
        )]));
        assert!(!passes(&[message(&[a, b, ("c", HeaderValue::Byte(1))], r#"{"x": 1}"#)]));
    }

    #[test]
    fn signatures_are_no_part_of_messages() {
        let inner = message(&[("a", HeaderValue::Byte(1))], "x");
        let signed = |payload: Vec<u8>| {
            let header = Header::new(":chunk-signature", HeaderValue::ByteArray("s".into()));
            frame(&Message::new_from_parts(vec![header], payload))
        };
        let body = [signed(frame(&inner)), signed(Vec::new())].concat();
        assert_eq!(messages(&body).unwrap(), [inner]);
        assert!(messages(&body[..body.len() - 1]).is_err());
    }
}
