//! Names differ in more than case (Smithy 2.0, "Shape ID conflicts").

use crate::check::context::{Context, list};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::selector::graph::Element;
use indexmap::IndexMap;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ShapeIdConflict",
    severity: "ERROR",
    rule: "The names of shapes in a namespace, and of members in a shape, differ in more than case.",
    section: "Shape ID conflicts",
    run: validate,
};

/// Reports shapes and members of one namespace whose names differ in case only.
fn validate(context: &Context<'_>, events: &mut Events) {
    let mut alike: IndexMap<String, Vec<Element<'_>>> = IndexMap::new();
    for element in context.own() {
        alike
            .entry(element.id().as_str().to_ascii_lowercase())
            .or_default()
            .push(element);
    }
    for elements in alike.values().filter(|elements| elements.len() > 1) {
        for element in elements {
            let others = elements
                .iter()
                .map(|other| other.id().as_str())
                .filter(|id| *id != element.id().as_str());
            let shown = list(others.take(5));
            events
                .error(
                    "ShapeIdConflict",
                    &(element.id(), element.location()),
                    format!("{shown} differs in case only"),
                )
                .hint("rename one of them");
        }
    }
}
