//! The bodies of services and resources, which are objects whose values name shapes.

use super::ast::{Content, Object, Value};
use super::resolve::Resolver;
use crate::load::draft::ID;
use crate::load::draft::Version;
use crate::load::json::shorten;
use crate::model::neighbor::LIFECYCLE;
use crate::model::shape::{Reference, Resource, Service};
use crate::model::shape_id::{ShapeId, is_identifier};
use crate::source::SourceLocation;
use indexmap::IndexMap;

/// Reads the body of a service.
pub fn service<'a>(resolver: &mut Resolver<'_, '_, 'a>, mut object: Object<'a>, id: &ShapeId) -> Service {
    let mut body = Body { resolver, id };
    let version = object.swap_remove("version");
    let service = Service {
        version: version.and_then(|(_, value)| body.text(value, "`version`")),
        operations: body.list(&mut object, "operations"),
        resources: body.list(&mut object, "resources"),
        errors: body.list(&mut object, "errors"),
        rename: body.rename(&mut object),
    };
    body.unknown(&object, "a service");
    service
}

/// Reads the body of a resource.
pub fn resource<'a>(resolver: &mut Resolver<'_, '_, 'a>, mut object: Object<'a>, id: &ShapeId) -> Resource {
    let mut body = Body { resolver, id };
    let mut lifecycle = IndexMap::new();
    for name in LIFECYCLE {
        let value = object.swap_remove(name).map(|(_, value)| value);
        if let Some(reference) = value.and_then(|value| body.reference(value, name)) {
            lifecycle.insert(name.to_owned(), reference);
        }
    }
    if let Some((key, _)) = object
        .get("properties")
        .filter(|_| body.resolver.document.version == Version::V1)
    {
        body.error(
            *key,
            "properties of resources need version 2.0 of Smithy; this file has 1.0".into(),
        );
    }
    let resource = Resource {
        identifiers: body.map(&mut object, "identifiers"),
        properties: body.map(&mut object, "properties"),
        lifecycle,
        operations: body.list(&mut object, "operations"),
        collection_operations: body.list(&mut object, "collectionOperations"),
        resources: body.list(&mut object, "resources"),
    };
    body.unknown(&object, "a resource");
    resource
}

struct Body<'b, 'r, 's, 'a> {
    resolver: &'b mut Resolver<'r, 's, 'a>,
    id: &'b ShapeId,
}

impl<'a> Body<'_, '_, '_, 'a> {
    fn list(&mut self, object: &mut Object<'a>, key: &str) -> Vec<Reference> {
        let Some((_, value)) = object.swap_remove(key) else {
            return Vec::new();
        };
        match value.content {
            Content::Array(elements) => elements.into_iter().filter_map(|it| self.reference(it, key)).collect(),
            _ => {
                self.wrong(&value, key, "an array");
                Vec::new()
            }
        }
    }

    fn map(&mut self, object: &mut Object<'a>, key: &str) -> IndexMap<String, Reference> {
        let Some((_, value)) = object.swap_remove(key) else {
            return IndexMap::new();
        };
        let Content::Object(entries) = value.content else {
            self.wrong(&value, key, "an object");
            return IndexMap::new();
        };
        let entries = entries.into_iter().filter_map(|(name, (_, value))| {
            let reference = self.reference(value, key)?;
            Some((name.into_owned(), reference))
        });
        entries.collect()
    }

    /// A shape, with or without quotes.
    fn reference(&mut self, value: Value<'a>, key: &str) -> Option<Reference> {
        match &value.content {
            Content::Name(name) => self.resolver.reference_to(name, value.location),
            Content::String(name) => self.resolver.reference_to(name, value.location),
            _ => {
                self.wrong(&value, key, "a shape ID");
                None
            }
        }
    }

    fn rename(&mut self, object: &mut Object<'a>) -> IndexMap<ShapeId, String> {
        let mut renamed = IndexMap::new();
        let Some((_, value)) = object.swap_remove("rename") else {
            return renamed;
        };
        let Content::Object(entries) = value.content else {
            self.wrong(&value, "rename", "an object");
            return renamed;
        };
        for (shape, (key, value)) in entries {
            let location = value.location;
            let Some(name) = self.text(value, "a new name") else {
                continue;
            };
            let Ok(shape) = ShapeId::parse(&shape) else {
                let message = format!("`{}` is not an absolute shape ID", shorten(&shape));
                self.error(key, message);
                continue;
            };
            if is_identifier(&name) {
                renamed.insert(shape, name);
            } else {
                let message = format!("`{}` cannot be the name of a shape", shorten(&name));
                self.resolver
                    .report
                    .events
                    .error("Service", &(self.id, location), message)
                    .hint("use a letter, then letters, digits and underscores");
            }
        }
        renamed
    }

    fn text(&mut self, value: Value<'a>, what: &str) -> Option<String> {
        match value.content {
            Content::String(text) => Some(text.into_owned()),
            _ => {
                let message = format!("{what} must be a string, not {}", value.describe());
                self.error(value.location, message);
                None
            }
        }
    }

    fn wrong(&mut self, value: &Value<'a>, key: &str, wanted: &str) {
        let message = format!("`{key}` must be {wanted}, not {}", value.describe());
        self.error(value.location, message);
    }

    fn error(&mut self, location: SourceLocation, message: String) {
        let events = &mut self.resolver.report.events;
        events.error(ID, &(self.id, location), message);
    }

    /// Smithy warns of properties that it does not know, so that files of a later version can be read.
    fn unknown(&mut self, left: &Object<'a>, what: &str) {
        for (key, (location, _)) in left {
            let message = format!("`{}` is not a property of {what}; it is ignored", shorten(key));
            let events = &mut self.resolver.report.events;
            events.warning(ID, &(self.id, *location), message);
        }
    }
}
