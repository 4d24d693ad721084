//! A serializer that hands each member of an event over as a value.

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use crate::serde::{Result, Schema, SerializableStruct, ShapeSerializer};

/// Writes elements or entries into a serializer.
pub(super) type WriteInside<'a> = dyn Fn(&mut dyn ShapeSerializer) -> Result<()> + 'a;

/// The value of a member.
pub(super) enum Value<'a> {
    Struct(&'a dyn SerializableStruct),
    List(&'a WriteInside<'a>),
    Map(&'a WriteInside<'a>),
    Boolean(bool),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    Float(f32),
    Double(f64),
    BigInteger(&'a BigInteger),
    BigDecimal(&'a BigDecimal),
    String(&'a str),
    Blob(Blob),
    Timestamp(&'a DateTime),
    Document(&'a Document),
    Null,
}

impl Value<'_> {
    /// Writes the value to a format.
    pub(super) fn write(self, schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()> {
        match self {
            Self::Struct(it) => ser.write_struct(schema, it),
            Self::List(it) => ser.write_list(schema, it),
            Self::Map(it) => ser.write_map(schema, it),
            Self::Boolean(it) => ser.write_boolean(schema, it),
            Self::Byte(it) => ser.write_byte(schema, it),
            Self::Short(it) => ser.write_short(schema, it),
            Self::Integer(it) => ser.write_integer(schema, it),
            Self::Long(it) => ser.write_long(schema, it),
            Self::Float(it) => ser.write_float(schema, it),
            Self::Double(it) => ser.write_double(schema, it),
            Self::BigInteger(it) => ser.write_big_integer(schema, it),
            Self::BigDecimal(it) => ser.write_big_decimal(schema, it),
            Self::String(it) => ser.write_string(schema, it),
            Self::Blob(it) => ser.write_blob(schema, it),
            Self::Timestamp(it) => ser.write_timestamp(schema, it),
            Self::Document(it) => ser.write_document(schema, it),
            Self::Null => ser.write_null(schema),
        }
    }
}

/// Calls `each` with every member that is set.
pub(super) fn members(
    value: &dyn SerializableStruct,
    each: &mut dyn FnMut(&Schema<'_>, Value<'_>) -> Result<()>,
) -> Result<()> {
    value.serialize_members(&mut Members(each))
}

struct Members<'a>(&'a mut dyn FnMut(&Schema<'_>, Value<'_>) -> Result<()>);

impl ShapeSerializer for Members<'_> {
    fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result<()> {
        (self.0)(schema, Value::Struct(value))
    }

    fn write_list(&mut self, schema: &Schema<'_>, write_elements: &WriteInside<'_>) -> Result<()> {
        (self.0)(schema, Value::List(write_elements))
    }

    fn write_map(&mut self, schema: &Schema<'_>, write_entries: &WriteInside<'_>) -> Result<()> {
        (self.0)(schema, Value::Map(write_entries))
    }

    fn write_boolean(&mut self, schema: &Schema<'_>, value: bool) -> Result<()> {
        (self.0)(schema, Value::Boolean(value))
    }

    fn write_byte(&mut self, schema: &Schema<'_>, value: i8) -> Result<()> {
        (self.0)(schema, Value::Byte(value))
    }

    fn write_short(&mut self, schema: &Schema<'_>, value: i16) -> Result<()> {
        (self.0)(schema, Value::Short(value))
    }

    fn write_integer(&mut self, schema: &Schema<'_>, value: i32) -> Result<()> {
        (self.0)(schema, Value::Integer(value))
    }

    fn write_long(&mut self, schema: &Schema<'_>, value: i64) -> Result<()> {
        (self.0)(schema, Value::Long(value))
    }

    fn write_float(&mut self, schema: &Schema<'_>, value: f32) -> Result<()> {
        (self.0)(schema, Value::Float(value))
    }

    fn write_double(&mut self, schema: &Schema<'_>, value: f64) -> Result<()> {
        (self.0)(schema, Value::Double(value))
    }

    fn write_big_integer(&mut self, schema: &Schema<'_>, value: &BigInteger) -> Result<()> {
        (self.0)(schema, Value::BigInteger(value))
    }

    fn write_big_decimal(&mut self, schema: &Schema<'_>, value: &BigDecimal) -> Result<()> {
        (self.0)(schema, Value::BigDecimal(value))
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<()> {
        (self.0)(schema, Value::String(value))
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<()> {
        (self.0)(schema, Value::Blob(value))
    }

    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<()> {
        (self.0)(schema, Value::Timestamp(value))
    }

    fn write_document(&mut self, schema: &Schema<'_>, value: &Document) -> Result<()> {
        (self.0)(schema, Value::Document(value))
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<()> {
        (self.0)(schema, Value::Null)
    }
}
