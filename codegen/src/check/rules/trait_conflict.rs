//! Reports traits that exclude each other (Smithy 2.0, "trait trait").

use crate::budget::Work;
use crate::check::context::{Context, absolute, trait_location, trait_name};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use std::collections::{HashMap, HashSet};

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "TraitConflict",
    severity: "ERROR",
    rule: "Traits that exclude each other are not applied to one shape.",
    section: "trait trait",
    run: validate,
};

/// The comparisons that a report costs, since its text is formatted.
const REPORT: u64 = 20;

/// Reports traits that exclude each other, each pair once: where both definitions say so, at the first of the two.
fn validate(context: &Context<'_>, events: &mut Events) {
    let excluded = excluded(context);
    for element in context.own() {
        element_conflicts(context, element, &excluded, events);
    }
}

/// For each trait the absolute IDs of those that its definition excludes.
type Excluded<'m> = HashMap<&'m str, HashSet<String>>;

fn excluded<'m>(context: &Context<'m>) -> Excluded<'m> {
    let definitions = context.graph.model.shapes.values().filter_map(|shape| {
        let conflicts = shape.traits.node("smithy.api#trait")?.get("conflicts")?.as_array()?;
        let ids = conflicts.iter().filter_map(Node::as_str).map(absolute);
        Some((shape.id.as_str(), ids.collect()))
    });
    definitions.collect()
}

fn element_conflicts(context: &Context<'_>, element: Element<'_>, excluded: &Excluded<'_>, events: &mut Events) {
    let traits = element.traits();
    let excludes = |id: &str, other: &str| excluded.get(id).is_some_and(|ids| ids.contains(other));
    let place = |id: &str| (element.id(), trait_location(element, id));
    for (position, id) in traits.0.keys().enumerate() {
        let Some(ids) = excluded.get(id.as_str()) else { continue };
        let cost = 1 + ids.len().min(traits.0.len());
        if !context.spend(Work::Comparisons, cost as u64, &place(id.as_str())) {
            return;
        }
        let mut report = |other: &str| {
            let is_earlier = traits.0.get_index_of(other).is_some_and(|it| it < position);
            if is_earlier && excludes(other, id.as_str()) {
                return;
            }
            if !context.spend(Work::Comparisons, REPORT, &place(id.as_str())) {
                return;
            }
            let (name, other) = (trait_name(id.as_str()), trait_name(other));
            let message = format!("`{name}` cannot be applied together with `{other}`");
            events
                .error("TraitConflict", &place(id.as_str()), message)
                .hint("keep one of the two");
        };
        // The shorter of the two lists is gone through.
        if ids.len() < traits.0.len() {
            ids.iter().filter(|it| traits.has(it)).for_each(|it| report(it));
        } else {
            let applied = traits.0.keys().map(|it| it.as_str());
            applied.filter(|it| ids.contains(*it)).for_each(report);
        }
    }
}
