//! Rules for mixins and the shapes that use them (Smithy 2.0, "Mixins").

use super::draft::{Draft, DraftKind, ID};
use super::merge::{Drafts, Report};
use crate::model::shape::Resource;
use crate::model::shape_id::ShapeId;
use std::collections::HashSet;

const MIXIN: &str = "smithy.api#mixin";

/// Reports mixins that cannot be mixed in, and takes out those of another type than the shape.
pub fn check(drafts: &mut Drafts, report: &mut Report<'_>) {
    let mut strangers = Vec::new();
    for (index, draft) in drafts.values().enumerate() {
        if draft.traits.has(MIXIN) {
            own_properties(draft, report);
        }
        let mut of_draft = HashSet::new();
        for mixin in &draft.mixins {
            let other = drafts.get(&mixin.target);
            if let Some(other) = other.filter(|it| it.kind.type_name() != draft.kind.type_name()) {
                type_mismatch(draft, other, report);
                of_draft.insert(other.id.clone());
            }
        }
        if !of_draft.is_empty() {
            strangers.push((index, of_draft));
        }
    }
    for (index, of_draft) in strangers {
        if let Some((_, draft)) = drafts.get_index_mut(index) {
            draft.mixins.retain(|mixin| !of_draft.contains(&mixin.target));
        }
    }
}

fn type_mismatch(draft: &Draft, mixin: &Draft, report: &mut Report<'_>) {
    let (own, other) = (draft.kind.type_name(), mixin.kind.type_name());
    let message = format!("the mixin `{}` is of type {other}, the shape of type {own}", mixin.id);
    report
        .events
        .error(ID, &(&draft.id, draft.location), message)
        .hint("a mixin has the type of the shape that uses it");
}

/// Operations and resources that are mixins bind nothing.
fn own_properties(draft: &Draft, report: &mut Report<'_>) {
    let message = match &draft.kind {
        DraftKind::Operation { input, output, .. } => {
            let has_message = [input, output].into_iter().flatten().any(|it| !is_unit(&it.target));
            has_message.then_some("an operation that is a mixin has no input and no output")
        }
        DraftKind::Resource(resource) => {
            (!is_empty(resource)).then_some("a resource that is a mixin has no properties of its own")
        }
        _ => None,
    };
    if let Some(message) = message {
        report
            .events
            .error(ID, &(&draft.id, draft.location), message)
            .hint("remove them, or the trait `mixin`; traits can be mixed in, and errors of operations");
    }
}

fn is_unit(id: &ShapeId) -> bool {
    id.as_str() == crate::model::UNIT
}

fn is_empty(resource: &Resource) -> bool {
    resource.identifiers.is_empty()
        && resource.properties.is_empty()
        && resource.lifecycle.is_empty()
        && resource.operations.is_empty()
        && resource.collection_operations.is_empty()
        && resource.resources.is_empty()
}
