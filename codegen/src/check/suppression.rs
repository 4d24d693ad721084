//! Reads suppressions and severity overrides from a model (Smithy 2.0, "Suppressions").

use super::context::Context;
use crate::event::Severity;
use crate::event::wishes::{Entries, Wishes};
use crate::model::node::Node;

/// The suppressions and overrides of the model.
pub fn wishes(context: &Context<'_>) -> Wishes {
    let suppressed = context.with_trait("smithy.api#suppress").map(|(element, node)| {
        let ids = node.as_array().unwrap_or_default().iter().filter_map(Node::as_str);
        (element.id().clone(), ids.map(str::to_owned).collect())
    });
    Wishes {
        suppressions: entries(context, "suppressions"),
        overrides: entries(context, "severityOverrides"),
        on_shapes: suppressed.collect(),
    }
}

fn entries(context: &Context<'_>, key: &str) -> Entries {
    let nodes = context.graph.model.metadata.get(key).and_then(|it| it.node.as_array());
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
