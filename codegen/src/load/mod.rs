//! Loads sources into a `Model`.

mod draft;
mod elided;
mod idl;
pub mod json;
mod json_ast;
mod legacy;
mod merge;
mod mixin_rules;
mod mixins;
mod read;
mod version;

use crate::event::Events;
use crate::model::node::{Node, NodeValue, Object};
use crate::model::shape::{Member, Members, Operation, Reference, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::{Model, UNIT};
use crate::source::{SourceLocation, Sources};
use draft::{Draft, DraftKind, ID, Parts, Shapes};
use indexmap::IndexMap;
use merge::Report;
use std::sync::{Arc, OnceLock};

/// Reads all sources into one model.
///
/// Never fails: a malformed part is reported and left out, so that `check` can add its events.
pub fn load(sources: &Sources, events: &mut Events) -> Model {
    let embedded = embedded();
    let report = &mut Report { sources, events };
    let mut parts = read::read(sources.iter().filter(|(file, _)| !file.is_embedded()), embedded, report);
    if touches(&parts, embedded) {
        // Rare: the file is the prelude itself, or adds to it.
        let mut all = read::read(sources.iter().filter(|(file, _)| file.is_embedded()), embedded, report);
        all.append(parts);
        parts = all;
    }
    assemble(parts, embedded, report)
}

/// The embedded shapes, read once.
fn embedded() -> &'static Shapes {
    static EMBEDDED: OnceLock<Shapes> = OnceLock::new();
    EMBEDDED.get_or_init(|| {
        let (sources, mut events, none) = (Sources::new(vec![]), Events::default(), Shapes::new());
        let report = &mut Report {
            sources: &sources,
            events: &mut events,
        };
        let parts = read::read(sources.iter(), &none, report);
        assemble(parts, &none, report).shapes
    })
}

/// Returns whether a file applies traits to an embedded shape, or mixes it in.
fn touches(parts: &Parts, embedded: &Shapes) -> bool {
    let is_embedded = |id: &ShapeId| embedded.contains_key(id);
    parts.applies.iter().any(|apply| is_embedded(&apply.target.root()))
        || parts.shapes.iter().any(|draft| {
            let is_prelude = draft.id.namespace() == "smithy.api" && is_embedded(&draft.id);
            is_prelude || draft.mixins.iter().any(|mixin| is_embedded(&mixin.target))
        })
}

/// Builds a model of the sources and the embedded shapes.
fn assemble(mut parts: Parts, embedded: &Shapes, report: &mut Report<'_>) -> Model {
    let metadata = merge::metadata(&mut parts, report);
    let mut drafts = merge::shapes(parts.shapes, report);
    let waiting = merge::applies(&mut drafts, parts.applies, report);
    legacy::upgrade(&mut drafts, embedded, report.events);
    mixins::resolve(&mut drafts, waiting, report);
    let mut own = IndexMap::with_capacity(drafts.len());
    for (id, draft) in drafts {
        own.insert(id, finish(draft, report.events));
    }
    annotation_values(&mut own, embedded);
    let mut shapes = embedded.clone();
    shapes.extend(own.into_iter().map(|(id, shape)| (id, Arc::new(shape))));
    Model { metadata, shapes }
}

fn finish(mut draft: Draft, events: &mut Events) -> Shape {
    if matches!(draft.kind, DraftKind::Enum) {
        legacy::enum_values(&mut draft);
    }
    let Draft {
        id,
        kind,
        mut members,
        traits,
        mixins,
        location,
        string_enum,
        elided,
        own,
        ..
    } = draft;
    elided::report(&elided, &mut members, events);
    refuse_members(&kind, &members, events);
    let mut fixed = |name: &str| take_member(&mut members, name, &id, location, events);
    let kind = match kind {
        DraftKind::Simple(simple) => ShapeKind::Simple(simple),
        DraftKind::List => ShapeKind::List {
            member: fixed("member"),
        },
        DraftKind::Map => ShapeKind::Map {
            key: fixed("key"),
            value: fixed("value"),
        },
        DraftKind::Structure => ShapeKind::Structure { members },
        DraftKind::Union => ShapeKind::Union { members },
        DraftKind::Enum => ShapeKind::Enum { members },
        DraftKind::IntEnum => ShapeKind::IntEnum { members },
        DraftKind::Service(service) => ShapeKind::Service(service),
        DraftKind::Resource(resource) => ShapeKind::Resource(resource),
        DraftKind::Operation { input, output, errors } => {
            let or_unit = |reference: Option<Reference>| {
                reference.unwrap_or(Reference {
                    target: unit(),
                    location,
                })
            };
            ShapeKind::Operation(Operation {
                input: or_unit(input),
                output: or_unit(output),
                errors,
            })
        }
    };
    let mixins = mixins.into_iter().map(|mixin| mixin.target).collect();
    Shape {
        id,
        kind,
        traits,
        mixins,
        location,
        string_enum,
        own: own.map(Arc::new),
    }
}

/// Returns the member that a list or map must have. A document replaces a missing member, so that the shape can stay.
fn take_member(
    members: &mut Members,
    name: &str,
    shape: &ShapeId,
    location: SourceLocation,
    events: &mut Events,
) -> Member {
    if let Some(member) = members.shift_remove(name) {
        return member;
    }
    events
        .error(ID, &(shape, location), format!("the shape has no `{name}`"))
        .hint("a list has `member`, a map has `key` and `value`");
    let id = shape
        .with_member(name)
        .expect("json_ast::Reader::id: shape IDs are valid, and so are these names");
    let target = ShapeId::parse("smithy.api#Document").expect("shape_id: a constant that follows the grammar");
    Member {
        id,
        target,
        traits: Default::default(),
        location,
        target_location: location,
    }
}

/// Reports members that a list or map cannot have.
fn refuse_members(kind: &DraftKind, members: &Members, events: &mut Events) {
    let allowed: &[&str] = match kind {
        DraftKind::List => &["member"],
        DraftKind::Map => &["key", "value"],
        _ => return,
    };
    for (name, member) in members.iter().filter(|(name, _)| !allowed.contains(&name.as_str())) {
        let message = format!("a {} has no member `{}`", kind.type_name(), json::shorten(name));
        events
            .error(ID, member, message)
            .hint(format!("its members are {}", allowed.join(" and ")));
    }
}

fn unit() -> ShapeId {
    ShapeId::parse(UNIT).expect("shape_id: a constant that follows the grammar")
}

/// Replaces `null` by the empty value of the trait's type (Smithy 2.0, "Annotation traits").
fn annotation_values(shapes: &mut IndexMap<ShapeId, Shape>, embedded: &Shapes) {
    let mut found = Vec::new();
    for (index, shape) in shapes.values().enumerate() {
        let of_members = shape
            .members()
            .into_iter()
            .flat_map(|(_, member)| member.traits.0.iter());
        for (id, entry) in shape.traits.0.iter().chain(of_members) {
            if entry.node.is_null() {
                found.push((index, id.clone()));
            }
        }
    }
    for (index, id) in found {
        let empty: fn() -> NodeValue = match shapes
            .get(&id)
            .or_else(|| embedded.get(&id).map(Arc::as_ref))
            .map(|shape| &shape.kind)
        {
            Some(ShapeKind::Structure { .. } | ShapeKind::Map { .. }) => || NodeValue::Object(Object::default()),
            Some(ShapeKind::List { .. }) => || NodeValue::Array(Vec::new()),
            _ => continue,
        };
        let Some((_, shape)) = shapes.get_index_mut(index) else {
            continue;
        };
        let traits = std::iter::once(&mut shape.traits);
        let of_members = shape.kind.members_mut().into_iter().map(|member| &mut member.traits);
        for entry in traits.chain(of_members).filter_map(|traits| traits.0.get_mut(&id)) {
            if entry.node.is_null() {
                entry.node = Node {
                    value: empty(),
                    location: entry.node.location,
                };
            }
        }
    }
}
