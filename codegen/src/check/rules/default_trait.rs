//! Reports defaults that do not fit their member or shape (Smithy 2.0, "default trait").

use crate::check::context::{Context, value_location};
use crate::check::node::{Fault, problems};
use crate::check::validator::Validator;
use crate::event::{Events, Severity};
use crate::model::node::{Node, NodeValue};
use crate::model::selector::graph::Element;
use crate::model::shape::{Member, Shape, ShapeKind, SimpleType};
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "DefaultTrait",
    severity: "ERROR, WARNING",
    rule: "A default fits the shape and its constraints, and agrees with the default of the member's target.",
    section: "default trait",
    run: validate,
};

const ID: &str = "smithy.api#default";

/// Reports defaults that the shape does not allow.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, value) in context.with_trait(ID) {
        let place = (element.id(), value_location(element, ID, &[]));
        if value.is_null() {
            if let Element::Shape(_) = element {
                events
                    .error("DefaultTrait", &place, "only a member can have the default null")
                    .hint("remove the default: without one, the shape has no default");
            }
            continue;
        }
        let Some(target) = context.resolve(element) else {
            continue;
        };
        let streams = target.traits.has("smithy.api#streaming");
        if streams && value.as_str().is_some_and(|text| !text.is_empty()) {
            events
                .error(
                    "DefaultTrait",
                    &place,
                    "the only default of a blob that streams is an empty one",
                )
                .hint("use an empty string, or drop the default");
        }
        if let Some((message, hint)) = not_empty(target, value) {
            events.error("DefaultTrait", &place, message).hint(hint);
        } else {
            check_value(context, element, value, events);
        }
        if matches!(target.kind, ShapeKind::Simple(SimpleType::Blob))
            && value.as_str().is_some_and(|it| BASE64.decode(it).is_err())
        {
            events
                .warning(
                    "DefaultTrait",
                    &place,
                    "the default of a blob is base64, and this is not",
                )
                .hint("encode it");
        }
    }
    for shape in context.own_shapes() {
        if let ShapeKind::Structure { members } = &shape.kind {
            members
                .values()
                .for_each(|member| agrees_with_target(context, shape, member, events));
        }
    }
}

/// Only empty lists, maps and documents can be defaults.
fn not_empty(target: &Shape, value: &Node) -> Option<(String, &'static str)> {
    let filled = match &value.value {
        NodeValue::Array(elements) => !elements.is_empty(),
        NodeValue::Object(entries) => !entries.is_empty(),
        _ => false,
    };
    let kind = match target.kind {
        ShapeKind::List { .. } => "list",
        ShapeKind::Map { .. } => "map",
        ShapeKind::Simple(SimpleType::Document) => "document",
        _ => return None,
    };
    filled.then(|| {
        (
            format!("the only collection that can be the default of a {kind} is an empty one"),
            "empty it",
        )
    })
}

fn check_value(context: &Context<'_>, element: Element<'_>, value: &Node, events: &mut Events) {
    problems(context, element, value, &mut |problem| {
        let (severity, id) = match problem.fault {
            // Old models could not say that a number has no default, so zero may break a range.
            Fault::Range { member, zero } => {
                let place = if member { "Member" } else { "Target" };
                let severity = if zero { Severity::Warning } else { Severity::Error };
                (severity, format!("DefaultTrait.{place}.InvalidRange"))
            }
            Fault::UnknownMember(member) => (Severity::Warning, format!("DefaultTrait.UnknownMember.{member}")),
            Fault::Condition(condition) => (Severity::Error, format!("DefaultTrait.{condition}")),
            Fault::EmptyUnion => (Severity::Warning, "DefaultTrait".to_owned()),
            Fault::Form | Fault::Missing | Fault::Constraint => (Severity::Error, "DefaultTrait".to_owned()),
        };
        let message = format!("the default does not fit: {}", problem.message);
        let event = events.push(severity, id, &(element.id(), problem.location), message);
        let hint = || "use a value that fits, or drop the default".to_owned();
        event.hint_if(problem.hint.or_else(|| Some(hint())));
    });
}

/// A member repeats the default of its target, or says that it has none.
fn agrees_with_target(context: &Context<'_>, shape: &Shape, member: &Member, events: &mut Events) {
    let Some(theirs) = context.target(member).and_then(|target| target.traits.node(ID)) else {
        return;
    };
    let element = Element::Member(shape, member);
    let shown = |node: &Node| match &node.value {
        NodeValue::String(text) => format!("{text:?}"),
        NodeValue::Number(number) => number.as_str().to_owned(),
        NodeValue::Boolean(value) => value.to_string(),
        NodeValue::Array(_) => "[]".to_owned(),
        NodeValue::Object(_) => "{}".to_owned(),
        NodeValue::Null => "null".to_owned(),
    };
    match member.traits.node(ID) {
        Some(ours) if ours.is_null() || same(ours, theirs) => {}
        Some(ours) => {
            let message = format!(
                "the default is {}, but that of `{}` is {}",
                shown(ours),
                member.target,
                shown(theirs)
            );
            events
                .error("DefaultTrait", &(&member.id, value_location(element, ID, &[])), message)
                .hint(format!("use {} or null", shown(theirs)));
        }
        // Smithy 1.0 gave zero to these members, which 2.0 cannot say where a range forbids it.
        None if context.member_trait(member, "smithy.api#range").is_some() => {}
        None => {
            let message = format!(
                "`{}` has the default {}, but this member has none",
                member.target,
                shown(theirs)
            );
            events
                .error("DefaultTrait", member, message)
                .hint(format!("add `@default` with {} or null", shown(theirs)));
        }
    }
}

fn same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (NodeValue::Number(a), NodeValue::Number(b)) => a.as_f64() == b.as_f64(),
        (NodeValue::String(a), NodeValue::String(b)) => a == b,
        (NodeValue::Boolean(a), NodeValue::Boolean(b)) => a == b,
        (NodeValue::Array(_), NodeValue::Array(_))
        | (NodeValue::Object(_), NodeValue::Object(_))
        | (NodeValue::Null, NodeValue::Null) => true,
        _ => false,
    }
}
