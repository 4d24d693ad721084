//! Parameters of a case as expressions of the crate's types.

use super::Parts;
use crate::lower::default::integer;
use crate::lower::kind::is_string_enum;
use crate::lower::symbols::{Symbols, primitive};
use crate::model::UNIT;
use crate::model::node::{Node, NodeValue, Number};
use crate::model::shape::{Member, Shape, ShapeKind, SimpleType};
use crate::model::shape_id::ShapeId;
use crate::model::timestamp::epoch_milliseconds;
use crate::model::traits::Trait;
use crate::model::traits::streaming::Streaming;
use crate::model::traits::type_refinement::Sparse;
use crate::rust::literal::{FloatType, IntegerType, Literal};
use crate::rust::names;
use crate::rust::protocol_test::Value;
use crate::rust::structure::{Field, Structure};
use crate::rust::symbol::Symbol;
use crate::rust::union::Union;
use proc_macro2::Ident;
use std::collections::HashMap;

/// The types that values are made of.
pub struct Values<'a> {
    symbols: &'a Symbols<'a>,
    structures: HashMap<&'a ShapeId, &'a Structure>,
    unions: HashMap<&'a ShapeId, &'a Union>,
}

type Made = Result<Value, String>;

impl<'a> Values<'a> {
    /// The types of a crate.
    pub fn new(symbols: &'a Symbols<'a>, parts: &Parts<'a>) -> Self {
        Self {
            symbols,
            structures: parts.structures.iter().map(|it| (&*it.shape, *it)).collect(),
            unions: parts.unions.iter().map(|it| (&*it.shape, it)).collect(),
        }
    }

    /// A structure or error of the model.
    pub fn shape(&self, shape: &Shape, params: Option<&Node>) -> Made {
        let structure = self.structures.get(&shape.id);
        self.structure(
            structure.ok_or_else(|| format!("the crate does not have `{}`", shape.id))?,
            params,
        )
    }

    /// A structure, an input or an output.
    pub fn structure(&self, structure: &Structure, params: Option<&Node>) -> Made {
        Ok(Value::Structure {
            symbol: structure.symbol.clone(),
            members: self.members(structure, params)?,
            build: structure.attribute.build,
        })
    }

    /// Setters of a structure's builder, with what they set.
    pub fn members(&self, structure: &Structure, params: Option<&Node>) -> Result<Vec<(Ident, Value)>, String> {
        let fields = self.fields(structure);
        let entries = params.and_then(Node::as_object).into_iter().flatten();
        let mut members = vec![];
        for (key, entry) in entries.filter(|(_, entry)| !entry.node.is_null()) {
            let found = fields.iter().find(|(_, member)| member.id.member() == Some(key));
            let (field, member) = found.ok_or_else(|| format!("`{}` has no member `{key}`", *structure.shape))?;
            members.push((names::set(&field.name), self.member(member, &entry.node)?));
        }
        Ok(members)
    }

    /// The fields that are made from members of the model.
    pub fn fields<'s>(&'s self, structure: &'s Structure) -> Vec<(&'s Field, &'s Member)> {
        let model = self.symbols.model();
        let member = |id: &ShapeId| {
            let shape = model.shape(id.as_str().split('$').next()?)?;
            shape.member(id.member()?)
        };
        let fields = structure.fields.iter();
        fields
            .filter_map(|field| Some((field, member(&field.shape)?)))
            .collect()
    }

    /// Some value of a type that can be bound to HTTP, with one element if it is a collection.
    pub fn any(&self, member: &Member) -> Made {
        self.member(member, &self.any_node(member))
    }

    fn any_node(&self, member: &Member) -> Node {
        let value = match &self.symbols.model().target(&member.target).kind {
            ShapeKind::Simple(SimpleType::Boolean) => NodeValue::Boolean(true),
            ShapeKind::Simple(SimpleType::String) | ShapeKind::Enum { .. } => NodeValue::String("x".into()),
            ShapeKind::List { member } => NodeValue::Array(vec![self.any_node(member)]),
            ShapeKind::Map { .. } => NodeValue::Object(Default::default()),
            _ => NodeValue::Number(Number::from_json("1")),
        };
        Node {
            value,
            location: member.location,
        }
    }

    /// The value of a member.
    pub fn member(&self, member: &Member, node: &Node) -> Made {
        let value = self.target(self.symbols.model().target(&member.target), node);
        let value = value.map_err(|error| format!("{}: {error}", member.id))?;
        Ok(match self.symbols.is_boxed(member) {
            true => Value::Boxed(Box::new(value)),
            false => value,
        })
    }

    /// A value of a shape's type.
    pub fn target(&self, shape: &Shape, node: &Node) -> Made {
        match &shape.kind {
            ShapeKind::Simple(SimpleType::Blob) => {
                let bytes = Literal::Bytes(text(node)?.as_bytes().to_vec());
                let (ty, function) = match shape.traits.has(Streaming::ID) {
                    true => ("ByteStream", "from_static"),
                    false => ("Blob", "new"),
                };
                Ok(call(primitive(ty), function, Value::Literal(bytes)))
            }
            _ if is_string_enum(shape) => {
                let value = Value::Literal(Literal::String(text(node)?.to_owned()));
                Ok(call(self.symbols.symbol(shape), "from", value))
            }
            ShapeKind::Simple(simple) => simple_value(*simple, node),
            ShapeKind::IntEnum { .. } => whole(node, IntegerType::I32),
            ShapeKind::List { member } => {
                let elements = node.as_array().ok_or("expected an array")?.iter();
                let elements = elements.map(|it| self.element(shape, member, it));
                Ok(Value::List(elements.collect::<Result<_, _>>()?))
            }
            ShapeKind::Map { key, value } => {
                let entries = node.as_object().ok_or("expected an object")?.iter();
                let entries = entries.map(|(name, entry)| {
                    let name = Node {
                        value: NodeValue::String(name.clone()),
                        location: entry.key,
                    };
                    let key = self.target(self.symbols.model().target(&key.target), &name)?;
                    Ok((key, self.element(shape, value, &entry.node)?))
                });
                Ok(Value::Map(entries.collect::<Result<_, String>>()?))
            }
            ShapeKind::Structure { .. } => self.shape(shape, Some(node)),
            ShapeKind::Union { .. } => self.union(shape, node),
            _ => Err(format!("`{}` holds no data", shape.id)),
        }
    }

    fn element(&self, collection: &Shape, member: &Member, node: &Node) -> Made {
        let sparse = collection.traits.has(Sparse::ID);
        match (sparse, node.is_null()) {
            (true, true) => Ok(Value::None),
            (false, true) => Err("a null in a collection that is not sparse".into()),
            (true, false) => Ok(Value::Some(Box::new(self.member(member, node)?))),
            (false, false) => self.member(member, node),
        }
    }

    fn union(&self, shape: &Shape, node: &Node) -> Made {
        let union = self.unions.get(&shape.id);
        let union = union.ok_or_else(|| format!("the crate does not have `{}`", shape.id))?;
        let set = node
            .as_object()
            .into_iter()
            .flatten()
            .find(|(_, it)| !it.node.is_null());
        let (key, entry) = set.ok_or("a union without a member")?;
        let member = shape
            .member(key)
            .ok_or_else(|| format!("`{}` has no member `{key}`", shape.id))?;
        let variant = union.variants.iter().find(|it| it.shape == member.id);
        let variant = variant.ok_or_else(|| format!("the crate does not have `{}`", member.id))?;
        let value = match member.target.as_str() {
            UNIT => None,
            _ => Some(Box::new(self.member(member, &entry.node)?)),
        };
        Ok(Value::Variant(union.symbol.clone(), variant.name.clone(), value))
    }
}

fn simple_value(simple: SimpleType, node: &Node) -> Made {
    match simple {
        SimpleType::Boolean => Ok(Value::Literal(Literal::Bool(
            node.as_bool().ok_or("expected a Boolean")?,
        ))),
        SimpleType::String | SimpleType::Blob => Ok(Value::Text(text(node)?.to_owned())),
        SimpleType::Byte => whole(node, IntegerType::I8),
        SimpleType::Short => whole(node, IntegerType::I16),
        SimpleType::Integer => whole(node, IntegerType::I32),
        SimpleType::Long => whole(node, IntegerType::I64),
        SimpleType::Float => float(node, FloatType::F32, "f32"),
        SimpleType::Double => float(node, FloatType::F64, "f64"),
        SimpleType::BigInteger => number_text(node).map(|it| parsed(it, "BigInteger")),
        SimpleType::BigDecimal => number_text(node).map(|it| parsed(it, "BigDecimal")),
        SimpleType::Timestamp => timestamp(node),
        SimpleType::Document => Ok(document(node)),
    }
}

fn call(symbol: Symbol, function: &str, argument: Value) -> Value {
    Value::Call(symbol, names::fixed(function), vec![argument])
}

fn text(node: &Node) -> Result<&str, String> {
    node.as_str().ok_or_else(|| "expected a string".into())
}

fn whole(node: &Node, ty: IntegerType) -> Made {
    let literal = integer(node, ty).ok_or("expected a whole number")?;
    Ok(Value::Literal(literal))
}

/// The values that JSON has no number for are strings.
fn float(node: &Node, ty: FloatType, name: &str) -> Made {
    let constant = |it: &str| Ok(Value::Constant(Symbol::in_scope(names::fixed(name)), names::fixed(it)));
    match (node.as_str(), node.as_number()) {
        (Some("NaN"), _) => constant("NAN"),
        (Some("Infinity"), _) => constant("INFINITY"),
        (Some("-Infinity"), _) => constant("NEG_INFINITY"),
        (_, Some(number)) => Ok(Value::Literal(Literal::Float(number.as_f64(), ty))),
        _ => Err("expected a number".into()),
    }
}

fn number_text(node: &Node) -> Result<String, String> {
    let number = node.as_number().map(|it| it.as_str().to_owned());
    number
        .or_else(|| node.as_str().map(str::to_owned))
        .ok_or_else(|| "expected a number".into())
}

fn parsed(text: String, ty: &str) -> Value {
    Value::Literal(Literal::Parsed(text, primitive(ty)))
}

/// Seconds with a fraction, or RFC 3339's format.
fn timestamp(node: &Node) -> Made {
    let integer = |value| Value::Literal(Literal::Integer(value, IntegerType::I64));
    let ty = primitive("DateTime");
    match &node.value {
        NodeValue::Number(number) => Ok(match number.as_i64() {
            Some(seconds) => call(ty, "from_secs", integer(seconds)),
            None => call(ty, "from_millis", integer((number.as_f64() * 1000.0).round() as i64)),
        }),
        NodeValue::String(text) => {
            let milliseconds = epoch_milliseconds(text).ok_or("expected a time")?;
            Ok(call(ty, "from_millis", integer(milliseconds)))
        }
        _ => Err("expected a time".into()),
    }
}

/// A number's variant must be the one that a reader chooses.
fn document(node: &Node) -> Value {
    let ty = || primitive("Document");
    match &node.value {
        NodeValue::Null => Value::Constant(ty(), names::fixed("Null")),
        NodeValue::Boolean(it) => call(ty(), "Bool", Value::Literal(Literal::Bool(*it))),
        NodeValue::String(it) => call(ty(), "String", Value::Text(it.clone())),
        NodeValue::Number(it) => call(ty(), "from", Value::Literal(crate::lower::default::document_number(it))),
        NodeValue::Array(it) => call(ty(), "Array", Value::List(it.iter().map(document).collect())),
        NodeValue::Object(it) => {
            let entries = it
                .iter()
                .map(|(key, it)| (Value::Text(key.clone()), document(&it.node)));
            call(ty(), "Object", Value::Map(entries.collect()))
        }
    }
}
