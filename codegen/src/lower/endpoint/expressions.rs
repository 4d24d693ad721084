//! Conditions and outcomes of endpoint rules, as the model writes them.

use crate::model::node::{Node, NodeValue};
use crate::rust::rule_set::{Call, Condition, Expression, Outcome};
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// Rules and expressions deeper than this are not followed; those of S3 need 20.
const MAX_DEPTH: usize = 90;

/// The functions of the rules engine, with the number of their arguments.
const FUNCTIONS: &[(&str, RangeInclusive<usize>)] = &[
    ("aws.isVirtualHostableS3Bucket", 2..=2),
    ("aws.parseArn", 1..=1),
    ("aws.partition", 1..=1),
    ("booleanEquals", 2..=2),
    ("coalesce", 1..=100),
    ("getAttr", 2..=2),
    ("isSet", 1..=1),
    ("isValidHostLabel", 2..=2),
    ("ite", 3..=3),
    ("not", 1..=1),
    ("parseURL", 1..=1),
    ("split", 3..=3),
    ("stringEquals", 2..=2),
    ("substring", 4..=4),
    ("uriEncode", 1..=1),
];

/// Reads parts of rules; the first thing that it does not understand is kept for an event.
#[derive(Default)]
pub struct Reader<'m> {
    broken: Option<(&'m Node, String)>,
    depth: usize,
    /// The names of parameters.
    pub parameters: HashSet<&'m str>,
    assigned: HashSet<&'m str>,
    referred: Vec<(&'m Node, String)>,
}

impl<'m> Reader<'m> {
    /// Keeps what is wrong, if it stands before what else is wrong.
    pub fn broken(&mut self, node: &'m Node, message: impl Into<String>) {
        if self
            .broken
            .as_ref()
            .is_none_or(|(first, _)| node.location < first.location)
        {
            self.broken = Some((node, message.into()));
        }
    }

    /// Returns the first fault; to be called once everything is read.
    pub fn finish(mut self) -> Option<(&'m Node, String)> {
        for (node, name) in std::mem::take(&mut self.referred) {
            if !self.parameters.contains(&*name) && !self.assigned.contains(&*name) {
                let message = format!("`{name}` is no parameter of the endpoint rules and no result of a condition");
                self.broken(node, message);
            }
        }
        self.broken
    }

    /// Reads a deeper node with `read`, or reports that it is too deep and returns `empty`.
    pub fn deeper<T>(&mut self, node: &'m Node, empty: T, read: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth >= MAX_DEPTH {
            self.broken(node, "the endpoint rules are nested too deeply");
            return empty;
        }
        self.depth += 1;
        let it = read(self);
        self.depth -= 1;
        it
    }

    /// One condition.
    pub fn condition(&mut self, node: &'m Node) -> Condition {
        let call = self.call(node);
        let assign = node.get("assign").and_then(Node::as_str);
        if let Some(name) = assign {
            if !is_identifier(name) {
                self.broken(node, format!("`{name}` is no name for the result of a condition"));
            }
            if self.parameters.contains(name) {
                self.broken(node, format!("the result of a condition hides the parameter `{name}`"));
            }
            self.assigned.insert(name);
        }
        Condition {
            call,
            assign: assign.map(str::to_owned),
        }
    }

    /// The endpoint or the error of a rule, if it has either.
    pub fn outcome(&mut self, rule: &'m Node) -> Option<Outcome> {
        if let Some(error) = rule.get("error") {
            return Some(Outcome::Error(self.expression(error)));
        }
        let node = rule.get("endpoint")?;
        let Some(url) = node.get("url") else {
            self.broken(rule, "an endpoint has no `url`");
            return None;
        };
        let url = self.expression(url);
        let properties = node.get("properties").and_then(Node::as_object).into_iter().flatten();
        let properties = properties.map(|(name, it)| (name.clone(), self.property(&it.node)));
        let properties = properties.collect();
        let headers = node.get("headers").and_then(Node::as_object).into_iter().flatten();
        let headers = headers.map(|(name, it)| {
            let values = it.node.as_array().unwrap_or_default();
            (name.clone(), values.iter().map(|it| self.expression(it)).collect())
        });
        let headers = headers.collect();
        Some(Outcome::Endpoint {
            url,
            properties,
            headers,
        })
    }

    /// A part of a property: an object is a record there, not a reference or a call.
    fn property(&mut self, node: &'m Node) -> Expression {
        let empty = Expression::Bool(false);
        match &node.value {
            NodeValue::Array(elements) => self.deeper(node, empty, |it| {
                Expression::Array(elements.iter().map(|element| it.property(element)).collect())
            }),
            NodeValue::Object(entries) => self.deeper(node, empty, |it| {
                let entries = entries
                    .iter()
                    .map(|(name, entry)| (name.clone(), it.property(&entry.node)));
                Expression::Record(entries.collect())
            }),
            _ => self.expression(node),
        }
    }

    fn call(&mut self, node: &'m Node) -> Call {
        let arguments = node.get("argv").and_then(Node::as_array).unwrap_or_default();
        let function = match node.get("fn").and_then(Node::as_str) {
            None => {
                self.broken(node, "a condition of an endpoint rule names no function in `fn`");
                "not"
            }
            Some(name) => match FUNCTIONS.iter().find(|(known, _)| *known == name) {
                None => {
                    self.broken(node, format!("`{name}` is no function of the endpoint rules"));
                    "not"
                }
                Some((known, count)) => {
                    if !count.contains(&arguments.len()) {
                        self.broken(node, format!("`{name}` does not take {} arguments", arguments.len()));
                    }
                    known
                }
            },
        };
        let read = |it: &mut Self| arguments.iter().map(|argument| it.expression(argument)).collect();
        Call {
            function,
            arguments: self.deeper(node, vec![], read),
        }
    }

    fn expression(&mut self, node: &'m Node) -> Expression {
        match &node.value {
            NodeValue::Boolean(it) => Expression::Bool(*it),
            NodeValue::String(it) => {
                self.template(node, it);
                Expression::Template(it.clone())
            }
            NodeValue::Number(it) => Expression::Integer(it.as_i64().unwrap_or_else(|| {
                self.broken(node, format!("`{}` is not a whole number", it.as_str()));
                0
            })),
            NodeValue::Array(elements) => self.deeper(node, Expression::Bool(false), |it| {
                Expression::Array(elements.iter().map(|element| it.expression(element)).collect())
            }),
            NodeValue::Object(it) => match it.get("ref").and_then(|it| it.node.as_str()) {
                Some(name) => {
                    self.reference(node, name);
                    Expression::Reference(name.to_owned())
                }
                None => Expression::Call(self.call(node)),
            },
            NodeValue::Null => {
                self.broken(node, "`null` is no value of an endpoint rule");
                Expression::Bool(false)
            }
        }
    }

    fn reference(&mut self, node: &'m Node, name: &str) {
        match is_identifier(name) {
            true => self.referred.push((node, name.to_owned())),
            false => self.broken(node, format!("`{name}` is no name of a value in endpoint rules")),
        }
    }

    /// Looks at the places of a text; `{{` and `}}` stand for braces.
    fn template(&mut self, node: &'m Node, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (brace, tail) = rest[at..].split_at(1);
            if let Some(tail) = tail.strip_prefix(brace) {
                rest = tail;
                continue;
            }
            let Some((place, tail)) = tail.split_once('}').filter(|_| brace == "{") else {
                return self.broken(node, "a brace in a text of the endpoint rules has no partner");
            };
            self.reference(node, place.split_once('#').map_or(place, |(name, _)| name));
            rest = tail;
        }
    }
}

/// Returns whether a name can stand in the text of rules (Smithy rules engine, "Parameters").
pub fn is_identifier(name: &str) -> bool {
    let starts = name.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    starts && plain
}
