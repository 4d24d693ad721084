//! `@private` on a member of a mixin keeps nobody out (Smithy 2.0, "private trait").

use crate::check::context::{Context, trait_location};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::selector::graph::Element;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "PrivateMixinMember",
    severity: "WARNING",
    rule: "Members of mixins are not private, since every shape with the mixin has them.",
    section: "private trait",
    run: validate,
};

const ID: &str = "smithy.api#private";

/// Reports private members of mixins.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, _) in context.with_trait(ID) {
        let Element::Member(shape, _) = element else { continue };
        if shape.traits.has("smithy.api#mixin") {
            let place = (element.id(), trait_location(element, ID));
            events
                .warning(
                    "PrivateMixinMember",
                    &place,
                    "shapes of other namespaces get the member with the mixin, private or not",
                )
                .hint("apply `private` to the mixin, or to the target of the member");
        }
    }
}
