//! Writes and reads structures and unions in one call over all members.

use aws_smithy_schema::prelude;
use aws_smithy_types::error::operation::SerializationError;

use super::{
    ReadMember, Result, Schema, SerdeError, SerializableStruct, Shape, ShapeDeserializer, ShapeSerializer, Write,
};
use crate::schema::{ShapeType, Structure, Target};

/// Writes the members that are set. `values` are in the order of the table.
pub fn write_members(table: &Structure, ser: &mut dyn ShapeSerializer, values: &[Option<&dyn Write>]) -> Result<()> {
    for (schema, value) in table.schema().members().iter().zip(values) {
        if let Some(value) = value {
            value.write(schema, ser)?;
        }
    }
    Ok(())
}

/// Returns the value of an optional member.
pub fn set<T: Write>(member: &Option<T>) -> Option<&dyn Write> {
    match member {
        Some(it) => Some(it),
        None => None,
    }
}

/// Reads a structure into `places`, which are in the order of the table. The format skips unknown members.
pub fn read_members(
    table: &Structure,
    de: &mut dyn ShapeDeserializer,
    places: &mut [&mut dyn ReadMember],
) -> Result<()> {
    de.read_struct(table.schema(), &mut |schema, de| {
        let index = schema.member_index().unwrap_or(usize::MAX);
        let (Some(place), Some(member)) = (places.get_mut(index), table.members().get(index)) else {
            return Ok(());
        };
        if de.is_null() && schema.shape_type() != ShapeType::Document {
            // As in the official SDK, a null is a member that is not set; a required member must be set.
            return if member.is_required() {
                Err(SerdeError::invalid_input(format!(
                    "required member `{}` is null",
                    member.name
                )))
            } else {
                de.read_null()
            };
        }
        place.read_member(schema, de)
    })
}

/// Corrects a required member that the service left out (Smithy 2.0, "Client error correction").
pub fn correct<T: Shape>(place: &mut Option<T>) {
    if place.is_none() {
        *place = T::correct();
    }
}

/// Returns the value of a required member, corrected if the service left it out.
pub fn required<T: Shape>(value: Option<T>, name: &'static str) -> Result<T> {
    value
        .or_else(T::correct)
        .ok_or_else(|| SerdeError::missing_member(name))
}

/// Writes the member of a union that is set.
pub fn write_variant(table: &Structure, ser: &mut dyn ShapeSerializer, index: usize, value: &dyn Write) -> Result<()> {
    match table.schema().member_schema_by_index(index) {
        Some(schema) => value.write(schema, ser),
        None => Err(unknown_variant(table.name)),
    }
}

/// Returns the error of writing the variant `Unknown` of a union.
pub fn unknown_variant(union: &'static str) -> SerdeError {
    SerdeError::write_failed(SerializationError::unknown_variant(union).to_string())
}

/// Reads the member of a union with this index; `None` is an unknown member.
pub(super) type ReadVariant<'a> = dyn FnMut(Option<usize>, &Schema<'_>, &mut dyn ShapeDeserializer) -> Result<()> + 'a;

/// Reads a union: calls `read` with the index of the member that is set, or with `None` for an unknown member.
pub fn read_variant(table: &Structure, de: &mut dyn ShapeDeserializer, read: &mut ReadVariant<'_>) -> Result<()> {
    let mut seen = false;
    de.read_struct(table.schema(), &mut |schema, de| {
        if de.is_null() && schema.shape_type() != ShapeType::Document {
            return de.read_null();
        }
        if std::mem::replace(&mut seen, true) {
            return Err(SerdeError::invalid_input(format!(
                "more than one member of the union {} is set",
                table.name
            )));
        }
        read(schema.member_index(), schema, de)
    })?;
    if seen {
        Ok(())
    } else {
        Err(SerdeError::invalid_input(format!(
            "no member of the union {} is set",
            table.name
        )))
    }
}

/// The content of a union's member that targets the unit type.
#[derive(Clone, Copy, Debug)]
pub struct Unit;

impl Shape for Unit {
    fn target() -> Target {
        Target::simple(ShapeType::Structure)
    }

    fn read(_: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<Self> {
        de.read_struct(&prelude::UNIT, &mut |_, _| Ok(())).map(|()| Self)
    }
}

impl SerializableStruct for Unit {
    fn schema(&self) -> &Schema<'_> {
        &prelude::UNIT
    }

    fn serialize_members(&self, _: &mut dyn ShapeSerializer) -> Result<()> {
        Ok(())
    }
}

impl Write for Unit {
    fn write(&self, schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()> {
        ser.write_struct(schema, self)
    }
}

/// The place of a member outside of the document, such as a stream.
#[derive(Clone, Copy, Debug)]
pub struct Unset;

impl ReadMember for Unset {
    fn read_member(&mut self, _: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<()> {
        de.skip_value()
    }
}
