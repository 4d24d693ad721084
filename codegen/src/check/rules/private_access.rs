//! Private shapes are referred to within their namespace alone (Smithy 2.0, "private trait").

use crate::check::context::{Context, trait_location};
use crate::check::validator::Validator;
use crate::event::Events;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "PrivateAccess",
    severity: "ERROR, WARNING",
    rule: "A private shape is referred to in its own namespace only; a private trait too, with a warning.",
    section: "private trait",
    run: validate,
};

/// Reports references from other namespaces to private shapes.
fn validate(context: &Context<'_>, events: &mut Events) {
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
