//! Members without a target of their own, `$member` in Smithy IDL: the resource or a mixin has it.

use super::draft::{Draft, DraftKind, ID};
use super::merge::{Drafts, Report};
use crate::event::Events;
use crate::model::shape::{Members, Reference, Resource};
use crate::model::shape_id::ShapeId;
use std::collections::HashSet;

/// Gives members of structures the targets that their resource knows.
pub fn take_from_resources(drafts: &mut Drafts, report: &mut Report<'_>) {
    let mut found = Vec::new();
    for (index, draft) in drafts.values().enumerate() {
        let Some(reference) = &draft.resource else { continue };
        match drafts.get(&reference.target).map(|resource| &resource.kind) {
            Some(DraftKind::Resource(resource)) => found.extend(targets(index, draft, resource)),
            Some(other) => {
                let message = format!(
                    "`{}` is no resource, but of type {}",
                    reference.target,
                    other.type_name()
                );
                wrong(draft, reference, message, report);
            }
            None => wrong(
                draft,
                reference,
                format!("the resource `{}` does not exist", reference.target),
                report,
            ),
        }
    }
    for (index, name, target) in found {
        if let Some((_, draft)) = drafts.get_index_mut(index) {
            give(draft, &name, target);
        }
    }
}

fn wrong(draft: &Draft, reference: &Reference, message: String, report: &mut Report<'_>) {
    report
        .events
        .error(ID, &(&draft.id, reference.location), message)
        .hint("name a resource after `for`");
}

/// Returns the members of the draft that the resource has, each with its target.
fn targets(index: usize, draft: &Draft, resource: &Resource) -> Vec<(usize, String, ShapeId)> {
    let target = |name: &String| {
        let found = resource.properties.get(name).or_else(|| resource.identifiers.get(name));
        found.map(|it| (index, name.clone(), it.target.clone()))
    };
    draft.elided.iter().filter_map(target).collect()
}

/// Gives a member without a target one.
fn give(draft: &mut Draft, name: &str, target: ShapeId) {
    if draft.elided.remove(name)
        && let Some(member) = draft.members.get_mut(name)
    {
        member.target = target;
    }
}

/// Reports and removes members for which no target was found.
pub fn report(elided: &HashSet<String>, members: &mut Members, events: &mut Events) {
    if elided.is_empty() {
        return;
    }
    members.retain(|name, member| {
        let has_target = !elided.contains(name);
        if !has_target {
            events
                .error(
                    ID,
                    member,
                    "the member has no target, and no mixin or resource has such a member",
                )
                .hint("write `name: Target`, or add the resource (`for`) or mixin (`with`) that has the member");
        }
        has_target
    });
}
