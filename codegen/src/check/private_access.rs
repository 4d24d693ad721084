//! Private shapes are referred to within their namespace alone (Smithy 2.0, "private trait").

use super::context::{Context, trait_location};
use crate::event::Events;

/// Reports references from other namespaces to private shapes.
pub fn validate(context: &Context<'_>, events: &mut Events) {
    let is_private = |id: &str| {
        context
            .graph
            .find(id)
            .is_some_and(|target| target.traits().has("smithy.api#private"))
    };
    for element in context.own() {
        let foreign = |namespace: &str| namespace != element.id().namespace();
        for link in element.links() {
            if link.relation != "member" && foreign(link.target.namespace()) && is_private(link.target.as_str()) {
                let message = format!("`{}` is private to `{}`", link.target, link.target.namespace());
                events
                    .error("PrivateAccess", &(element.id(), link.location), message)
                    .hint("refer to another shape, or take `@private` from this one");
            }
        }
        for id in element.traits().0.keys() {
            if foreign(id.namespace()) && is_private(id.as_str()) {
                events
                    .warning(
                        "PrivateAccess",
                        &(element.id(), trait_location(element, id.as_str())),
                        format!("the trait `{id}` is private to `{}`", id.namespace()),
                    )
                    .hint("apply another trait, or take `@private` from this one");
            }
        }
    }
}
