//! Reports traits on shapes that their selector does not allow (Smithy 2.0, "trait trait").

use crate::check::context::{Context, article, trait_location, trait_name};
use crate::check::node::one_line;
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "TraitTarget",
    severity: "ERROR",
    rule: "A trait is applied to shapes that its selector matches.",
    section: "trait trait",
    run: validate,
};

/// Reports traits on shapes that the selector of the trait does not match.
fn validate(context: &Context<'_>, events: &mut Events) {
    for at in context.graph.indices() {
        let element = context.graph.element(at);
        if !element.is_own() {
            continue;
        }
        for id in element.traits().0.keys() {
            let Some(definition) = context.shape(id.as_str()) else {
                continue;
            };
            let Some(value) = definition.traits.node("smithy.api#trait") else {
                continue;
            };
            let place = (element.id(), trait_location(element, id.as_str()));
            let name = trait_name(id.as_str());
            if definition.traits.has("smithy.api#mixin") {
                events
                    .error(
                        "TraitTarget",
                        &place,
                        format!("`{name}` is a mixin and cannot be applied"),
                    )
                    .hint("apply a trait that is made with it");
                continue;
            }
            let Some(selector) = value.get("selector").and_then(Node::as_str) else {
                continue;
            };
            if context.selects(selector, at, &place) == Some(false) {
                let kind = article(element.type_name());
                events
                    .error(
                        "TraitTarget",
                        &place,
                        format!("`{name}` cannot be applied to `{}`, {kind}", element.id()),
                    )
                    .hint(format!(
                        "remove it: it belongs on shapes that match `{}`",
                        one_line(selector)
                    ));
            }
        }
    }
}
