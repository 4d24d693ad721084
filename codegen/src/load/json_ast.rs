//! The JSON AST, 1.0 and 2.0, to drafts of shapes (Smithy 2.0, "JSON AST").

use super::draft::{Apply, Draft, DraftKind, ID, Parts, Version};
use super::json::shorten;
use super::version;
use crate::budget::Work;
use crate::event::{Events, Subject};
use crate::model::neighbor::LIFECYCLE;
use crate::model::node::{Entry, Node, NodeValue, Object};
use crate::model::shape::{Member, Members, Reference, Resource, Service, SimpleType};
use crate::model::shape_id::{ShapeId, is_identifier};
use crate::model::traits::Traits;
use crate::source::SourceLocation;
use indexmap::IndexMap;

/// The types without members.
pub(super) const SIMPLE_TYPES: &[SimpleType] = &[
    SimpleType::Blob,
    SimpleType::Boolean,
    SimpleType::String,
    SimpleType::Byte,
    SimpleType::Short,
    SimpleType::Integer,
    SimpleType::Long,
    SimpleType::Float,
    SimpleType::Double,
    SimpleType::BigInteger,
    SimpleType::BigDecimal,
    SimpleType::Timestamp,
    SimpleType::Document,
];

const OTHER_TYPES: &str = "list, map, structure, union, enum, intEnum, service, resource, operation or apply";

/// Adds what the document says to `parts`.
pub fn read(root: Node, parts: &mut Parts, events: &mut Events) {
    let location = root.location;
    let mut reader = Reader {
        version: Version::V2,
        parts,
        events,
    };
    let Some(mut root) = reader.object(root, &location, "a model") else {
        return;
    };
    let Some(version) = reader.version(&mut root, location) else {
        return;
    };
    reader.version = version;
    if let Some(entry) = root.swap_remove("metadata") {
        let metadata = reader.object(entry.node, &entry.key, "`metadata`");
        reader.parts.metadata.extend(metadata);
    }
    if let Some(entry) = root.swap_remove("shapes") {
        let shapes = reader.object(entry.node, &entry.key, "`shapes`").unwrap_or_default();
        for (key, entry) in shapes {
            reader.shape(&key, entry);
        }
    }
    reader.unknown_keys(&root, &location, "a model");
}

struct Reader<'a> {
    version: Version,
    parts: &'a mut Parts,
    events: &'a mut Events,
}

impl Reader<'_> {
    fn version(&mut self, root: &mut Object, location: SourceLocation) -> Option<Version> {
        let Some(entry) = root.swap_remove("smithy") else {
            self.error(&location, "the model has no `smithy` version")
                .hint("add `\"smithy\": \"2.0\"`");
            return None;
        };
        match entry.node.as_str() {
            Some("1" | "1.0") => Some(Version::V1),
            Some("2" | "2.0") => Some(Version::V2),
            _ => {
                self.error(&entry.node.location, "this version of Smithy is not known")
                    .hint("known are 1.0 and 2.0");
                None
            }
        }
    }

    fn shape(&mut self, key: &str, entry: Entry) {
        let Some(id) = self.id(key, entry.key) else { return };
        let subject = (&id, entry.key);
        let Some(mut object) = self.object(entry.node, &subject, "a shape") else {
            return;
        };
        let Some(type_entry) = object.swap_remove("type") else {
            self.error(&subject, "the shape has no `type`");
            return;
        };
        let Some(type_name) = type_entry.node.as_str() else {
            self.wrong_kind(&(&id, type_entry.node.location), "`type`", "a string", &type_entry.node);
            return;
        };
        let traits = self.traits(&mut object, &id);
        if type_name == "apply" {
            self.unknown_keys(&object, &subject, "`apply`");
            let applies = traits.0.into_iter();
            let target = |(trait_id, entry)| Apply {
                target: id.clone(),
                trait_id,
                entry,
            };
            self.parts.applies.extend(applies.map(target));
            return;
        }
        if id.member().is_some() {
            self.error(
                &subject,
                format!("a member cannot be defined as {} by itself", shorten(type_name)),
            )
            .hint("define it in its shape, or use the type `apply` to add traits to it");
            return;
        }
        if !version::check_type(self.version, type_name, &id, entry.key, self.events) {
            return;
        }
        let mixins = self.references(&mut object, "mixins", &id);
        let mut members = Members::default();
        let Some((kind, extra)) = self.kind(type_name, &type_entry.node, &mut object, &id, &mut members) else {
            return;
        };
        self.unknown_keys(&object, &subject, type_name);
        let mut traits = traits;
        traits.0.extend(extra.0);
        let draft = Draft {
            id,
            kind,
            members,
            traits,
            mixins,
            resource: None,
            elided: Default::default(),
            location: entry.key,
            version: self.version,
            string_enum: None,
            own: None,
        };
        self.parts.shapes.push(draft);
    }

    /// The kind, its members, and traits that the type implies.
    fn kind(
        &mut self,
        type_name: &str,
        type_node: &Node,
        object: &mut Object,
        id: &ShapeId,
        members: &mut Members,
    ) -> Option<(DraftKind, Traits)> {
        let mut implied = Traits::default();
        if let Some(simple) = SIMPLE_TYPES.iter().find(|simple| simple.name() == type_name) {
            return Some((DraftKind::Simple(*simple), implied));
        }
        let kind = match type_name {
            "list" | "set" => {
                if type_name == "set" {
                    let unique = self.parts.id("smithy.api#uniqueItems")?;
                    let value = NodeValue::Object(Object::default());
                    let location = type_node.location;
                    implied.0.insert(
                        unique,
                        Entry {
                            key: location,
                            node: Node { value, location },
                        },
                    );
                }
                self.fixed_members(object, id, &["member"], members);
                DraftKind::List
            }
            "map" => {
                self.fixed_members(object, id, &["key", "value"], members);
                DraftKind::Map
            }
            "structure" => self.aggregate(DraftKind::Structure, object, id, members),
            "union" => self.aggregate(DraftKind::Union, object, id, members),
            "enum" => self.aggregate(DraftKind::Enum, object, id, members),
            "intEnum" => self.aggregate(DraftKind::IntEnum, object, id, members),
            "service" => DraftKind::Service(self.service(object, id)),
            "resource" => DraftKind::Resource(self.resource(object, id)),
            "operation" => DraftKind::Operation {
                input: self.reference_at(object, "input", id),
                output: self.reference_at(object, "output", id),
                errors: self.references(object, "errors", id),
            },
            _ => {
                let simple: Vec<_> = SIMPLE_TYPES.iter().map(|simple| simple.name()).collect();
                self.error(
                    &(id, type_node.location),
                    format!("`{}` is not a type of shape", shorten(type_name)),
                )
                .hint(format!("types are {}, {OTHER_TYPES}", simple.join(", ")));
                return None;
            }
        };
        Some((kind, implied))
    }

    fn fixed_members(&mut self, object: &mut Object, id: &ShapeId, names: &[&str], members: &mut Members) {
        for name in names {
            if let Some(entry) = object.swap_remove(*name) {
                self.member(name, entry, id, members);
            }
        }
    }

    fn aggregate(&mut self, kind: DraftKind, object: &mut Object, id: &ShapeId, members: &mut Members) -> DraftKind {
        if let Some(entry) = object.swap_remove("members") {
            let entries = self
                .object(entry.node, &(id, entry.key), "`members`")
                .unwrap_or_default();
            members.reserve(entries.len());
            for (name, entry) in entries {
                self.member(&name, entry, id, members);
            }
        }
        kind
    }

    fn member(&mut self, name: &str, entry: Entry, shape: &ShapeId, members: &mut Members) {
        let location = entry.key;
        let cost = shape.as_str().len() + name.len();
        if !self.events.budget().spend(Work::ShapeIds, cost as u64) {
            self.events.passed(Work::ShapeIds.limit(), &(shape, location));
            return;
        }
        let Ok(id) = shape.with_member(name) else {
            self.error(
                &(shape, location),
                format!("`{}` cannot be the name of a member", shorten(name)),
            )
            .hint("a name is a letter, or underscores and a letter or digit, then letters, digits and underscores");
            return;
        };
        let Some(mut object) = self.object(entry.node, &(&id, location), "a member") else {
            return;
        };
        let traits = self.traits(&mut object, &id);
        let target_location = object.get("target").map_or(location, |entry| entry.node.location);
        let Some(target) = self.target(object, &id, location) else {
            return;
        };
        members.insert(
            name.to_owned(),
            Member {
                id,
                target,
                traits,
                location,
                target_location,
            },
        );
    }

    fn traits(&mut self, object: &mut Object, shape: &ShapeId) -> Traits {
        let Some(entry) = object.swap_remove("traits") else {
            return Traits::default();
        };
        let entries = self
            .object(entry.node, &(shape, entry.key), "`traits`")
            .unwrap_or_default();
        let mut traits = IndexMap::with_capacity(entries.len());
        for (key, entry) in entries {
            if let Some(id) = self.id_of(&key, &(shape, entry.key)) {
                version::check_trait(self.version, &id, shape, entry.key, self.events);
                traits.insert(id, entry);
            }
        }
        Traits(traits)
    }

    fn service(&mut self, object: &mut Object, id: &ShapeId) -> Service {
        let version = object.swap_remove("version").and_then(|entry| {
            let text = self.string(&entry.node, &(id, entry.node.location), "`version`")?;
            Some(text.to_owned())
        });
        let mut rename = IndexMap::new();
        if let Some(entry) = object.swap_remove("rename") {
            let entries = self
                .object(entry.node, &(id, entry.key), "`rename`")
                .unwrap_or_default();
            for (key, entry) in entries {
                let shape = self.id_of(&key, &(id, entry.key));
                let name = self.string(&entry.node, &(id, entry.node.location), "a new name");
                match (shape, name) {
                    (Some(shape), Some(name)) if is_identifier(name) => drop(rename.insert(shape, name.to_owned())),
                    (_, Some(name)) if !is_identifier(name) => {
                        let message = format!("`{}` cannot be the name of a shape", shorten(name));
                        self.events
                            .error("Service", &(id, entry.node.location), message)
                            .hint("use a letter, then letters, digits and underscores");
                    }
                    _ => {}
                }
            }
        }
        Service {
            version,
            operations: self.references(object, "operations", id),
            resources: self.references(object, "resources", id),
            errors: self.references(object, "errors", id),
            rename,
        }
    }

    fn resource(&mut self, object: &mut Object, id: &ShapeId) -> Resource {
        let mut lifecycle = IndexMap::new();
        for name in LIFECYCLE {
            if let Some(reference) = self.reference_at(object, name, id) {
                lifecycle.insert(name.to_owned(), reference);
            }
        }
        Resource {
            identifiers: self.named_references(object, "identifiers", id),
            properties: self.named_references(object, "properties", id),
            lifecycle,
            operations: self.references(object, "operations", id),
            collection_operations: self.references(object, "collectionOperations", id),
            resources: self.references(object, "resources", id),
        }
    }

    fn named_references(&mut self, object: &mut Object, key: &str, id: &ShapeId) -> IndexMap<String, Reference> {
        let Some(entry) = object.swap_remove(key) else {
            return IndexMap::new();
        };
        let entries = self
            .object(entry.node, &(id, entry.key), &format!("`{key}`"))
            .unwrap_or_default();
        let mut references = IndexMap::with_capacity(entries.len());
        for (name, entry) in entries {
            if let Some(reference) = self.reference(entry.node, id) {
                references.insert(name, reference);
            }
        }
        references
    }

    fn references(&mut self, object: &mut Object, key: &str, id: &ShapeId) -> Vec<Reference> {
        let Some(entry) = object.swap_remove(key) else {
            return Vec::new();
        };
        match entry.node.value {
            NodeValue::Array(elements) => elements.into_iter().filter_map(|it| self.reference(it, id)).collect(),
            _ => {
                self.wrong_kind(&(id, entry.node.location), &format!("`{key}`"), "an array", &entry.node);
                Vec::new()
            }
        }
    }

    fn reference_at(&mut self, object: &mut Object, key: &str, id: &ShapeId) -> Option<Reference> {
        let entry = object.swap_remove(key)?;
        self.reference(entry.node, id)
    }

    fn reference(&mut self, node: Node, id: &ShapeId) -> Option<Reference> {
        let location = node.location;
        let object = self.object(node, &(id, location), "a reference to a shape")?;
        let location = object.get("target").map_or(location, |entry| entry.node.location);
        let target = self.target(object, id, location)?;
        Some(Reference { target, location })
    }

    /// The `target` of a member or reference, which has nothing else left.
    fn target(&mut self, mut object: Object, id: &ShapeId, location: SourceLocation) -> Option<ShapeId> {
        let Some(entry) = object.swap_remove("target") else {
            self.error(&(id, location), "there is no `target`")
                .hint("add `\"target\": \"namespace#Shape\"`");
            return None;
        };
        self.unknown_keys(&object, &(id, location), "a reference to a shape");
        let subject = (id, entry.node.location);
        let text = self.string(&entry.node, &subject, "`target`")?;
        self.id_of(text, &subject)
    }

    fn string<'n>(&mut self, node: &'n Node, subject: &impl Subject, what: &str) -> Option<&'n str> {
        let text = node.as_str();
        if text.is_none() {
            self.wrong_kind(subject, what, "a string", node);
        }
        text
    }

    fn object(&mut self, node: Node, subject: &impl Subject, what: &str) -> Option<Object> {
        match node.value {
            NodeValue::Object(object) => Some(object),
            _ => {
                self.wrong_kind(subject, what, "an object", &node);
                None
            }
        }
    }

    fn id(&mut self, text: &str, location: SourceLocation) -> Option<ShapeId> {
        self.id_of(text, &location)
    }

    fn id_of(&mut self, text: &str, subject: &impl Subject) -> Option<ShapeId> {
        let id = self.parts.id(text);
        if id.is_none() {
            self.error(subject, format!("`{}` is not an absolute shape ID", shorten(text)))
                .hint("an absolute shape ID looks like `com.example#Name`");
        }
        id
    }

    fn wrong_kind(&mut self, subject: &impl Subject, what: &str, wanted: &str, found: &Node) {
        self.error(subject, format!("{what} must be {wanted}, not {}", found.kind()));
    }

    /// Smithy warns of keys that it does not know, so that files of a later version can be read.
    fn unknown_keys(&mut self, left: &Object, subject: &impl Subject, what: &str) {
        for (key, entry) in left {
            let message = format!("`{}` is not a property of {what}; it is ignored", shorten(key));
            match subject.shape() {
                Some(shape) => self.events.warning(ID, &(&shape, entry.key), message),
                None => self.events.warning(ID, &entry.key, message),
            };
        }
    }

    fn error(&mut self, subject: &impl Subject, message: impl Into<String>) -> &mut crate::event::ValidationEvent {
        self.events.error(ID, subject, message)
    }
}
