//! Values of traits: equality by Smithy's rules, and the text that messages show.

use crate::model::decimal;
use crate::model::node::{Node, NodeValue};

/// The limit of the text of a shown value, in bytes.
const SHOWN: usize = 2_000;

/// Returns whether two values are equal: the entries of an object have no order, and `1` is `1.0`.
pub fn same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (NodeValue::Null, NodeValue::Null) => true,
        (NodeValue::Boolean(a), NodeValue::Boolean(b)) => a == b,
        (NodeValue::String(a), NodeValue::String(b)) => a == b,
        (NodeValue::Number(a), NodeValue::Number(b)) => {
            a.as_str() == b.as_str() || decimal::same(a.as_str(), b.as_str())
        }
        (NodeValue::Array(a), NodeValue::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (NodeValue::Object(a), NodeValue::Object(b)) => {
            let has = |(key, entry): (&String, &crate::model::node::Entry)| {
                b.get(key).is_some_and(|other| same(&entry.node, &other.node))
            };
            a.len() == b.len() && a.iter().all(has)
        }
        _ => false,
    }
}

/// Returns whether two optional values are equal.
pub fn same_option(a: Option<&Node>, b: Option<&Node>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (None, None) => true,
        _ => false,
    }
}

/// The value as JSON on one line, cut where it is long.
pub fn text(node: &Node) -> String {
    let mut out = String::new();
    write(node, &mut out);
    if out.len() > SHOWN {
        out.truncate(out.floor_char_boundary(SHOWN));
        out.push('…');
    }
    out
}

fn write(node: &Node, out: &mut String) {
    if out.len() > SHOWN {
        return;
    }
    match &node.value {
        NodeValue::Null => out.push_str("null"),
        NodeValue::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        NodeValue::Number(number) => out.push_str(number.as_str()),
        NodeValue::String(text) => string(text, out),
        NodeValue::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                write(element, out);
                if out.len() > SHOWN {
                    return;
                }
            }
            out.push(']');
        }
        NodeValue::Object(entries) => {
            out.push('{');
            for (index, (key, entry)) in entries.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                string(key, out);
                out.push_str(": ");
                write(&entry.node, out);
                if out.len() > SHOWN {
                    return;
                }
            }
            out.push('}');
        }
    }
}

fn string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        if out.len() > SHOWN {
            return;
        }
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.push('"');
}
