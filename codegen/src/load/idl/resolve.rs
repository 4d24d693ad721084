//! Names to absolute shape IDs, and a file to drafts.

use super::ast::{Content, Document, Kind, Member, Message, Name, Shape, Statement, Trait, Value};
use super::properties;
use crate::budget::Work;
use crate::event::Severity;
use crate::load::draft::{Apply, Draft, DraftKind, Parts};
use crate::load::draft::{ID, Shapes};
use crate::load::json::shorten;
use crate::load::merge::{Report, add_trait};
use crate::load::version;
use crate::model::UNIT;
use crate::model::node::{Entry, Node, NodeValue, Object};
use crate::model::shape;
use crate::model::shape::{Members, Reference};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Traits;
use crate::source::SourceLocation;
use std::collections::HashMap;

/// The namespace of the prelude.
const PRELUDE: &str = "smithy.api";

/// The shapes of all files with their types: what a name can mean.
pub struct Known<'k> {
    types: HashMap<ShapeId, &'static str>,
    embedded: &'k Shapes,
}

impl<'k> Known<'k> {
    /// The embedded shapes alone.
    pub fn new(embedded: &'k Shapes) -> Self {
        Self {
            types: HashMap::new(),
            embedded,
        }
    }

    /// Adds the shapes of JSON files.
    pub fn add(&mut self, parts: &Parts) {
        for draft in &parts.shapes {
            self.types.insert(draft.id.clone(), draft.kind.type_name());
        }
    }

    /// Adds the shapes of a file of IDL; `false` if their IDs are longer than what is allowed in all.
    pub fn add_document(&mut self, document: &Document<'_>, report: &mut Report<'_>) -> bool {
        let Some(namespace) = document.namespace else {
            return true;
        };
        for statement in &document.statements {
            let Statement::Shape(shape) = statement else { continue };
            if !pay(namespace.len() + shape.name.len(), shape.location, report) {
                return false;
            }
            if let Ok(id) = ShapeId::parse(&format!("{namespace}#{}", shape.name)) {
                self.types.insert(id, shape.kind.type_name());
            }
        }
        true
    }

    fn type_of(&self, id: &str) -> Option<&'static str> {
        let embedded = || self.embedded.get(id).map(|shape| shape.kind.type_name());
        self.types.get(id).copied().or_else(embedded)
    }
}

/// Makes drafts of a file.
pub fn resolve(document: Document<'_>, known: &Known<'_>, report: &mut Report<'_>) -> Parts {
    let mut metadata = Object::default();
    let mut more = Vec::new();
    let mut resolver = Resolver {
        document: &Document {
            statements: Vec::new(),
            metadata: Vec::new(),
            ..document
        },
        known,
        report,
        parts: Parts::default(),
        names: HashMap::new(),
        in_metadata: true,
    };
    for (key, value) in document.metadata {
        let node = resolver.node(value);
        let entry = Entry {
            key: key.location,
            node,
        };
        // A second value of a key is merged as one of another file is.
        if metadata.contains_key(&*key.text) {
            more.push(Object::from_iter([(key.text.into_owned(), entry)]));
        } else {
            metadata.insert(key.text.into_owned(), entry);
        }
    }
    resolver.parts.metadata.push(metadata);
    resolver.parts.metadata.append(&mut more);
    resolver.in_metadata = false;
    resolver.names.clear();
    resolver.uses();
    for statement in document.statements {
        match statement {
            Statement::Shape(shape) => drop(resolver.shape(shape)),
            Statement::Apply { target, traits } => resolver.apply(target, traits),
        }
    }
    resolver.parts
}

/// A name and what it means.
#[derive(Clone)]
pub struct Meaning {
    /// The absolute ID.
    pub id: ShapeId,
    /// The type of the shape; `None` if there is no shape of that ID.
    pub type_name: Option<&'static str>,
}

/// Makes drafts of the statements of a file.
pub struct Resolver<'r, 's, 'a> {
    /// The file without its statements.
    pub document: &'r Document<'a>,
    known: &'r Known<'r>,
    /// The sink of events.
    pub report: &'r mut Report<'s>,
    parts: Parts,
    /// The meaning of names that were looked up before.
    names: HashMap<String, Option<Meaning>>,
    /// Before the namespace, a name means a shape of the prelude.
    in_metadata: bool,
}

impl<'a> Resolver<'_, '_, 'a> {
    /// Warns of imported shapes that do not exist.
    fn uses(&mut self) {
        for name in self.document.uses.values() {
            if self.known.type_of(name.text).is_none() {
                let message = format!("the imported shape `{}` does not exist", shorten(name.text));
                self.report
                    .events
                    .warning(ID, &name.location, message)
                    .hint("add the file that defines it, or remove the line");
            }
        }
    }

    fn shape(&mut self, shape: Shape<'a>) -> Option<()> {
        let id = self.own_id(&shape.name, shape.location)?;
        let (version, location) = (self.document.version, shape.location);
        if !version::check_type(version, shape.kind.type_name(), &id, location, self.report.events) {
            return None;
        }
        let mut traits = self.traits(shape.traits, &id);
        let mut draft = Draft {
            kind: DraftKind::List,
            members: Members::default(),
            traits: Traits::default(),
            mixins: self.references(shape.mixins),
            resource: shape.resource.and_then(|name| self.reference(name)),
            elided: Default::default(),
            string_enum: None,
            own: None,
            location,
            version,
            id: id.clone(),
        };
        let is_enum = matches!(shape.kind, Kind::Enum | Kind::IntEnum);
        for member in shape.members {
            self.member(member, is_enum, &mut draft);
        }
        draft.kind = self.kind(shape.kind, &id, location, &mut traits);
        draft.traits = traits;
        self.parts.shapes.push(draft);
        Some(())
    }

    fn kind(&mut self, kind: Kind<'a>, id: &ShapeId, location: SourceLocation, traits: &mut Traits) -> DraftKind {
        match kind {
            Kind::Simple(simple) => DraftKind::Simple(simple),
            Kind::List => DraftKind::List,
            Kind::Set => {
                self.add_trait(traits, id, "smithy.api#uniqueItems", empty(location));
                DraftKind::List
            }
            Kind::Map => DraftKind::Map,
            Kind::Structure => DraftKind::Structure,
            Kind::Union => DraftKind::Union,
            Kind::Enum => DraftKind::Enum,
            Kind::IntEnum => DraftKind::IntEnum,
            Kind::Service(object) => DraftKind::Service(properties::service(self, object, id)),
            Kind::Resource(object) => DraftKind::Resource(properties::resource(self, object, id)),
            Kind::Operation { input, output, errors } => DraftKind::Operation {
                input: input.and_then(|message| self.message(message)),
                output: output.and_then(|message| self.message(message)),
                errors: self.references(errors),
            },
        }
    }

    fn message(&mut self, message: Message<'a>) -> Option<Reference> {
        match message {
            Message::Shape(name) => self.reference(name),
            Message::Inline(name, location) => {
                let target = self.own_id(&name, location)?;
                Some(Reference { target, location })
            }
        }
    }

    fn member(&mut self, member: Member<'a>, is_enum: bool, draft: &mut Draft) {
        let Some(id) = self.member_id(&draft.id, member.name, member.location) else {
            return;
        };
        let mut traits = self.traits(member.traits, &id);
        if let Some(value) = member.value {
            let trait_id = if is_enum {
                "smithy.api#enumValue"
            } else {
                "smithy.api#default"
            };
            let node = self.node(value);
            let key = node.location;
            self.add_trait(&mut traits, &id, trait_id, Entry { key, node });
        }
        let target = match member.target {
            Some(name) => self.reference(name),
            None => {
                if !is_enum {
                    draft.elided.insert(member.name.to_owned());
                }
                let target = self.parts.id(UNIT);
                target.map(|target| Reference {
                    target,
                    location: member.location,
                })
            }
        };
        let Some(Reference { target, location }) = target else {
            return;
        };
        let member = shape::Member {
            id,
            target,
            traits,
            location: member.location,
            target_location: location,
        };
        draft.members.insert(member_name(&member.id), member);
    }

    fn apply(&mut self, target: Name<'a>, traits: Vec<Trait<'a>>) {
        let Some(Meaning { id, .. }) = self.meaning(target.text, target.location) else {
            return;
        };
        let is_prelude = |namespace: &str| namespace == PRELUDE;
        if is_prelude(id.namespace()) && !self.document.namespace.is_some_and(is_prelude) {
            let message = format!("traits cannot be applied to `{id}`, which is of the prelude");
            self.report
                .events
                .error(ID, &(&id, target.location), message)
                .hint("define a shape of your own and apply the traits to it");
            return;
        }
        for it in traits {
            if let Some((trait_id, entry)) = self.trait_entry(it, &id) {
                self.parts.applies.push(Apply {
                    target: id.clone(),
                    trait_id,
                    entry,
                });
            }
        }
    }

    fn traits(&mut self, written: Vec<Trait<'a>>, shape: &ShapeId) -> Traits {
        let mut traits = Traits::default();
        for it in written {
            if let Some((id, entry)) = self.trait_entry(it, shape) {
                add_trait(&mut traits, shape, id, entry, self.report);
            }
        }
        traits
    }

    fn trait_entry(&mut self, it: Trait<'a>, shape: &ShapeId) -> Option<(ShapeId, Entry)> {
        let Meaning { id, type_name } = self.meaning(it.name.text, it.name.location)?;
        version::check_trait(self.document.version, &id, shape, it.location, self.report.events);
        let node = match it.value {
            Some(value) => self.node(value),
            None => Node {
                value: annotation(type_name),
                location: it.location,
            },
        };
        Some((id, Entry { key: it.location, node }))
    }

    fn add_trait(&mut self, traits: &mut Traits, shape: &ShapeId, id: &str, entry: Entry) {
        if let Some(id) = self.parts.id(id) {
            add_trait(traits, shape, id, entry, self.report);
        }
    }

    /// Makes a node of a value; shape IDs in it become absolute.
    pub fn node(&mut self, value: Value<'a>) -> Node {
        let location = value.location;
        let value = match value.content {
            Content::Null => NodeValue::Null,
            Content::Boolean(value) => NodeValue::Boolean(value),
            Content::Number(number) => NodeValue::Number(number),
            Content::String(text) => NodeValue::String(text.into_owned()),
            Content::Name(name) => NodeValue::String(self.shape_in_value(name, location)),
            Content::Array(elements) => NodeValue::Array(elements.into_iter().map(|it| self.node(it)).collect()),
            Content::Object(entries) => {
                let entries = entries.into_iter().map(|(name, (key, value))| {
                    let node = self.node(value);
                    (name.into_owned(), Entry { key, node })
                });
                NodeValue::Object(entries.collect())
            }
        };
        Node { value, location }
    }

    fn shape_in_value(&mut self, name: &str, location: SourceLocation) -> String {
        let Some(meaning) = self.meaning(name, location) else {
            return String::new();
        };
        if !pay(meaning.id.as_str().len(), location, self.report) {
            return String::new();
        }
        if meaning.type_name.is_none() {
            self.report
                .events
                .push(
                    Severity::Danger,
                    "SyntacticShapeIdTarget",
                    &location,
                    format!(
                        "`{}` means the shape `{}`, which does not exist",
                        shorten(name),
                        meaning.id
                    ),
                )
                .hint("put quotes around it if it is a text; or add the file that defines the shape");
        }
        meaning.id.to_string()
    }

    /// Resolves names of shapes.
    fn references(&mut self, names: Vec<Name<'a>>) -> Vec<Reference> {
        names.into_iter().filter_map(|name| self.reference(name)).collect()
    }

    fn reference(&mut self, name: Name<'a>) -> Option<Reference> {
        self.reference_to(name.text, name.location)
    }

    /// Resolves the name of a shape.
    pub fn reference_to(&mut self, name: &str, location: SourceLocation) -> Option<Reference> {
        let target = self.meaning(name, location)?.id;
        Some(Reference { target, location })
    }

    /// Returns the ID of a shape of this file.
    fn own_id(&mut self, name: &str, location: SourceLocation) -> Option<ShapeId> {
        let namespace = self.document.namespace?;
        if !pay(namespace.len() + name.len(), location, self.report) {
            return None;
        }
        self.parts.id(&format!("{namespace}#{name}"))
    }

    fn member_id(&mut self, shape: &ShapeId, name: &str, location: SourceLocation) -> Option<ShapeId> {
        if !pay(shape.as_str().len() + name.len(), location, self.report) {
            return None;
        }
        shape.with_member(name).ok()
    }

    /// Looks a name up: as it is if it is absolute, else among the imported shapes, in the own namespace, and in the
    /// prelude. A name without a shape means one of the own namespace.
    fn meaning(&mut self, name: &str, location: SourceLocation) -> Option<Meaning> {
        let (root, member) = match name.split_once('$') {
            Some((root, member)) => (root, Some(member)),
            None => (name, None),
        };
        let known = match self.names.get(root) {
            Some(known) => known.clone(),
            None => {
                let found = self.look_up(root, location);
                self.names.insert(root.to_owned(), found.clone());
                found
            }
        }?;
        let Some(member) = member else { return Some(known) };
        let id = self.member_id(&known.id, member, location)?;
        Some(Meaning {
            id,
            type_name: known.type_name,
        })
    }

    fn look_up(&mut self, name: &str, location: SourceLocation) -> Option<Meaning> {
        let namespace = if self.in_metadata {
            PRELUDE
        } else {
            self.document.namespace?
        };
        let imported = self.document.uses.get(name).map(|it| it.text);
        let absolute = imported.or_else(|| name.contains('#').then_some(name));
        if !pay(namespace.len() + name.len(), location, self.report) {
            return None;
        }
        let own = || format!("{namespace}#{name}");
        let text = absolute.map_or_else(own, str::to_owned);
        let mut type_name = self.known.type_of(&text);
        let mut id = self.parts.id(&text);
        if absolute.is_none() && type_name.is_none() {
            let prelude = format!("{PRELUDE}#{name}");
            if let Some(shape) = self.known.embedded.get(prelude.as_str()) {
                id = Some(shape.id.clone());
                type_name = Some(shape.kind.type_name());
            }
        }
        if id.is_none() {
            let message = format!("`{}` is not a shape ID", shorten(name));
            self.report
                .events
                .error(ID, &location, message)
                .hint("a shape ID looks like `Name` or `com.example#Name`, perhaps with `$member`");
        }
        Some(Meaning { id: id?, type_name })
    }
}

/// Returns the value of a trait without one (Smithy 2.0, "Annotation traits").
fn annotation(type_name: Option<&str>) -> NodeValue {
    match type_name {
        None | Some("structure" | "map") => NodeValue::Object(Object::default()),
        Some("list" | "set") => NodeValue::Array(Vec::new()),
        Some(_) => NodeValue::Null,
    }
}

fn empty(location: SourceLocation) -> Entry {
    Entry {
        key: location,
        node: Node {
            value: NodeValue::Object(Object::default()),
            location,
        },
    }
}

fn member_name(id: &ShapeId) -> String {
    id.member().unwrap_or_default().to_owned()
}

/// Pays for a shape ID; `false` if that is more than what is allowed in all, which is reported.
fn pay(cost: usize, location: SourceLocation, report: &mut Report<'_>) -> bool {
    let paid = report.events.budget().spend(Work::ShapeIds, cost as u64);
    if !paid {
        report.events.passed(Work::ShapeIds.limit(), &location);
    }
    paid
}
