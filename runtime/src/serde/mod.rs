//! Serialization and reading of Rust types.

mod collections;
mod simple;
mod structure;
mod texts;
#[cfg(feature = "rpcv2-cbor")]
mod well_formed;
mod whole;

pub use aws_smithy_schema::Schema;
pub use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer};

pub use collections::Key;
pub use structure::{
    Unit, Unset, correct, read_members, read_variant, required, set, unknown_variant, write_members, write_variant,
};

pub(crate) use texts::visit_texts;
#[cfg(feature = "rpcv2-cbor")]
pub(crate) use well_formed::check_cbor;

use crate::schema::Target;

/// The result of reading and writing.
pub type Result<T> = std::result::Result<T, SerdeError>;

/// A value that can be written.
pub trait Write {
    /// Writes the value; in a collection, a value that is not set is a null.
    fn write(&self, schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()>;

    /// Writes a list of such values.
    fn write_list(values: &[Self], schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()>
    where
        Self: Sized,
    {
        let element = collections::element_schema(schema);
        ser.write_list_with_length(schema, values.len(), &|ser| {
            values.iter().try_for_each(|it| it.write(element, ser))
        })
    }
}

/// A Rust type that stands for a shape: what it is in the model, and how it is read.
///
/// One trait for what could be three, since each implementation for each type of a generated crate takes time to compile.
pub trait Shape: Sized {
    /// `true` if a null is a value of the type.
    const NULLABLE: bool = false;

    /// Returns the shape of the type.
    fn target() -> Target;

    /// Reads a value. Types that no output reaches cannot be read.
    fn read(schema: &Schema<'_>, _de: &mut dyn ShapeDeserializer) -> Result<Self> {
        Err(SerdeError::custom(format!(
            "{} is never read",
            schema.shape_id().as_str()
        )))
    }

    /// Reads a list of such values.
    fn read_list(schema: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<Vec<Self>> {
        let element = collections::element_schema(schema);
        // The list grows as in official clients: to count its elements, the JSON codec would tokenize it twice.
        let mut values = Vec::new();
        de.read_list(schema, &mut |de| {
            if !Self::NULLABLE && de.is_null() {
                return collections::pass_over_null(de);
            }
            values.push(Self::read(element, de)?);
            Ok(())
        })?;
        Ok(values)
    }

    /// Returns the value of a required member that the service left out, if there is a value for the type ("client error
    /// correction" of the specification).
    fn correct() -> Option<Self> {
        None
    }
}

/// The place of a member in a builder: what [`read_members`] fills.
pub trait ReadMember {
    /// Reads the value of the member.
    fn read_member(&mut self, schema: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<()>;
}

impl<T: Shape> ReadMember for Option<T> {
    fn read_member(&mut self, schema: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<()> {
        match T::read(schema, de) {
            Ok(it) => {
                *self = Some(it);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}
