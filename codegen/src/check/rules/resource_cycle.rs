//! No resource is its own descendant (Smithy 2.0, "Resource").

use crate::check::context::Context;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::knowledge::circle::circles;
use crate::model::shape::{Shape, ShapeKind};
use std::collections::HashMap;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ResourceCycle",
    severity: "ERROR",
    rule: "A resource is not its own descendant.",
    section: "Resource",
    run: validate,
};

/// Reports resources that are their own descendants.
fn validate(context: &Context<'_>, events: &mut Events) {
    let resources: Vec<&Shape> = context
        .own_shapes()
        .filter(|shape| matches!(shape.kind, ShapeKind::Resource(_)))
        .collect();
    let index: HashMap<&str, usize> = resources
        .iter()
        .enumerate()
        .map(|(i, shape)| (shape.id.as_str(), i))
        .collect();
    let children = |shape: &Shape| match &shape.kind {
        ShapeKind::Resource(it) => it
            .resources
            .iter()
            .filter_map(|it| index.get(it.target.as_str()).copied())
            .collect(),
        _ => vec![],
    };
    let edges: Vec<Vec<usize>> = resources.iter().map(|shape| children(shape)).collect();
    for circle in circles(&edges) {
        for at in circle {
            events
                .error("ResourceCycle", resources[at], "this resource is its own descendant")
                .hint("remove it from `resources` of itself or of one of its descendants");
        }
    }
}
