//! Merges sources into one set of drafts: duplicates, `apply` and metadata.

use super::draft::{Apply, Draft, ID, Parts};
use super::json::shorten;
use crate::event::{Events, Subject};
use crate::model::node::{Entry, NodeValue, Object};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use crate::source::{SourceLocation, Sources};
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};

/// Drafts by ID, in the order of the sources.
pub type Drafts = IndexMap<ShapeId, Draft>;

/// Traits that the embedded prelude omits or shortens, so that a file with the full prelude does not conflict.
const PROSE: &[&str] = &[
    "smithy.api#deprecated",
    "smithy.api#documentation",
    "smithy.api#externalDocumentation",
];

/// The context of conflict reports.
pub struct Report<'a> {
    /// The sources, for the place of the other definition.
    pub sources: &'a Sources,
    /// The sink.
    pub events: &'a mut Events,
}

/// Merges definitions of an ID. Different definitions are a conflict, and the first stays.
pub fn shapes(shapes: Vec<Draft>, report: &mut Report<'_>) -> Drafts {
    let redefined = redefined_packages(&shapes);
    let mut drafts = Drafts::with_capacity(shapes.len());
    for draft in shapes {
        if draft.location.is_embedded() && redefined.contains(&draft.id) {
            continue;
        }
        match drafts.get_mut(&draft.id) {
            None => drop(drafts.insert(draft.id.clone(), draft)),
            Some(first) => duplicate(first, draft, report),
        }
    }
    drafts
}

/// Models may bring their own edition of a trait package, but not of the prelude.
fn redefined_packages(shapes: &[Draft]) -> HashSet<ShapeId> {
    let own = shapes.iter().filter(|draft| !draft.location.is_embedded());
    own.filter(|draft| draft.id.namespace() != "smithy.api")
        .map(|draft| draft.id.clone())
        .collect()
}

fn duplicate(first: &mut Draft, second: Draft, report: &mut Report<'_>) {
    if let Some(difference) = first.difference(&second) {
        let other = report.sources.display(first.location);
        report
            .events
            .error(
                ID,
                &(&second.id, second.location),
                format!("the shape is defined twice, and {difference}"),
            )
            .hint(format!(
                "the other definition is at {other}; remove or rename one of them"
            ));
        return;
    }
    for (id, entry) in second.traits.0 {
        add_trait(&mut first.traits, &first.id, id, entry, report);
    }
    for (name, member) in second.members {
        let Some(target) = first.members.get_mut(&name) else {
            continue;
        };
        for (id, entry) in member.traits.0 {
            add_trait(&mut target.traits, &target.id, id, entry, report);
        }
    }
}

/// Adds a trait by Smithy's rule for conflicts: equal values merge, arrays are concatenated, anything else is an error.
pub fn add_trait(traits: &mut Traits, shape: &ShapeId, id: ShapeId, entry: Entry, report: &mut Report<'_>) {
    let Some(present) = traits.0.get_mut(&id) else {
        traits.0.insert(id, entry);
        return;
    };
    if present.node.same_value(&entry.node) {
        return;
    }
    if present.key.is_embedded() && PROSE.contains(&id.as_str()) {
        *present = entry;
        return;
    }
    match (&mut present.node.value, entry.node.value) {
        (NodeValue::Array(elements), NodeValue::Array(more)) => elements.extend(more),
        _ => {
            let message = format!("the trait `{id}` is applied twice with different values");
            let other = report.sources.display(present.key);
            report
                .events
                .error(ID, &(shape, entry.key), message)
                .hint(format!("the other value is at {other}; remove one of them"));
        }
    }
}

/// Adds applied traits to shapes and members. Traits of members that a mixin may bring later are returned by shape.
pub fn applies(drafts: &mut Drafts, applies: Vec<Apply>, report: &mut Report<'_>) -> HashMap<ShapeId, Vec<Apply>> {
    let mut waiting: HashMap<ShapeId, Vec<Apply>> = HashMap::new();
    for apply in applies {
        let root = apply.target.root();
        let Some(draft) = drafts.get_mut(&root) else {
            unknown_target(&apply, &root, report);
            continue;
        };
        match apply.target.member() {
            None => add_trait(&mut draft.traits, &root, apply.trait_id, apply.entry, report),
            Some(name) => match draft.members.get_mut(name) {
                Some(member) => add_trait(&mut member.traits, &member.id, apply.trait_id, apply.entry, report),
                None if draft.mixins.is_empty() => unknown_target(&apply, &apply.target, report),
                None => waiting.entry(root).or_default().push(apply),
            },
        }
    }
    waiting
}

/// Reports a trait that is applied to a missing shape.
pub fn unknown_target(apply: &Apply, missing: &ShapeId, report: &mut Report<'_>) {
    let message = format!(
        "the trait `{}` is applied to `{missing}`, which does not exist",
        apply.trait_id
    );
    report.events.error(ID, &(&apply.target, apply.entry.key), message);
}

/// Merges metadata: equal values merge, arrays are concatenated, anything else is an error.
pub fn metadata(parts: &mut Parts, report: &mut Report<'_>) -> Object {
    let mut merged = Object::default();
    for (key, entry) in parts.metadata.drain(..).flatten() {
        let Some(present) = merged.get_mut(&key) else {
            merged.insert(key, entry);
            continue;
        };
        match (&mut present.node.value, entry.node.value) {
            (NodeValue::Array(elements), NodeValue::Array(more)) => elements.extend(more),
            (_, value) => {
                let node = crate::model::node::Node {
                    value,
                    location: entry.node.location,
                };
                if !present.node.same_value(&node) {
                    metadata_conflict(&key, present.key, &entry.key, report);
                }
            }
        }
    }
    merged
}

fn metadata_conflict(key: &str, first: SourceLocation, second: &impl Subject, report: &mut Report<'_>) {
    let other = report.sources.display(first);
    report
        .events
        .error(
            ID,
            second,
            format!("the metadata `{}` has two different values", shorten(key)),
        )
        .hint(format!("the other value is at {other}; only arrays are joined"));
}
