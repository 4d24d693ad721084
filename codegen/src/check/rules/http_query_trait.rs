//! Members are bound to distinct query parameters (Smithy 2.0, "httpQuery trait").

use crate::check::context::{Context, list, trait_location};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Member, Shape, ShapeKind};
use indexmap::IndexMap;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HttpQueryTrait",
    severity: "ERROR",
    rule: "The members of a structure are bound to different query parameters.",
    section: "httpQuery trait",
    run: validate,
};

/// Reports structures with several members bound to one parameter.
fn validate(context: &Context<'_>, events: &mut Events) {
    for shape in context.own_shapes() {
        one_member_each(shape, "smithy.api#httpQuery", "HttpQueryTrait", str::to_owned, events);
    }
}

/// Reports structures where several members share a name in a trait.
pub fn one_member_each(
    shape: &Shape,
    id: &'static str,
    event: &'static str,
    fold: fn(&str) -> String,
    events: &mut Events,
) {
    if !matches!(shape.kind, ShapeKind::Structure { .. }) {
        return;
    }
    let mut names: IndexMap<String, Vec<(&str, &Member)>> = IndexMap::new();
    for (name, member) in shape.members() {
        if let Some(bound) = member.traits.node(id).and_then(Node::as_str) {
            names.entry(fold(bound)).or_default().push((name, member));
        }
    }
    for (bound, members) in names.iter().filter(|(_, members)| members.len() > 1) {
        let (_, last) = members[members.len() - 1];
        let location = trait_location(Element::Member(shape, last), id);
        let shown = list(members.iter().map(|(name, _)| *name));
        events
            .error(
                event,
                &(&shape.id, location),
                format!("the members {shown} are all bound to `{bound}`"),
            )
            .hint("bind each to a name of its own");
    }
}
