//! A model and its events as text, to be compared with a snapshot.

use std::fmt::Write;
use tinsmith::event::{Events, render};
use tinsmith::model::Model;
use tinsmith::model::node::{Node, NodeValue};
use tinsmith::model::shape::{Reference, Shape, ShapeKind};
use tinsmith::model::traits::Traits;
use tinsmith::source::Sources;

/// The shapes and metadata of the model itself, without what Tinsmith carries.
pub fn model(model: &Model) -> String {
    let mut text = String::new();
    for (key, entry) in &model.metadata {
        let _ = writeln!(text, "metadata {key} = {}", node(&entry.node));
    }
    for shape in model.shapes.values().filter(|shape| !shape.location.is_embedded()) {
        describe(shape, &mut text);
    }
    text
}

/// One line for each event.
pub fn events(events: &Events, sources: &Sources) -> String {
    let lines = events.all().iter().map(|event| render::line(event, sources) + "\n");
    lines.collect()
}

fn describe(shape: &Shape, text: &mut String) {
    let _ = writeln!(text, "{} {}{}", shape.kind.type_name(), shape.id, of_mixins(shape));
    traits("  ", &shape.traits, text);
    for (name, member) in shape.members() {
        let _ = writeln!(text, "  {name}: {}", member.target);
        traits("    ", &member.traits, text);
    }
    match &shape.kind {
        ShapeKind::Service(service) => {
            let _ = writeln!(text, "  version {:?}", service.version);
            references("operations", &service.operations, text);
            references("resources", &service.resources, text);
            references("errors", &service.errors, text);
            for (id, name) in &service.rename {
                let _ = writeln!(text, "  rename {id} to {name}");
            }
        }
        ShapeKind::Operation(operation) => {
            let _ = writeln!(text, "  {} -> {}", operation.input.target, operation.output.target);
            references("errors", &operation.errors, text);
        }
        ShapeKind::Resource(resource) => {
            let maps = [
                ("identifier", &resource.identifiers),
                ("property", &resource.properties),
            ];
            for (what, map) in maps.into_iter().chain([("lifecycle", &resource.lifecycle)]) {
                for (name, reference) in map {
                    let _ = writeln!(text, "  {what} {name}: {}", reference.target);
                }
            }
            references("operations", &resource.operations, text);
            references("collection operations", &resource.collection_operations, text);
            references("resources", &resource.resources, text);
        }
        _ => {}
    }
}

fn of_mixins(shape: &Shape) -> String {
    let names: Vec<&str> = shape.mixins.iter().map(|id| id.as_str()).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!(" with {}", names.join(", "))
    }
}

fn references(what: &str, references: &[Reference], text: &mut String) {
    if !references.is_empty() {
        let names: Vec<&str> = references.iter().map(|reference| reference.target.as_str()).collect();
        let _ = writeln!(text, "  {what} {}", names.join(", "));
    }
}

fn traits(indent: &str, traits: &Traits, text: &mut String) {
    for (id, entry) in &traits.0 {
        let _ = writeln!(text, "{indent}@{id} {}", node(&entry.node));
    }
}

fn node(node_: &Node) -> String {
    match &node_.value {
        NodeValue::Null => "null".into(),
        NodeValue::Boolean(value) => value.to_string(),
        NodeValue::Number(number) => number.as_str().into(),
        NodeValue::String(text) => format!("{text:?}"),
        NodeValue::Array(elements) => format!("[{}]", elements.iter().map(node).collect::<Vec<_>>().join(", ")),
        NodeValue::Object(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, it)| format!("{key}: {}", node(&it.node)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}
