//! New IDs of shapes, wherever an ID stands.

use crate::model::Model;
use crate::model::node::{Entry, Node, NodeValue, Object};
use crate::model::shape::{Own, Reference, Resource, Service, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use std::collections::HashMap;
use std::sync::Arc;

/// Old IDs of shapes to new IDs.
pub type Renames = HashMap<ShapeId, ShapeId>;

/// Renames shapes. Strings of trait values and metadata that are an old ID become the new ID, as in Smithy.
pub fn rename(model: &mut Model, renames: &Renames) {
    if renames.is_empty() {
        return;
    }
    let renamer = Renamer(renames);
    for entry in model.metadata.values_mut() {
        renamer.node(&mut entry.node);
    }
    let shapes = std::mem::take(&mut model.shapes);
    for (mut id, mut shape) in shapes {
        if !shape.location.is_embedded() {
            renamer.shape(Arc::make_mut(&mut shape));
            id = shape.id.clone();
        }
        model.shapes.insert(id, shape);
    }
}

struct Renamer<'a>(&'a Renames);

impl Renamer<'_> {
    /// The new ID of a shape or member, if it changes.
    fn new_id(&self, id: &ShapeId) -> Option<ShapeId> {
        match id.member() {
            None => self.0.get(id).cloned(),
            Some(member) => self.0.get(&id.root())?.with_member(member).ok(),
        }
    }

    fn id(&self, id: &mut ShapeId) {
        if let Some(new) = self.new_id(id) {
            *id = new;
        }
    }

    fn text(&self, text: &str) -> Option<String> {
        let id = text.contains('#').then(|| ShapeId::parse(text).ok()).flatten()?;
        self.new_id(&id).map(|id| id.as_str().to_owned())
    }

    fn node(&self, node: &mut Node) {
        match &mut node.value {
            NodeValue::String(text) => {
                if let Some(new) = self.text(text) {
                    *text = new;
                }
            }
            NodeValue::Array(elements) => elements.iter_mut().for_each(|it| self.node(it)),
            NodeValue::Object(entries) => {
                let renamed = std::mem::take(entries).into_iter().map(|(key, mut entry)| {
                    self.node(&mut entry.node);
                    (self.text(&key).unwrap_or(key), entry)
                });
                *entries = renamed.collect::<Object>();
            }
            NodeValue::Null | NodeValue::Boolean(_) | NodeValue::Number(_) => {}
        }
    }

    fn traits(&self, traits: &mut Traits) {
        let renamed = std::mem::take(&mut traits.0)
            .into_iter()
            .map(|(mut id, mut entry): (_, Entry)| {
                self.id(&mut id);
                self.node(&mut entry.node);
                (id, entry)
            });
        traits.0 = renamed.collect();
    }

    fn shape(&self, shape: &mut Shape) {
        self.id(&mut shape.id);
        self.traits(&mut shape.traits);
        shape.mixins.iter_mut().for_each(|it| self.id(it));
        if let Some(own) = &mut shape.own {
            self.own(Arc::make_mut(own));
        }
        for member in shape.kind.members_mut() {
            self.id(&mut member.id);
            self.id(&mut member.target);
            self.traits(&mut member.traits);
        }
        match &mut shape.kind {
            ShapeKind::Service(service) => self.service(service),
            ShapeKind::Resource(resource) => self.resource(resource),
            ShapeKind::Operation(operation) => {
                self.id(&mut operation.input.target);
                self.id(&mut operation.output.target);
                self.references(&mut operation.errors);
            }
            _ => {}
        }
    }

    fn references<'r>(&self, references: impl IntoIterator<Item = &'r mut Reference>) {
        references.into_iter().for_each(|it| self.id(&mut it.target));
    }

    fn service(&self, service: &mut Service) {
        for list in [&mut service.operations, &mut service.resources, &mut service.errors] {
            self.references(list);
        }
        let renames = std::mem::take(&mut service.rename).into_iter().map(|(mut id, name)| {
            self.id(&mut id);
            (id, name)
        });
        service.rename = renames.collect();
    }

    fn resource(&self, resource: &mut Resource) {
        for map in [
            &mut resource.identifiers,
            &mut resource.properties,
            &mut resource.lifecycle,
        ] {
            self.references(map.values_mut());
        }
        for list in [
            &mut resource.operations,
            &mut resource.collection_operations,
            &mut resource.resources,
        ] {
            self.references(list);
        }
    }

    fn own(&self, own: &mut Own) {
        let sets = own.members.values_mut();
        for set in sets.chain([&mut own.traits, &mut own.references, &mut own.renamed]) {
            let renamed = std::mem::take(set).into_iter().map(|mut id| {
                self.id(&mut id);
                id
            });
            *set = renamed.collect();
        }
    }
}
