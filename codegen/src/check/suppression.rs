//! Reads suppressions and severity overrides from a model (Smithy 2.0, "Suppressions").

use crate::event::Severity;
use crate::event::wishes::{Entries, Wishes};
use crate::model::Model;
use crate::model::node::Node;
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use std::collections::{HashMap, HashSet};

/// The suppressions and overrides of the model.
pub fn wishes(model: &Model) -> Wishes {
    let mut on_shapes = HashMap::new();
    for shape in model.shapes.values() {
        on_shapes.extend(suppressed(&shape.id, &shape.traits));
        for (_, member) in shape.members() {
            on_shapes.extend(suppressed(&member.id, &member.traits));
        }
    }
    Wishes {
        suppressions: entries(model, "suppressions"),
        overrides: entries(model, "severityOverrides"),
        on_shapes,
    }
}

/// The IDs that are suppressed on a shape or member.
fn suppressed(id: &ShapeId, traits: &Traits) -> Option<(ShapeId, HashSet<String>)> {
    let ids = traits.node("smithy.api#suppress")?.as_array()?;
    let ids = ids.iter().filter_map(Node::as_str).map(str::to_owned);
    Some((id.clone(), ids.collect()))
}

fn entries(model: &Model, key: &str) -> Entries {
    let nodes = model.metadata.get(key).and_then(|it| it.node.as_array());
    let mut entries = Entries::new();
    for node in nodes.unwrap_or_default() {
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        if let (Some(id), Some(namespace)) = (text("id"), text("namespace")) {
            let wanted = text("severity").and_then(severity);
            entries
                .entry(id.to_owned())
                .or_default()
                .insert(namespace.to_owned(), wanted);
        }
    }
    entries
}

/// The severity of that name, as models write it.
pub fn severity(name: &str) -> Option<Severity> {
    match name {
        "NOTE" => Some(Severity::Note),
        "WARNING" => Some(Severity::Warning),
        "DANGER" => Some(Severity::Danger),
        "ERROR" => Some(Severity::Error),
        _ => None,
    }
}
