//! Whether a value has the form that a shape demands, constraints included (Smithy 2.0, "Trait node values").

use super::canonical::canonical;
use super::context::{Context, article, list};
use super::number;
use crate::budget::Work;
use crate::model::node::{Node, NodeValue, Number, Object};
use crate::model::selector::graph::Element;
use crate::model::shape::{Member, Members, Shape, ShapeKind, SimpleType};
use crate::model::shape_id::ShapeId;
use crate::model::timestamp;
use crate::model::traits::Traits;
use crate::source::SourceLocation;
use std::collections::HashSet;
use std::fmt::Write as _;

/// What is wrong with a value.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Which kind of problem it is.
    pub fault: Fault,
    /// The offending node or key.
    pub location: SourceLocation,
    /// Where in the value: empty, or like `.members.0`.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// The kinds of problems, which differ in event ID and severity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another type of value than demanded.
    Form,
    /// A required member is missing.
    Missing,
    /// A value of the right type that breaks a constraint.
    Constraint,
    /// A number out of range, by a constraint on a member (or on its target), and whether the number is zero.
    Range {
        /// `true` if the constraint stands on a member.
        member: bool,
        /// `true` if the number is zero, which is the default that old models could not avoid.
        zero: bool,
    },
    /// A key that is no member of the structure; that is allowed, but probably a mistake.
    UnknownMember(String),
    /// A union of which no member is set. Old models have such values.
    EmptyUnion,
    /// A condition of `smithy.contracts#conditions` does not hold.
    Condition(String),
}

/// The comparisons that a report costs, since its text is formatted.
const REPORT: usize = 20;

/// How deep values are followed; the reader of JSON stops earlier.
pub const MAX_DEPTH: usize = 500;

/// Hands on each problem of a value of that shape or member.
pub fn problems(context: &Context<'_>, element: Element<'_>, node: &Node, report: &mut dyn FnMut(Problem)) {
    let mut walk = Walk {
        context,
        report,
        path: String::new(),
        depth: 0,
    };
    walk.element(element, node);
}

struct Walk<'c, 'm> {
    context: &'c Context<'m>,
    report: &'c mut dyn FnMut(Problem),
    path: String,
    depth: usize,
}

impl<'m> Walk<'_, 'm> {
    /// Pays for parts of the shape that a value is compared with.
    fn pay(&self, parts: usize, location: SourceLocation) -> bool {
        self.context.spend(Work::Comparisons, parts as u64, &location)
    }

    fn element(&mut self, element: Element<'m>, node: &Node) {
        match element {
            Element::Member(_, member) => self.member(member, node),
            Element::Shape(shape) => self.shape(shape, None, node),
        }
    }

    fn member(&mut self, member: &'m Member, node: &Node) {
        if let Some(target) = self.context.target(member) {
            self.shape(target, Some(member), node);
        }
    }

    fn under(&mut self, key: &str, member: &'m Member, node: &Node) {
        if self.depth == MAX_DEPTH {
            return;
        }
        let length = self.path.len();
        let _ = write!(self.path, ".{key}");
        self.depth += 1;
        self.member(member, node);
        self.depth -= 1;
        self.path.truncate(length);
    }

    fn shape(&mut self, shape: &'m Shape, member: Option<&'m Member>, node: &Node) {
        let fits = match &shape.kind {
            ShapeKind::Simple(simple) => self.simple(shape, *simple, member, node),
            ShapeKind::Enum { members } => node.as_str().is_some_and(|text| {
                self.one_of(members, text, node.location);
                true
            }),
            ShapeKind::IntEnum { members } => self.int_enum(shape, members, node),
            ShapeKind::List { member } => self.list(shape, member, node),
            ShapeKind::Map { key, value } => self.map(shape, key, value, node),
            ShapeKind::Structure { members } => self.structure(shape, members, node),
            ShapeKind::Union { members } => self.union(shape, members, node),
            ShapeKind::Service(_) | ShapeKind::Resource(_) | ShapeKind::Operation(_) => true,
        };
        if fits {
            if let Some(member) = member {
                self.constraints(&member.traits, &member.id, node, true);
            }
            self.constraints(&shape.traits, &shape.id, node, false);
        } else {
            let wanted = form_of(shape);
            self.form(
                node,
                format!("{wanted} is needed here, but this is {}", node.kind()),
                None,
            );
        }
    }

    fn simple(&mut self, shape: &'m Shape, simple: SimpleType, member: Option<&'m Member>, node: &Node) -> bool {
        match simple {
            SimpleType::Document => true,
            SimpleType::Blob => node.as_str().is_some(),
            SimpleType::Boolean => node.as_bool().is_some(),
            SimpleType::String => match node.as_str() {
                Some(text) => {
                    self.enum_trait(shape, text, node.location);
                    true
                }
                None => false,
            },
            SimpleType::Float | SimpleType::Double => {
                node.as_number().is_some()
                    || node
                        .as_str()
                        .is_some_and(|text| matches!(text, "NaN" | "Infinity" | "-Infinity"))
            }
            SimpleType::BigDecimal => node.as_number().is_some() || node.as_str().is_some_and(number::is_number),
            SimpleType::BigInteger => match node.as_number() {
                Some(number) => self.whole(shape, number.as_str(), node),
                None => node.as_str().is_some_and(number::is_number),
            },
            SimpleType::Byte | SimpleType::Short | SimpleType::Integer | SimpleType::Long => {
                let Some(number) = node.as_number() else { return false };
                self.whole(shape, number.as_str(), node) && self.fits(simple, number.as_str(), node)
            }
            SimpleType::Timestamp => self.timestamp(shape, member, node),
        }
    }

    /// Reports a number with decimals.
    fn whole(&mut self, shape: &Shape, text: &str, node: &Node) -> bool {
        if !number::is_whole(text) {
            let kind = shape.kind.type_name();
            self.constraint(node, format!("{text} has decimals, but {} has none", article(kind)));
        }
        true
    }

    /// Reports a whole number beyond its type.
    fn fits(&mut self, simple: SimpleType, text: &str, node: &Node) -> bool {
        let (low, high) = match simple {
            SimpleType::Byte => ("-128", "127"),
            SimpleType::Short => ("-32768", "32767"),
            SimpleType::Integer => ("-2147483648", "2147483647"),
            _ => ("-9223372036854775808", "9223372036854775807"),
        };
        if number::less(text, low) || number::less(high, text) {
            self.constraint(
                node,
                format!("{text} does not fit into {} ({low} to {high})", article(simple.name())),
            );
        }
        true
    }

    fn timestamp(&mut self, shape: &Shape, member: Option<&Member>, node: &Node) -> bool {
        let format = member
            .and_then(|member| member.traits.node("smithy.api#timestampFormat"))
            .or_else(|| shape.traits.node("smithy.api#timestampFormat"))
            .and_then(Node::as_str);
        let is_text = match (format, node.as_str()) {
            (Some("http-date"), Some(text)) => Some(timestamp::http_date(text).is_some()),
            (Some("date-time") | None, Some(text)) => Some(timestamp::date_time(text).is_some()),
            _ => None,
        };
        if is_text == Some(false) {
            let example = match format {
                Some("http-date") => "Tue, 29 Apr 2014 18:30:38 GMT",
                _ => "1985-04-12T23:20:50.52Z",
            };
            self.constraint(node, format!("this is not a timestamp like `{example}`"));
        }
        is_text.is_some() || (matches!(format, Some("epoch-seconds") | None) && node.as_number().is_some())
    }

    fn enum_trait(&mut self, shape: &Shape, text: &str, location: SourceLocation) {
        let Some(definitions) = shape.traits.node("smithy.api#enum").and_then(Node::as_array) else {
            return;
        };
        if !self.pay(definitions.len(), location) {
            return;
        }
        let values: Vec<&str> = definitions.iter().filter_map(|it| it.get("value")?.as_str()).collect();
        self.value_of(&values, text, location);
    }

    fn one_of(&mut self, members: &Members, text: &str, location: SourceLocation) {
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

    fn int_enum(&mut self, shape: &Shape, members: &Members, node: &Node) -> bool {
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

    fn list(&mut self, shape: &'m Shape, member: &'m Member, node: &Node) -> bool {
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

    fn map(&mut self, shape: &'m Shape, key: &'m Member, value: &'m Member, node: &Node) -> bool {
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

    fn structure(&mut self, shape: &'m Shape, members: &'m Members, node: &Node) -> bool {
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

    fn union(&mut self, shape: &Shape, members: &'m Members, node: &Node) -> bool {
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

    fn constraints(&mut self, traits: &Traits, id: &ShapeId, node: &Node, member: bool) {
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

    fn id_ref(&mut self, id_ref: &Node, node: &Node) {
        let Some(text) = node.as_str() else { return };
        let reason = id_ref.get("errorMessage").and_then(Node::as_str).map(str::to_owned);
        let Ok(id) = ShapeId::parse(text) else {
            let message = format!("`{text}` is not an absolute shape ID");
            self.push(
                Fault::Constraint,
                node.location,
                message,
                Some("write `namespace#Name` or `namespace#Name$member`".to_owned()),
            );
            return;
        };
        match self.context.graph.index(id.as_str()) {
            None => {
                // A trait of a package that was not given exists all the same.
                let is_trait = self.context.unresolved_traits.contains(id.as_str());
                let must_exist = id_ref.get("failWhenMissing").and_then(Node::as_bool) == Some(true);
                if must_exist && !is_trait {
                    self.push(
                        Fault::Constraint,
                        node.location,
                        format!("`{id}` does not exist"),
                        reason,
                    );
                }
            }
            Some(at) => {
                let selector = id_ref.get("selector").and_then(Node::as_str).unwrap_or("*");
                if self.context.selects(selector, at, &node.location) == Some(false) {
                    let kind = article(self.context.graph.element(at).type_name());
                    let message = format!("`{id}` is {kind} that may not be referred to here");
                    let hint =
                        reason.unwrap_or_else(|| format!("refer to a shape that matches `{}`", one_line(selector)));
                    self.push(Fault::Constraint, node.location, message, Some(hint));
                }
            }
        }
    }

    fn conditions(&mut self, conditions: &Object, id: &ShapeId, node: &Node) {
        for (name, entry) in conditions {
            let Some(expression) = entry.node.get("expression").and_then(Node::as_str) else {
                continue;
            };
            let is_paid = self.pay(expression.len(), node.location);
            if is_paid && super::condition::holds(expression, node) == Some(false) {
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

    fn form(&mut self, node: &Node, message: String, hint: Option<String>) {
        self.push(Fault::Form, node.location, message, hint);
    }

    fn constraint(&mut self, node: &Node, message: String) {
        self.push(Fault::Constraint, node.location, message, None);
    }

    fn push(&mut self, fault: Fault, location: SourceLocation, message: String, hint: Option<String>) {
        if !self.pay(REPORT, location) {
            return;
        }
        (self.report)(Problem {
            fault,
            location,
            path: self.path.clone(),
            message,
            hint,
        });
    }
}

/// The value that a member of an enum stands for, if it is said.
pub fn enum_value(member: &Member) -> Option<&str> {
    member.traits.node("smithy.api#enumValue").and_then(Node::as_str)
}

/// What is beyond every bound, as a number.
fn infinity(text: &str) -> Option<&'static str> {
    match text {
        "Infinity" => Some("1e999999999"),
        "-Infinity" => Some("-1e999999999"),
        _ => None,
    }
}

/// A selector or expression without line breaks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The value that a shape demands, for messages.
fn form_of(shape: &Shape) -> &'static str {
    match &shape.kind {
        ShapeKind::Simple(simple) => match simple {
            SimpleType::Blob => "a string of base64",
            SimpleType::Boolean => "a boolean",
            SimpleType::String => "a string",
            SimpleType::Byte | SimpleType::Short | SimpleType::Integer | SimpleType::Long => "a whole number",
            SimpleType::BigInteger => "a whole number",
            SimpleType::Float | SimpleType::Double | SimpleType::BigDecimal => "a number",
            SimpleType::Timestamp => "a timestamp",
            SimpleType::Document => "a value",
        },
        ShapeKind::Enum { .. } => "a string",
        ShapeKind::IntEnum { .. } => "a whole number",
        ShapeKind::List { .. } => "an array",
        ShapeKind::Map { .. } | ShapeKind::Structure { .. } | ShapeKind::Union { .. } => "an object",
        ShapeKind::Service(_) | ShapeKind::Resource(_) | ShapeKind::Operation(_) => "a value",
    }
}
