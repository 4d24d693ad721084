//! The suppressions and severity overrides of a model (Smithy 2.0, "Suppressions").

use super::Severity;
use crate::model::shape_id::ShapeId;
use std::collections::{HashMap, HashSet};

/// The limit of parts of an event's ID that are looked up: `A.B.C` has `A`, `A.B` and itself.
const PARTS: usize = 16;

/// The suppressions and overrides of a model, indexed for lookups by event.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// `suppressions`.
    pub suppressions: Entries,
    /// `severityOverrides`.
    pub overrides: Entries,
    /// `@suppress`: the IDs of events, by shape or member.
    pub on_shapes: HashMap<ShapeId, HashSet<String>>,
}

/// Event ID to namespace to the severity given, if one is.
pub type Entries = HashMap<String, HashMap<String, Option<Severity>>>;

impl Wishes {
    /// The severity of an event to this model; an ERROR stays one.
    pub fn severity(&self, severity: Severity, id: &str, shape: Option<&ShapeId>) -> Severity {
        if severity == Severity::Error {
            return severity;
        }
        let on_shape = shape.and_then(|shape| self.on_shapes.get(shape));
        if on_shape.is_some_and(|ids| parts(id).any(|part| ids.contains(part)))
            || about(id, shape, &self.suppressions).is_some()
        {
            return Severity::Suppressed;
        }
        let wanted = about(id, shape, &self.overrides).flatten();
        wanted.map_or(severity, |wanted| severity.max(wanted))
    }
}

/// The gravest entry for an event: for its ID or a part of it up to a dot, and for its namespace or all of them.
fn about(id: &str, shape: Option<&ShapeId>, entries: &Entries) -> Option<Option<Severity>> {
    if entries.is_empty() {
        return None;
    }
    let namespace = shape.map_or("*", |shape| shape.namespace());
    let entries = parts(id).filter_map(|part| entries.get(part));
    let found = entries.flat_map(|entry| [entry.get("*"), entry.get(namespace)]);
    found.flatten().copied().max()
}

/// The ID, and the longer and longer parts of it that end before a dot: an event stands in their hierarchy.
fn parts(id: &str) -> impl Iterator<Item = &str> {
    let dots = id.match_indices('.').map(|(at, _)| at).take(PARTS);
    dots.map(|end| &id[..end]).chain([id])
}
