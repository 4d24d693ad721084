//! Streaming members can be sent (Smithy 2.0, "streaming trait").

use crate::check::context::Context;
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Member, Shape, ShapeKind, SimpleType};
use std::collections::HashSet;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "StreamingTrait",
    severity: "ERROR",
    rule: "A member that streams is required or has a default, and is the payload where protocols have one.",
    section: "streaming trait",
    run: validate,
};

const ID: &str = "smithy.api#streaming";

/// Reports streaming members that may be absent, or that are not the payload although there is one.
fn validate(context: &Context<'_>, events: &mut Events) {
    for element in context.own() {
        let Element::Member(_, member) = element else { continue };
        let sure = member.traits.has("smithy.api#required") || member.traits.has("smithy.api#default");
        if is_blob_stream(context, member) && !sure {
            events
                .error(
                    "StreamingTrait",
                    member,
                    "a blob that streams is always there, so its member must say so",
                )
                .hint("add `@required`, or `@default` with an empty string");
        }
    }
    let mut seen = HashSet::new();
    for service in operations::services(context)
        .into_iter()
        .filter(|service| has_payloads(context, service))
    {
        for (_, operation) in operations::of_service(context, service) {
            for reference in [&operation.input, &operation.output] {
                for (_, member) in context.structure(&reference.target) {
                    let payload = member.traits.has("smithy.api#httpPayload");
                    if is_blob_stream(context, member) && !payload && seen.insert(member.id.as_str()) {
                        let message = format!(
                            "this streams, so in a protocol of `{}` it must be the payload",
                            service.id
                        );
                        events
                            .error("StreamingTrait", member, message)
                            .hint("add `@httpPayload`");
                    }
                }
            }
        }
    }
}

fn is_blob_stream(context: &Context<'_>, member: &Member) -> bool {
    context
        .target(member)
        .is_some_and(|target| matches!(target.kind, ShapeKind::Simple(SimpleType::Blob)) && target.traits.has(ID))
}

/// Returns whether a protocol of the service binds members to payloads.
fn has_payloads(context: &Context<'_>, service: &Shape) -> bool {
    service.traits.0.keys().any(|id| {
        let definition = context
            .shape(id.as_str())
            .and_then(|it| it.trait_node("smithy.api#protocolDefinition"));
        let traits = definition
            .and_then(|it| it.get("traits"))
            .and_then(Node::as_array)
            .unwrap_or_default();
        traits.iter().any(|it| it.as_str() == Some("smithy.api#httpPayload"))
    })
}
