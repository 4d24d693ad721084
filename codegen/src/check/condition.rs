//! Conditions of `smithy.contracts#conditions`: the comparisons and connectives of JMESPath.

use crate::model::decimal as number;
use crate::model::node::{Node, NodeValue};
use std::cmp::Ordering;

/// Evaluates a condition for a value. Returns `None` if the expression uses more of JMESPath than is supported here.
pub fn holds(expression: &str, node: &Node) -> Option<bool> {
    let mut reader = Reader {
        rest: expression,
        depth: 0,
    };
    let value = reader.or(node)?;
    reader.space();
    reader.rest.is_empty().then_some(matches!(value, Value::Boolean(true)))
}

const MAX_DEPTH: usize = 50;

#[derive(Clone)]
enum Value<'n> {
    Null,
    Boolean(bool),
    Number(String),
    Text(String),
    Node(&'n Node),
}

struct Reader<'t> {
    rest: &'t str,
    depth: usize,
}

impl Reader<'_> {
    fn or<'n>(&mut self, node: &'n Node) -> Option<Value<'n>> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let mut left = self.and(node)?;
        while self.eat("||") {
            let right = self.and(node)?;
            left = if left.is_truthy() { left } else { right };
        }
        self.depth -= 1;
        Some(left)
    }

    fn and<'n>(&mut self, node: &'n Node) -> Option<Value<'n>> {
        let mut left = self.comparison(node)?;
        while self.eat("&&") {
            let right = self.comparison(node)?;
            left = if left.is_truthy() { right } else { left };
        }
        Some(left)
    }

    fn comparison<'n>(&mut self, node: &'n Node) -> Option<Value<'n>> {
        let left = self.operand(node)?;
        for token in ["==", "!=", "<=", ">=", "<", ">"] {
            if self.eat(token) {
                let right = self.operand(node)?;
                return Some(compare(token, &left, &right));
            }
        }
        Some(left)
    }

    fn operand<'n>(&mut self, node: &'n Node) -> Option<Value<'n>> {
        if self.eat("!") {
            self.depth += 1;
            if self.depth > MAX_DEPTH {
                return None;
            }
            let value = self.operand(node)?;
            self.depth -= 1;
            return Some(Value::Boolean(!value.is_truthy()));
        }
        if self.eat("(") {
            let value = self.or(node)?;
            return self.eat(")").then_some(value);
        }
        if self.eat("`") {
            let (literal, rest) = self.rest.split_once('`')?;
            self.rest = rest;
            return literal_value(literal.trim());
        }
        if self.eat("'") {
            let (text, rest) = self.rest.split_once('\'')?;
            self.rest = rest;
            return (!text.contains('\\')).then(|| Value::Text(text.to_owned()));
        }
        if self.eat("@") {
            return Some(Value::Node(node));
        }
        let mut found = Some(node);
        loop {
            self.space();
            let length = self
                .rest
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .unwrap_or(self.rest.len());
            let (name, rest) = self.rest.split_at(length);
            if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') || rest.starts_with(['(', '[']) {
                return None;
            }
            self.rest = rest;
            found = found.and_then(|node| node.get(name));
            if !self.eat(".") {
                return Some(found.map_or(Value::Null, Value::Node));
            }
        }
    }

    fn eat(&mut self, token: &str) -> bool {
        self.space();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }
}

fn literal_value<'n>(literal: &str) -> Option<Value<'n>> {
    match literal {
        "null" => Some(Value::Null),
        "true" => Some(Value::Boolean(true)),
        "false" => Some(Value::Boolean(false)),
        number if number::is_number(number) => Some(Value::Number(number.to_owned())),
        text => {
            let text = text.strip_prefix('"')?.strip_suffix('"')?;
            (!text.contains('\\')).then(|| Value::Text(text.to_owned()))
        }
    }
}

fn compare<'n>(token: &str, left: &Value<'_>, right: &Value<'_>) -> Value<'n> {
    let (left, right) = (left.plain(), right.plain());
    let order = match (&left, &right) {
        (Value::Number(a), Value::Number(b)) if number::less(a, b) => Some(Ordering::Less),
        (Value::Number(a), Value::Number(b)) if number::less(b, a) => Some(Ordering::Greater),
        (Value::Number(_), Value::Number(_)) => Some(Ordering::Equal),
        _ => None,
    };
    let equal = order == Some(Ordering::Equal)
        || match (&left, &right) {
            (Value::Null, Value::Null) => true,
            (Value::Boolean(a), Value::Boolean(b)) => a == b,
            (Value::Text(a), Value::Text(b)) => a == b,
            _ => false,
        };
    match (token, order) {
        ("==", _) => Value::Boolean(equal),
        ("!=", _) => Value::Boolean(!equal),
        ("<", Some(order)) => Value::Boolean(order.is_lt()),
        ("<=", Some(order)) => Value::Boolean(order.is_le()),
        (">", Some(order)) => Value::Boolean(order.is_gt()),
        (">=", Some(order)) => Value::Boolean(order.is_ge()),
        _ => Value::Null,
    }
}

impl<'n> Value<'n> {
    /// Returns a node as a value.
    fn plain(&self) -> Value<'n> {
        match self {
            Self::Node(node) => match &node.value {
                NodeValue::Null => Value::Null,
                NodeValue::Boolean(value) => Value::Boolean(*value),
                NodeValue::Number(number) => Value::Number(number.as_str().to_owned()),
                NodeValue::String(text) => Value::Text(text.clone()),
                NodeValue::Array(_) | NodeValue::Object(_) => self.clone(),
            },
            other => other.clone(),
        }
    }

    fn is_truthy(&self) -> bool {
        match self.plain() {
            Value::Null => false,
            Value::Boolean(value) => value,
            Value::Number(_) => true,
            Value::Text(text) => !text.is_empty(),
            Value::Node(node) => {
                node.as_array().is_none_or(|it| !it.is_empty()) && node.as_object().is_none_or(|it| !it.is_empty())
            }
        }
    }
}
