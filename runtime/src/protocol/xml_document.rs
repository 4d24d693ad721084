//! Reading XML where the published codec is silent: unknown members of unions, and documents that are cut off.

use std::sync::LazyLock;

use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::prelude;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::primitive::Parse;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use aws_smithy_xml::codec::{XmlCodec, XmlCodecSettings};

use crate::schema::{Schema, ShapeType};

/// Refuses a body that is not one whole document: the published protocols take what they understand of it and are silent
/// about the rest.
pub(super) fn check(body: &[u8]) -> Result<(), SerdeError> {
    static WHOLE: LazyLock<XmlCodec> =
        LazyLock::new(|| XmlCodec::new(XmlCodecSettings::builder().validate_document(true).build()));
    let mut document = WHOLE.create_deserializer(body);
    document.read_struct(&prelude::UNIT, &mut |_, _| Ok(()))
}

/// A deserializer that knows of unknown members of unions.
pub(super) fn with_unions<'a>(de: Box<dyn ShapeDeserializer + 'a>) -> Box<dyn ShapeDeserializer + 'a> {
    Box::new(Unions(de))
}

/// What is read from.
type De<'a> = dyn ShapeDeserializer + 'a;

/// What takes a member.
type Member<'a> = &'a mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;

/// Reads XML, and reports a member without index in a union that has none the model knows, as the other codecs do.
///
/// It also takes space around numbers and booleans, which the codec does not.
struct Unions<T>(T);

/// Owned at the root, borrowed inside.
trait Source {
    fn get(&self) -> &De<'_>;
    fn get_mut(&mut self) -> &mut De<'_>;
}

/// A deserializer inside of another.
struct Inside<'a, 'b>(&'a mut De<'b>);

impl Source for Box<De<'_>> {
    fn get(&self) -> &De<'_> {
        &**self
    }

    fn get_mut(&mut self) -> &mut De<'_> {
        &mut **self
    }
}

impl Source for Inside<'_, '_> {
    fn get(&self) -> &De<'_> {
        self.0
    }

    fn get_mut(&mut self) -> &mut De<'_> {
        self.0
    }
}

macro_rules! hand_on {
    ($($read:ident: $ty:ty;)*) => {$(
        fn $read(&mut self, schema: &Schema<'_>) -> Result<$ty, SerdeError> {
            self.0.get_mut().$read(schema)
        }
    )*};
}

macro_rules! trimmed {
    ($($read:ident: $ty:ty;)*) => {$(
        fn $read(&mut self, schema: &Schema<'_>) -> Result<$ty, SerdeError> {
            let text = self.0.get_mut().read_string(schema)?;
            <$ty>::parse_smithy_primitive(text.trim()).map_err(|error| SerdeError::invalid_input(error.to_string()))
        }
    )*};
}

/// Whether a member is read from somewhere else than the document: what is read there knows its own types.
fn is_bound(member: &Schema<'_>) -> bool {
    member.http_header().is_some() || member.http_prefix_headers().is_some() || member.http_response_code().is_some()
}

impl<T: Source> ShapeDeserializer for Unions<T> {
    fn read_struct(&mut self, schema: &Schema<'_>, consumer: Member<'_>) -> Result<(), SerdeError> {
        let mut seen = false;
        self.0.get_mut().read_struct(schema, &mut |member, de| {
            seen = true;
            if is_bound(member) {
                return consumer(member, de);
            }
            consumer(member, &mut Unions(Inside(de)))
        })?;
        if seen || schema.shape_type() != ShapeType::Union {
            return Ok(());
        }
        consumer(&prelude::DOCUMENT, self)
    }

    fn read_list(
        &mut self,
        schema: &Schema<'_>,
        consumer: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let consumer = &mut |de: &mut De<'_>| consumer(&mut Unions(Inside(de)));
        self.0.get_mut().read_list(schema, consumer)
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        consumer: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let consumer = &mut |key: String, de: &mut De<'_>| consumer(key, &mut Unions(Inside(de)));
        self.0.get_mut().read_map(schema, consumer)
    }

    trimmed! {
        read_boolean: bool;
        read_byte: i8;
        read_short: i16;
        read_integer: i32;
        read_long: i64;
        read_float: f32;
        read_double: f64;
    }

    hand_on! {
        read_big_integer: BigInteger;
        read_big_decimal: BigDecimal;
        read_string: String;
        read_blob: Blob;
        read_timestamp: DateTime;
        read_document: Document;
        read_string_list: Vec<String>;
        read_blob_list: Vec<Blob>;
        read_integer_list: Vec<i32>;
        read_long_list: Vec<i64>;
        read_string_string_map: std::collections::HashMap<String, String>;
    }

    fn is_null(&self) -> bool {
        self.0.get().is_null()
    }

    fn read_null(&mut self) -> Result<(), SerdeError> {
        self.0.get_mut().read_null()
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        self.0.get_mut().skip_value()
    }

    fn container_size(&self) -> Option<usize> {
        self.0.get().container_size()
    }
}
