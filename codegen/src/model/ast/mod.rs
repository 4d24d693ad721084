//! The JSON AST 2.0 of a model, with the order and the form that `smithy ast` gives it (Smithy 2.0, "JSON AST").

mod inherited;
pub mod json;

use super::Model;
use super::node::Node;
use super::shape::{Member, Reference, Resource, Service, Shape, ShapeKind};
use super::shape_id::ShapeId;
use inherited::Inherited;
use json::Json;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The trait that Smithy gives members of 1.0 and does not write into 2.0.
const BOX: &str = "smithy.api#box";

/// Returns the AST of the shapes and metadata that Tinsmith does not carry.
pub fn ast(model: &Model) -> Json<'_> {
    let mut root = vec![entry("smithy", Json::text("2.0"))];
    if !model.metadata.is_empty() {
        let mut metadata: Vec<_> = model.metadata.iter().collect();
        metadata.sort_by_key(|(key, _)| *key);
        let metadata = metadata.into_iter();
        let metadata = metadata.map(|(key, it)| (Cow::Borrowed(key.as_str()), Json::Sorted(&it.node)));
        root.push(entry("metadata", Json::Object(metadata.collect())));
    }
    let mut shapes = BTreeMap::new();
    for shape in model.shapes.values().filter(|shape| !shape.location.is_embedded()) {
        let mut printer = Printer {
            inherited: Inherited::of(shape, model),
            applies: Vec::new(),
        };
        let json = printer.shape(shape);
        shapes.insert(&shape.id, json);
        shapes.extend(printer.applies);
    }
    let shapes = shapes.into_iter();
    let shapes = shapes.map(|(id, json)| (Cow::Borrowed(id.as_str()), json));
    root.push(entry("shapes", Json::Object(shapes.collect())));
    Json::Object(root)
}

struct Printer<'m> {
    inherited: Inherited<'m>,
    /// Traits of inherited members.
    applies: Vec<(&'m ShapeId, Json<'m>)>,
}

type Entries<'m> = Vec<(Cow<'m, str>, Json<'m>)>;

impl<'m> Printer<'m> {
    fn shape(&mut self, shape: &'m Shape) -> Json<'m> {
        // A string of 1.0 with the trait `enum` stays what it was.
        let type_name = match shape.string_enum {
            Some(_) => "string",
            None => shape.kind.type_name(),
        };
        let mut entries = vec![entry("type", Json::text(type_name))];
        if !shape.mixins.is_empty() {
            entries.push(entry("mixins", Json::Array(shape.mixins.iter().map(target).collect())));
        }
        match &shape.kind {
            _ if shape.string_enum.is_some() => {}
            ShapeKind::Simple(_) => {}
            ShapeKind::List { member } => self.member(&mut entries, "member", member),
            ShapeKind::Map { key, value } => {
                self.member(&mut entries, "key", key);
                self.member(&mut entries, "value", value);
            }
            ShapeKind::Service(service) => self.service(&mut entries, service),
            ShapeKind::Resource(resource) => resource_entries(&mut entries, resource),
            ShapeKind::Operation(operation) => {
                entries.push(entry("input", target(&operation.input.target)));
                entries.push(entry("output", target(&operation.output.target)));
                list(&mut entries, "errors", self.inherited.own(&operation.errors));
            }
            _ => {
                let mut members = Vec::new();
                for (name, member) in shape.members() {
                    self.member(&mut members, name, member);
                }
                entries.push(entry("members", Json::Object(members)));
            }
        }
        let own = shape.traits.0.iter().filter(|(id, _)| self.inherited.introduces(id));
        let mut own: BTreeMap<&str, &Node> = own.map(|(id, it)| (id.as_str(), &it.node)).collect();
        own.extend(shape.string_enum.iter().map(|it| ("smithy.api#enum", &it.node)));
        traits(&mut entries, own);
        Json::Object(entries)
    }

    /// Adds a member. Of an inherited one only the traits are written, as those of an `apply`.
    fn member(&mut self, entries: &mut Entries<'m>, name: &'m str, member: &'m Member) {
        let Some(own) = self.inherited.member(name, member) else {
            let mut member_entries = vec![entry("target", Json::text(member.target.as_str()))];
            let all = member.traits.0.iter().map(|(id, it)| (id.as_str(), &it.node));
            traits(&mut member_entries, all.collect());
            entries.push((Cow::Borrowed(name), Json::Object(member_entries)));
            return;
        };
        if !own.is_empty() {
            let mut apply = vec![entry("type", Json::text("apply"))];
            traits(
                &mut apply,
                own.into_iter().map(|(id, value)| (id.as_str(), value)).collect(),
            );
            self.applies.push((&member.id, Json::Object(apply)));
        }
    }

    fn service(&self, entries: &mut Entries<'m>, service: &'m Service) {
        let version = service.version.as_deref().filter(|it| !it.trim().is_empty());
        let version = version.filter(|_| self.inherited.has_version());
        entries.extend(version.map(|version| entry("version", Json::text(version))));
        list(entries, "operations", sorted(self.inherited.own(&service.operations)));
        list(entries, "resources", sorted(self.inherited.own(&service.resources)));
        list(entries, "errors", self.inherited.own(&service.errors));
        let rename = service.rename.iter().filter(|(id, _)| self.inherited.renames(id));
        let rename: Entries<'m> = rename
            .map(|(id, name)| (Cow::Borrowed(id.as_str()), Json::text(name.as_str())))
            .collect();
        if !rename.is_empty() {
            entries.push(entry("rename", Json::Object(rename)));
        }
    }
}

fn resource_entries<'m>(entries: &mut Entries<'m>, resource: &'m Resource) {
    for (key, map) in [
        ("identifiers", &resource.identifiers),
        ("properties", &resource.properties),
    ] {
        if !map.is_empty() {
            let map = map.iter();
            let map = map.map(|(name, it)| (Cow::Borrowed(name.as_str()), target(&it.target)));
            entries.push(entry(key, Json::Object(map.collect())));
        }
    }
    for key in ["put", "create", "read", "update", "delete", "list"] {
        let reference = resource.lifecycle.get(key);
        entries.extend(reference.map(|it| entry(key, target(&it.target))));
    }
    let lists = [
        ("operations", &resource.operations),
        ("collectionOperations", &resource.collection_operations),
        ("resources", &resource.resources),
    ];
    for (key, references) in lists {
        list(entries, key, sorted(targets(references)));
    }
}

fn targets(references: &[Reference]) -> Vec<&ShapeId> {
    references.iter().map(|it| &it.target).collect()
}

fn sorted(mut ids: Vec<&ShapeId>) -> Vec<&ShapeId> {
    ids.sort();
    ids
}

fn list<'m>(entries: &mut Entries<'m>, key: &'static str, ids: Vec<&'m ShapeId>) {
    if !ids.is_empty() {
        entries.push(entry(key, Json::Array(ids.into_iter().map(target).collect())));
    }
}

fn traits<'m>(entries: &mut Entries<'m>, mut traits: BTreeMap<&'m str, &'m Node>) {
    traits.remove(BOX);
    if !traits.is_empty() {
        let traits = traits.into_iter();
        let traits = traits.map(|(id, value)| (Cow::Borrowed(id), Json::Node(value)));
        entries.push(entry("traits", Json::Object(traits.collect())));
    }
}

fn target(id: &ShapeId) -> Json<'_> {
    Json::Object(vec![entry("target", Json::text(id.as_str()))])
}

fn entry<'m>(key: &'static str, value: Json<'m>) -> (Cow<'m, str>, Json<'m>) {
    (Cow::Borrowed(key), value)
}
