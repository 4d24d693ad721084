//! No header starts with the prefix of another member (Smithy 2.0, "httpPrefixHeaders trait").

use crate::check::context::{Context, value_location};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Member, ShapeKind};

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "HttpPrefixHeadersTrait",
    severity: "ERROR",
    rule: "No header starts with the prefix of another member.",
    section: "httpPrefixHeaders trait",
    run: validate,
};

/// Reports headers that start with the prefix of another member.
fn validate(context: &Context<'_>, events: &mut Events) {
    for shape in context.own_shapes() {
        if !matches!(shape.kind, ShapeKind::Structure { .. }) {
            continue;
        }
        let members = shape.members();
        let text = |member: &Member, id| {
            member
                .traits
                .node(id)
                .and_then(Node::as_str)
                .map(str::to_ascii_lowercase)
        };
        let prefixes = members
            .iter()
            .filter_map(|(name, it)| Some((*name, text(it, "smithy.api#httpPrefixHeaders")?)));
        // One structure has one member with prefixes; more is another validator's business.
        let Some((holder, prefix)) = prefixes.filter(|(_, prefix)| !prefix.is_empty()).take(1).next() else {
            continue;
        };
        for (_, member) in &members {
            let Some(header) = text(member, "smithy.api#httpHeader") else {
                continue;
            };
            if header.starts_with(&prefix) {
                let location = value_location(Element::Member(shape, member), "smithy.api#httpHeader", &[]);
                let message = format!("the header `{header}` starts with `{prefix}`, the prefix of `{holder}`");
                events
                    .error("HttpPrefixHeadersTrait", &(&member.id, location), message)
                    .hint("rename the header, or lengthen the prefix");
            }
        }
    }
}
