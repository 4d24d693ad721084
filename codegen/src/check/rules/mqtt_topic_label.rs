//! The labels of an MQTT topic are members of the input (Smithy 2.0, "topicLabel trait").

use crate::check::context::{Context, list, value_location};
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Operation, Shape};

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "MqttTopicLabel",
    severity: "ERROR",
    rule: "Each label of a topic has its member with `topicLabel`, and each such member its label.",
    section: "MQTT protocol bindings",
    run: validate,
};

const LABEL: &str = "smithy.mqtt#topicLabel";

/// Reports labels without a member, and members without a label.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in operations::own(context) {
        for id in ["smithy.mqtt#publish", "smithy.mqtt#subscribe"] {
            if let Some(topic) = shape.trait_node(id).and_then(Node::as_str) {
                labels(context, (shape, operation), id, topic, events);
            }
        }
    }
}

fn labels(context: &Context<'_>, (shape, operation): (&Shape, &Operation), id: &str, topic: &str, events: &mut Events) {
    let levels = topic.split('/');
    let labels: Vec<&str> = levels
        .filter_map(|level| level.strip_prefix('{')?.strip_suffix('}'))
        .collect();
    let members = context.structure(&operation.input.target);
    let is_label = |name: &str| {
        let member = members.iter().find(|(member, _)| *member == name);
        member.is_some_and(|(_, member)| member.traits.has(LABEL))
    };
    let missing: Vec<&str> = labels.iter().copied().filter(|label| !is_label(label)).collect();
    if !missing.is_empty() {
        let place = (&shape.id, value_location(Element::Shape(shape), id, &[]));
        let message = format!(
            "the topic has {}, which no member of the input is bound to",
            list(missing)
        );
        events
            .error("MqttTopicLabel", &place, message)
            .hint("add `topicLabel` to the members of the input with these names");
    }
    for (name, member) in &members {
        if member.traits.has(LABEL) && !labels.contains(name) {
            let message = format!("the topic of `{}` has no label `{{{name}}}`", shape.id);
            events
                .error("MqttTopicLabel", *member, message)
                .hint("add the label to the topic, or remove `topicLabel`");
        }
    }
}
