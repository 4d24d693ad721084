//! Lists, maps, structures and unions.

use super::canonical::canonical;
use super::problem::Fault;
use super::walk::{Walk, form_of};
use crate::check::context::list;
use crate::model::node::{Node, NodeValue};
use crate::model::shape::{Member, Members, Shape};
use crate::source::SourceLocation;
use std::collections::HashSet;

impl<'m> Walk<'_, 'm> {
    pub(super) fn list(&mut self, shape: &'m Shape, member: &'m Member, node: &Node) -> bool {
        let Some(elements) = node.as_array() else { return false };
        let sparse = shape.traits.has("smithy.api#sparse");
        for (i, element) in elements.iter().enumerate() {
            if !(sparse && element.is_null()) {
                self.under(&i.to_string(), member, element);
            }
        }
        if shape.traits.has("smithy.api#uniqueItems") {
            let mut seen = HashSet::new();
            for element in elements {
                let mut text = String::new();
                canonical(element, &mut text, 0);
                if !seen.insert(text) {
                    self.push(
                        Fault::Constraint,
                        element.location,
                        "this element stands in the list already".to_owned(),
                        Some("remove it: the elements must be unique".to_owned()),
                    );
                }
            }
        }
        true
    }

    pub(super) fn map(&mut self, shape: &'m Shape, key: &'m Member, value: &'m Member, node: &Node) -> bool {
        let Some(entries) = node.as_object() else { return false };
        let sparse = shape.traits.has("smithy.api#sparse");
        for (name, entry) in entries {
            let key_node = Node {
                value: NodeValue::String(name.clone()),
                location: entry.key,
            };
            self.under(name, key, &key_node);
            if !(sparse && entry.node.is_null()) {
                self.under(name, value, &entry.node);
            }
        }
        true
    }

    pub(super) fn structure(&mut self, shape: &'m Shape, members: &'m Members, node: &Node) -> bool {
        let Some(entries) = node.as_object() else { return false };
        for (name, entry) in entries {
            match members.get(name) {
                Some(member) => self.under(name, member, &entry.node),
                None => self.unknown_member(shape, members, name, entry.key),
            }
        }
        if !self.pay(members.len(), node.location) {
            return true;
        }
        for (name, member) in members {
            if member.traits.has("smithy.api#required") && !entries.contains_key(name) {
                let hint = format!(
                    "add `{name}`: {}",
                    self.context.target(member).map_or("a value", form_of)
                );
                let message = format!("the required member `{name}` is missing");
                self.push(Fault::Missing, node.location, message, Some(hint));
            }
        }
        true
    }

    fn unknown_member(&mut self, shape: &Shape, members: &Members, name: &str, key: SourceLocation) {
        let names = members.keys().map(String::as_str);
        let hint = match self.context.similar(name, names.clone()) {
            Some(known) => format!("did you mean `{known}`?"),
            None if members.is_empty() => "it has no members: write `{}`".to_owned(),
            None => format!("the members are {}", list(names)),
        };
        let fault = Fault::UnknownMember(format!("{}.{name}", shape.id));
        self.push(fault, key, format!("`{}` has no member `{name}`", shape.id), Some(hint));
    }

    pub(super) fn union(&mut self, shape: &Shape, members: &'m Members, node: &Node) -> bool {
        let Some(entries) = node.as_object() else { return false };
        let count = entries.len();
        if count != 1 {
            let fault = if count == 0 { Fault::EmptyUnion } else { Fault::Form };
            let message = format!("a union has exactly one member set, but here are {count}");
            let hint = format!("set one of {}", list(members.keys().map(String::as_str)));
            self.push(fault, node.location, message, Some(hint));
        }
        for (name, entry) in entries {
            match members.get(name) {
                Some(member) => self.under(name, member, &entry.node),
                None => {
                    let hint = match self.context.similar(name, members.keys().map(String::as_str)) {
                        Some(known) => format!("did you mean `{known}`?"),
                        None => format!("the members are {}", list(members.keys().map(String::as_str))),
                    };
                    let message = format!("the union `{}` has no member `{name}`", shape.id);
                    self.push(Fault::Form, entry.key, message, Some(hint));
                }
            }
        }
        true
    }
}
