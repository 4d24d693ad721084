//! Upgrades constructs of Smithy 1.0 to 2.0: `@box` and primitive types, the trait `enum` on strings.

use super::draft::{Draft, DraftKind, Shapes, Version};
use super::merge::Drafts;
use crate::budget::Work;
use crate::event::Events;
use crate::model::node::{Entry, Node, NodeValue, Number, Object};
use crate::model::shape::{Member, Members, ShapeKind, SimpleType};
use crate::model::shape_id::{ShapeId, is_identifier};
use crate::model::traits::Traits;
use crate::source::SourceLocation;
use std::collections::HashSet;

const BOX: &str = "smithy.api#box";
const DEFAULT: &str = "smithy.api#default";
const ENUM: &str = "smithy.api#enum";
const ENUM_VALUE: &str = "smithy.api#enumValue";
const RANGE: &str = "smithy.api#range";

/// Upgrades all drafts.
pub fn upgrade(drafts: &mut Drafts, embedded: &Shapes, events: &mut Events) {
    let boxed: Vec<(usize, Vec<Option<NodeValue>>)> = drafts
        .values()
        .enumerate()
        .filter(|(_, draft)| draft.version == Version::V1)
        .map(|(index, draft)| (index, member_defaults(draft, drafts, embedded)))
        .collect();
    for (index, defaults) in boxed {
        let Some((_, draft)) = drafts.get_index_mut(index) else {
            continue;
        };
        for (member, default) in draft.members.values_mut().zip(defaults) {
            member.traits.0.shift_remove(BOX);
            set_default(&mut member.traits, default, member.location);
        }
        let default = root_default(draft.as_target());
        draft.traits.0.shift_remove(BOX);
        set_default(&mut draft.traits, default, draft.location);
    }
    for draft in drafts.values_mut() {
        string_enum(draft, events);
    }
}

/// The default of each member in 2.0.
fn member_defaults(draft: &Draft, drafts: &Drafts, embedded: &Shapes) -> Vec<Option<NodeValue>> {
    let is_structure = matches!(draft.kind, DraftKind::Structure);
    let default = |member: &Member| {
        let target = target(&member.target, drafts, embedded).filter(|_| is_structure)?;
        if member.traits.has(BOX) {
            return zero(target.simple?).map(|_| NodeValue::Null);
        }
        // The prelude and other 2.0 shapes say it with a default already: `Integer` has none, `PrimitiveInteger` has.
        let default = match target.version {
            Version::V1 => root_default(target),
            Version::V2 => target.traits.node(DEFAULT).and(zero(target.simple?)),
        };
        default.filter(|_| allows_zero(&member.traits))
    };
    draft.members.values().map(default).collect()
}

/// The facts about the target of a member.
#[derive(Clone, Copy)]
struct Target<'a> {
    simple: Option<SimpleType>,
    traits: &'a Traits,
    version: Version,
}

fn target<'a>(id: &ShapeId, drafts: &'a Drafts, embedded: &'a Shapes) -> Option<Target<'a>> {
    if let Some(draft) = drafts.get(id) {
        return Some(draft.as_target());
    }
    let shape = embedded.get(id)?;
    let simple = match shape.kind {
        ShapeKind::Simple(simple) => Some(simple),
        _ => None,
    };
    Some(Target {
        simple,
        traits: &shape.traits,
        version: Version::V2,
    })
}

impl Draft {
    fn as_target(&self) -> Target<'_> {
        let simple = match self.kind {
            DraftKind::Simple(simple) => Some(simple),
            _ => None,
        };
        Target {
            simple,
            traits: &self.traits,
            version: self.version,
        }
    }
}

fn root_default(target: Target<'_>) -> Option<NodeValue> {
    zero(target.simple?).filter(|_| !target.traits.has(BOX) && allows_zero(target.traits))
}

/// Returns the value of an absent member of this type in 1.0.
fn zero(simple: SimpleType) -> Option<NodeValue> {
    use SimpleType::{Boolean, Byte, Double, Float, Integer, Long, Short};
    match simple {
        Boolean => Some(NodeValue::Boolean(false)),
        Byte | Short | Integer | Long | Float | Double => Some(NodeValue::Number(Number::from_json("0"))),
        _ => None,
    }
}

/// Returns whether the default is within the shape's range; a default outside would make a valid 1.0 model invalid.
fn allows_zero(traits: &Traits) -> bool {
    let Some(range) = traits.node(RANGE) else { return true };
    let bound = |key| range.get(key).and_then(Node::as_number).map(Number::as_f64);
    bound("min").is_none_or(|min| min <= 0.0) && bound("max").is_none_or(|max| max >= 0.0)
}

fn set_default(traits: &mut Traits, default: Option<NodeValue>, location: SourceLocation) {
    if let (Some(value), Ok(id)) = (default, ShapeId::parse(DEFAULT)) {
        traits.0.entry(id).or_insert_with(|| entry(value, location));
    }
}

fn entry(value: NodeValue, location: SourceLocation) -> Entry {
    Entry {
        key: location,
        node: Node { value, location },
    }
}

/// Turns a string with the trait `enum` into an enum if each definition has a valid name.
fn string_enum(draft: &mut Draft, events: &mut Events) {
    if !matches!(draft.kind, DraftKind::Simple(SimpleType::String)) || !draft.traits.has(ENUM) {
        return;
    }
    // Each member has the ID of the shape in its own.
    let definitions = draft.traits.node(ENUM).and_then(Node::as_array).unwrap_or_default();
    let cost = definitions.len() * draft.id.as_str().len();
    if !events.budget().spend(Work::ShapeIds, cost as u64) {
        events.passed(Work::ShapeIds.limit(), &(&draft.id, draft.location));
        return;
    }
    let Some(members) = enum_members(draft) else { return };
    draft.string_enum = draft.traits.0.shift_remove(ENUM);
    draft.kind = DraftKind::Enum;
    draft.members = members;
}

fn enum_members(draft: &Draft) -> Option<Members> {
    let unit = ShapeId::parse(crate::model::UNIT).ok()?;
    let definitions = draft.traits.node(ENUM)?.as_array()?;
    let mut members = Members::with_capacity(definitions.len());
    let mut values = HashSet::new();
    for definition in definitions {
        let name = definition.get("name")?.as_str().filter(|name| is_identifier(name))?;
        let value = definition
            .as_object()?
            .get("value")
            .filter(|value| value.node.as_str().is_some())?;
        // Two definitions of one value are fine for the trait, but an enum needs different values.
        if !values.insert(value.node.as_str()?.to_owned()) {
            return None;
        }
        let mut traits = Traits::default();
        traits.0.insert(ShapeId::parse(ENUM_VALUE).ok()?, value.clone());
        for (key, id) in [
            ("documentation", "smithy.api#documentation"),
            ("tags", "smithy.api#tags"),
        ] {
            if let Some(entry) = definition.as_object()?.get(key) {
                traits.0.insert(ShapeId::parse(id).ok()?, entry.clone());
            }
        }
        if definition.get("deprecated").and_then(Node::as_bool) == Some(true) {
            let value = NodeValue::Object(Object::default());
            traits.0.insert(
                ShapeId::parse("smithy.api#deprecated").ok()?,
                entry(value, definition.location),
            );
        }
        let id = draft.id.with_member(name).ok()?;
        let member = Member {
            id,
            target: unit.clone(),
            traits,
            location: definition.location,
            target_location: definition.location,
        };
        if members.insert(name.to_owned(), member).is_some() {
            return None;
        }
    }
    (!members.is_empty()).then_some(members)
}

/// Gives members of an enum without a value their name as the value.
pub fn enum_values(draft: &mut Draft) {
    let Ok(id) = ShapeId::parse(ENUM_VALUE) else { return };
    for (name, member) in &mut draft.members {
        if !member.traits.has(ENUM_VALUE) {
            member
                .traits
                .0
                .insert(id.clone(), entry(NodeValue::String(name.clone()), member.location));
        }
    }
}
