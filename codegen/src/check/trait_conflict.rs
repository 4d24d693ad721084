//! Whether traits exclude each other (Smithy 2.0, "trait trait").

use super::context::{Context, absolute, trait_location, trait_name};
use crate::event::Events;
use crate::model::node::Node;

/// Reports traits that exclude each other.
pub fn validate(context: &Context<'_>, events: &mut Events) {
    for element in context.own() {
        let traits = element.traits();
        for id in traits.0.keys() {
            let definition = context
                .shape(id.as_str())
                .and_then(|it| it.traits.node("smithy.api#trait"));
            let Some(conflicts) = definition.and_then(|it| it.get("conflicts")).and_then(Node::as_array) else {
                continue;
            };
            for conflict in conflicts.iter().filter_map(Node::as_str) {
                if traits.has(&absolute(conflict)) {
                    let (name, other) = (trait_name(id.as_str()), trait_name(conflict));
                    events
                        .error(
                            "TraitConflict",
                            &(element.id(), trait_location(element, id.as_str())),
                            format!("`{name}` cannot be applied together with `{other}`"),
                        )
                        .hint("keep one of the two");
                }
            }
        }
    }
}
