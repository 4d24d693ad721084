//! JSON with four spaces of indentation, as Smithy prints it.

use crate::model::node::{Node, NodeValue};
use std::borrow::Cow;
use std::fmt::Write;

/// A JSON value that borrows from a model.
#[derive(Clone, Debug)]
pub enum Json<'m> {
    /// An object, in this order.
    Object(Vec<(Cow<'m, str>, Json<'m>)>),
    /// An array.
    Array(Vec<Json<'m>>),
    /// A string.
    Text(Cow<'m, str>),
    /// A value of the model.
    Node(&'m Node),
    /// A value of the model whose keys are sorted, at all depths.
    Sorted(&'m Node),
}

impl<'m> Json<'m> {
    /// A string.
    pub fn text(text: impl Into<Cow<'m, str>>) -> Self {
        Self::Text(text.into())
    }

    /// Prints the value without a line break at the end.
    pub fn print(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text
    }

    fn write(&self, text: &mut String, depth: usize) {
        match self {
            Self::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| (Some(&**key), value));
                block(text, depth, ['{', '}'], entries, Self::write);
            }
            Self::Array(elements) => {
                let elements = elements.iter().map(|value| (None, value));
                block(text, depth, ['[', ']'], elements, Self::write);
            }
            Self::Text(value) => string(text, value),
            Self::Node(node) => write_node(node, text, depth, false),
            Self::Sorted(node) => write_node(node, text, depth, true),
        }
    }
}

fn write_node(node: &Node, text: &mut String, depth: usize, sorted: bool) {
    let write = |node: &Node, text: &mut String, depth| write_node(node, text, depth, sorted);
    match &node.value {
        NodeValue::Null => text.push_str("null"),
        NodeValue::Boolean(value) => text.push_str(if *value { "true" } else { "false" }),
        NodeValue::Number(number) => text.push_str(number.as_str()),
        NodeValue::String(value) => string(text, value),
        NodeValue::Array(elements) => {
            let elements = elements.iter().map(|it| (None, it));
            block(text, depth, ['[', ']'], elements, write);
        }
        NodeValue::Object(object) => {
            let entries = object.iter();
            let mut entries: Vec<_> = entries.map(|(key, it)| (Some(key.as_str()), &it.node)).collect();
            if sorted {
                entries.sort_by_key(|(key, _)| *key);
            }
            block(text, depth, ['{', '}'], entries, write);
        }
    }
}

/// Writes an object or array, each part on a line of its own.
fn block<'a, T>(
    text: &mut String,
    depth: usize,
    [open, close]: [char; 2],
    parts: impl IntoIterator<Item = (Option<&'a str>, T)>,
    write: impl Fn(T, &mut String, usize),
) {
    text.push(open);
    let mut is_empty = true;
    for (index, (key, value)) in parts.into_iter().enumerate() {
        is_empty = false;
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        indent(text, depth + 1);
        if let Some(key) = key {
            string(text, key);
            text.push_str(": ");
        }
        write(value, text, depth + 1);
    }
    if !is_empty {
        text.push('\n');
        indent(text, depth);
    }
    text.push(close);
}

fn indent(text: &mut String, depth: usize) {
    text.extend(std::iter::repeat_n("    ", depth));
}

fn string(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            // Marks that reorder text are escaped, too, so that a terminal shows what is there.
            c if crate::text::is_unsafe(c) => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    let _ = write!(text, "\\u{unit:04x}");
                }
            }
            c => text.push(c),
        }
    }
    text.push('"');
}
