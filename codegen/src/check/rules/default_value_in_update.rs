//! Members of updates have no defaults (Smithy 2.0, "default trait").

use crate::check::context::{Context, list};
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::shape::{Shape, ShapeKind};
use std::collections::HashSet;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "DefaultValueInUpdate",
    severity: "WARNING",
    rule: "The input of an update has no defaults, which could not be told from values.",
    section: "default trait",
    run: validate,
};

/// Reports updates with defaults, told by the lifecycle of a resource or by their names.
fn validate(context: &Context<'_>, events: &mut Events) {
    let resources = context.own_shapes().filter_map(|shape| match &shape.kind {
        ShapeKind::Resource(resource) => resource.lifecycle.get("update"),
        _ => None,
    });
    let updates: HashSet<&str> = resources.map(|reference| reference.target.as_str()).collect();
    for (shape, operation) in operations::own(context) {
        if !updates.contains(shape.id.as_str()) && !is_named_like_an_update(shape) {
            continue;
        }
        let members = context.structure(&operation.input.target);
        let defaulted: Vec<&str> = members
            .iter()
            .filter(|(_, member)| member.traits.has("smithy.api#default"))
            .map(|(name, _)| *name)
            .collect();
        if !defaulted.is_empty() {
            let message = format!("the update has members with defaults: {}", list(defaulted));
            events
                .warning("DefaultValueInUpdate", shape, message)
                .hint("remove the defaults, so that a member that is left out changes nothing");
        }
    }
}

fn is_named_like_an_update(shape: &Shape) -> bool {
    let name = shape.id.name().to_ascii_lowercase();
    name.starts_with("update") || name.starts_with("patch")
}
