//! Simple types, and boxes.

use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::whole::whole;
use super::{Result, Schema, Shape, ShapeDeserializer, ShapeSerializer, Write};
use crate::schema::{ShapeType, Target};

macro_rules! simple {
    ($($ty:ty: $shape_type:ident, $write:ident($value:ident => $argument:expr), $read:ident$(($integer:ident))?, $correct:expr;)*) => {$(
        impl Shape for $ty {
            fn target() -> Target {
        Target::simple(ShapeType::$shape_type)
    }

            fn read(schema: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<Self> {
                read!(schema, de, $read$(($integer))?)
            }

            fn correct() -> Option<Self> {
                $correct
            }
        }

        impl Write for $ty {
            fn write(&self, schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()> {
                let $value = self;
                ser.$write(schema, $argument)
            }
        }
    )*};
}

macro_rules! read {
    ($schema:ident, $de:ident, whole($integer:ident)) => {
        whole($schema, $de, |de, schema| de.$integer(schema))
    };
    ($schema:ident, $de:ident, $read:ident) => {
        $de.$read($schema)
    };
}

simple! {
    bool: Boolean, write_boolean(it => *it), read_boolean, Some(false);
    i8: Byte, write_byte(it => *it), whole(read_byte), Some(0);
    i16: Short, write_short(it => *it), whole(read_short), Some(0);
    i32: Integer, write_integer(it => *it), whole(read_integer), Some(0);
    i64: Long, write_long(it => *it), whole(read_long), Some(0);
    f32: Float, write_float(it => *it), read_float, Some(0.0);
    f64: Double, write_double(it => *it), read_double, Some(0.0);
    BigInteger: BigInteger, write_big_integer(it => it), read_big_integer, "0".parse().ok();
    BigDecimal: BigDecimal, write_big_decimal(it => it), read_big_decimal, "0".parse().ok();
    Blob: Blob, write_blob(it => it.clone()), read_blob, Some(Blob::new(""));
    DateTime: Timestamp, write_timestamp(it => it), read_timestamp, Some(DateTime::from_secs(0));
}

impl Shape for String {
    fn target() -> Target {
        Target::simple(ShapeType::String)
    }

    fn read(schema: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<Self> {
        de.read_string(schema)
    }

    fn correct() -> Option<Self> {
        Some(Self::new())
    }
}

impl Write for String {
    fn write(&self, schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()> {
        ser.write_string(schema, self)
    }
}

impl Shape for Document {
    fn target() -> Target {
        Target::simple(ShapeType::Document)
    }
    const NULLABLE: bool = true;

    fn read(schema: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<Self> {
        de.read_document(schema)
    }

    fn correct() -> Option<Self> {
        Some(Self::Null)
    }
}

impl Write for Document {
    fn write(&self, schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()> {
        ser.write_document(schema, self)
    }
}

/// A stream is the body of a message: it is never written or read as a member.
impl Shape for ByteStream {
    fn target() -> Target {
        Target::simple(ShapeType::Blob)
    }
}

impl<T: Shape> Shape for Box<T> {
    fn target() -> Target {
        T::target()
    }
    const NULLABLE: bool = T::NULLABLE;

    fn read(schema: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<Self> {
        T::read(schema, de).map(Self::new)
    }

    fn correct() -> Option<Self> {
        T::correct().map(Self::new)
    }
}

impl<T: Write> Write for Box<T> {
    fn write(&self, schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()> {
        T::write(self, schema, ser)
    }
}

/// An element of a sparse collection.
impl<T: Shape> Shape for Option<T> {
    fn target() -> Target {
        T::target()
    }
    const NULLABLE: bool = true;

    fn read(schema: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<Self> {
        if de.is_null() {
            de.read_null().map(|()| None)
        } else {
            T::read(schema, de).map(Some)
        }
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()> {
        match self {
            Some(it) => it.write(schema, ser),
            None => ser.write_null(schema),
        }
    }
}
