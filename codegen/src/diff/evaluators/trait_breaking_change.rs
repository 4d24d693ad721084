//! Reports changes of traits that the definition of the trait calls breaking.

use super::evaluator::Evaluator;
use super::modified_trait::change_of;
use crate::check::suppression::severity;
use crate::diff::pairs::{Differences, Pair, TraitChange};
use crate::diff::report::{Report, Side};
use crate::diff::value::same;
use crate::event::Severity;
use crate::model::Model;
use crate::model::node::Node;
use crate::model::shape::{Shape, ShapeKind};
use std::collections::BTreeMap;

/// The row of `TraitBreakingChange`.
pub const ROW: Evaluator = Evaluator {
    id: "TraitBreakingChange",
    severity: "as the trait says; ERROR unless it does",
    sentence: "The `breakingChanges` of a definition of a trait forbid the change; the change and the trait are appended to the ID.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for pair in &differences.changed {
        for change in pair.traits() {
            let Some(definition) = differences.new.shape(change.id.as_str()) else {
                continue;
            };
            let rules = definition
                .trait_node("smithy.api#trait")
                .and_then(|it| it.get("breakingChanges"));
            for rule in rules.and_then(Node::as_array).unwrap_or_default() {
                check(differences.new, definition, pair, change, rule, report);
            }
        }
    }
}

/// Compares the values at the path of a rule.
fn check(
    model: &Model,
    definition: &Shape,
    pair: &Pair<'_>,
    change: TraitChange<'_>,
    rule: &Node,
    report: &mut Report,
) {
    let text = |key: &str| rule.get(key).and_then(Node::as_str);
    let path: Vec<&str> = match text("path").unwrap_or_default() {
        "" => vec![],
        path => path.strip_prefix('/').unwrap_or(path).split('/').collect(),
    };
    let (old, new) = (present(change.old), present(change.new));
    // A lost trait has lost its contents, too; that is one event.
    if new.is_none() && !path.is_empty() {
        return;
    }
    let mut values: BTreeMap<String, (Option<&Node>, Option<&Node>)> = BTreeMap::new();
    extract(model, definition, &path, old, "", &mut |at, value| {
        values.entry(at).or_default().0 = value
    });
    extract(model, definition, &path, new, "", &mut |at, value| {
        values.entry(at).or_default().1 = value
    });
    if !report.spend(values.len()) {
        return;
    }
    for (at, (old, new)) in values {
        let Some(kind) = breaks(text("change").unwrap_or("any"), old, new) else {
            continue;
        };
        let severity = text("severity").and_then(severity).unwrap_or(Severity::Error);
        let id = format!("{}.{kind}.{}", ROW.id, change.id);
        let message = change_of(change.id.as_str(), &at, old, new);
        let message = match text("message") {
            Some(why) => format!("{message} {why}"),
            None => message,
        };
        let location = new.map_or(pair.new.location(), |node| node.location);
        report.push_at(severity, id, Some(pair.new.id()), (Side::New, location), message);
    }
}

fn present(node: Option<&Node>) -> Option<&Node> {
    node.filter(|node| !node.is_null())
}

/// Finds the values at a path: one for each element of a list (`member`) and each entry of a map (`key`, `value`).
fn extract<'m>(
    model: &Model,
    shape: &Shape,
    path: &[&str],
    value: Option<&'m Node>,
    at: &str,
    found: &mut impl FnMut(String, Option<&'m Node>),
) {
    let [segment, rest @ ..] = path else {
        return found(at.to_owned(), value);
    };
    if segment.is_empty() {
        return found(at.to_owned(), value);
    }
    let Some(next) = shape
        .member(segment)
        .and_then(|member| model.shape(member.target.as_str()))
    else {
        return;
    };
    match (&shape.kind, value) {
        (ShapeKind::List { .. }, Some(value)) => {
            for (index, element) in value.as_array().unwrap_or_default().iter().enumerate() {
                extract(
                    model,
                    next,
                    rest,
                    present(Some(element)),
                    &format!("{at}/{index}"),
                    found,
                );
            }
        }
        (ShapeKind::Map { .. }, Some(value)) => {
            for (key, entry) in value.as_object().into_iter().flatten() {
                extract(
                    model,
                    next,
                    rest,
                    present(Some(&entry.node)),
                    &format!("{at}/{key}"),
                    found,
                );
            }
        }
        (ShapeKind::Structure { .. } | ShapeKind::Union { .. }, Some(value)) if value.as_object().is_some() => {
            extract(
                model,
                next,
                rest,
                present(value.get(segment)),
                &format!("{at}/{segment}"),
                found,
            );
        }
        _ => {}
    }
}

/// The kind of a change, if a rule calls it breaking.
fn breaks(rule: &str, old: Option<&Node>, new: Option<&Node>) -> Option<&'static str> {
    let (kind, rules): (_, &[&str]) = match (old, new) {
        (None, Some(_)) => ("Add", &["add", "presence", "any"]),
        (Some(_), None) => ("Remove", &["remove", "presence", "any"]),
        (Some(old), Some(new)) if !same(old, new) => ("Update", &["update", "any"]),
        _ => return None,
    };
    rules.contains(&rule).then_some(kind)
}
