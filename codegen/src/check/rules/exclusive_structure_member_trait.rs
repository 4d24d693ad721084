//! A trait that is exclusive within a structure is on at most one member (Smithy 2.0, "trait trait").

use crate::check::context::{Context, list, trait_name};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::node::Node;
use crate::model::shape::{Shape, ShapeKind};
use indexmap::IndexMap;

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ExclusiveStructureMemberTrait",
    severity: "ERROR",
    rule: "A trait that only one member of a structure may have is on one, or on the target of one.",
    section: "trait trait",
    run: validate,
};

/// Reports structures where several members have an exclusive trait, or target a shape that has it.
fn validate(context: &Context<'_>, events: &mut Events) {
    for shape in context.own_shapes() {
        if matches!(shape.kind, ShapeKind::Structure { .. }) {
            structure(context, shape, events);
        }
    }
}

fn structure(context: &Context<'_>, shape: &Shape, events: &mut Events) {
    let mut holders: IndexMap<(&str, &str), Vec<&str>> = IndexMap::new();
    for (name, member) in shape.members() {
        let target = context.target(member).map(|target| &target.traits);
        for (traits, wanted) in [(Some(&member.traits), "member"), (target, "target")] {
            for id in traits.into_iter().flat_map(|traits| traits.0.keys()) {
                if exclusive(context, id.as_str()) == Some(wanted) {
                    holders.entry((id.as_str(), wanted)).or_default().push(name);
                }
            }
        }
    }
    for ((id, wanted), names) in holders.into_iter().filter(|(_, names)| names.len() > 1) {
        let name = trait_name(id);
        let verb = if wanted == "member" {
            "have"
        } else {
            "target a shape with"
        };
        events
            .error(
                "ExclusiveStructureMemberTrait",
                shape,
                format!("the members {} {verb} `{name}`, but only one may", list(names)),
            )
            .hint("keep it on one of them");
    }
}

/// Returns `member` or `target`, as the trait's definition says.
fn exclusive<'m>(context: &Context<'m>, id: &str) -> Option<&'m str> {
    context
        .shape(id)?
        .traits
        .node("smithy.api#trait")?
        .get("structurallyExclusive")
        .and_then(Node::as_str)
}
