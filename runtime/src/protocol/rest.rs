//! Shared parts of restJson1 and restXml: requests whose body is a member of the input, and times in headers.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_schema::header_omit_settings::SharedHeaderOmitSettings;
use aws_smithy_schema::prelude;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::header_times;
use crate::operation::OperationTable;
use crate::schema::{Schema, ShapeType, is_framed_payload};

/// Writes a request with the payload as the protocol's codec wants it, and says of what type a raw payload is. A structure
/// that is the payload and not set is written as `unset`.
pub(super) fn serialize_request(
    protocol: &SharedClientProtocol,
    input: &dyn SerializableStruct,
    operation: &OperationTable,
    unset: Option<&dyn SerializableStruct>,
    cfg: &ConfigBag,
) -> Result<HttpRequest, SerdeError> {
    let schema = operation.input_schema(input);
    let member = |is: fn(&Schema<'_>) -> bool| schema.members().iter().copied().find(|it| is(it));
    let payload = member(|it| it.http_payload().is_some());
    let framed = payload.filter(|it| is_framed_payload(it));
    let any_headers = member(has_any_headers);
    if framed.is_some() || any_headers.is_some() {
        let input = Arranged {
            input,
            payload: framed,
            any_headers: any_headers.and_then(Schema::member_index),
            unset,
        };
        return typed(payload, cfg, protocol.serialize_request(&input, schema, "", cfg)?);
    }
    typed(payload, cfg, protocol.serialize_request(input, schema, "", cfg)?)
}

/// Returns whether a member is a map of headers of any name.
fn has_any_headers(member: &Schema<'_>) -> bool {
    member.http_prefix_headers().is_some_and(|it| it.value().is_empty())
}

/// The request, with type and length of a payload that the protocol's codec did not write. An empty payload has both, too:
/// servers refuse a request whose length they are not told, and the signature covers the headers that are there.
fn typed(payload: Option<&Schema<'_>>, cfg: &ConfigBag, mut request: HttpRequest) -> Result<HttpRequest, SerdeError> {
    // The headers of a stream are written with the stream.
    let Some(content_type) = payload.filter(|it| !it.streaming()).and_then(content_type) else {
        return Ok(request);
    };
    let omit = cfg.load::<SharedHeaderOmitSettings>();
    let length = request.body().content_length().map(|it| it.to_string());
    let omits_type = omit.is_some_and(|it| it.should_omit_default_content_type());
    let omits_length = omit.is_some_and(|it| it.should_omit_default_content_length());
    let content_type = (!omits_type).then(|| content_type.to_owned());
    let length = length.filter(|_| !omits_length);
    for (name, value) in [("content-type", content_type), ("content-length", length)] {
        if let Some(value) = value.filter(|_| !request.headers().contains_key(name)) {
            let inserted = request.headers_mut().try_insert(name, value);
            inserted.map_err(|error| SerdeError::invalid_input(error.to_string()))?;
        }
    }
    Ok(request)
}

/// A payload that the protocol's codec does not write.
fn content_type<'a>(payload: &'a Schema<'_>) -> Option<&'a str> {
    match (payload.media_type(), payload.shape_type()) {
        (Some(it), ShapeType::Blob | ShapeType::String) => Some(it.value()),
        (None, ShapeType::Blob) => Some("application/octet-stream"),
        (None, ShapeType::String) => Some("text/plain"),
        _ => None,
    }
}

/// Repairs the deserializer of an output with these members.
pub(super) fn output<'a>(de: Box<dyn ShapeDeserializer + 'a>, schema: &Schema<'_>) -> Box<dyn ShapeDeserializer + 'a> {
    if header_times::has(schema) { error(de) } else { de }
}

/// Repairs the deserializer of an error, whose members are not known yet.
pub(super) fn error<'a>(de: Box<dyn ShapeDeserializer + 'a>) -> Box<dyn ShapeDeserializer + 'a> {
    header_times::repaired(de)
}

/// Returns whether a body is a document of which the output's members, or one of them, are read.
#[cfg(feature = "rest-xml")]
pub(super) fn has_document(output: &Schema<'_>) -> bool {
    match output.members().iter().find(|it| it.http_payload().is_some()) {
        Some(payload) => is_framed_payload(payload),
        None => output.members().iter().any(|it| !it.has_http_response_binding()),
    }
}

/// An input whose payload is written without the name of its member, and whose headers of any name come before those
/// that have a member of their own: what is written last is sent.
struct Arranged<'a> {
    input: &'a dyn SerializableStruct,
    payload: Option<&'a Schema<'a>>,
    any_headers: Option<usize>,
    unset: Option<&'a dyn SerializableStruct>,
}

impl SerializableStruct for Arranged<'_> {
    fn schema(&self) -> &Schema<'_> {
        self.input.schema()
    }

    fn serialize_members(&self, ser: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        let mut members = Members {
            ser,
            payload: self.payload.and_then(Schema::member_index),
            written: false,
            part: Part::All,
        };
        if let Some(headers) = self.any_headers {
            members.part = Part::Only(headers);
            self.input.serialize_members(&mut members)?;
            members.part = Part::Except(headers);
        }
        self.input.serialize_members(&mut members)?;
        match (self.unset, self.payload) {
            (Some(unset), Some(payload)) if !members.written && payload.shape_type() == ShapeType::Structure => {
                members.ser.write_struct(unset.schema(), unset)
            }
            _ => Ok(()),
        }
    }
}

/// Hands members on, the payload with a schema of its own: the codecs take a name for that of a member in a body.
struct Members<'a> {
    ser: &'a mut dyn ShapeSerializer,
    payload: Option<usize>,
    written: bool,
    part: Part,
}

/// The members that are handed on.
#[derive(Clone, Copy)]
enum Part {
    All,
    Only(usize),
    Except(usize),
}

impl Members<'_> {
    fn is_left_out(&self, schema: &Schema<'_>) -> bool {
        match self.part {
            Part::All => false,
            Part::Only(index) => schema.member_index() != Some(index),
            Part::Except(index) => schema.member_index() == Some(index),
        }
    }

    fn is_payload(&mut self, schema: &Schema<'_>) -> bool {
        let is_payload = schema.member_index().is_some() && schema.member_index() == self.payload;
        self.written |= is_payload;
        is_payload
    }
}

macro_rules! hand_on {
    ($($write:ident: $ty:ty;)*) => {$(
        fn $write(&mut self, schema: &Schema<'_>, value: $ty) -> Result<(), SerdeError> {
            if self.is_left_out(schema) {
                return Ok(());
            }
            self.ser.$write(schema, value)
        }
    )*};
}

type WriteElements<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

impl ShapeSerializer for Members<'_> {
    fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result<(), SerdeError> {
        if self.is_left_out(schema) {
            return Ok(());
        }
        if self.is_payload(schema) {
            self.ser.write_struct(value.schema(), value)
        } else {
            self.ser.write_struct(schema, value)
        }
    }

    fn write_document(&mut self, schema: &Schema<'_>, value: &Document) -> Result<(), SerdeError> {
        if self.is_left_out(schema) {
            return Ok(());
        }
        if self.is_payload(schema) {
            self.ser.write_document(&prelude::DOCUMENT, value)
        } else {
            self.ser.write_document(schema, value)
        }
    }

    fn write_list(&mut self, schema: &Schema<'_>, elements: WriteElements<'_>) -> Result<(), SerdeError> {
        match schema.member() {
            _ if self.is_left_out(schema) => Ok(()),
            Some(element) if self.is_payload(schema) => {
                let list = Schema::new_list(schema.shape_id().clone(), element);
                self.ser.write_list(&list, elements)
            }
            _ => self.ser.write_list(schema, elements),
        }
    }

    fn write_map(&mut self, schema: &Schema<'_>, entries: WriteElements<'_>) -> Result<(), SerdeError> {
        match (schema.key(), schema.member()) {
            _ if self.is_left_out(schema) => Ok(()),
            (Some(key), Some(value)) if self.is_payload(schema) => {
                let map = Schema::new_map(schema.shape_id().clone(), key, value);
                self.ser.write_map(&map, entries)
            }
            _ => self.ser.write_map(schema, entries),
        }
    }

    hand_on! {
        write_boolean: bool;
        write_byte: i8;
        write_short: i16;
        write_integer: i32;
        write_long: i64;
        write_float: f32;
        write_double: f64;
        write_big_integer: &BigInteger;
        write_big_decimal: &BigDecimal;
        write_string: &str;
        write_blob: Blob;
        write_timestamp: &DateTime;
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<(), SerdeError> {
        if self.is_left_out(schema) {
            return Ok(());
        }
        self.ser.write_null(schema)
    }
}
