//! Values of enums, of both versions of Smithy.

use super::problem::Fault;
use super::walk::Walk;
use crate::check::context::list;
use crate::model::node::Node;
use crate::model::shape::{Member, Members, Shape};
use crate::source::SourceLocation;

impl Walk<'_, '_> {
    pub(super) fn enum_trait(&mut self, shape: &Shape, text: &str, location: SourceLocation) {
        let Some(definitions) = shape.traits.node("smithy.api#enum").and_then(Node::as_array) else {
            return;
        };
        if !self.pay(definitions.len(), location) {
            return;
        }
        let values: Vec<&str> = definitions.iter().filter_map(|it| it.get("value")?.as_str()).collect();
        self.value_of(&values, text, location);
    }

    pub(super) fn one_of(&mut self, members: &Members, text: &str, location: SourceLocation) {
        if !self.pay(members.len(), location) {
            return;
        }
        let values: Vec<&str> = members
            .iter()
            .map(|(name, member)| enum_value(member).unwrap_or(name.as_str()))
            .collect();
        self.value_of(&values, text, location);
    }

    fn value_of(&mut self, values: &[&str], text: &str, location: SourceLocation) {
        if values.contains(&text) {
            return;
        }
        let shown = if values.len() > 12 { &values[..12] } else { values };
        let more = if values.len() > 12 { ", …" } else { "" };
        let hint = match self.context.similar(text, values.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("the values are {}{more}", list(shown.iter().copied())),
        };
        self.push(
            Fault::Constraint,
            location,
            format!("`{text}` is not one of the values"),
            Some(hint),
        );
    }

    pub(super) fn int_enum(&mut self, shape: &Shape, members: &Members, node: &Node) -> bool {
        let Some(number) = node.as_number() else { return false };
        self.whole(shape, number.as_str(), node);
        if !self.pay(members.len(), node.location) {
            return true;
        }
        let known = members.values().any(|member| {
            let value = member.traits.node("smithy.api#enumValue").and_then(Node::as_number);
            value.is_some_and(|value| value.as_f64() == number.as_f64())
        });
        if !known {
            self.constraint(
                node,
                format!("{} is not one of the values of `{}`", number.as_str(), shape.id),
            );
        }
        true
    }
}

/// The value that a member of an enum stands for, if it is said.
fn enum_value(member: &Member) -> Option<&str> {
    member.traits.node("smithy.api#enumValue").and_then(Node::as_str)
}
