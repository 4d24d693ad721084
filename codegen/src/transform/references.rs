//! Shape IDs in trait values: strings whose shape or member has `@idRef`.

use super::remove::Gone;
use crate::model::Model;
use crate::model::node::{Node, NodeValue};
use crate::model::shape::{Member, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use std::sync::Arc;

const ID_REF: &str = "smithy.api#idRef";

/// Calls `found` with each shape ID that the value of a trait names.
pub fn visit(model: &Model, id: &ShapeId, node: &Node, found: &mut dyn FnMut(&str)) {
    let Some(shape) = model.shape(id.as_str()) else { return };
    match (&node.value, &shape.kind) {
        (NodeValue::String(text), _) if shape.traits.has(ID_REF) => found(text),
        (NodeValue::Array(elements), ShapeKind::List { member }) => {
            for element in elements {
                visit_member(model, member, element, found);
            }
        }
        (NodeValue::Object(entries), ShapeKind::Map { key, value }) => {
            let is_reference = is_reference(model, key);
            for (name, entry) in entries {
                if is_reference {
                    found(name);
                }
                visit_member(model, value, &entry.node, found);
            }
        }
        (NodeValue::Object(entries), ShapeKind::Structure { members } | ShapeKind::Union { members }) => {
            for (name, entry) in entries {
                if let Some(member) = members.get(name) {
                    visit_member(model, member, &entry.node, found);
                }
            }
        }
        _ => {}
    }
}

fn visit_member(model: &Model, member: &Member, node: &Node, found: &mut dyn FnMut(&str)) {
    match &node.value {
        NodeValue::String(text) if member.traits.has(ID_REF) => found(text),
        _ => visit(model, &member.target, node, found),
    }
}

fn is_reference(model: &Model, member: &Member) -> bool {
    let target = model.shape(member.target.as_str());
    member.traits.has(ID_REF) || target.is_some_and(|it| it.traits.has(ID_REF))
}

/// Takes IDs of removed shapes out of all trait values.
///
/// An element goes alone, a required member with its structure, and a trait when nothing of its value is left.
pub fn clean(model: &mut Model, gone: &Gone) {
    let mut found: Vec<(usize, Option<String>, ShapeId)> = Vec::new();
    for (index, shape) in model.shapes.values().enumerate() {
        let mut search = |member: Option<&str>, traits: &Traits| {
            for (id, entry) in &traits.0 {
                let mut names_gone = false;
                visit(model, id, &entry.node, &mut |text| names_gone |= gone.contains(text));
                if names_gone {
                    found.push((index, member.map(str::to_owned), id.clone()));
                }
            }
        };
        search(None, &shape.traits);
        for (name, member) in shape.members() {
            search(Some(name), &member.traits);
        }
    }
    for (index, member, id) in found {
        let Some((_, shape)) = model.shapes.get_index(index) else {
            continue;
        };
        let mut shape = Arc::unwrap_or_clone(Arc::clone(shape));
        let members = shape.kind.members_mut();
        let traits = match &member {
            None => Some(&mut shape.traits),
            Some(name) => {
                let found = members.into_iter().find(|it| it.id.member() == Some(name));
                found.map(|it| &mut it.traits)
            }
        };
        if let Some(traits) = traits
            && let Some(entry) = traits.0.get_mut(&id)
            && (!keeps(model, &id, &mut entry.node, gone) || is_empty(&entry.node))
        {
            traits.0.shift_remove(&id);
        }
        if let Some((_, place)) = model.shapes.get_index_mut(index) {
            *place = Arc::new(shape);
        }
    }
}

fn is_empty(node: &Node) -> bool {
    node.as_array().is_some_and(<[Node]>::is_empty) || node.as_object().is_some_and(|it| it.is_empty())
}

/// Cleans a value; `false` if nothing of it can stay.
fn keeps(model: &Model, id: &ShapeId, node: &mut Node, gone: &Gone) -> bool {
    let Some(shape) = model.shape(id.as_str()) else {
        return true;
    };
    match (&mut node.value, &shape.kind) {
        (NodeValue::String(text), _) if shape.traits.has(ID_REF) => !gone.contains(text.as_str()),
        (NodeValue::Array(elements), ShapeKind::List { member }) => {
            elements.retain_mut(|element| keeps_member(model, member, element, gone));
            true
        }
        (NodeValue::Object(entries), ShapeKind::Map { key, value }) => {
            let is_reference = is_reference(model, key);
            entries.retain(|name, entry| {
                !(is_reference && gone.contains(name.as_str())) && keeps_member(model, value, &mut entry.node, gone)
            });
            true
        }
        (NodeValue::Object(entries), ShapeKind::Structure { members } | ShapeKind::Union { members }) => {
            let mut stays = true;
            entries.retain(|name, entry| {
                let Some(member) = members.get(name) else { return true };
                let keeps = keeps_member(model, member, &mut entry.node, gone);
                stays &= keeps || !member.traits.has("smithy.api#required");
                keeps
            });
            stays
        }
        _ => true,
    }
}

fn keeps_member(model: &Model, member: &Member, node: &mut Node, gone: &Gone) -> bool {
    match &node.value {
        NodeValue::String(text) if member.traits.has(ID_REF) => !gone.contains(text.as_str()),
        _ => keeps(model, &member.target, node, gone),
    }
}
