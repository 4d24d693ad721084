//! Reports changes of default values.

use super::evaluator::Evaluator;
use crate::diff::pairs::{Differences, Pair};
use crate::diff::report::Report;
use crate::diff::value::{same, text};
use crate::event::Severity;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Shape, ShapeKind, SimpleType};

/// The row of `ChangedDefault`.
pub const ROW: Evaluator = Evaluator {
    id: "ChangedDefault",
    severity: "ERROR, DANGER",
    sentence: "A default was added without `addedDefault`, was removed, or has another value.",
    run,
};

const DEFAULT: &str = "smithy.api#default";

fn run(differences: &Differences<'_>, report: &mut Report) {
    for pair in &differences.changed {
        let (old, new) = (pair.old.traits().node(DEFAULT), pair.new.traits().node(DEFAULT));
        let found = match (old, new) {
            (Some(old), None) if !is_free(differences, pair, old) => Some((
                Severity::Error,
                format!("The default {} was removed, which breaks generated code.", text(old)),
            )),
            (None, Some(new)) => added(pair, new),
            (Some(old), Some(new)) if !same(old, new) => Some(changed(differences, pair, old, new)),
            _ => None,
        };
        if let Some((severity, message)) = found {
            report.push_new(severity, ROW.id, pair, message);
        }
    }
}

/// Returns whether the removal of a default has no effect: a member's null, where the target has no other default.
fn is_free(differences: &Differences<'_>, pair: &Pair<'_>, old: &Node) -> bool {
    let Element::Member(_, member) = pair.new else {
        return false;
    };
    let target = differences.new.shape(member.target.as_str());
    let default = target.and_then(|target| target.traits.node(DEFAULT));
    old.is_null() && default.is_none_or(Node::is_null)
}

fn added(pair: &Pair<'_>, new: &Node) -> Option<(Severity, String)> {
    let value = text(new);
    match pair.new {
        Element::Shape(_) => Some((
            Severity::Error,
            format!("The shape has the default {value} now, which breaks generated code."),
        )),
        Element::Member(_, member) if !member.traits.has("smithy.api#addedDefault") && !new.is_null() => Some((
            Severity::Error,
            format!("The member has the default {value} now, without `addedDefault`, which breaks generated code."),
        )),
        Element::Member(..) => None,
    }
}

fn changed(differences: &Differences<'_>, pair: &Pair<'_>, old: &Node, new: &Node) -> (Severity, String) {
    let values = format!("The default changed from {} to {}", text(old), text(new));
    let Element::Member(_, member) = pair.new else {
        return (Severity::Error, format!("{values}, which breaks generated code."));
    };
    let target = differences.new.shape(member.target.as_str());
    let is_zero = |value: &Node| target.is_some_and(|target| is_zero(value, target));
    if is_zero(old) == is_zero(new) {
        (
            Severity::Danger,
            format!("{values}: existing clients go on with the old value."),
        )
    } else {
        let message = format!("{values}, to or from the zero value of the type, which breaks generated code.");
        (Severity::Error, message)
    }
}

/// Returns whether a value is what an absent member of this type stood for in Smithy 1.0.
fn is_zero(value: &Node, target: &Shape) -> bool {
    use SimpleType::{Boolean, Byte, Double, Float, Integer, Long, Short};
    match target.kind {
        ShapeKind::Simple(Boolean) => value.as_bool() == Some(false),
        ShapeKind::Simple(Byte | Short | Integer | Long | Float | Double) | ShapeKind::IntEnum { .. } => {
            value.as_number().is_some_and(|number| number.as_f64() == 0.0)
        }
        _ => false,
    }
}
