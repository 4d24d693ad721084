//! Lists and maps.

use std::collections::HashMap;
use std::hash::Hash;

use aws_smithy_schema::prelude;

use super::{Result, Schema, SerdeError, Shape, ShapeDeserializer, ShapeSerializer, Write};
use crate::schema::Target;

/// The schema of the elements of a list or of the values of a map.
pub(super) fn element_schema<'a>(schema: &'a Schema<'_>) -> &'a Schema<'a> {
    schema.member().unwrap_or(&prelude::DOCUMENT)
}

/// Skips a null in a JSON list that is not sparse (Smithy 2.0, "sparse trait"). In CBOR it is an error, as in official
/// clients.
///
/// Reading a document tells the formats apart: JSON reads the null, and CBOR has no documents.
pub(super) fn pass_over_null(de: &mut dyn ShapeDeserializer) -> Result<()> {
    match de.read_document(&prelude::DOCUMENT) {
        Ok(_) => Ok(()),
        Err(_) => Err(SerdeError::invalid_input("dense list cannot contain null values")),
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn target() -> Target {
        Target::list(T::target())
    }

    fn read(schema: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<Self> {
        T::read_list(schema, de)
    }

    fn correct() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()> {
        T::write_list(self, schema, ser)
    }
}

/// A type that the keys of a map can have: a string or an enum of strings.
pub trait Key: Shape + Write + Clone + Eq + Hash + for<'a> From<&'a str> {
    /// A key that was read.
    fn from_string(key: String) -> Self {
        Self::from(&key)
    }
}

impl Key for String {
    fn from_string(key: String) -> Self {
        key
    }
}

impl<K: Key, V: Shape> Shape for HashMap<K, V> {
    fn target() -> Target {
        Target::map(K::target(), V::target())
    }

    fn read(schema: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<Self> {
        let value = element_schema(schema);
        let mut map = Self::new();
        de.read_map(schema, &mut |k, de| {
            // In a dense map a null is no value, so there is no entry.
            if !V::NULLABLE && de.is_null() {
                return de.read_null();
            }
            map.insert(K::from_string(k), V::read(value, de)?);
            Ok(())
        })?;
        Ok(map)
    }

    fn correct() -> Option<Self> {
        Some(Self::new())
    }
}

impl<K: Key, V: Write> Write for HashMap<K, V> {
    fn write(&self, schema: &Schema<'_>, ser: &mut dyn ShapeSerializer) -> Result<()> {
        let (key, value) = (schema.key().unwrap_or(&prelude::STRING), element_schema(schema));
        ser.write_map_with_length(schema, self.len(), &|ser| {
            self.iter().try_for_each(|(k, v)| {
                k.write(key, ser)?;
                v.write(value, ser)
            })
        })
    }
}
