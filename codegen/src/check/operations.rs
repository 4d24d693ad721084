//! The operations of services and their HTTP bindings, for several validators.

use super::context::Context;
use super::uri::UriPattern;
use crate::model::node::Node;
use crate::model::shape::{Member, Operation, Shape, ShapeKind};
use indexmap::IndexSet;

/// An operation's shape and kind.
pub type OperationShape<'m> = (&'m Shape, &'m Operation);

/// Returns all operations of the model itself.
pub fn own<'m>(context: &Context<'m>) -> Vec<OperationShape<'m>> {
    context.own_shapes().filter_map(operation).collect()
}

/// Returns the operations of a service, including those of its resources.
pub fn of_service<'m>(context: &Context<'m>, service: &'m Shape) -> Vec<OperationShape<'m>> {
    let mut seen: IndexSet<&str> = IndexSet::from([service.id.as_str()]);
    let mut operations = vec![];
    let mut at = 0;
    while let Some(id) = seen.get_index(at).copied() {
        at += 1;
        let Some(shape) = context.shape(id) else { continue };
        operations.extend(operation(shape));
        if matches!(shape.kind, ShapeKind::Service(_) | ShapeKind::Resource(_)) {
            let element = crate::model::selector::graph::Element::Shape(shape);
            let bound = element
                .links()
                .into_iter()
                .filter(|link| !matches!(link.relation, "error" | "mixin"));
            seen.extend(bound.map(|link| link.target.as_str()));
        }
    }
    operations
}

/// Returns the services of the model itself.
pub fn services<'m>(context: &Context<'m>) -> Vec<&'m Shape> {
    context
        .own_shapes()
        .filter(|shape| matches!(shape.kind, ShapeKind::Service(_)))
        .collect()
}

fn operation(shape: &Shape) -> Option<OperationShape<'_>> {
    match &shape.kind {
        ShapeKind::Operation(operation) => Some((shape, operation)),
        _ => None,
    }
}

/// Returns the method of an operation's `@http`.
pub fn method(shape: &Shape) -> Option<&str> {
    shape.trait_node("smithy.api#http")?.get("method")?.as_str()
}

/// Returns the URI pattern of an operation's `@http`, if it is well-formed.
pub fn uri(shape: &Shape) -> Option<UriPattern<'_>> {
    UriPattern::parse(uri_text(shape)?).ok()
}

/// Returns the text of the URI pattern.
pub fn uri_text(shape: &Shape) -> Option<&str> {
    shape.trait_node("smithy.api#http")?.get("uri").and_then(Node::as_str)
}

/// The traits that keep a member of a request out of the body.
pub const REQUEST_BINDINGS: &[&str] = &[
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
];

/// The traits that keep a member of a response out of the body.
pub const RESPONSE_BINDINGS: &[&str] = &[
    "smithy.api#httpHeader",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpResponseCode",
];

/// Returns whether a member is part of the document in the body.
pub fn is_in_document(member: &Member, bindings: &[&str]) -> bool {
    !member.traits.has("smithy.api#httpPayload") && !bindings.iter().any(|id| member.traits.has(id))
}
