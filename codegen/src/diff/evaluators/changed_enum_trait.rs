//! Reports changes of the values of enums.

use super::evaluator::Evaluator;
use crate::diff::pairs::{Differences, Pair};
use crate::diff::report::Report;
use crate::event::Severity;
use crate::model::node::Node;
use crate::model::shape::{Member, Shape, ShapeKind, SimpleType};
use std::collections::HashMap;

/// The row of `ChangedEnumTrait`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedEnumTrait",
    severity: "ERROR, NOTE",
    sentence: "The values of an enum changed: `Removed`, `NameChanged`, `OrderChanged` or, as a NOTE, `Appended`, and the position of the value.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.changed_shapes() {
        if let (Some(old), Some(new)) = (Values::of(old), Values::of(new)) {
            compare(pair, &old, &new, report);
        }
    }
}

/// The values of an enum in their order, each with its name if it has one.
struct Values<'m> {
    all: Vec<(&'m str, Option<&'m str>)>,
    names: HashMap<&'m str, Option<&'m str>>,
}

impl<'m> Values<'m> {
    fn of(shape: &'m Shape) -> Option<Self> {
        let all: Vec<_> = match (&shape.kind, shape.traits.node("smithy.api#enum")) {
            (ShapeKind::Enum { members }, _) => {
                let value = |member: &'m Member| member.traits.node("smithy.api#enumValue").and_then(Node::as_str);
                let values = members.iter();
                values
                    .filter_map(|(name, member)| Some((value(member)?, Some(name.as_str()))))
                    .collect()
            }
            (ShapeKind::Simple(SimpleType::String), Some(definitions)) => {
                let definitions = definitions.as_array().unwrap_or_default().iter();
                let text = |it: &'m Node, key| it.get(key).and_then(Node::as_str);
                definitions
                    .filter_map(|it| Some((text(it, "value")?, text(it, "name"))))
                    .collect()
            }
            _ => return None,
        };
        let mut names = HashMap::with_capacity(all.len());
        for (value, name) in &all {
            names.entry(*value).or_insert(*name);
        }
        Some(Self { all, names })
    }
}

fn compare(pair: &Pair<'_>, old: &Values<'_>, new: &Values<'_>, report: &mut Report) {
    let mut push = |severity, what: &str, at: usize, message: String| {
        report.push_new(severity, format!("{}.{what}.{at}", ROW.id), pair, message);
    };
    // The number of old values that are still there, and of new ones that stand among them.
    let mut known = old.all.len();
    for (at, (value, name)) in old.all.iter().enumerate() {
        match new.names.get(value) {
            None => {
                push(
                    Severity::Error,
                    "Removed",
                    at,
                    format!("The value `{value}` was removed."),
                );
                known -= 1;
            }
            Some(now) if now != name => {
                let (was, now) = (name.unwrap_or("none"), now.unwrap_or("none"));
                let message = format!("The name of the value `{value}` changed from `{was}` to `{now}`.");
                push(Severity::Error, "NameChanged", at, message);
            }
            Some(_) => {}
        }
    }
    for (at, (value, _)) in new.all.iter().enumerate() {
        if old.names.contains_key(value) {
            continue;
        }
        if at < known {
            let message =
                format!("The value `{value}` was inserted before others, which changes the numbers of those.");
            push(Severity::Error, "OrderChanged", at, message);
            known += 1;
        } else {
            push(
                Severity::Note,
                "Appended",
                at,
                format!("The value `{value}` was appended."),
            );
        }
    }
}
