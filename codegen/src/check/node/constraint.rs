//! Constraint traits: lengths, ranges, patterns and conditions.

use super::one_line;
use super::problem::Fault;
use super::walk::Walk;
use crate::check::condition;
use crate::model::decimal as number;
use crate::model::node::{Node, NodeValue, Number, Object};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;

impl Walk<'_, '_> {
    pub(super) fn constraints(&mut self, traits: &Traits, id: &ShapeId, node: &Node, member: bool) {
        if let Some(length) = traits.node("smithy.api#length") {
            self.length(length, id, node);
        }
        if let Some(range) = traits.node("smithy.api#range") {
            match node
                .as_number()
                .map(Number::as_str)
                .or_else(|| node.as_str().and_then(infinity))
            {
                Some(number) => self.range(range, id, number, node, member),
                None if node.as_str() == Some("NaN") => {
                    self.constraint(node, format!("`{id}` has a range, which NaN is not in"));
                }
                None => {}
            }
        }
        if let (Some(pattern), Some(text)) = (traits.node("smithy.api#pattern").and_then(Node::as_str), node.as_str())
            && self.context.matches_pattern(pattern, text, &node.location) == Some(false)
        {
            self.constraint(
                node,
                format!("`{text}` does not match the pattern `{pattern}` of `{id}`"),
            );
        }
        if let Some(id_ref) = traits.node("smithy.api#idRef") {
            self.id_ref(id_ref, node);
        }
        if let Some(conditions) = traits.node("smithy.contracts#conditions").and_then(Node::as_object) {
            self.conditions(conditions, id, node);
        }
    }

    fn length(&mut self, length: &Node, id: &ShapeId, node: &Node) {
        let (size, unit) = match &node.value {
            NodeValue::String(text) => (text.chars().count(), "characters"),
            NodeValue::Array(elements) => (elements.len(), "elements"),
            NodeValue::Object(entries) => (entries.len(), "entries"),
            _ => return,
        };
        let bound = |key| length.get(key)?.as_number()?.as_i64().map(|bound| bound as i128);
        let size = size as i128;
        let off = match (bound("min"), bound("max")) {
            (Some(min), _) if size < min => format!("at least {min}"),
            (_, Some(max)) if size > max => format!("at most {max}"),
            _ => return,
        };
        self.constraint(node, format!("`{id}` has {off} {unit}, but here are {size}"));
    }

    fn range(&mut self, range: &Node, id: &ShapeId, number: &str, node: &Node, member: bool) {
        let zero = !number.bytes().any(|b| matches!(b, b'1'..=b'9'));
        let bound = |key| Some(range.get(key)?.as_number()?.as_str());
        for (key, word) in [("min", "at least"), ("max", "at most")] {
            let Some(bound) = bound(key) else { continue };
            let outside = if key == "min" {
                number::less(number, bound)
            } else {
                number::less(bound, number)
            };
            if outside {
                let message = format!(
                    "`{id}` is {word} {bound}, but this is {}",
                    node.as_str().unwrap_or(number)
                );
                self.push(Fault::Range { member, zero }, node.location, message, None);
            }
        }
    }

    fn conditions(&mut self, conditions: &Object, id: &ShapeId, node: &Node) {
        for (name, entry) in conditions {
            let Some(expression) = entry.node.get("expression").and_then(Node::as_str) else {
                continue;
            };
            let is_paid = self.pay(expression.len(), node.location);
            if is_paid && condition::holds(expression, node) == Some(false) {
                let message = format!(
                    "the condition `{name}` of `{id}` does not hold: `{}`",
                    one_line(expression)
                );
                let hint = entry
                    .node
                    .get("documentation")
                    .and_then(Node::as_str)
                    .map(str::to_owned);
                self.push(Fault::Condition(name.clone()), node.location, message, hint);
            }
        }
    }
}

/// Returns a number beyond every bound for the name of an infinity.
fn infinity(text: &str) -> Option<&'static str> {
    match text {
        "Infinity" => Some("1e999999999"),
        "-Infinity" => Some("-1e999999999"),
        _ => None,
    }
}
