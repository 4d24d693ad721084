//! `@auth` names schemes that the service has (Smithy 2.0, "auth trait").

use crate::check::context::{Context, list, value_location};
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::{Events, Severity};
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::Shape;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "AuthTrait",
    severity: "DANGER",
    rule: "The schemes that `auth` names are applied to the service.",
    section: "auth trait",
    run: validate,
};

const ID: &str = "smithy.api#auth";

/// Reports schemes in `@auth` of a service or its operations that the service lacks.
fn validate(context: &Context<'_>, events: &mut Events) {
    for service in operations::services(context) {
        let operations = operations::of_service(context, service);
        let shapes = std::iter::once(service).chain(operations.into_iter().map(|(shape, _)| shape));
        for shape in shapes {
            schemes(service, shape, events);
        }
    }
}

fn schemes(service: &Shape, shape: &Shape, events: &mut Events) {
    let named = shape.trait_node(ID).and_then(Node::as_array).unwrap_or_default();
    let missing: Vec<&str> = named
        .iter()
        .filter_map(Node::as_str)
        .filter(|id| !service.traits.has(id))
        .collect();
    if missing.is_empty() {
        return;
    }
    let place = (&shape.id, value_location(Element::Shape(shape), ID, &[]));
    let message = format!("the service `{}` does not have {}", service.id, list(missing));
    events
        .push(Severity::Danger, "AuthTrait", &place, message)
        .hint("apply the scheme to the service, or remove it from `auth`");
}
