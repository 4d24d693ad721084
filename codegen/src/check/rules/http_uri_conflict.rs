//! Operations of a service differ in method, URI or host (Smithy 2.0, "HTTP URI").

use crate::check::context::{Context, list, value_location};
use crate::check::operations::{self, OperationShape};
use crate::check::uri::Segment;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use indexmap::IndexMap;
use std::collections::HashSet;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HttpUriConflict",
    severity: "ERROR",
    rule: "Operations of a service differ in method, URI or host.",
    section: "HTTP URI",
    run: validate,
};

/// Reports operations of one service with the same method and an equivalent URI.
///
/// Patterns of URI labels are not compared, since a server need not evaluate them. Host labels with patterns are.
fn validate(context: &Context<'_>, events: &mut Events) {
    let mut seen = HashSet::new();
    for service in operations::services(context) {
        let mut alike: IndexMap<(String, String), Vec<OperationShape<'_>>> = IndexMap::new();
        for operation in operations::of_service(context, service) {
            let (Some(method), Some(uri)) = (operations::method(operation.0), operations::uri(operation.0)) else {
                continue;
            };
            let mut key = String::new();
            for segment in &uri.segments {
                match segment {
                    Segment::Literal(text) => key.extend(["/", text]),
                    Segment::Label { greedy: false, .. } => key.push_str("/{}"),
                    Segment::Label { greedy: true, .. } => key.push_str("/{+}"),
                }
            }
            key.push('?');
            key.push_str(&uri.query.join("&"));
            alike.entry((method.to_owned(), key)).or_default().push(operation);
        }
        for operations in alike.values().filter(|operations| operations.len() > 1) {
            report(context, operations, &mut seen, events);
        }
    }
}

fn report<'m>(
    context: &Context<'m>,
    operations: &[OperationShape<'m>],
    seen: &mut HashSet<&'m str>,
    events: &mut Events,
) {
    let hosts: Vec<Host<'_>> = operations.iter().map(|operation| host(context, *operation)).collect();
    for (i, (shape, _)) in operations.iter().enumerate() {
        let others = operations.iter().zip(&hosts).enumerate();
        let others = others.filter(|(j, (_, host))| *j != i && may_be_same(&hosts[i], host));
        let shown: Vec<&str> = others.map(|(_, ((other, _), _))| other.id.as_str()).take(5).collect();
        if shown.is_empty() || !seen.insert(shape.id.as_str()) {
            continue;
        }
        let place = (
            &shape.id,
            value_location(Element::Shape(shape), "smithy.api#http", &["uri"]),
        );
        let text = operations::uri_text(shape).unwrap_or_default();
        events
            .error(
                "HttpUriConflict",
                &place,
                format!("`{text}` is also the URI of {}", list(shown)),
            )
            .hint("change the URI or the method of one of them");
    }
}

struct Host<'m> {
    prefix: &'m str,
    has_pattern: bool,
}

fn host<'m>(context: &Context<'m>, (shape, operation): OperationShape<'m>) -> Host<'m> {
    let endpoint = shape.trait_node("smithy.api#endpoint");
    let prefix = endpoint
        .and_then(|it| it.get("hostPrefix"))
        .and_then(Node::as_str)
        .unwrap_or_default();
    let members = context.structure(&operation.input.target);
    let has_pattern = members.iter().any(|(_, member)| {
        let is_label = member.traits.has("smithy.api#hostLabel");
        is_label && context.member_trait(member, "smithy.api#pattern").is_some()
    });
    Host { prefix, has_pattern }
}

/// Returns whether requests can go to one host: the prefixes are equal, or a label matches any text.
fn may_be_same(a: &Host<'_>, b: &Host<'_>) -> bool {
    let open = |host: &Host<'_>| host.prefix.contains('{') && !host.has_pattern;
    a.prefix == b.prefix || (!a.prefix.is_empty() && !b.prefix.is_empty() && (open(a) || open(b)))
}
