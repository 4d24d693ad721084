//! Members have distinct names in JSON (Smithy 2.0, "jsonName trait").

use crate::check::context::{Context, list, value_location};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Member, ShapeKind};
use indexmap::IndexMap;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "JsonName",
    severity: "ERROR",
    rule: "The members of a structure or union have different names in JSON.",
    section: "jsonName trait",
    run: validate,
};

const ID: &str = "smithy.api#jsonName";

/// Reports structures and unions where two members share a name in JSON.
fn validate(context: &Context<'_>, events: &mut Events) {
    for shape in context.own_shapes() {
        if !matches!(shape.kind, ShapeKind::Structure { .. } | ShapeKind::Union { .. }) {
            continue;
        }
        let mut names: IndexMap<&str, Vec<(&str, &Member)>> = IndexMap::new();
        for (name, member) in shape.members() {
            let json = member.traits.node(ID).and_then(Node::as_str).unwrap_or(name);
            names.entry(json).or_default().push((name, member));
        }
        for (json, members) in names.iter().filter(|(_, members)| members.len() > 1) {
            let renamed = members.iter().find(|(_, member)| member.traits.has(ID));
            let location = renamed.map_or(shape.location, |(_, member)| {
                value_location(Element::Member(shape, member), ID, &[])
            });
            let shown = list(members.iter().map(|(name, _)| *name));
            events
                .error(
                    "JsonName",
                    &(&shape.id, location),
                    format!("the members {shown} are all `{json}` in JSON"),
                )
                .hint("give each a JSON name of its own");
        }
    }
}
