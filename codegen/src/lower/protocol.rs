//! The protocols of a service that the runtime speaks.

use super::kind::byte_streams;
use crate::event::Events;
use crate::model::closure::ServiceClosure;
use crate::model::shape::Shape;
use crate::model::traits::Trait;
use crate::model::traits::http::Http;
use crate::rust::protocol::Protocol;

/// A service that speaks nothing that we speak.
const UNSUPPORTED_PROTOCOL: &str = "UnsupportedProtocol";

/// The protocols that we speak, best first, with the feature of the runtime that each needs.
const PROTOCOLS: &[(&str, Protocol, &str)] = &[
    ("smithy.protocols#rpcv2Cbor", Protocol::RpcV2Cbor, "rpcv2-cbor"),
    ("aws.protocols#awsJson1_0", Protocol::AwsJson1_0, "aws-json"),
    ("aws.protocols#awsJson1_1", Protocol::AwsJson1_1, "aws-json"),
    ("aws.protocols#restJson1", Protocol::RestJson1, "rest-json"),
    ("aws.protocols#restXml", Protocol::RestXml, "rest-xml"),
    ("aws.protocols#awsQuery", Protocol::AwsQuery, "aws-query"),
    ("aws.protocols#ec2Query", Protocol::Ec2Query, "ec2-query"),
    ("smithy.protocols#rpcv2Json", Protocol::RpcV2Json, "rpcv2-json"),
];

/// A protocol that we speak, by its trait.
pub fn protocol(id: &str) -> Option<Protocol> {
    PROTOCOLS.iter().find(|it| it.0 == id).map(|(_, protocol, _)| *protocol)
}

/// The protocols of the service that the runtime speaks, best first, with the feature of each.
pub fn protocols(closure: &ServiceClosure, shape: &Shape, events: &mut Events) -> Vec<(Protocol, &'static str)> {
    let spoken = PROTOCOLS.iter().filter(|(id, ..)| shape.traits.has(id));
    let mut spoken: Vec<_> = spoken.map(|(_, protocol, feature)| (*protocol, *feature)).collect();
    check_http(closure, &spoken, events);
    if let Some(member) = byte_streams(closure).next()
        && !spoken.is_empty()
    {
        // The others stay, for the operations without such a member.
        spoken.sort_by_key(|(protocol, _)| !protocol.has_bindings());
        if spoken.iter().all(|(protocol, _)| !protocol.has_bindings()) {
            let message = "the protocols of the service have no place for a stream of bytes";
            events
                .error("UnsupportedStream", member, message)
                .hint("leave the operations with this member out with the setting `operations`");
        }
    } else if spoken.is_empty() {
        report_no_protocol(closure, shape, events);
    }
    spoken
}

/// Reports a service without a protocol that we speak, with the traits that are the protocols which it has.
fn report_no_protocol(closure: &ServiceClosure, shape: &Shape, events: &mut Events) {
    let is_protocol = |id: &str| {
        let definition = closure.model.shape(id);
        definition.is_some_and(|it| it.traits.has("smithy.api#protocolDefinition"))
            || id.starts_with("aws.protocols#")
            || id.starts_with("smithy.protocols#")
    };
    let of_service = |is: &dyn Fn(&str) -> bool| {
        let ids = shape.traits.0.keys().map(|id| id.as_str()).filter(|id| is(id));
        let ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
        ids.join(", ")
    };
    let theirs = of_service(&is_protocol);
    // The package that defines a protocol is often not given with the model.
    let unknown = of_service(&|id| closure.model.shape(id).is_none());
    let message = match (theirs.as_str(), unknown.as_str()) {
        ("", "") => "the service has no protocol".to_owned(),
        ("", unknown) => format!(
            "the service has no protocol that Tinsmith speaks; {unknown} may be the trait of another one, as no model defines it"
        ),
        (theirs, _) => format!("the service speaks only {theirs}, which Tinsmith does not"),
    };
    let ours: Vec<String> = PROTOCOLS.iter().map(|(id, ..)| format!("`{id}`")).collect();
    let hint = format!("apply one of {} to the service", ours.join(", "));
    events.error(UNSUPPORTED_PROTOCOL, shape, message).hint(hint);
}

/// Reports operations of which nobody says where in a request their members stand, if the protocol asks for that.
fn check_http(closure: &ServiceClosure, spoken: &[(Protocol, &str)], events: &mut Events) {
    if !spoken.first().is_some_and(|(protocol, _)| protocol.has_bindings()) {
        return;
    }
    for (shape, _) in closure.operations().filter(|(shape, _)| !shape.traits.has(Http::ID)) {
        events
            .error(
                "HttpBindingsMissing",
                &**shape,
                "the operation has no `@http`, which the protocol of the service needs",
            )
            .hint("say its method and path with `@http`, or leave it out with the setting `operations`");
    }
}
