//! Timestamps in headers (Smithy 2.0, "timestampFormat trait").
//!
//! The published protocols ignore the format of list elements and refuse a `date-time` with an offset.

use aws_smithy_schema::prelude;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use crate::schema::{Schema, ShapeType, TimestampFormat};

/// Wraps the deserializer of a response of a REST protocol.
pub(super) fn repaired<'a>(de: Box<dyn ShapeDeserializer + 'a>) -> Box<dyn ShapeDeserializer + 'a> {
    Box::new(Response(de))
}

/// Returns `true` if a member is a timestamp or a list of timestamps in a header.
pub(super) fn has(schema: &Schema<'_>) -> bool {
    schema.members().iter().any(|it| is_one(it))
}

fn is_one(member: &Schema<'_>) -> bool {
    let is_time = |it: &Schema<'_>| it.shape_type() == ShapeType::Timestamp;
    member.http_header().is_some() && (is_time(member) || member.member().is_some_and(is_time))
}

/// The callback that reads a member.
type Member<'a> = &'a mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;

/// The callback that reads an element.
type Element<'a> = &'a mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>;

/// The deserializer of a response. It wraps the deserializers of timestamps in headers.
struct Response<'a>(Box<dyn ShapeDeserializer + 'a>);

/// The deserializer of a header with timestamps, or of an element of it.
struct Times<'a>(&'a mut dyn ShapeDeserializer);

/// The schema by which elements of a header are read as text.
static TEXTS: Schema<'static> = Schema::new_list(aws_smithy_schema::shape_id!("smithy.api", "Texts"), &prelude::STRING);

impl Times<'_> {
    fn time(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        let Some(format) = format(schema) else {
            return self.0.read_timestamp(schema);
        };
        let text = self.0.read_string(&prelude::STRING)?;
        DateTime::from_str(text.trim(), format).map_err(|error| SerdeError::invalid_input(error.to_string()))
    }

    fn times(&mut self, schema: &Schema<'_>, read: Element<'_>) -> Result<(), SerdeError> {
        let element = schema.member().unwrap_or(&prelude::TIMESTAMP);
        if format(element).is_some() {
            return self.0.read_list(&TEXTS, &mut |de| read(&mut Times(de)));
        }
        self.0.read_list(schema, read)
    }
}

/// The format of timestamps that are read as text here. Values of `http-date`, the default in headers, contain commas and
/// are left to the published protocols.
fn format(schema: &Schema<'_>) -> Option<Format> {
    match schema.timestamp_format()?.format() {
        TimestampFormat::DateTime => Some(Format::DateTimeWithOffset),
        TimestampFormat::EpochSeconds => Some(Format::EpochSeconds),
        _ => None,
    }
}

macro_rules! hand_on {
    ($($read:ident: $ty:ty;)*) => {$(
        fn $read(&mut self, schema: &Schema<'_>) -> Result<$ty, SerdeError> {
            self.0.$read(schema)
        }
    )*};
}

macro_rules! deserializer {
    ($name:ident; $($own:item)*) => {
        impl ShapeDeserializer for $name<'_> {
            $($own)*

            fn read_map(
                &mut self,
                schema: &Schema<'_>,
                consumer: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
            ) -> Result<(), SerdeError> {
                self.0.read_map(schema, consumer)
            }

            hand_on! {
                read_boolean: bool;
                read_byte: i8;
                read_short: i16;
                read_integer: i32;
                read_long: i64;
                read_float: f32;
                read_double: f64;
                read_big_integer: BigInteger;
                read_big_decimal: BigDecimal;
                read_string: String;
                read_blob: Blob;
                read_document: Document;
            }

            fn is_null(&self) -> bool {
                self.0.is_null()
            }

            fn read_null(&mut self) -> Result<(), SerdeError> {
                self.0.read_null()
            }

            fn skip_value(&mut self) -> Result<(), SerdeError> {
                self.0.skip_value()
            }

            fn container_size(&self) -> Option<usize> {
                self.0.container_size()
            }
        }
    };
}

deserializer! { Response;
    fn read_struct(&mut self, schema: &Schema<'_>, consumer: Member<'_>) -> Result<(), SerdeError> {
        self.0.read_struct(schema, &mut |member, de| match is_one(member) {
            true => consumer(member, &mut Times(de)),
            false => consumer(member, de),
        })
    }

    fn read_list(&mut self, schema: &Schema<'_>, consumer: Element<'_>) -> Result<(), SerdeError> {
        self.0.read_list(schema, consumer)
    }

    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        self.0.read_timestamp(schema)
    }
}

deserializer! { Times;
    fn read_struct(&mut self, schema: &Schema<'_>, consumer: Member<'_>) -> Result<(), SerdeError> {
        self.0.read_struct(schema, consumer)
    }

    fn read_list(&mut self, schema: &Schema<'_>, consumer: Element<'_>) -> Result<(), SerdeError> {
        self.times(schema, consumer)
    }

    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        self.time(schema)
    }
}
