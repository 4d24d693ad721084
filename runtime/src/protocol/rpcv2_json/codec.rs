//! JSON in which every timestamp is a number and every number without bounds is a string.

use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings, JsonDeserializer, JsonSerializer};
use aws_smithy_schema::codec::FinishSerializer;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_schema::{Schema, ShapeId, ShapeType, prelude};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use std::collections::HashMap;

/// The published JSON codec with the settings of this protocol. Its deserializer takes a number for seconds whatever the
/// format of the member is; the serializer needs help.
#[derive(Debug)]
pub(super) struct Codec(JsonCodec);

impl Codec {
    pub(super) fn new(protocol: ShapeId<'static>) -> Self {
        let settings = JsonCodecSettings::builder()
            .use_json_name(false)
            .default_timestamp_format(Format::EpochSeconds)
            .use_string_for_arbitrary_precision(true)
            .protocol_id(protocol);
        Self(JsonCodec::new(settings.build()))
    }
}

impl aws_smithy_schema::codec::Codec for Codec {
    type Serializer = Seconds<JsonSerializer>;
    type Deserializer<'a> = JsonDeserializer<'a>;

    fn create_serializer(&self) -> Self::Serializer {
        Seconds(self.0.create_serializer())
    }

    fn create_deserializer<'a>(&self, input: &'a [u8]) -> JsonDeserializer<'a> {
        self.0.create_deserializer(input)
    }
}

/// A serializer that does not see the trait `timestampFormat`.
pub(super) struct Seconds<S>(S);

/// A serializer, owned or borrowed.
pub(super) trait Inner {
    fn inner(&mut self) -> &mut dyn ShapeSerializer;
}

impl Inner for JsonSerializer {
    fn inner(&mut self) -> &mut dyn ShapeSerializer {
        self
    }
}

impl Inner for &mut (dyn ShapeSerializer + '_) {
    fn inner(&mut self) -> &mut dyn ShapeSerializer {
        *self
    }
}

impl FinishSerializer for Seconds<JsonSerializer> {
    fn finish(self) -> Vec<u8> {
        self.0.finish()
    }
}

/// A structure that is written by such a serializer.
struct Members<'a>(&'a dyn SerializableStruct);

impl SerializableStruct for Members<'_> {
    fn schema(&self) -> &Schema<'_> {
        self.0.schema()
    }

    fn serialize_members(&self, ser: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        self.0.serialize_members(&mut Seconds(ser))
    }
}

type WriteElements<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

macro_rules! hand_on {
    ($($write:ident: $ty:ty;)*) => {$(
        fn $write(&mut self, schema: &Schema<'_>, value: $ty) -> Result<(), SerdeError> {
            self.0.inner().$write(schema, value)
        }
    )*};
}

impl<S: Inner> ShapeSerializer for Seconds<S> {
    fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result<(), SerdeError> {
        self.0.inner().write_struct(schema, &Members(value))
    }

    fn write_list(&mut self, schema: &Schema<'_>, elements: WriteElements<'_>) -> Result<(), SerdeError> {
        self.0.inner().write_list(schema, &|ser| elements(&mut Seconds(ser)))
    }

    fn write_map(&mut self, schema: &Schema<'_>, entries: WriteElements<'_>) -> Result<(), SerdeError> {
        self.0.inner().write_map(schema, &|ser| entries(&mut Seconds(ser)))
    }

    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<(), SerdeError> {
        if schema.timestamp_format().is_none() {
            return self.0.inner().write_timestamp(schema, value);
        }
        match (schema.member_name(), schema.member_index()) {
            (Some(name), Some(index)) => {
                let bare = Schema::new_member(schema.shape_id().clone(), ShapeType::Timestamp, name, index);
                self.0.inner().write_timestamp(&bare, value)
            }
            _ => self.0.inner().write_timestamp(&prelude::TIMESTAMP, value),
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
        write_document: &Document;
        write_string_list: &[String];
        write_blob_list: &[Blob];
        write_integer_list: &[i32];
        write_long_list: &[i64];
        write_string_string_map: &HashMap<String, String>;
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<(), SerdeError> {
        self.0.inner().write_null(schema)
    }
}
