//! Nodes as texts by which equal ones are found.

use super::walk::MAX_DEPTH;
use crate::model::node::{Node, NodeValue};
use std::fmt::Write as _;

/// A text that two nodes share when they are equal.
pub(super) fn canonical(node: &Node, text: &mut String, depth: usize) {
    if depth > MAX_DEPTH {
        return;
    }
    match &node.value {
        NodeValue::Null => text.push('n'),
        NodeValue::Boolean(value) => text.push(if *value { 't' } else { 'f' }),
        NodeValue::Number(number) => {
            let _ = write!(text, "#{}", number.as_f64());
        }
        NodeValue::String(value) => {
            let _ = write!(text, "{value:?}");
        }
        NodeValue::Array(elements) => {
            text.push('[');
            for element in elements {
                canonical(element, text, depth + 1);
                text.push(',');
            }
            text.push(']');
        }
        NodeValue::Object(entries) => {
            let mut keys: Vec<&String> = entries.keys().collect();
            keys.sort();
            text.push('{');
            for key in keys {
                let _ = write!(text, "{key:?}:");
                canonical(&entries[key].node, text, depth + 1);
                text.push(',');
            }
            text.push('}');
        }
    }
}
