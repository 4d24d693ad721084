//! Writes events as messages.

use std::fmt;
use std::marker::PhantomData;

use aws_smithy_eventstream::error::Error;
use aws_smithy_eventstream::frame::MarshallMessage;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};

use super::error::EventStreamError;
use super::members::{Value, members};
use crate::protocol::payload_codec;
use crate::schema::ShapeType;
use crate::serde::{Result, Schema, SerdeError, SerializableStruct, ShapeSerializer};

/// Marshals events; `T` is their union.
pub(super) struct Marshaller<T> {
    protocol: SharedClientProtocol,
    types: PhantomData<fn(T)>,
}

impl<T> Marshaller<T> {
    pub(super) fn new(protocol: SharedClientProtocol) -> Self {
        Self {
            protocol,
            types: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Marshaller<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Marshaller")
    }
}

impl<T: SerializableStruct> MarshallMessage for Marshaller<T> {
    type Input = T;

    fn marshall(&self, input: T) -> std::result::Result<Message, Error> {
        event(&input, &self.protocol).map_err(|error| Error::marshalling(error.to_string()))
    }
}

/// Marshals errors; `E` is the type of the stream's errors.
pub(super) struct ErrorMarshaller<E> {
    protocol: SharedClientProtocol,
    types: PhantomData<fn(E)>,
}

impl<E> ErrorMarshaller<E> {
    pub(super) fn new(protocol: SharedClientProtocol) -> Self {
        Self {
            protocol,
            types: PhantomData,
        }
    }
}

impl<E> fmt::Debug for ErrorMarshaller<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ErrorMarshaller")
    }
}

impl<E: EventStreamError> MarshallMessage for ErrorMarshaller<E> {
    type Input = E;

    fn marshall(&self, input: E) -> std::result::Result<Message, Error> {
        let Some((name, error)) = input.event() else {
            let message = format!("only errors of the model can be sent, not: {input}");
            return Err(Error::marshalling(message));
        };
        message("exception", name, error, &self.protocol).map_err(|error| Error::marshalling(error.to_string()))
    }
}

/// Returns the message with the other members of the input, for protocols without bindings.
pub(super) fn initial(payload: &[u8], protocol: &SharedClientProtocol) -> Message {
    let mut headers = vec![text(":message-type", "event"), text(":event-type", "initial-request")];
    headers.extend(protocol.event_stream_media_type().map(|it| text(":content-type", it)));
    Message::new_from_parts(headers, payload.to_vec())
}

/// Returns the message of the union's member that is set.
fn event(union: &dyn SerializableStruct, protocol: &SharedClientProtocol) -> Result<Message> {
    let mut written = Err(SerdeError::custom("no member of the event is set"));
    members(union, &mut |schema, value| {
        let name = schema.member_name().unwrap_or_default();
        written = match value {
            Value::Struct(it) => message("event", name, it, protocol),
            _ => Err(SerdeError::custom(format!("the event {name} is no structure"))),
        };
        Ok(())
    })?;
    written
}

fn message(kind: &str, name: &str, event: &dyn SerializableStruct, protocol: &SharedClientProtocol) -> Result<Message> {
    let mut headers = Vec::new();
    let mut payload = None;
    members(event, &mut |schema, value| {
        if schema.event_header().is_some() {
            headers.extend(header(schema, value)?);
        } else if schema.event_payload().is_some() {
            payload = Some(explicit(schema, value, protocol)?);
        }
        Ok(())
    })?;
    let all = event.schema().members();
    let is_body = |it: &&Schema<'_>| it.event_header().is_none() && it.event_payload().is_none();
    let of_payload = all.iter().find(|it| it.event_payload().is_some());
    // An event without members is an empty document, as the official crates send it.
    match of_payload {
        Some(schema) => _ = payload.get_or_insert_with(|| unset(schema, protocol)),
        None if all.is_empty() || all.iter().any(is_body) => {
            payload = Some(framed(protocol, &|ser| ser.write_struct(event.schema(), &Body(event)))?);
        }
        None => {}
    }
    let (media_type, payload) = payload.unzip();
    let kinds = [(":message-type".to_owned(), kind), (format!(":{kind}-type"), name)];
    let kinds = kinds.into_iter().map(|(name, value)| text(name, value));
    let media_type = media_type.flatten().map(|it| text(":content-type", it));
    let headers = kinds.chain(media_type).chain(headers).collect();
    Ok(Message::new_from_parts(headers, payload.unwrap_or_default()))
}

/// The payload of a message, with its media type.
type Payload = (Option<String>, Vec<u8>);

/// Writes a member with the trait `eventPayload`.
fn explicit(schema: &Schema<'_>, value: Value<'_>, protocol: &SharedClientProtocol) -> Result<Payload> {
    match value {
        Value::Blob(it) => Ok((Some("application/octet-stream".to_owned()), it.into_inner())),
        Value::String(it) => Ok((Some("text/plain".to_owned()), it.as_bytes().to_vec())),
        // The document begins with the name of the type, not with that of the member.
        Value::Struct(it) => framed(protocol, &|ser| ser.write_struct(it.schema(), it)),
        _ => Err(unsupported(schema, "payload")),
    }
}

/// Returns the payload of an event whose member with the trait `eventPayload` is not set. It is empty and has a media type,
/// as the official crates send it.
fn unset(schema: &Schema<'_>, protocol: &SharedClientProtocol) -> Payload {
    let media_type = match schema.shape_type() {
        ShapeType::Blob => Some("application/octet-stream"),
        ShapeType::String => Some("text/plain"),
        _ => protocol.event_stream_media_type(),
    };
    (media_type.map(str::to_owned), Vec::new())
}

fn framed(protocol: &SharedClientProtocol, write: &dyn Fn(&mut dyn ShapeSerializer) -> Result<()>) -> Result<Payload> {
    let mut ser = payload_codec(protocol)?.create_serializer();
    write(&mut *ser)?;
    let media_type = protocol.event_stream_media_type().map(str::to_owned);
    Ok((media_type, ser.finish_boxed()))
}

/// The members of an event without a binding.
struct Body<'a>(&'a dyn SerializableStruct);

impl SerializableStruct for Body<'_> {
    fn schema(&self) -> &Schema<'_> {
        self.0.schema()
    }

    fn serialize_members(&self, ser: &mut dyn ShapeSerializer) -> Result<()> {
        members(self.0, &mut |schema, value| {
            if schema.event_header().is_some() {
                Ok(())
            } else {
                value.write(schema, ser)
            }
        })
    }
}

fn header(schema: &Schema<'_>, value: Value<'_>) -> Result<Option<Header>> {
    let value = match value {
        Value::Boolean(it) => HeaderValue::Bool(it),
        Value::Byte(it) => HeaderValue::Byte(it),
        Value::Short(it) => HeaderValue::Int16(it),
        Value::Integer(it) => HeaderValue::Int32(it),
        Value::Long(it) => HeaderValue::Int64(it),
        Value::String(it) => HeaderValue::String(it.to_owned().into()),
        Value::Blob(it) => HeaderValue::ByteArray(it.into_inner().into()),
        Value::Timestamp(it) => HeaderValue::Timestamp(*it),
        Value::Null => return Ok(None),
        _ => return Err(unsupported(schema, "header")),
    };
    Ok(schema.member_name().map(|name| Header::new(name.to_owned(), value)))
}

fn text(name: impl Into<String>, value: impl Into<String>) -> Header {
    Header::new(name.into(), HeaderValue::String(value.into().into()))
}

fn unsupported(schema: &Schema<'_>, place: &str) -> SerdeError {
    let name = schema.member_name().unwrap_or_default();
    SerdeError::unsupported(format!("{name} cannot be the {place} of an event"))
}
