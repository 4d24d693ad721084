//! Equality of list elements: each element is written in a canonical form, and the forms are compared.

use std::collections::HashSet;

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use crate::schema::Schema;
use crate::serde::{Result, SerializableStruct, ShapeSerializer};

/// The elements of a list so far.
#[derive(Default)]
pub(super) struct Seen {
    forms: HashSet<Vec<u8>>,
    duplicates: bool,
}

impl Seen {
    pub(super) fn insert(&mut self, write: &dyn Fn(&mut dyn ShapeSerializer) -> Result<()>) {
        let mut form = Form::default();
        // An unknown variant cannot be written and equals no other value.
        if write(&mut form).is_ok() {
            self.duplicates |= !self.forms.insert(form.bytes);
        }
    }

    pub(super) fn has_duplicates(&self) -> bool {
        self.duplicates
    }
}

/// Writes every value as a letter for its kind, its length, its bytes.
#[derive(Default)]
struct Form {
    bytes: Vec<u8>,
    /// The positions of the entries of the current map, which have no order of their own.
    starts: Vec<usize>,
    /// `true` if the current values are members of a structure, which follow their indices.
    in_structure: bool,
}

impl Form {
    fn push(&mut self, schema: &Schema<'_>, kind: u8, bytes: &[u8]) -> Result<()> {
        if self.in_structure {
            self.bytes
                .extend((schema.member_index().unwrap_or(usize::MAX) as u64).to_le_bytes());
        }
        self.starts.push(self.bytes.len());
        self.bytes.push(kind);
        self.bytes.extend((bytes.len() as u64).to_le_bytes());
        self.bytes.extend(bytes);
        Ok(())
    }

    fn nested(&mut self, schema: &Schema<'_>, kind: u8, write: impl FnOnce(&mut Form) -> Result<()>) -> Result<()> {
        let mut inner = Form::default();
        write(&mut inner)?;
        self.push(schema, kind, &inner.bytes)
    }
}

impl ShapeSerializer for Form {
    fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result<()> {
        self.nested(schema, b's', |inner| {
            inner.in_structure = true;
            value.serialize_members(inner)
        })
    }

    fn write_list(
        &mut self,
        schema: &Schema<'_>,
        write_elements: &dyn Fn(&mut dyn ShapeSerializer) -> Result<()>,
    ) -> Result<()> {
        self.nested(schema, b'l', |inner| write_elements(inner))
    }

    fn write_map(
        &mut self,
        schema: &Schema<'_>,
        write_entries: &dyn Fn(&mut dyn ShapeSerializer) -> Result<()>,
    ) -> Result<()> {
        self.nested(schema, b'm', |inner| {
            write_entries(inner)?;
            let ends = inner
                .starts
                .iter()
                .step_by(2)
                .skip(1)
                .copied()
                .chain([inner.bytes.len()]);
            let mut entries: Vec<&[u8]> = inner
                .starts
                .iter()
                .step_by(2)
                .zip(ends)
                .filter_map(|(start, end)| inner.bytes.get(*start..end))
                .collect();
            entries.sort_unstable();
            inner.bytes = entries.concat();
            Ok(())
        })
    }

    fn write_boolean(&mut self, schema: &Schema<'_>, value: bool) -> Result<()> {
        self.push(schema, b'b', &[value.into()])
    }

    fn write_byte(&mut self, schema: &Schema<'_>, value: i8) -> Result<()> {
        self.write_long(schema, value.into())
    }

    fn write_short(&mut self, schema: &Schema<'_>, value: i16) -> Result<()> {
        self.write_long(schema, value.into())
    }

    fn write_integer(&mut self, schema: &Schema<'_>, value: i32) -> Result<()> {
        self.write_long(schema, value.into())
    }

    fn write_long(&mut self, schema: &Schema<'_>, value: i64) -> Result<()> {
        self.push(schema, b'i', &value.to_le_bytes())
    }

    fn write_float(&mut self, schema: &Schema<'_>, value: f32) -> Result<()> {
        self.write_double(schema, value.into())
    }

    fn write_double(&mut self, schema: &Schema<'_>, value: f64) -> Result<()> {
        self.push(schema, b'f', &value.to_bits().to_le_bytes())
    }

    fn write_big_integer(&mut self, schema: &Schema<'_>, value: &BigInteger) -> Result<()> {
        self.push(schema, b'I', value.as_ref().as_bytes())
    }

    fn write_big_decimal(&mut self, schema: &Schema<'_>, value: &BigDecimal) -> Result<()> {
        self.push(schema, b'F', value.as_ref().as_bytes())
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<()> {
        self.push(schema, b't', value.as_bytes())
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<()> {
        self.push(schema, b'x', value.as_ref())
    }

    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<()> {
        self.push(schema, b'd', &value.as_nanos().to_le_bytes())
    }

    fn write_document(&mut self, schema: &Schema<'_>, value: &Document) -> Result<()> {
        // Documents do not occur in lists without duplicates (the specification forbids it), only deeper inside.
        self.push(schema, b'j', format!("{value:?}").as_bytes())
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<()> {
        self.push(schema, b'n', &[])
    }
}
