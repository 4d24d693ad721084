//! `Node`: a value in the source with its place (trait values, metadata, defaults).

use super::decimal;
use crate::source::SourceLocation;
use indexmap::IndexMap;

/// A value with the place where it starts.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: NodeValue,
    /// The place where the value starts.
    pub location: SourceLocation,
}

/// Smithy's node values (Smithy 2.0, "Node values").
#[derive(Clone, Debug)]
pub enum NodeValue {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, exactly as it was written.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Node>),
    /// An object, in the order of the source.
    Object(Object),
}

/// The entries of an object, in the order of the source. A key keeps its place, since messages point at keys.
pub type Object = IndexMap<String, Entry>;

/// An entry of an object.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The place where the key starts.
    pub key: SourceLocation,
    /// The value.
    pub node: Node,
}

/// A number, kept as the text of the source, since Smithy's numbers have no size limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    text: String,
}

impl Number {
    /// The number whose JSON text this is.
    pub fn from_json(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }

    /// The text of the source.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value, if it is a whole number within `i64` (`1.0` and `1e3` are whole).
    pub fn as_i64(&self) -> Option<i64> {
        self.text.parse().ok().or_else(|| {
            let value: f64 = self.text.parse().ok()?;
            (value.fract() == 0.0 && value.abs() < 9.0e15).then_some(value as i64)
        })
    }

    /// The nearest double.
    pub fn as_f64(&self) -> f64 {
        self.text.parse().unwrap_or(f64::NAN)
    }
}

impl Node {
    /// The string, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            NodeValue::String(text) => Some(text),
            _ => None,
        }
    }

    /// The boolean, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match &self.value {
            NodeValue::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<&Number> {
        match &self.value {
            NodeValue::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The elements, if this is an array.
    pub fn as_array(&self) -> Option<&[Node]> {
        match &self.value {
            NodeValue::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The entries, if this is an object.
    pub fn as_object(&self) -> Option<&Object> {
        match &self.value {
            NodeValue::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value under `key`, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key).map(|entry| &entry.node)
    }

    /// The string under `key`, if this is an object that has one there.
    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_str().map(str::to_owned)
    }

    /// Returns whether this is an object with `true` under `key`.
    pub fn flag(&self, key: &str) -> bool {
        self.get(key).and_then(Self::as_bool) == Some(true)
    }

    /// The strings in the array under `key`.
    pub fn texts(&self, key: &str) -> Vec<String> {
        let elements = self.get(key).and_then(Self::as_array).unwrap_or_default();
        elements.iter().filter_map(Self::as_str).map(str::to_owned).collect()
    }

    /// Returns whether two values are equal, apart from places and the order of keys.
    pub fn same_value(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (NodeValue::Null, NodeValue::Null) => true,
            (NodeValue::Boolean(a), NodeValue::Boolean(b)) => a == b,
            (NodeValue::Number(a), NodeValue::Number(b)) => a == b || decimal::same(a.as_str(), b.as_str()),
            (NodeValue::String(a), NodeValue::String(b)) => a == b,
            (NodeValue::Array(a), NodeValue::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same_value(b))
            }
            (NodeValue::Object(a), NodeValue::Object(b)) => {
                let same = |(key, entry): (&String, &Entry)| b.get(key).is_some_and(|b| entry.node.same_value(&b.node));
                a.len() == b.len() && a.iter().all(same)
            }
            _ => false,
        }
    }

    /// Returns whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.value, NodeValue::Null)
    }

    /// Describes the type for messages: "an object", "a string", …
    pub fn kind(&self) -> &'static str {
        match self.value {
            NodeValue::Null => "null",
            NodeValue::Boolean(_) => "a boolean",
            NodeValue::Number(_) => "a number",
            NodeValue::String(_) => "a string",
            NodeValue::Array(_) => "an array",
            NodeValue::Object(_) => "an object",
        }
    }
}
