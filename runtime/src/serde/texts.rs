//! Visits the strings among the members of a structure.

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::{Result, Schema, SerializableStruct, ShapeSerializer};

/// Calls `visit` with each member that is set and a string or an enum, sensitive members included.
pub(crate) fn visit_texts(value: &dyn SerializableStruct, visit: &mut dyn FnMut(&Schema<'_>, &str)) -> Result<()> {
    value.serialize_members(&mut Texts(visit))
}

struct Texts<'a>(&'a mut dyn FnMut(&Schema<'_>, &str));

type WriteElements<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<()>;

macro_rules! passed_over {
    ($($write:ident($($value:ty),*);)*) => {$(
        fn $write(&mut self, _: &Schema<'_>, $(_: $value),*) -> Result<()> {
            Ok(())
        }
    )*};
}

impl ShapeSerializer for Texts<'_> {
    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<()> {
        (self.0)(schema, value);
        Ok(())
    }

    passed_over! {
        write_struct(&dyn SerializableStruct);
        write_list(WriteElements<'_>);
        write_map(WriteElements<'_>);
        write_boolean(bool);
        write_byte(i8);
        write_short(i16);
        write_integer(i32);
        write_long(i64);
        write_float(f32);
        write_double(f64);
        write_big_integer(&BigInteger);
        write_big_decimal(&BigDecimal);
        write_blob(Blob);
        write_timestamp(&DateTime);
        write_document(&Document);
        write_null();
    }
}
