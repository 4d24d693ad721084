//! Beside a payload, every member of a message has another binding (Smithy 2.0, "httpPayload trait").

use crate::check::context::{Context, list, trait_location};
use crate::check::operations::{self, REQUEST_BINDINGS, RESPONSE_BINDINGS};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::selector::graph::Element;
use crate::model::shape_id::ShapeId;
use std::collections::HashSet;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HttpPayloadTrait",
    severity: "ERROR",
    rule: "Beside a payload, every member of a message is bound to something else.",
    section: "httpPayload trait",
    run: validate,
};

/// Reports inputs, outputs and errors with a payload and members without a binding.
fn validate(context: &Context<'_>, events: &mut Events) {
    let mut seen = HashSet::new();
    for (shape, operation) in operations::own(context) {
        if !shape.traits.has("smithy.api#http") {
            continue;
        }
        let responses = std::iter::once(&operation.output).chain(&operation.errors);
        let messages = std::iter::once((&operation.input, REQUEST_BINDINGS));
        for (message, bindings) in messages.chain(responses.map(|it| (it, RESPONSE_BINDINGS))) {
            if seen.insert((message.target.as_str(), bindings.len())) {
                structure(context, &message.target, bindings, events);
            }
        }
    }
}

fn structure(context: &Context<'_>, id: &ShapeId, bindings: &[&str], events: &mut Events) {
    let Some(shape) = context
        .shape(id.as_str())
        .filter(|shape| Element::Shape(shape).is_own())
    else {
        return;
    };
    let members = context.structure(id);
    let Some((payload, holder)) = members.iter().find(|(_, it)| it.traits.has("smithy.api#httpPayload")) else {
        return;
    };
    let left: Vec<&str> = members
        .iter()
        .filter(|(_, member)| {
            operations::is_in_document(member, bindings) && !member.traits.has("smithy.api#hostLabel")
        })
        .map(|(name, _)| *name)
        .collect();
    if !left.is_empty() {
        let location = trait_location(Element::Member(shape, holder), "smithy.api#httpPayload");
        let message = format!(
            "`{payload}` is the payload, so {} must be bound to something else",
            list(left)
        );
        events
            .error("HttpPayloadTrait", &(&shape.id, location), message)
            .hint("bind them to headers or the query, or move them into the payload");
    }
}
