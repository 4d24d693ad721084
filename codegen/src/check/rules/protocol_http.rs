//! Versions of HTTP for event streams are versions of the protocol (Smithy 2.0, "AWS restJson1 protocol").

use crate::check::context::{Context, list, value_location};
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::Shape;
use crate::model::shape_id::ShapeId;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ProtocolHttp",
    severity: "ERROR",
    rule: "A version that an AWS protocol lists in `eventStreamHttp` is in its `http`, too.",
    section: "AWS protocols",
    run: validate,
};

/// Reports versions that only event streams would have.
fn validate(context: &Context<'_>, events: &mut Events) {
    for service in operations::services(context) {
        for id in service.traits.0.keys().map(ShapeId::as_str) {
            if id.starts_with("aws.protocols#") {
                versions(service, id, VALIDATOR.id, events);
            }
        }
    }
}

/// Reports the versions of a protocol's `eventStreamHttp` that its `http` lacks.
pub(super) fn versions(service: &Shape, protocol: &str, event: &'static str, events: &mut Events) {
    let Some(value) = service.trait_node(protocol) else {
        return;
    };
    let listed = |key: &str| value.get(key).and_then(Node::as_array).unwrap_or_default().iter();
    let all: Vec<&str> = listed("http").filter_map(Node::as_str).collect();
    let missing: Vec<&str> = listed("eventStreamHttp")
        .filter_map(Node::as_str)
        .filter(|version| !all.contains(version))
        .collect();
    if !missing.is_empty() {
        let location = value_location(Element::Shape(service), protocol, &["eventStreamHttp"]);
        let message = format!("`eventStreamHttp` lists {}, which `http` does not", list(missing));
        events
            .error(event, &(&service.id, location), message)
            .hint("add the versions to `http`");
    }
}
