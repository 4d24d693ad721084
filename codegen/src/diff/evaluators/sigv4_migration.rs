//! Reports effective authentication that moves between `sigv4` and `sigv4a`.

use super::evaluator::Evaluator;
use super::migration::{effective, migration};
use crate::diff::pairs::{Differences, Pair};
use crate::diff::report::Report;
use crate::event::Severity;
use crate::model::closure::all_operations;
use crate::model::shape::{Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use std::collections::HashMap;

/// The row of `SigV4Migration`.
pub const ROW: Evaluator = Evaluator {
    id: "SigV4Migration",
    severity: "DANGER",
    sentence: "The effective authentication of a service or operation moves between `sigv4` and `sigv4a` in a way that not all credentials survive.",
    run,
};

fn run(differences: &Differences<'_>, report: &mut Report) {
    for (pair, old, new) in differences.changed_shapes() {
        if let (ShapeKind::Service(_), ShapeKind::Service(_)) = (&old.kind, &new.kind) {
            let before = effective(differences.old, old, old);
            let after = effective(differences.new, new, new);
            if let Some(message) = migration(&before, &after) {
                report.push_new(Severity::Danger, ROW.id, pair, message);
            }
        }
    }
    let changed: HashMap<&ShapeId, (&Pair<'_>, &Shape, &Shape)> = differences
        .changed_shapes()
        .filter(|(_, old, new)| is_operation(old) && is_operation(new))
        .map(|it| (&it.2.id, it))
        .collect();
    if changed.is_empty() || differences.depth > 0 {
        return;
    }
    for service in differences.new.shapes.values() {
        let before = differences.old.shape(service.id.as_str());
        let (ShapeKind::Service(now), Some(before)) = (&service.kind, before) else {
            continue;
        };
        if !matches!(before.kind, ShapeKind::Service(_)) {
            continue;
        }
        for id in all_operations(differences.new, now) {
            let Some((pair, old, new)) = changed.get(&id) else {
                continue;
            };
            let (before, after) = (
                effective(differences.old, before, old),
                effective(differences.new, service, new),
            );
            if let Some(message) = migration(&before, &after) {
                report.push_new(Severity::Danger, ROW.id, pair, message);
            }
        }
    }
}

fn is_operation(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Operation(_))
}
