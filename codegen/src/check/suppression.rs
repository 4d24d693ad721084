//! What a model says about events: which to suppress, and which are graver to it (Smithy 2.0, "Suppressions").

use super::context::Context;
use crate::event::{Events, Severity, ValidationEvent};
use crate::model::node::Node;
use std::collections::HashMap;

/// Changes the severity of events as the model asks for; an ERROR stays one.
pub fn apply(context: &Context<'_>, events: &mut Events) {
    let suppressions = entries(context, "suppressions");
    let overrides = entries(context, "severityOverrides");
    for event in events
        .all_mut()
        .iter_mut()
        .filter(|event| event.severity < Severity::Error)
    {
        let suppressed = about(event, &suppressions).is_some() || is_suppressed_by_trait(context, event);
        let wanted = about(event, &overrides).flatten();
        event.severity = match suppressed {
            true => Severity::Suppressed,
            false => wanted.map_or(event.severity, |wanted| event.severity.max(wanted)),
        };
    }
}

/// ID and namespace to the severity given, if one is.
type Entries<'m> = HashMap<(&'m str, &'m str), Option<Severity>>;

fn entries<'m>(context: &Context<'m>, key: &str) -> Entries<'m> {
    let nodes = context.graph.model.metadata.get(key).and_then(|it| it.node.as_array());
    let entry = |node: &'m Node| {
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        Some(((text("id")?, text("namespace")?), text("severity").and_then(severity)))
    };
    nodes.unwrap_or_default().iter().filter_map(entry).collect()
}

/// The gravest entry for an event: for its ID or a part of it up to a dot, and for its namespace or all of them.
fn about(event: &ValidationEvent, entries: &Entries<'_>) -> Option<Option<Severity>> {
    let namespace = event.shape.as_ref().map_or("*", |shape| shape.namespace());
    let dots = event.id.match_indices('.').map(|(at, _)| at).chain([event.id.len()]);
    let ids = dots.map(|end| &event.id[..end]);
    let found = ids.flat_map(|id| [entries.get(&(id, "*")), entries.get(&(id, namespace))]);
    found.flatten().copied().max()
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

fn is_suppressed_by_trait(context: &Context<'_>, event: &ValidationEvent) -> bool {
    let element = event
        .shape
        .as_ref()
        .and_then(|shape| context.graph.find(shape.as_str()));
    let ids = element
        .and_then(|element| element.traits().node("smithy.api#suppress"))
        .and_then(Node::as_array);
    ids.unwrap_or_default()
        .iter()
        .filter_map(Node::as_str)
        .any(|id| is_part(id, &event.id))
}

/// Whether an ID is another one, or stands in its hierarchy: `BadShape.List` in `BadShape`.
fn is_part(id: &str, of: &str) -> bool {
    of.strip_prefix(id)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
