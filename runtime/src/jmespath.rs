//! JMESPath over inputs and outputs: one more serializer, which builds the tree of values that expressions look into.

use std::collections::BTreeMap;
use std::sync::Arc;

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, base64};
use tinsmith_jmespath::Names;

use crate::error::BoxError;
use crate::schema::Schema;
use crate::serde::{Result, SerializableStruct, ShapeSerializer};

pub use tinsmith_jmespath::{Error, ErrorKind, Expression, Value};

/// Returns whether an evaluation was given up because it took too many steps, unlike others that found something of a
/// wrong type.
pub fn is_too_expensive(error: &BoxError) -> bool {
    let error = error.downcast_ref::<Error>();
    error.is_some_and(|it| it.kind() == ErrorKind::TooExpensive)
}

/// Evaluates an expression over a structure.
pub fn evaluate(expression: &str, value: &dyn SerializableStruct) -> std::result::Result<Value, BoxError> {
    find(&Expression::parse(expression)?, value)
}

/// Evaluates an expression over an object whose members are structures.
pub fn evaluate_named(
    expression: &str,
    values: &[(&'static str, &dyn SerializableStruct)],
) -> std::result::Result<Value, BoxError> {
    find_named(&Expression::parse(expression)?, values)
}

/// Evaluates a parsed expression over a structure.
///
/// Only what the expression can tell apart is looked at, so a large input costs no more than the part that is named.
pub fn find(expression: &Expression, value: &dyn SerializableStruct) -> std::result::Result<Value, BoxError> {
    Ok(expression.evaluate(&tree(value, &expression.node().names())?)?)
}

/// Evaluates a parsed expression over an object whose members are structures.
pub fn find_named(
    expression: &Expression,
    values: &[(&'static str, &dyn SerializableStruct)],
) -> std::result::Result<Value, BoxError> {
    let names = expression.node().names();
    let mut members = BTreeMap::new();
    for (name, value) in values {
        members.insert(Arc::from(*name), tree(*value, &names)?);
    }
    Ok(expression.evaluate(&Value::Object(Arc::new(members)))?)
}

/// The structure as expressions see it: members under their names in the model, blobs as base64, timestamps as seconds.
fn tree(value: &dyn SerializableStruct, names: &Names) -> Result<Value> {
    let mut tree = Tree {
        names,
        place: Place::Members(BTreeMap::new()),
    };
    value.serialize_members(&mut tree)?;
    Ok(tree.place.into_value())
}

/// The place of the next value.
enum Place {
    Members(BTreeMap<Arc<str>, Value>),
    Elements(Vec<Value>),
    /// Keys and values in turn: the entries, and the key of the next value.
    Entries(BTreeMap<Arc<str>, Value>, Option<Arc<str>>),
}

impl Place {
    fn into_value(self) -> Value {
        match self {
            Self::Members(it) | Self::Entries(it, _) => Value::Object(Arc::new(it)),
            Self::Elements(it) => Value::Array(Arc::new(it)),
        }
    }
}

struct Tree<'a> {
    names: &'a Names,
    place: Place,
}

impl Tree<'_> {
    /// Returns whether the expression looks into the next value.
    fn is_seen(&self, schema: &Schema<'_>) -> bool {
        let is_member = matches!(self.place, Place::Members(_));
        !is_member || self.names.contain(schema.member_name().unwrap_or_default())
    }

    fn put(&mut self, schema: &Schema<'_>, value: Value) -> Result<()> {
        match &mut self.place {
            Place::Members(members) => {
                members.insert(schema.member_name().unwrap_or_default().into(), value);
            }
            Place::Elements(elements) => elements.push(value),
            Place::Entries(entries, key) => match (key.take(), value) {
                (Some(key), value) => {
                    entries.insert(key, value);
                }
                (None, Value::String(name)) => *key = Some(name),
                // Keys are strings in every protocol.
                (None, _) => {}
            },
        }
        Ok(())
    }

    /// Adds what `write` writes into a place of its own. Of a member that nobody looks into only the name is kept.
    fn within(
        &mut self,
        schema: &Schema<'_>,
        place: Place,
        write: &dyn Fn(&mut dyn ShapeSerializer) -> Result<()>,
    ) -> Result<()> {
        if !self.is_seen(schema) {
            return self.put(schema, Value::Null);
        }
        let outer = std::mem::replace(&mut self.place, place);
        let written = write(self);
        let value = std::mem::replace(&mut self.place, outer).into_value();
        written?;
        self.put(schema, value)
    }
}

impl ShapeSerializer for Tree<'_> {
    fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result<()> {
        self.within(schema, Place::Members(BTreeMap::new()), &|ser| {
            value.serialize_members(ser)
        })
    }

    fn write_list(
        &mut self,
        schema: &Schema<'_>,
        write_elements: &dyn Fn(&mut dyn ShapeSerializer) -> Result<()>,
    ) -> Result<()> {
        self.within(schema, Place::Elements(Vec::new()), write_elements)
    }

    fn write_map(
        &mut self,
        schema: &Schema<'_>,
        write_entries: &dyn Fn(&mut dyn ShapeSerializer) -> Result<()>,
    ) -> Result<()> {
        self.within(schema, Place::Entries(BTreeMap::new(), None), write_entries)
    }

    fn write_boolean(&mut self, schema: &Schema<'_>, value: bool) -> Result<()> {
        self.put(schema, Value::Boolean(value))
    }

    fn write_byte(&mut self, schema: &Schema<'_>, value: i8) -> Result<()> {
        self.put(schema, Value::Number(value.into()))
    }

    fn write_short(&mut self, schema: &Schema<'_>, value: i16) -> Result<()> {
        self.put(schema, Value::Number(value.into()))
    }

    fn write_integer(&mut self, schema: &Schema<'_>, value: i32) -> Result<()> {
        self.put(schema, Value::Number(value.into()))
    }

    fn write_long(&mut self, schema: &Schema<'_>, value: i64) -> Result<()> {
        self.put(schema, Value::Number(value as f64))
    }

    fn write_float(&mut self, schema: &Schema<'_>, value: f32) -> Result<()> {
        self.put(schema, Value::Number(value.into()))
    }

    fn write_double(&mut self, schema: &Schema<'_>, value: f64) -> Result<()> {
        self.put(schema, Value::Number(value))
    }

    fn write_big_integer(&mut self, schema: &Schema<'_>, value: &BigInteger) -> Result<()> {
        self.put(schema, number(value.as_ref()))
    }

    fn write_big_decimal(&mut self, schema: &Schema<'_>, value: &BigDecimal) -> Result<()> {
        self.put(schema, number(value.as_ref()))
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<()> {
        self.put(schema, Value::string(value))
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<()> {
        let value = if self.is_seen(schema) {
            Value::string(&base64::encode(value.as_ref()))
        } else {
            Value::Null
        };
        self.put(schema, value)
    }

    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<()> {
        self.put(schema, Value::Number(value.as_secs_f64()))
    }

    fn write_document(&mut self, schema: &Schema<'_>, value: &Document) -> Result<()> {
        let value = if self.is_seen(schema) {
            document(value)
        } else {
            Value::Null
        };
        self.put(schema, value)
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<()> {
        self.put(schema, Value::Null)
    }
}

fn number(text: &str) -> Value {
    text.parse().map_or(Value::Null, Value::Number)
}

fn document(value: &Document) -> Value {
    match value {
        Document::Object(it) => Value::object(it.iter().map(|(name, it)| (name.as_str(), document(it)))),
        Document::Array(it) => Value::array(it.iter().map(document)),
        Document::Number(it) => Value::Number(it.to_f64_lossy()),
        Document::String(it) => Value::string(it),
        Document::Bool(it) => Value::Boolean(*it),
        Document::Null => Value::Null,
    }
}
