//! Reports members that target another shape.

use super::evaluate;
use super::evaluator::Evaluator;
use crate::diff::pairs::{Differences, Pair};
use crate::diff::report::{Event, Report};
use crate::event::Severity;
use crate::model::Model;
use crate::model::selector::graph::Element;
use crate::model::shape::{Member, Shape, ShapeKind};
use std::collections::HashMap;
use std::sync::Arc;

/// The row of `ChangedMemberTarget`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedMemberTarget",
    severity: "WARNING, DANGER, ERROR",
    sentence: "A member targets another shape: an ERROR if type or a significant name differs, else as grave as the differences of the two targets.",
    run,
};

/// The limit of lists and maps in each other that are compared.
const MAX_DEPTH: usize = 32;

fn run(differences: &Differences<'_>, report: &mut Report) {
    let mut known = HashMap::new();
    for pair in &differences.changed {
        let (Element::Member(_, old), Element::Member(_, new)) = (pair.old, pair.new) else {
            continue;
        };
        if old.target == new.target {
            continue;
        }
        let (severity, effect) = known
            .entry((&old.target, &new.target))
            .or_insert_with(|| compare(differences, old, new, report));
        let message = format!("The target changed from `{}` to `{}`: {effect}", old.target, new.target);
        report.push_new(*severity, ROW.id, pair, message);
    }
}

/// The severity of another target, and its effect as a sentence.
fn compare(differences: &Differences<'_>, old: &Member, new: &Member, report: &Report) -> (Severity, String) {
    let target = |model: &Model, member: &Member| model.shapes.get(&member.target).map(Arc::clone);
    let (Some(old), Some(new)) = (target(differences.old, old), target(differences.new, new)) else {
        return (Severity::Warning, "both mean the same.".to_owned());
    };
    let (was, now) = (old.kind.type_name(), new.kind.type_name());
    if was != now {
        return (Severity::Error, format!("the type changed from {was} to {now}."));
    }
    let is_plain = matches!(
        old.kind,
        ShapeKind::Simple(_) | ShapeKind::List { .. } | ShapeKind::Map { .. }
    );
    if !is_plain {
        return (Severity::Error, format!("the name of the {was} is significant."));
    }
    if old.traits.has("smithy.api#enum") {
        return (
            Severity::Error,
            "the name of a string with the trait `enum` is significant.".to_owned(),
        );
    }
    if differences.depth == MAX_DEPTH || !report.spend(1) {
        return (
            Severity::Warning,
            "the targets nest too deep to be compared.".to_owned(),
        );
    }
    let nested = nested(differences, &old, &new, report);
    let gravest = nested.iter().map(|event| event.severity).max();
    let severity = gravest.map_or(Severity::Warning, |it| it.max(Severity::Warning));
    let list: Vec<_> = nested
        .iter()
        .map(|event| format!("[{}] {}", event.severity, event.message))
        .collect();
    match list.as_slice() {
        [] => (severity, "both mean the same.".to_owned()),
        _ => (severity, list.join(" ")),
    }
}

/// The events of the two targets, as if one shape had become the other.
fn nested(differences: &Differences<'_>, old: &Shape, new: &Shape, report: &Report) -> Vec<Event> {
    let mut pairs = vec![Pair {
        old: Element::Shape(old),
        new: Element::Shape(new),
    }];
    for (name, before) in old.members() {
        if let Some(after) = new.member(name) {
            pairs.push(Pair {
                old: Element::Member(old, before),
                new: Element::Member(new, after),
            });
        }
    }
    let inner = Differences::of(differences.old, differences.new, pairs, differences.depth + 1);
    let mut found = report.nested();
    evaluate(&inner, &mut found);
    found.sorted()
}
