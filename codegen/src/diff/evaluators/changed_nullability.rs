//! Reports members that may be absent now, or no longer.

use super::evaluator::Evaluator;
use crate::diff::pairs::{Differences, Pair};
use crate::diff::report::Report;
use crate::event::Severity;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use std::collections::HashSet;

/// The row of `ChangedNullability`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedNullability",
    severity: "ERROR, DANGER, WARNING",
    sentence: "A member of a structure, list or map may be absent now, or no longer; the reason is appended to the ID.",
    run,
};

const DEFAULT: &str = "smithy.api#default";
const REQUIRED: &str = "smithy.api#required";
const CLIENT_OPTIONAL: &str = "smithy.api#clientOptional";
const INPUT: &str = "smithy.api#input";

/// A reason: severity, the end of the ID, and the sentence.
type Reason = (Severity, &'static str, &'static str);

fn run(differences: &Differences<'_>, report: &mut Report) {
    let mut seen = HashSet::new();
    for pair in &differences.changed {
        one(differences, pair, &mut seen, report);
        for pair in of_inputs(pair) {
            one(differences, &pair, &mut seen, report);
        }
    }
}

/// The members of a structure that became the input of an operation, or is no longer.
fn of_inputs<'m>(pair: &Pair<'m>) -> Vec<Pair<'m>> {
    let (Element::Shape(old), Element::Shape(new)) = (pair.old, pair.new) else {
        return vec![];
    };
    if !pair.adds(INPUT) && !pair.removes(INPUT) {
        return vec![];
    }
    let kept = new.members().into_iter().filter_map(|(name, member)| {
        Some(Pair {
            old: Element::Member(old, old.member(name)?),
            new: Element::Member(new, member),
        })
    });
    kept.collect()
}

fn one<'m>(differences: &Differences<'_>, pair: &Pair<'m>, seen: &mut HashSet<&'m ShapeId>, report: &mut Report) {
    let (Element::Member(was_in, old), Element::Member(is_in, new)) = (pair.old, pair.new) else {
        return;
    };
    let (was, now) = (is_nullable(was_in, old), is_nullable(is_in, new));
    if was == now || !seen.insert(&new.id) {
        return;
    }
    let effect = if now {
        "The member may be absent now."
    } else {
        "The member may no longer be absent."
    };
    let reasons = reasons(differences, pair, new);
    for (severity, end, reason) in &reasons {
        report.push_new(
            *severity,
            format!("{}.{end}", ROW.id),
            pair,
            format!("{effect} {reason}"),
        );
    }
    if reasons.is_empty() {
        report.push_new(Severity::Error, ROW.id, pair, effect);
    }
}

fn reasons(differences: &Differences<'_>, pair: &Pair<'_>, new: &Member) -> Vec<Reason> {
    let is_input = |element: Element<'_>| match element {
        Element::Member(container, _) => container.traits.has(INPUT),
        Element::Shape(_) => false,
    };
    let mut found: Vec<Reason> = match (is_input(pair.old), is_input(pair.new)) {
        (true, false) => vec![(Severity::Error, "RemovedInputTrait", "Its structure has lost `input`.")],
        (false, true) => vec![(Severity::Danger, "AddedInputTrait", "Its structure has `input` now.")],
        (true, true) => vec![],
        (false, false) => of_member(differences, pair, new),
    };
    let is_null = |element: Element<'_>| element.traits().node(DEFAULT).map(Node::is_null);
    match (is_null(pair.old), is_null(pair.new)) {
        (Some(false), Some(true)) => found.push((Severity::Error, "AddedNullDefault", "Its default became null.")),
        (Some(true), Some(false)) => {
            found.push((Severity::Error, "RemovedNullDefault", "Its default is no longer null."));
        }
        _ => {}
    }
    found
}

/// The reasons that the traits of a member give, outside of inputs.
fn of_member(differences: &Differences<'_>, pair: &Pair<'_>, new: &Member) -> Vec<Reason> {
    let mut found = vec![];
    let target = differences.new.shape(new.target.as_str());
    let is_aggregate =
        target.is_some_and(|it| matches!(it.kind, ShapeKind::Structure { .. } | ShapeKind::Union { .. }));
    if pair.adds(CLIENT_OPTIONAL) && pair.keeps(REQUIRED) {
        let sentence = "The required member has `clientOptional` now.";
        found.push((Severity::Error, "AddedClientOptionalTrait", sentence));
    } else if pair.removes(CLIENT_OPTIONAL) && pair.keeps(REQUIRED) {
        let sentence = "The required member has lost `clientOptional`.";
        found.push((Severity::Error, "RemovedClientOptionalTrait", sentence));
    } else if pair.adds(REQUIRED) && !new.traits.has(CLIENT_OPTIONAL) {
        found.push(match is_aggregate {
            true => (
                Severity::Warning,
                "AddedRequiredTrait.StructureOrUnion",
                "It is required now; generators that treat structures and unions as optional do not change.",
            ),
            false => (Severity::Error, "AddedRequiredTrait", "It is required now."),
        });
    }
    if pair.adds(DEFAULT) && !pair.removes(REQUIRED) {
        let sentence = "It has a default now and was not required before.";
        found.push((Severity::Error, "AddedDefaultTrait", sentence));
    }
    if pair.removes(REQUIRED) && !new.traits.has(DEFAULT) && !pair.old.traits().has(CLIENT_OPTIONAL) {
        found.push(match is_aggregate {
            true => (
                Severity::Warning,
                "RemovedRequiredTrait.StructureOrUnion",
                "It is no longer required; generators that treat structures and unions as optional do not change.",
            ),
            false => (
                Severity::Error,
                "RemovedRequiredTrait",
                "It is no longer required and has no default with `addedDefault` instead.",
            ),
        });
    }
    found
}

/// Returns whether a member may be absent for clients that treat structures and unions as any other type.
fn is_nullable(container: &Shape, member: &Member) -> bool {
    match &container.kind {
        ShapeKind::Structure { .. } => {
            let has = |id| member.traits.has(id);
            let has_value = member.traits.node(DEFAULT).is_some_and(|it| !it.is_null());
            has(CLIENT_OPTIONAL) || container.traits.has(INPUT) || !has(REQUIRED) && !has_value
        }
        ShapeKind::List { .. } => container.traits.has("smithy.api#sparse"),
        ShapeKind::Map { .. } => member.id.member() != Some("key") && container.traits.has("smithy.api#sparse"),
        _ => false,
    }
}
