//! Reports shapes that the validators of a trait refuse (Smithy 2.0, "traitValidators trait").

use crate::budget::Work;
use crate::check::context::{Context, trait_location, trait_name};
use crate::check::suppression::severity;
use crate::check::validator::Validator;
use crate::event::{Events, Severity, shortened};
use crate::model::node::Node;
use std::collections::HashSet;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "traitValidators",
    severity: "as the trait says",
    rule: "No shape that a trait's own validators find is reached from a shape with the trait; the events have the validators' IDs.",
    section: "traitValidators trait",
    run: validate,
};

/// The steps of reporting a found shape.
const REPORT: u64 = 10;

/// Reports the shapes that the selectors of a trait's validators find from a shape with the trait.
fn validate(context: &Context<'_>, events: &mut Events) {
    let graph = &context.graph;
    for definition in graph.indices() {
        let element = graph.element(definition);
        let validators = element
            .traits()
            .node("smithy.api#traitValidators")
            .and_then(Node::as_object);
        for (id, entry) in validators.into_iter().flatten() {
            let Some(text) = entry.node.get("selector").and_then(Node::as_str) else {
                continue;
            };
            let place = (element.id(), entry.key);
            let mut seen = HashSet::new();
            let reason = entry.node.get("message").and_then(Node::as_str);
            let reason = reason.map(|it| shortened(it.to_owned()));
            let wanted = entry.node.get("severity").and_then(Node::as_str).and_then(severity);
            let severity = wanted.unwrap_or(Severity::Error);
            for start in graph
                .applied(definition)
                .iter()
                .filter(|start| graph.element(**start).is_own())
            {
                let Some(all) = context.found_from(text, *start, &place) else {
                    break;
                };
                // Once is enough for a shape that many shapes with the trait lead to.
                for found in all.into_iter().filter(|found| seen.insert(*found)) {
                    if !context.spend(Work::Selectors, REPORT, &place) {
                        break;
                    }
                    let (found, start) = (graph.element(found), graph.element(*start));
                    let name = trait_name(element.id().as_str());
                    let message = format!("this does not go with `{name}` on `{}`", start.id());
                    // A place in what Tinsmith carries would help nobody.
                    let location = match found.is_own() {
                        true => found.location(),
                        false => trait_location(start, element.id().as_str()),
                    };
                    let event = events.push(severity, id.clone(), &(found.id(), location), message);
                    event.hint_if(reason.clone());
                }
            }
        }
    }
}
