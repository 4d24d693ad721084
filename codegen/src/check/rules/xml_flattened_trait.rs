//! `@xmlName` of a list's member has no effect where the list is flattened (Smithy 2.0, "xmlFlattened trait").

use crate::check::context::{Context, trait_location};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::selector::graph::Element;
use crate::model::shape::ShapeKind;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "XmlFlattenedTrait",
    severity: "WARNING",
    rule: "The member of a flattened list has no `xmlName` of its own, unless the flattened member has one.",
    section: "xmlFlattened trait",
    run: validate,
};

const FLATTENED: &str = "smithy.api#xmlFlattened";
const NAME: &str = "smithy.api#xmlName";

/// Reports names that no document shows.
fn validate(context: &Context<'_>, events: &mut Events) {
    for (element, _) in context.with_trait(FLATTENED) {
        let Element::Member(_, flattened) = element else {
            continue;
        };
        let Some(target) = context.target(flattened) else {
            continue;
        };
        let ShapeKind::List { member } = &target.kind else {
            continue;
        };
        let given = member.traits.node(NAME).and_then(|node| node.as_str());
        let is_lost = given.is_some_and(|name| Some(name) != flattened.id.member());
        if is_lost && !flattened.traits.has(NAME) {
            let place = (element.id(), trait_location(element, FLATTENED));
            let message = format!(
                "the `xmlName` of `{}` has no effect, since the list is flattened",
                member.id
            );
            events
                .warning("XmlFlattenedTrait", &place, message)
                .hint("add `xmlName` to this member for another name of the elements");
        }
    }
}
