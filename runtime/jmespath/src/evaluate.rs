//! A tree and a value into a value.

use crate::error::Error;
use crate::fuel::Fuel;
use crate::node::{Comparison, Node, Projection};
use crate::value::Value;

/// Evaluates a part of an expression over a value.
pub(crate) fn evaluate(node: &Node, value: &Value, fuel: &Fuel) -> Result<Value, Error> {
    fuel.spend(1)?;
    match node {
        Node::Current => Ok(value.clone()),
        Node::Field(name) => Ok(field(value, name)),
        Node::Index(index) => Ok(element(value, *index)),
        Node::Slice { start, stop, step } => slice(value, *start, *stop, step.unwrap_or(1), fuel),
        Node::Literal(it) => Ok(it.clone()),
        Node::Then(left, right) => evaluate(right, &evaluate(left, value, fuel)?, fuel),
        Node::Project(projection, left, right) => project(projection, &evaluate(left, value, fuel)?, right, fuel),
        Node::Flatten(it) => flatten(&evaluate(it, value, fuel)?, fuel),
        Node::Compare(comparison, left, right) => {
            let (left, right) = (evaluate(left, value, fuel)?, evaluate(right, value, fuel)?);
            compare(*comparison, &left, &right, fuel)
        }
        Node::Or(left, right) => match evaluate(left, value, fuel)? {
            it if it.is_truthy() => Ok(it),
            _ => evaluate(right, value, fuel),
        },
        Node::And(left, right) => match evaluate(left, value, fuel)? {
            it if it.is_truthy() => evaluate(right, value, fuel),
            it => Ok(it),
        },
        Node::Not(it) => Ok(Value::Boolean(!evaluate(it, value, fuel)?.is_truthy())),
        Node::List(_) | Node::Hash(_) if *value == Value::Null => Ok(Value::Null),
        Node::List(nodes) => {
            let values = nodes.iter().map(|it| evaluate(it, value, fuel));
            values.collect::<Result<Vec<_>, _>>().map(Value::array)
        }
        Node::Hash(entries) => {
            let members = entries
                .iter()
                .map(|(name, it)| Ok((name.as_str(), evaluate(it, value, fuel)?)));
            members.collect::<Result<Vec<_>, _>>().map(Value::object)
        }
        Node::Call(function, arguments) => function.call(arguments, value, fuel),
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

fn slice(value: &Value, start: Option<i64>, stop: Option<i64>, step: i64, fuel: &Fuel) -> Result<Value, Error> {
    let Some(elements) = value.as_array() else {
        return Ok(Value::Null);
    };
    fuel.spend(elements.len())?;
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
    Ok(Value::array(taken))
}

fn project(projection: &Projection, values: &Value, right: &Node, fuel: &Fuel) -> Result<Value, Error> {
    let mut found = Vec::new();
    match (projection, values) {
        (Projection::Values, Value::Object(members)) => {
            for value in members.values() {
                found.push(evaluate(right, value, fuel)?);
            }
        }
        (Projection::Elements, Value::Array(elements)) => {
            for value in elements.iter() {
                found.push(evaluate(right, value, fuel)?);
            }
        }
        (Projection::Filter(condition), Value::Array(elements)) => {
            for value in elements.iter() {
                if evaluate(condition, value, fuel)?.is_truthy() {
                    found.push(evaluate(right, value, fuel)?);
                }
            }
        }
        _ => return Ok(Value::Null),
    }
    found.retain(|it| *it != Value::Null);
    Ok(Value::array(found))
}

fn flatten(value: &Value, fuel: &Fuel) -> Result<Value, Error> {
    let Some(elements) = value.as_array() else {
        return Ok(Value::Null);
    };
    let mut flat = Vec::new();
    for element in elements {
        fuel.spend(1 + element.as_array().map_or(0, <[Value]>::len))?;
        match element.as_array() {
            Some(inner) => flat.extend_from_slice(inner),
            None => flat.push(element.clone()),
        }
    }
    Ok(Value::array(flat))
}

/// Only numbers have an order; anything else gives null.
fn compare(comparison: Comparison, left: &Value, right: &Value, fuel: &Fuel) -> Result<Value, Error> {
    let ordered = |holds: fn(&f64, &f64) -> bool| match (left, right) {
        (Value::Number(left), Value::Number(right)) => Value::Boolean(holds(left, right)),
        _ => Value::Null,
    };
    Ok(match comparison {
        Comparison::Equal => Value::Boolean(equal(left, right, fuel)?),
        Comparison::NotEqual => Value::Boolean(!equal(left, right, fuel)?),
        Comparison::Less => ordered(f64::lt),
        Comparison::LessOrEqual => ordered(f64::le),
        Comparison::Greater => ordered(f64::gt),
        Comparison::GreaterOrEqual => ordered(f64::ge),
    })
}

/// Returns whether two values are the same, with all that they contain.
pub(crate) fn equal(left: &Value, right: &Value, fuel: &Fuel) -> Result<bool, Error> {
    fuel.spend(1)?;
    match (left, right) {
        (Value::String(left), Value::String(right)) => {
            fuel.spend_text(left.len().min(right.len()))?;
            Ok(left == right)
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            let mut pairs = left.iter().zip(right.iter());
            pairs.try_fold(true, |same, (left, right)| Ok(same && equal(left, right, fuel)?))
        }
        (Value::Object(left), Value::Object(right)) if left.len() == right.len() => {
            let mut pairs = left.iter().zip(right.iter());
            pairs.try_fold(true, |same, ((name, left), (other, right))| {
                Ok(same && name == other && equal(left, right, fuel)?)
            })
        }
        (Value::Array(_) | Value::Object(_), _) => Ok(false),
        _ => Ok(left == right),
    }
}
