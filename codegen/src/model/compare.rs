//! Compares two models apart from text for people: documentation, examples and the like.
//!
//! Smithy's own rules say what counts: shapes, traits, the entries of objects, the operations, resources and errors of
//! a shape and the values of an enumeration have no order; the members of structures and unions and the elements of
//! other arrays have one. `1` and `1.0` are one number. The prelude, which Tinsmith carries itself, is left out.

use crate::model::Model;
use crate::model::node::{Entry, Node, NodeValue, Number, Object};
use crate::model::shape::{Member, Operation, Reference, Resource, Service, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use crate::source::{SourceLocation, Sources};
use indexmap::IndexMap;

/// Traits that are for people, or for other tools than code generators.
pub const IGNORED_TRAITS: &[&str] = &[
    "smithy.api#documentation",
    "smithy.api#examples",
    "smithy.api#externalDocumentation",
    "aws.iam#*",
    "aws.cloudformation#*",
];

/// Documentation inside the values of traits: the trait, and the path of what is ignored, where `*` stands for one step
/// and `**` for any number.
pub const IGNORED_VALUES: &[(&str, &str)] = &[
    ("smithy.rules#endpointRuleSet", "parameters/*/documentation"),
    ("smithy.rules#endpointRuleSet", "rules/**/documentation"),
    ("smithy.rules#endpointBdd", "parameters/*/documentation"),
    ("smithy.rules#endpointTests", "testCases/*/documentation"),
    ("smithy.rules#clientContextParams", "*/documentation"),
    ("smithy.waiters#waitable", "*/documentation"),
    ("smithy.test#httpRequestTests", "*/documentation"),
    ("smithy.test#httpResponseTests", "*/documentation"),
    ("smithy.test#httpMalformedRequestTests", "*/documentation"),
    ("smithy.test#eventStreamTests", "*/documentation"),
];

/// Longest text of a value in a line.
const SHOWN: usize = 80;

/// The traits and metadata that a comparison leaves out.
#[derive(Clone, Debug)]
pub struct Ignore {
    /// Trait IDs; `namespace#*` stands for all of a namespace.
    pub traits: Vec<String>,
    /// Places inside trait values: the trait and the path, as in [`IGNORED_VALUES`].
    pub values: Vec<(String, String)>,
}

/// A difference.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The shape or member it is about; `None` for metadata.
    pub shape: Option<ShapeId>,
    /// The aspect that differs: `type`, `target`, `trait smithy.api#length at max`, …
    pub what: String,
    /// The value in the first model, if any.
    pub a: Option<Side>,
    /// The value in the second model, if any.
    pub b: Option<Side>,
}

/// The value in a model.
#[derive(Clone, Debug)]
pub struct Side {
    /// The value, shortened.
    pub value: String,
    /// The place in the sources of the model.
    pub location: SourceLocation,
}

impl Default for Ignore {
    fn default() -> Self {
        Self {
            traits: IGNORED_TRAITS.iter().map(|it| (*it).to_owned()).collect(),
            values: IGNORED_VALUES
                .iter()
                .map(|(id, path)| ((*id).to_owned(), (*path).to_owned()))
                .collect(),
        }
    }
}

impl Difference {
    /// Formats shape, aspect, both values and both places in a line.
    pub fn line(&self, a: &Sources, b: &Sources) -> String {
        let shape = self.shape.as_ref().map_or("metadata".to_owned(), ToString::to_string);
        let side = |side: &Side, sources: &Sources| format!("{} ({})", side.value, sources.display(side.location));
        let says = match (&self.a, &self.b) {
            (Some(left), Some(right)) => format!("{} against {}", side(left, a), side(right, b)),
            (Some(left), None) => format!("{}, missing in the second model", side(left, a)),
            (None, Some(right)) => format!("{}, missing in the first model", side(right, b)),
            (None, None) => String::new(),
        };
        format!("{shape}: {}: {says}", self.what)
    }
}

/// Every difference between two models, in the order of the first one; empty if they are the same.
pub fn compare(a: &Model, b: &Model, ignore: &Ignore) -> Vec<Difference> {
    let mut it = Comparison {
        ignore,
        shape: None,
        found: Vec::new(),
    };
    it.objects(&a.metadata, &b.metadata, &Place::metadata());
    for (id, left) in own(a) {
        it.shape = Some(id.clone());
        match b.shapes.get(id).filter(|right| !right.location.is_embedded()) {
            Some(right) => it.shapes(left, right),
            None => it.only("shape", Some(side(left.kind.type_name(), left.location)), None),
        }
    }
    for (id, right) in own(b) {
        if a.shapes.get(id).is_none_or(|left| left.location.is_embedded()) {
            it.shape = Some(id.clone());
            it.only("shape", None, Some(side(right.kind.type_name(), right.location)));
        }
    }
    it.found
}

/// The shapes that come from the model's own files.
fn own(model: &Model) -> impl Iterator<Item = (&ShapeId, &Shape)> {
    let shapes = model.shapes.iter().map(|(id, shape)| (id, &**shape));
    shapes.filter(|(_, shape)| !shape.location.is_embedded())
}

/// A comparison under way: what is ignored, the shape it has come to, and what was found.
struct Comparison<'a> {
    ignore: &'a Ignore,
    shape: Option<ShapeId>,
    found: Vec<Difference>,
}

/// A place in a value: what the value is, the trait if it is one's, and the path in it.
#[derive(Clone)]
struct Place<'a> {
    what: &'a str,
    trait_id: Option<&'a str>,
    path: Vec<String>,
}

impl Place<'_> {
    fn metadata() -> Self {
        Place {
            what: "key",
            trait_id: None,
            path: Vec::new(),
        }
    }

    fn step(&self, step: impl Into<String>) -> Self {
        let mut place = self.clone();
        place.path.push(step.into());
        place
    }

    fn text(&self) -> String {
        match (self.trait_id, self.path.as_slice()) {
            (Some(id), []) => format!("{} {id}", self.what),
            (Some(id), path) => format!("{} {id} at {}", self.what, path.join("/")),
            (None, path) => format!("{} {}", self.what, path.join("/")),
        }
    }
}

impl Comparison<'_> {
    fn only(&mut self, what: impl Into<String>, a: Option<Side>, b: Option<Side>) {
        self.found.push(Difference {
            shape: self.shape.clone(),
            what: what.into(),
            a,
            b,
        });
    }

    fn text(&mut self, what: &str, a: (&str, SourceLocation), b: (&str, SourceLocation)) {
        if a.0 != b.0 {
            self.only(what, Some(side(a.0, a.1)), Some(side(b.0, b.1)));
        }
    }

    fn shapes(&mut self, a: &Shape, b: &Shape) {
        let (left, right) = (a.kind.type_name(), b.kind.type_name());
        self.text("type", (left, a.location), (right, b.location));
        self.traits(&a.traits, &b.traits);
        self.text(
            "mixins",
            (&joined(&a.mixins), a.location),
            (&joined(&b.mixins), b.location),
        );
        match (&a.kind, &b.kind) {
            (ShapeKind::Service(left), ShapeKind::Service(right)) => self.services((a, left), (b, right)),
            (ShapeKind::Resource(left), ShapeKind::Resource(right)) => self.resources(left, right),
            (ShapeKind::Operation(left), ShapeKind::Operation(right)) => self.operations(left, right),
            _ if left == right => self.members(a, b),
            _ => {}
        }
    }

    fn members(&mut self, a: &Shape, b: &Shape) {
        let shape = self.shape.clone();
        let (left, right) = (names(a, b), names(b, a));
        let ordered = matches!(a.kind, ShapeKind::Structure { .. } | ShapeKind::Union { .. });
        if ordered && left != right {
            let from = left.iter().zip(&right).take_while(|(l, r)| l == r).count();
            let list = |names: &[&str]| names.get(from..).unwrap_or_default().join(", ");
            let (a, b) = (side(list(&left), a.location), side(list(&right), b.location));
            self.only("order of members", Some(a), Some(b));
        }
        for (name, left) in a.members() {
            self.shape = Some(left.id.clone());
            match b.member(name) {
                Some(right) => self.member(left, right),
                None => self.only("member", Some(side(left.target.to_string(), left.location)), None),
            }
        }
        for (_, right) in b.members().into_iter().filter(|(name, _)| a.member(name).is_none()) {
            self.shape = Some(right.id.clone());
            self.only("member", None, Some(side(right.target.to_string(), right.location)));
        }
        self.shape = shape;
    }

    fn member(&mut self, a: &Member, b: &Member) {
        let (left, right) = (a.target.to_string(), b.target.to_string());
        self.text("target", (&left, a.location), (&right, b.location));
        self.traits(&a.traits, &b.traits);
    }

    fn services(&mut self, (a_shape, a): (&Shape, &Service), (b_shape, b): (&Shape, &Service)) {
        let version = |it: &Service| it.version.clone().unwrap_or_default();
        let (left, right) = (a_shape.location, b_shape.location);
        self.text("version", (&version(a), left), (&version(b), right));
        self.references("operation", &a.operations, &b.operations);
        self.references("resource", &a.resources, &b.resources);
        self.references("error", &a.errors, &b.errors);
        for (id, name) in &a.rename {
            let other = b.rename.get(id).map_or("", String::as_str);
            self.text(&format!("rename of {id}"), (name, left), (other, right));
        }
        for (id, name) in b.rename.iter().filter(|(id, _)| !a.rename.contains_key(*id)) {
            self.text(&format!("rename of {id}"), ("", left), (name, right));
        }
    }

    fn operations(&mut self, a: &Operation, b: &Operation) {
        self.reference("input", Some(&a.input), Some(&b.input));
        self.reference("output", Some(&a.output), Some(&b.output));
        self.references("error", &a.errors, &b.errors);
    }

    fn resources(&mut self, a: &Resource, b: &Resource) {
        self.named("identifier", &a.identifiers, &b.identifiers);
        self.named("property", &a.properties, &b.properties);
        self.named("lifecycle operation", &a.lifecycle, &b.lifecycle);
        self.references("operation", &a.operations, &b.operations);
        self.references(
            "collection operation",
            &a.collection_operations,
            &b.collection_operations,
        );
        self.references("resource", &a.resources, &b.resources);
    }

    /// References by name, in any order.
    fn named(&mut self, what: &str, a: &IndexMap<String, Reference>, b: &IndexMap<String, Reference>) {
        for (name, left) in a {
            self.reference(&format!("{what} {name}"), Some(left), b.get(name));
        }
        for (name, right) in b.iter().filter(|(name, _)| !a.contains_key(*name)) {
            self.reference(&format!("{what} {name}"), None, Some(right));
        }
    }

    /// References in any order.
    fn references(&mut self, what: &str, a: &[Reference], b: &[Reference]) {
        let lacks = |list: &[Reference], it: &Reference| !list.iter().any(|other| other.target == it.target);
        for left in a.iter().filter(|it| lacks(b, it)) {
            self.reference(what, Some(left), None);
        }
        for right in b.iter().filter(|it| lacks(a, it)) {
            self.reference(what, None, Some(right));
        }
    }

    fn reference(&mut self, what: &str, a: Option<&Reference>, b: Option<&Reference>) {
        if a.map(|it| &it.target) != b.map(|it| &it.target) {
            let side = |it: &Reference| side(it.target.to_string(), it.location);
            self.only(what, a.map(side), b.map(side));
        }
    }

    fn traits(&mut self, a: &Traits, b: &Traits) {
        for (id, left) in a.0.iter().filter(|(id, _)| !self.ignore.ignores(&id.to_string())) {
            let text = id.to_string();
            let place = Place {
                what: "trait",
                trait_id: Some(&text),
                path: Vec::new(),
            };
            self.entries(Some(left), b.0.get(id), &place);
        }
        for (id, right) in b.0.iter().filter(|(id, _)| !a.0.contains_key(*id)) {
            if !self.ignore.ignores(&id.to_string()) {
                self.only(format!("trait {id}"), None, Some(side(shown(&right.node), right.key)));
            }
        }
    }

    /// Entries of one key, at least one of which is there.
    fn entries(&mut self, a: Option<&Entry>, b: Option<&Entry>, place: &Place<'_>) {
        if self.ignore.ignores_value(place) {
            return;
        }
        match (a, b) {
            (Some(left), Some(right)) => self.nodes(&left.node, &right.node, place),
            _ => {
                let side = |it: &Entry| side(shown(&it.node), it.key);
                self.only(place.text(), a.map(side), b.map(side));
            }
        }
    }

    fn nodes(&mut self, a: &Node, b: &Node, place: &Place<'_>) {
        match (&a.value, &b.value) {
            (NodeValue::Object(left), NodeValue::Object(right)) => self.objects(left, right, place),
            (NodeValue::Array(left), NodeValue::Array(right)) => {
                for (index, (left, right)) in left.iter().zip(right).enumerate() {
                    self.nodes(left, right, &place.step(index.to_string()));
                }
                let common = left.len().min(right.len());
                let rest = |list: &[Node], index: usize| list.get(index).map(|it| side(shown(it), it.location));
                for index in common..left.len().max(right.len()) {
                    let (a, b) = (rest(left, index), rest(right, index));
                    self.only(place.step(index.to_string()).text(), a, b);
                }
            }
            (left, right) if same_scalar(left, right) => {}
            _ => self.only(
                place.text(),
                Some(side(shown(a), a.location)),
                Some(side(shown(b), b.location)),
            ),
        }
    }

    fn objects(&mut self, a: &Object, b: &Object, place: &Place<'_>) {
        for (key, left) in a {
            self.entries(Some(left), b.get(key), &place.step(key));
        }
        for (key, right) in b.iter().filter(|(key, _)| !a.contains_key(*key)) {
            self.entries(None, Some(right), &place.step(key));
        }
    }
}

impl Ignore {
    fn ignores(&self, id: &str) -> bool {
        self.traits.iter().any(|it| match it.strip_suffix('*') {
            Some(namespace) => id.starts_with(namespace),
            None => it == id,
        })
    }

    fn ignores_value(&self, place: &Place<'_>) -> bool {
        let mut values = self.values.iter().filter(|(id, _)| Some(id.as_str()) == place.trait_id);
        values.any(|(_, path)| matches(&path.split('/').collect::<Vec<_>>(), &place.path))
    }
}

/// Returns whether a path matches the pattern.
fn matches(pattern: &[&str], path: &[String]) -> bool {
    match (pattern, path) {
        ([], []) => true,
        (["**", rest @ ..], _) => (0..=path.len()).any(|skipped| matches(rest, &path[skipped..])),
        ([first, rest @ ..], [step, steps @ ..]) => (*first == "*" || first == step) && matches(rest, steps),
        _ => false,
    }
}

/// The members that both shapes have, in the order of the first.
fn names<'a>(shape: &'a Shape, other: &Shape) -> Vec<&'a str> {
    let names = shape.members().into_iter().map(|(name, _)| name);
    names.filter(|name| other.member(name).is_some()).collect()
}

fn joined(ids: &[ShapeId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn same_scalar(a: &NodeValue, b: &NodeValue) -> bool {
    match (a, b) {
        (NodeValue::Null, NodeValue::Null) => true,
        (NodeValue::Boolean(a), NodeValue::Boolean(b)) => a == b,
        (NodeValue::String(a), NodeValue::String(b)) => a == b,
        (NodeValue::Number(a), NodeValue::Number(b)) => decimal(a) == decimal(b),
        _ => false,
    }
}

/// A number as sign, digits without zeros at either end, and the power of ten behind them: equal for equal values.
fn decimal(number: &Number) -> (bool, String, i64) {
    let text = number.as_str().to_ascii_lowercase();
    let (mantissa, power) = text.split_once('e').unwrap_or((&text, "0"));
    // A power beyond `i64` keeps its text, which is good enough to tell such numbers apart.
    let Ok(power) = power.parse::<i64>() else {
        return (false, text, 0);
    };
    let negative = mantissa.starts_with('-');
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{}{fraction}", whole.trim_start_matches('-'));
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return (false, String::new(), 0);
    }
    let trailing = digits.len() - digits.trim_end_matches('0').len();
    let power = power
        .saturating_add_unsigned(trailing as u64)
        .saturating_sub_unsigned(fraction.len() as u64);
    (negative, significant.to_owned(), power)
}

fn side(value: impl Into<String>, location: SourceLocation) -> Side {
    let value = value.into();
    let value = match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None if value.is_empty() => "nothing".to_owned(),
        None => value,
    };
    Side { value, location }
}

/// A value as JSON on one line, as far as it is going to be shown.
fn shown(node: &Node) -> String {
    let mut out = String::new();
    show(node, &mut out);
    out
}

fn show(node: &Node, out: &mut String) {
    // Long values are cut by `side`, so there is no need to write them to the end.
    if out.len() > 4 * SHOWN {
        return;
    }
    match &node.value {
        NodeValue::Null => out.push_str("null"),
        NodeValue::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        NodeValue::Number(number) => out.push_str(number.as_str()),
        NodeValue::String(text) => *out += &format!("{text:?}"),
        NodeValue::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                show(element, out);
            }
            out.push(']');
        }
        NodeValue::Object(entries) => {
            out.push('{');
            for (index, (key, entry)) in entries.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                *out += &format!("{key:?}: ");
                show(&entry.node, out);
            }
            out.push('}');
        }
    }
}
