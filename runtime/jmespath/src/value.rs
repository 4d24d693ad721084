//! The values that expressions look into.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A value as JSON has it. Copies are cheap: they share what they contain.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing, also for what is not there.
    #[default]
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(Arc<str>),
    /// A list.
    Array(Arc<Vec<Value>>),
    /// A structure or map.
    Object(Arc<BTreeMap<Arc<str>, Value>>),
}

impl Value {
    /// A string.
    pub fn string(value: &str) -> Self {
        Self::String(value.into())
    }

    /// A list.
    pub fn array(values: impl IntoIterator<Item = Value>) -> Self {
        Self::Array(Arc::new(values.into_iter().collect()))
    }

    /// A structure or map.
    pub fn object<K: Into<Arc<str>>>(members: impl IntoIterator<Item = (K, Value)>) -> Self {
        Self::Object(Arc::new(
            members.into_iter().map(|(name, value)| (name.into(), value)).collect(),
        ))
    }

    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(it) => Some(it),
            _ => None,
        }
    }

    /// The boolean, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Boolean(it) => Some(*it),
            _ => None,
        }
    }

    /// The elements, if it is a list.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Self::Array(it) => Some(it),
            _ => None,
        }
    }

    /// The name of its type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "boolean",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::Array(_) => "array",
            Self::Object(_) => "object",
        }
    }

    /// Returns whether it counts as true: all but nothing, `false` and what is empty.
    pub(crate) fn is_truthy(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Boolean(it) => *it,
            Self::Number(_) => true,
            Self::String(it) => !it.is_empty(),
            Self::Array(it) => !it.is_empty(),
            Self::Object(it) => !it.is_empty(),
        }
    }
}
