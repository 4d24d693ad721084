//! The IDs of smoke tests differ (Smithy 2.0, "Smoke tests").

use crate::check::context::{Context, list, value_location};
use crate::check::operations;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::Shape;
use indexmap::{IndexMap, IndexSet};

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "UniqueSmokeTestCaseId",
    severity: "ERROR",
    rule: "The smoke tests of a service, and of an operation outside of services, have different IDs.",
    section: "Smoke tests",
    run: validate,
};

const ID: &str = "smithy.test#smokeTests";

/// Reports IDs that several cases have.
fn validate(context: &Context<'_>, events: &mut Events) {
    let mut bound = IndexSet::new();
    for service in operations::services(context) {
        let shapes: Vec<&Shape> = operations::of_service(context, service)
            .into_iter()
            .map(|(shape, _)| shape)
            .collect();
        bound.extend(shapes.iter().map(|shape| shape.id.as_str()));
        unique(&shapes, events);
    }
    for (shape, _) in operations::own(context) {
        if !bound.contains(shape.id.as_str()) {
            unique(&[shape], events);
        }
    }
}

fn unique(shapes: &[&Shape], events: &mut Events) {
    let mut by_id: IndexMap<&str, Vec<&Shape>> = IndexMap::new();
    for shape in shapes {
        let cases = shape.trait_node(ID).and_then(Node::as_array).unwrap_or_default();
        for id in cases.iter().filter_map(|case| case.get("id")?.as_str()) {
            by_id.entry(id).or_default().push(shape);
        }
    }
    for (id, found) in by_id.into_iter().filter(|(_, found)| found.len() > 1) {
        let shapes: IndexSet<&str> = found.iter().map(|shape| shape.id.as_str()).collect();
        for shape in found {
            let place = (&shape.id, value_location(Element::Shape(shape), ID, &[]));
            let message = format!(
                "several smoke tests have the ID `{id}`, on {}",
                list(shapes.iter().copied())
            );
            events
                .error("UniqueSmokeTestCaseId", &place, message)
                .hint("rename all but one of the cases");
        }
    }
}
