//! Default values as expressions (Smithy 2.0, "default trait").

use super::file_scope::FileScope;
use super::symbols::{Symbols, primitive};
use crate::model::node::{Node, NodeValue, Number};
use crate::model::shape::{Member, ShapeKind, SimpleType};
use crate::model::timestamp::epoch_milliseconds;
use crate::rust::literal::{FloatType, IntegerType, Literal};
use crate::rust::names;
use crate::rust::symbol::Symbol;
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;

/// The default of a member as an expression that turns into the member's type. `None` if the value has another form;
/// `check::default_trait` refuses all of these.
pub fn default(symbols: &Symbols<'_>, member: &Member, value: &Node, scope: &FileScope) -> Option<Literal> {
    match &symbols.model().target(&member.target).kind {
        ShapeKind::Simple(simple) => simple_default(*simple, value, scope),
        ShapeKind::Enum { .. } => Some(Literal::String(value.as_str()?.to_owned())),
        ShapeKind::IntEnum { .. } => integer(value, IntegerType::I32),
        ShapeKind::List { .. } => Some(call(scope.vec_symbol(), "new", None)),
        ShapeKind::Map { .. } => Some(call(scope.hash_map_symbol(), "new", None)),
        _ => None,
    }
}

fn simple_default(simple: SimpleType, value: &Node, scope: &FileScope) -> Option<Literal> {
    match simple {
        SimpleType::Boolean => Some(Literal::Bool(value.as_bool()?)),
        SimpleType::String => Some(Literal::String(value.as_str()?.to_owned())),
        SimpleType::Byte => integer(value, IntegerType::I8),
        SimpleType::Short => integer(value, IntegerType::I16),
        SimpleType::Integer => integer(value, IntegerType::I32),
        SimpleType::Long => integer(value, IntegerType::I64),
        SimpleType::Float => float(value, FloatType::F32),
        SimpleType::Double => float(value, FloatType::F64),
        SimpleType::BigInteger => parsed(value, "BigInteger"),
        SimpleType::BigDecimal => parsed(value, "BigDecimal"),
        SimpleType::Blob => {
            let bytes = Literal::Bytes(bytes(value.as_str()?));
            Some(call(primitive("Blob"), "new", Some(bytes)))
        }
        SimpleType::Timestamp => timestamp(value),
        SimpleType::Document => document(value, scope),
    }
}

pub(super) fn integer(value: &Node, ty: IntegerType) -> Option<Literal> {
    Some(Literal::Integer(value.as_number()?.as_i64()?, ty))
}

/// A number, or the name of what JSON has no number for.
fn float(value: &Node, ty: FloatType) -> Option<Literal> {
    let value = match &value.value {
        NodeValue::Number(number) => number.as_f64(),
        NodeValue::String(text) => text.parse().ok()?,
        _ => return None,
    };
    Some(Literal::Float(value, ty))
}

/// A number, or its text.
fn parsed(value: &Node, ty: &str) -> Option<Literal> {
    let text = match &value.value {
        NodeValue::Number(number) => number.as_str(),
        _ => value.as_str()?,
    };
    Some(Literal::Parsed(text.to_owned(), primitive(ty)))
}

/// A number is in seconds.
fn timestamp(value: &Node) -> Option<Literal> {
    let ty = primitive("DateTime");
    match &value.value {
        NodeValue::Number(number) => Some(match number.as_i64() {
            Some(seconds) => call(ty, "from_secs", Some(Literal::Integer(seconds, IntegerType::I64))),
            None => {
                let seconds = Literal::Float(number.as_f64(), FloatType::F64);
                call(ty, "from_secs_f64", Some(seconds))
            }
        }),
        NodeValue::String(text) => {
            let milliseconds = Literal::Integer(epoch_milliseconds(text)?, IntegerType::I64);
            Some(call(ty, "from_millis", Some(milliseconds)))
        }
        _ => None,
    }
}

/// A document is made from simple values; of lists and objects only the empty ones may be defaults.
fn document(value: &Node, scope: &FileScope) -> Option<Literal> {
    let ty = primitive("Document");
    Some(match &value.value {
        NodeValue::Boolean(value) => Literal::Bool(*value),
        NodeValue::String(value) => Literal::String(value.clone()),
        NodeValue::Number(number) => document_number(number),
        NodeValue::Array(_) => call(ty, "Array", Some(call(scope.vec_symbol(), "new", None))),
        NodeValue::Object(_) => call(ty, "Object", Some(call(scope.hash_map_symbol(), "new", None))),
        NodeValue::Null => return None,
    })
}

/// The variant must be the one that a reader chooses, or a default read back would be another value.
pub(super) fn document_number(number: &Number) -> Literal {
    match number.as_i64() {
        Some(value) if value >= 0 => Literal::Integer(value, IntegerType::U64),
        Some(value) => Literal::Integer(value, IntegerType::I64),
        None => Literal::Float(number.as_f64(), FloatType::F64),
    }
}

fn call(symbol: Symbol, function: &str, argument: Option<Literal>) -> Literal {
    Literal::Call {
        symbol,
        function: names::fixed(function),
        argument: argument.map(Box::new),
    }
}

/// Decodes base64. Older models have plain text here, which is taken as it is.
fn bytes(text: &str) -> Vec<u8> {
    BASE64.decode(text).unwrap_or_else(|_| text.into())
}
