//! An operation is bound once in a service and its resources (Smithy 2.0, "Service operations").

use crate::check::context::{Context, list};
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::selector::graph::Element;
use crate::model::shape::ShapeKind;
use indexmap::{IndexMap, IndexSet};

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "SingleOperationBinding",
    severity: "ERROR",
    rule: "An operation is bound once in a service and its resources.",
    section: "Service operations",
    run: validate,
};

/// Reports operations that a service or its resources bind more than once.
fn validate(context: &Context<'_>, events: &mut Events) {
    for service in operations::services(context) {
        let mut seen: IndexSet<&str> = IndexSet::from([service.id.as_str()]);
        let mut binders: IndexMap<&str, IndexSet<&str>> = IndexMap::new();
        let mut at = 0;
        while let Some(id) = seen.get_index(at).copied() {
            at += 1;
            let Some(shape) = context.shape(id) else { continue };
            if !matches!(shape.kind, ShapeKind::Service(_) | ShapeKind::Resource(_)) {
                continue;
            }
            for link in Element::Shape(shape).links() {
                match context.shape(link.target.as_str()).map(|target| &target.kind) {
                    Some(ShapeKind::Operation(_)) => {
                        binders.entry(link.target.as_str()).or_default().insert(id);
                    }
                    Some(ShapeKind::Resource(_)) => {
                        seen.insert(link.target.as_str());
                    }
                    _ => {}
                }
            }
        }
        for (id, binders) in binders.iter().filter(|(_, binders)| binders.len() > 1) {
            let Some(operation) = context.shape(id) else { continue };
            let message = format!(
                "in the service `{}` this operation is bound by {}",
                service.id,
                list(binders.iter().copied().take(8))
            );
            events
                .error("SingleOperationBinding", operation, message)
                .hint("keep one of the bindings");
        }
    }
}
