//! Messages as events.

use std::fmt;
use std::marker::PhantomData;

use aws_smithy_eventstream::error::Error;
use aws_smithy_eventstream::frame::{UnmarshallMessage, UnmarshalledMessage};
use aws_smithy_eventstream::smithy::{self, parse_response_headers};
use aws_smithy_schema::prelude;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::event_stream::{Header, Message};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::error::EventStreamError;
use crate::error::{ErrorMetadata, Unhandled};
use crate::operation::{ModeledError, read_modeled};
use crate::protocol::{error_document, event_error_metadata, payload_deserializer};
use crate::schema::ShapeType;
use crate::serde::{Result, Schema, SerdeError, Shape, ShapeDeserializer};

/// Makes events of messages: `T` is their union, `E` the type of the stream's errors.
pub(super) struct Unmarshaller<T, E> {
    protocol: SharedClientProtocol,
    types: PhantomData<fn() -> (T, E)>,
}

impl<T, E> Unmarshaller<T, E> {
    pub(super) fn new(protocol: SharedClientProtocol) -> Self {
        Self {
            protocol,
            types: PhantomData,
        }
    }
}

impl<T, E> fmt::Debug for Unmarshaller<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unmarshaller")
    }
}

impl<T: Shape, E: EventStreamError> UnmarshallMessage for Unmarshaller<T, E> {
    type Output = T;
    type Error = E;

    fn unmarshall(&self, message: &Message) -> std::result::Result<UnmarshalledMessage<T, E>, Error> {
        if let Some(meta) = unmodeled(message) {
            let error = E::from_unhandled(Unhandled::generic(meta));
            return Ok(UnmarshalledMessage::Error(error));
        }
        let headers = parse_response_headers(message)?;
        let name = headers.smithy_type.as_str();
        let incoming = Incoming {
            message,
            payload: message.payload(),
            protocol: &self.protocol,
        };
        if headers.message_type.as_str() == "event" {
            T::read(&prelude::UNIT, &mut Part::Union(incoming, name))
                .map(UnmarshalledMessage::Event)
                .map_err(|error| Error::unmarshalling(format!("the event {name} cannot be read: {error}")))
        } else {
            Ok(UnmarshalledMessage::Error(exception(incoming, name)))
        }
    }
}

/// A message with an error that is no part of the model: the connection's or the server's, not the operation's.
fn unmodeled(message: &Message) -> Option<ErrorMetadata> {
    let text = |name: &str| {
        let value = find(message, name)?.value().as_string().ok()?;
        Some(value.as_str().to_owned())
    };
    (text(":message-type")? == "error").then(|| {
        let mut meta = ErrorMetadata::builder();
        if let Some(code) = text(":error-code") {
            meta = meta.code(code);
        }
        if let Some(text) = text(":error-message") {
            meta = meta.message(text);
        }
        meta.build()
    })
}

/// The error that the model calls `name`, or an unhandled one.
fn exception<E: EventStreamError>(incoming: Incoming<'_>, name: &str) -> E {
    let payload = incoming.payload;
    let incoming = Incoming {
        payload: error_document(incoming.protocol, payload),
        ..incoming
    };
    // The name in the header decides; what the payload says besides is welcome.
    let known = event_error_metadata(incoming.protocol, payload);
    let mut meta = ErrorMetadata::builder().code(known.code().unwrap_or(name));
    if let Some(text) = known.message() {
        meta = meta.message(text);
    }
    let meta = meta.build();
    let wanted = |it: &ModeledError| E::EVENTS.contains(&(name, it.variant));
    E::from_service(read_modeled(&mut Part::Event(incoming), meta, E::VARIANTS, &wanted))
}

fn find<'a>(message: &'a Message, name: &str) -> Option<&'a Header> {
    message.headers().iter().find(|it| it.name().as_str() == name)
}

/// A message in the protocol that it came in.
#[derive(Clone, Copy)]
struct Incoming<'a> {
    message: &'a Message,
    /// The message's, or what is inside of the envelope that it has around it.
    payload: &'a [u8],
    protocol: &'a SharedClientProtocol,
}

/// A part of a message, as the types of the model read it.
enum Part<'a> {
    /// The union with the member of this name.
    Union(Incoming<'a>, &'a str),
    /// The structure of an event.
    Event(Incoming<'a>),
    /// A member that stands in a header.
    Header(&'a Header),
    /// A blob or string that is the whole payload.
    Payload(&'a [u8]),
}

type ReadMember<'a> = dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<()> + 'a;

impl Incoming<'_> {
    /// The members of an event, each from its place.
    fn read_event(self, schema: &Schema<'_>, read: &mut ReadMember<'_>) -> Result<()> {
        let payload = self.payload;
        let members = schema.members();
        for member in members.iter().filter(|it| it.event_header().is_some()) {
            if let Some(header) = find(self.message, member.member_name().unwrap_or_default()) {
                read(member, &mut Part::Header(header))?;
            }
        }
        if let Some(member) = members.iter().find(|it| it.event_payload().is_some()) {
            return match member.shape_type() {
                ShapeType::Blob | ShapeType::String => read(member, &mut Part::Payload(payload)),
                _ if payload.is_empty() => Ok(()),
                _ => read(member, &mut *payload_deserializer(self.protocol, payload)?),
            };
        }
        let has_body = members.iter().any(|it| it.event_header().is_none());
        if has_body && !payload.is_empty() {
            payload_deserializer(self.protocol, payload)?.read_struct(schema, read)?;
        }
        Ok(())
    }
}

impl Part<'_> {
    fn header<T>(&self, expect: fn(&Header) -> std::result::Result<T, Error>) -> Result<T> {
        match self {
            Self::Header(it) => expect(it).map_err(|error| SerdeError::type_mismatch(error.to_string())),
            _ => Err(Self::other()),
        }
    }

    fn other() -> SerdeError {
        SerdeError::type_mismatch("the member has another type in this place of an event")
    }
}

impl ShapeDeserializer for Part<'_> {
    fn read_struct(&mut self, schema: &Schema<'_>, read: &mut ReadMember<'_>) -> Result<()> {
        match *self {
            Self::Union(incoming, name) => {
                // A schema that is no member stands for one that the model does not have.
                let member = schema.member_schema(name).unwrap_or(&prelude::UNIT);
                read(member, &mut Part::Event(incoming))
            }
            Self::Event(incoming) => incoming.read_event(schema, read),
            _ => Err(Self::other()),
        }
    }

    fn read_list(&mut self, _: &Schema<'_>, _: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<()>) -> Result<()> {
        Err(Self::other())
    }

    fn read_map(
        &mut self,
        _: &Schema<'_>,
        _: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<()>,
    ) -> Result<()> {
        Err(Self::other())
    }

    fn read_boolean(&mut self, _: &Schema<'_>) -> Result<bool> {
        self.header(smithy::expect_bool)
    }

    fn read_byte(&mut self, _: &Schema<'_>) -> Result<i8> {
        self.header(smithy::expect_byte)
    }

    fn read_short(&mut self, _: &Schema<'_>) -> Result<i16> {
        self.header(smithy::expect_int16)
    }

    fn read_integer(&mut self, _: &Schema<'_>) -> Result<i32> {
        self.header(smithy::expect_int32)
    }

    fn read_long(&mut self, _: &Schema<'_>) -> Result<i64> {
        self.header(smithy::expect_int64)
    }

    fn read_float(&mut self, _: &Schema<'_>) -> Result<f32> {
        Err(Self::other())
    }

    fn read_double(&mut self, _: &Schema<'_>) -> Result<f64> {
        Err(Self::other())
    }

    fn read_big_integer(&mut self, _: &Schema<'_>) -> Result<BigInteger> {
        Err(Self::other())
    }

    fn read_big_decimal(&mut self, _: &Schema<'_>) -> Result<BigDecimal> {
        Err(Self::other())
    }

    fn read_string(&mut self, _: &Schema<'_>) -> Result<String> {
        match self {
            Self::Payload(it) => std::str::from_utf8(it)
                .map(str::to_owned)
                .map_err(|error| SerdeError::invalid_input(error.to_string())),
            _ => self.header(smithy::expect_string),
        }
    }

    fn read_blob(&mut self, _: &Schema<'_>) -> Result<Blob> {
        match self {
            Self::Payload(it) => Ok(Blob::new(*it)),
            _ => self.header(smithy::expect_byte_array),
        }
    }

    fn read_timestamp(&mut self, _: &Schema<'_>) -> Result<DateTime> {
        self.header(smithy::expect_timestamp)
    }

    fn read_document(&mut self, _: &Schema<'_>) -> Result<Document> {
        Err(Self::other())
    }

    fn is_null(&self) -> bool {
        false
    }

    fn skip_value(&mut self) -> Result<()> {
        Ok(())
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}
