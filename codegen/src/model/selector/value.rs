//! Values that attribute selectors look at: IDs, traits, nodes, and projections of them.

use super::graph::{Element, Graph, Index};
use super::syntax::{Comparator, PathPart};
use crate::model::node::{Node, NodeValue};
use crate::model::shape::{Member, ShapeKind};
use crate::model::shape_id::ShapeId;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// Shapes bound to variables.
pub(super) type Variables<'s> = HashMap<&'s str, Rc<BTreeSet<Index>>>;

/// A value of an attribute; `None` (of `Option`) is an absent one.
#[derive(Clone)]
pub(super) enum Value<'m> {
    Shape(Index),
    Variables,
    Traits(Index),
    Service(Index),
    Id(&'m ShapeId),
    Node(&'m Node),
    Text(Cow<'m, str>),
    /// `@enum` as it would be said for an enum shape.
    EnumTrait(Index),
    EnumDefinition(&'m Member),
    Many(Vec<Value<'m>>),
}

/// Follows a path; the variables are those of the matcher. `pay` is asked before values are put together, with their
/// number; `None` when it refuses.
pub(super) fn follow<'m>(
    graph: &Graph<'m>,
    variables: &Variables<'_>,
    start: Value<'m>,
    path: &[PathPart],
    pay: &dyn Fn(usize) -> bool,
) -> Option<Value<'m>> {
    let mut value = start;
    for part in path {
        if matches!(value, Value::Variables) {
            let PathPart::Key(name) = part else { return None };
            let bound = variables.get(name.as_str())?;
            if !pay(bound.len()) {
                return None;
            }
            value = Value::Many(bound.iter().map(|at| Value::Shape(*at)).collect());
            continue;
        }
        if !pay(value.width(graph, part)) {
            return None;
        }
        value = step(graph, value, part)?;
    }
    Some(value)
}

fn step<'m>(graph: &Graph<'m>, value: Value<'m>, part: &PathPart) -> Option<Value<'m>> {
    if let Value::Many(values) = value {
        if *part == PathPart::First {
            return values.into_iter().next();
        }
        let mut all = vec![];
        for value in values {
            match step(graph, value, part) {
                Some(Value::Many(inner)) => all.extend(inner),
                Some(other) => all.push(other),
                None => {}
            }
        }
        return Some(Value::Many(all));
    }
    if *part == PathPart::First {
        return Some(value);
    }
    match value {
        Value::Shape(at) => of_shape(graph, at, part),
        Value::Traits(at) => of_traits(graph, at, part),
        Value::Service(at) => of_service(graph, at, part),
        Value::Id(id) => match part {
            PathPart::Length => Some(length(id.as_str().chars().count())),
            PathPart::Key(key) => match key.as_str() {
                "namespace" => Some(Value::Text(id.namespace().into())),
                "name" => Some(Value::Text(id.name().into())),
                "member" => id.member().map(|member| Value::Text(member.into())),
                _ => None,
            },
            _ => None,
        },
        Value::Node(node) => of_node(node, part),
        Value::Text(text) => (*part == PathPart::Length).then(|| length(text.chars().count())),
        Value::EnumTrait(at) => match (graph.element(at), part) {
            (Element::Shape(shape), PathPart::Values) => {
                let definitions = shape
                    .members()
                    .into_iter()
                    .map(|(_, member)| Value::EnumDefinition(member));
                Some(Value::Many(definitions.collect()))
            }
            (Element::Shape(shape), PathPart::Length) => Some(length(shape.members().len())),
            _ => None,
        },
        Value::EnumDefinition(member) => of_enum_definition(member, part),
        Value::Variables | Value::Many(_) => None,
    }
}

fn of_shape<'m>(graph: &Graph<'m>, at: Index, part: &PathPart) -> Option<Value<'m>> {
    let PathPart::Key(key) = part else { return None };
    match key.as_str() {
        "id" => Some(Value::Id(graph.element(at).id())),
        "trait" => Some(Value::Traits(at)),
        "service" => {
            let is_service = matches!(graph.element(at).shape()?.kind, ShapeKind::Service(_));
            is_service.then_some(Value::Service(at))
        }
        "var" => Some(Value::Variables),
        _ => None,
    }
}

fn of_traits<'m>(graph: &Graph<'m>, at: Index, part: &PathPart) -> Option<Value<'m>> {
    let element = graph.element(at);
    let traits = element.traits();
    match part {
        PathPart::Keys => Some(Value::Many(traits.0.keys().map(Value::Id).collect())),
        PathPart::Values => Some(Value::Many(
            traits.0.values().map(|entry| Value::Node(&entry.node)).collect(),
        )),
        PathPart::Length => Some(length(traits.0.len())),
        PathPart::First => None,
        PathPart::Key(name) => {
            let absolute = if name.contains('#') {
                Cow::from(name)
            } else {
                Cow::from(format!("smithy.api#{name}"))
            };
            match traits.node(&absolute) {
                Some(node) => Some(Value::Node(node)),
                None if absolute == "smithy.api#enum" && element.type_name() == "enum" => Some(Value::EnumTrait(at)),
                None => None,
            }
        }
    }
}

fn of_service<'m>(graph: &Graph<'m>, at: Index, part: &PathPart) -> Option<Value<'m>> {
    let Element::Shape(shape) = graph.element(at) else {
        return None;
    };
    let ShapeKind::Service(service) = &shape.kind else {
        return None;
    };
    let PathPart::Key(key) = part else { return None };
    match key.as_str() {
        "id" => Some(Value::Id(&shape.id)),
        "version" => Some(Value::Text(service.version.as_deref().unwrap_or_default().into())),
        _ => None,
    }
}

fn of_node<'m>(node: &'m Node, part: &PathPart) -> Option<Value<'m>> {
    match (&node.value, part) {
        (NodeValue::Object(entries), PathPart::Key(key)) => entries.get(key).map(|entry| Value::Node(&entry.node)),
        (NodeValue::Object(entries), PathPart::Keys) => Some(Value::Many(
            entries.keys().map(|key| Value::Text(key.as_str().into())).collect(),
        )),
        (NodeValue::Object(entries), PathPart::Values) => Some(Value::Many(
            entries.values().map(|entry| Value::Node(&entry.node)).collect(),
        )),
        (NodeValue::Array(elements), PathPart::Values) => Some(Value::Many(elements.iter().map(Value::Node).collect())),
        (NodeValue::Object(entries), PathPart::Length) => Some(length(entries.len())),
        (NodeValue::Array(elements), PathPart::Length) => Some(length(elements.len())),
        (NodeValue::String(text), PathPart::Length) => Some(length(text.chars().count())),
        _ => None,
    }
}

fn of_enum_definition<'m>(member: &'m Member, part: &PathPart) -> Option<Value<'m>> {
    let PathPart::Key(key) = part else { return None };
    let named = |id: &str| member.traits.node(id).map(Value::Node);
    match key.as_str() {
        "name" => member.id.member().map(|name| Value::Text(name.into())),
        "value" => named("smithy.api#enumValue"),
        "tags" => named("smithy.api#tags"),
        "documentation" => named("smithy.api#documentation"),
        "deprecated" => member
            .traits
            .has("smithy.api#deprecated")
            .then(|| Value::Text("true".into())),
        _ => None,
    }
}

fn length<'m>(count: usize) -> Value<'m> {
    Value::Text(count.to_string().into())
}

impl<'m> Value<'m> {
    /// Returns the number of values the next part of a path makes of this one, at least one.
    fn width(&self, graph: &Graph<'m>, part: &PathPart) -> usize {
        let width = match (self, part) {
            (Self::Many(values), PathPart::First) => values.len(),
            (Self::Many(values), part) => values.iter().map(|value| value.width(graph, part)).sum(),
            (Self::Traits(at), PathPart::Keys | PathPart::Values) => graph.element(*at).traits().0.len(),
            (Self::EnumTrait(at), PathPart::Values) => match graph.element(*at) {
                Element::Shape(shape) => shape.members().len(),
                Element::Member(..) => 1,
            },
            (Self::Node(node), PathPart::Keys | PathPart::Values) => match &node.value {
                NodeValue::Object(entries) => entries.len(),
                NodeValue::Array(elements) => elements.len(),
                _ => 1,
            },
            _ => 1,
        };
        width.max(1)
    }

    /// Returns the number of texts it has to compare.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Many(values) => values.iter().map(Self::count).sum(),
            _ => 1,
        }
    }

    /// Returns whether there is anything: a projection of nothing is absent.
    pub(super) fn is_present(&self) -> bool {
        match self {
            Self::Many(values) => values.iter().any(Self::is_present),
            _ => true,
        }
    }

    /// The texts to compare, of all values of a projection.
    pub(super) fn texts(&self, graph: &Graph<'m>, texts: &mut Vec<Cow<'m, str>>) {
        match self {
            Self::Many(values) => values.iter().for_each(|value| value.texts(graph, texts)),
            Self::Shape(at) | Self::Service(at) => texts.push(graph.element(*at).id().as_str().into()),
            Self::Id(id) => texts.push(id.as_str().into()),
            Self::Text(text) => texts.push(text.clone()),
            Self::Node(node) => texts.push(match &node.value {
                NodeValue::String(text) => text.as_str().into(),
                NodeValue::Number(number) => number.as_str().into(),
                NodeValue::Boolean(value) => if *value { "true" } else { "false" }.into(),
                NodeValue::Null | NodeValue::Array(_) | NodeValue::Object(_) => "".into(),
            }),
            Self::Variables | Self::Traits(_) | Self::EnumTrait(_) | Self::EnumDefinition(_) => texts.push("".into()),
        }
    }
}

/// Returns the number of steps a comparison of so many texts takes.
pub(super) fn cost(comparator: Comparator, left: usize, right: usize) -> usize {
    match comparator {
        // Sets are sorted.
        Comparator::ProjectionEqual
        | Comparator::ProjectionNotEqual
        | Comparator::Subset
        | Comparator::ProperSubset => 8 * left.saturating_add(right),
        _ => left.saturating_mul(right).saturating_add(left).saturating_add(right),
    }
}

/// Compares two values, each of which may be a projection.
pub(super) fn compare(comparator: Comparator, left: &[Cow<'_, str>], right: &[Cow<'_, str>], fold: bool) -> bool {
    let folded = |texts: &[Cow<'_, str>]| -> Vec<String> {
        texts
            .iter()
            .map(|text| {
                if fold {
                    text.to_lowercase()
                } else {
                    text.clone().into_owned()
                }
            })
            .collect()
    };
    let (left, right) = (folded(left), folded(right));
    let sets = || {
        (
            left.iter().collect::<BTreeSet<_>>(),
            right.iter().collect::<BTreeSet<_>>(),
        )
    };
    match comparator {
        Comparator::ProjectionEqual => {
            let (left, right) = sets();
            left == right
        }
        Comparator::ProjectionNotEqual => {
            let (left, right) = sets();
            left != right
        }
        Comparator::Subset => {
            let (left, right) = sets();
            left.is_subset(&right)
        }
        Comparator::ProperSubset => {
            let (left, right) = sets();
            left.is_subset(&right) && left.len() < right.len()
        }
        _ => left
            .iter()
            .any(|left| right.iter().any(|right| compare_one(comparator, left, right))),
    }
}

fn compare_one(comparator: Comparator, left: &str, right: &str) -> bool {
    let numbers = |test: fn(f64, f64) -> bool| match (left.parse(), right.parse()) {
        (Ok(left), Ok(right)) => test(left, right),
        _ => false,
    };
    match comparator {
        Comparator::Equal => left == right,
        Comparator::NotEqual => left != right,
        Comparator::StartsWith => left.starts_with(right),
        Comparator::EndsWith => left.ends_with(right),
        Comparator::Contains => left.contains(right),
        Comparator::Less => numbers(|l, r| l < r),
        Comparator::LessOrEqual => numbers(|l, r| l <= r),
        Comparator::Greater => numbers(|l, r| l > r),
        Comparator::GreaterOrEqual => numbers(|l, r| l >= r),
        _ => false,
    }
}
