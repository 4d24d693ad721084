//! A tree and a value into a value.

use crate::error::Error;
use crate::node::{Comparison, Node, Projection};
use crate::value::Value;

/// What a part of an expression finds in a value.
pub(crate) fn evaluate(node: &Node, value: &Value) -> Result<Value, Error> {
    match node {
        Node::Current => Ok(value.clone()),
        Node::Field(name) => Ok(field(value, name)),
        Node::Index(index) => Ok(element(value, *index)),
        Node::Slice { start, stop, step } => Ok(slice(value, *start, *stop, step.unwrap_or(1))),
        Node::Literal(it) => Ok(it.clone()),
        Node::Then(left, right) => evaluate(right, &evaluate(left, value)?),
        Node::Project(projection, left, right) => project(projection, &evaluate(left, value)?, right),
        Node::Flatten(it) => Ok(flatten(&evaluate(it, value)?)),
        Node::Compare(comparison, left, right) => {
            Ok(compare(*comparison, &evaluate(left, value)?, &evaluate(right, value)?))
        }
        Node::Or(left, right) => match evaluate(left, value)? {
            it if it.is_truthy() => Ok(it),
            _ => evaluate(right, value),
        },
        Node::And(left, right) => match evaluate(left, value)? {
            it if it.is_truthy() => evaluate(right, value),
            it => Ok(it),
        },
        Node::Not(it) => Ok(Value::Boolean(!evaluate(it, value)?.is_truthy())),
        Node::List(_) | Node::Hash(_) if *value == Value::Null => Ok(Value::Null),
        Node::List(nodes) => {
            let values = nodes.iter().map(|it| evaluate(it, value));
            values.collect::<Result<Vec<_>, _>>().map(Value::array)
        }
        Node::Hash(entries) => {
            let members = entries
                .iter()
                .map(|(name, it)| Ok((name.as_str(), evaluate(it, value)?)));
            members.collect::<Result<Vec<_>, _>>().map(Value::object)
        }
        Node::Call(function, arguments) => function.call(arguments, value),
        // Functions that take a reference evaluate it themselves.
        Node::Reference(_) => Ok(Value::Null),
    }
}

fn field(value: &Value, name: &str) -> Value {
    match value {
        Value::Object(members) => members.get(name).cloned().unwrap_or_default(),
        _ => Value::Null,
    }
}

fn element(value: &Value, index: i64) -> Value {
    let elements = value.as_array().unwrap_or_default();
    let index = if index < 0 {
        index.saturating_add(elements.len() as i64)
    } else {
        index
    };
    let element = usize::try_from(index).ok().and_then(|index| elements.get(index));
    element.cloned().unwrap_or_default()
}

fn slice(value: &Value, start: Option<i64>, stop: Option<i64>, step: i64) -> Value {
    let Some(elements) = value.as_array() else {
        return Value::Null;
    };
    let length = elements.len() as i64;
    let (lowest, highest) = if step > 0 { (0, length) } else { (-1, length - 1) };
    let bound = |bound: Option<i64>, otherwise: i64| match bound {
        None => otherwise,
        Some(it) if it < 0 => it.saturating_add(length).clamp(lowest, highest),
        Some(it) => it.clamp(lowest, highest),
    };
    let forward = step > 0;
    let mut at = bound(start, if forward { lowest } else { highest });
    let stop = bound(stop, if forward { highest } else { lowest });
    let mut taken = Vec::new();
    while (forward && at < stop) || (!forward && at > stop) {
        taken.extend(usize::try_from(at).ok().and_then(|it| elements.get(it)).cloned());
        at = at.saturating_add(step);
    }
    Value::array(taken)
}

fn project(projection: &Projection, values: &Value, right: &Node) -> Result<Value, Error> {
    let mut found = Vec::new();
    match (projection, values) {
        (Projection::Values, Value::Object(members)) => {
            for value in members.values() {
                found.push(evaluate(right, value)?);
            }
        }
        (Projection::Elements, Value::Array(elements)) => {
            for value in elements.iter() {
                found.push(evaluate(right, value)?);
            }
        }
        (Projection::Filter(condition), Value::Array(elements)) => {
            for value in elements.iter() {
                if evaluate(condition, value)?.is_truthy() {
                    found.push(evaluate(right, value)?);
                }
            }
        }
        _ => return Ok(Value::Null),
    }
    found.retain(|it| *it != Value::Null);
    Ok(Value::array(found))
}

fn flatten(value: &Value) -> Value {
    let Some(elements) = value.as_array() else {
        return Value::Null;
    };
    let mut flat = Vec::new();
    for element in elements {
        match element.as_array() {
            Some(inner) => flat.extend_from_slice(inner),
            None => flat.push(element.clone()),
        }
    }
    Value::array(flat)
}

/// Only numbers have an order; anything else gives null.
fn compare(comparison: Comparison, left: &Value, right: &Value) -> Value {
    let ordered = |holds: fn(&f64, &f64) -> bool| match (left, right) {
        (Value::Number(left), Value::Number(right)) => Value::Boolean(holds(left, right)),
        _ => Value::Null,
    };
    match comparison {
        Comparison::Equal => Value::Boolean(left == right),
        Comparison::NotEqual => Value::Boolean(left != right),
        Comparison::Less => ordered(f64::lt),
        Comparison::LessOrEqual => ordered(f64::le),
        Comparison::Greater => ordered(f64::gt),
        Comparison::GreaterOrEqual => ordered(f64::ge),
    }
}
