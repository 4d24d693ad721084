//! A crate as a list of facts: all that a program, a request or a reader can see of it.

mod members;
mod operations;
mod service;
mod types;

use super::Level;
use super::aspect::Aspect;
use crate::model::shape_id::ShapeId;
use crate::rust::Crate;
use crate::rust::deprecated::Deprecated;
use crate::rust::docs::Docs;
use crate::rust::protocol::Protocol;
use indexmap::IndexMap;

/// The key of a fact: two crates have the same fact if the keys are equal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The path of the item, below the crate's root: `types::Tag::key`.
    pub path: String,
    /// The kind of fact.
    pub aspect: Aspect,
    /// The name of the fact among those of its kind, if the item has several.
    pub name: String,
}

/// The rest of a fact.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The value that is compared.
    pub value: String,
    /// Bounds, from which the direction of a change is told.
    pub bounds: Option<(Option<f64>, Option<f64>)>,
    /// The shape or member behind it.
    pub shape: Option<ShapeId>,
    /// The path of the type or operation that it belongs to; it comes and goes with it.
    pub owner: Option<String>,
    /// The Rust items that it touches.
    pub items: Vec<String>,
    /// The gravest level that its change can have.
    pub most: Level,
}

/// The facts of a crate.
#[derive(Debug, Default)]
pub struct Surface {
    /// The facts, in the order of the crate.
    pub facts: IndexMap<Key, Fact>,
    /// The way of `Wire` facts to matter.
    xml: bool,
}

impl Surface {
    /// All facts of a crate.
    pub fn of(krate: &Crate) -> Self {
        let mut it = Self {
            xml: krate.meta.protocol.is_none_or(|it| it == Protocol::RestXml),
            ..Self::default()
        };
        service::add(krate, &mut it);
        krate
            .operations
            .iter()
            .for_each(|operation| operations::add(operation, &mut it));
        krate
            .waiters
            .iter()
            .for_each(|waiter| operations::waiter(waiter, &mut it));
        let data = krate.structures.iter().chain(&krate.errors);
        data.for_each(|structure| types::structure(structure, None, &mut it));
        krate.unions.iter().for_each(|union| types::union(union, &mut it));
        krate
            .enums
            .iter()
            .for_each(|string_enum| types::string_enum(string_enum, &mut it));
        krate
            .event_stream_errors
            .iter()
            .for_each(|error| types::event_stream_error(error, &mut it));
        it
    }

    /// Adds a fact about an item.
    fn add(&mut self, at: &At<'_>, aspect: Aspect, name: &str, value: impl Into<String>) -> &mut Fact {
        let key = Key {
            path: at.path.clone(),
            aspect,
            name: name.to_owned(),
        };
        let fact = Fact {
            value: value.into(),
            bounds: None,
            shape: at.shape.cloned(),
            owner: at.owner.clone(),
            items: vec![at.path.clone()],
            most: Level::Breaking,
        };
        self.facts.entry(key).insert_entry(fact).into_mut()
    }

    /// Adds what every item may have: documentation and a deprecation.
    fn describe(&mut self, at: &At<'_>, docs: &Docs, deprecated: Option<&Deprecated>) {
        self.add(at, Aspect::Docs, "", docs.lines().collect::<Vec<_>>().join("\n"));
        if let Some(Deprecated { since, note }) = deprecated {
            let since = since.as_ref().map(|it| format!("since {it}"));
            let note = note.as_ref().map(super::text::rust);
            let parts: Vec<_> = since.into_iter().chain(note).collect();
            self.add(at, Aspect::Deprecated, "", parts.join(": "));
        }
    }
}

/// The place of a fact in the crate and in the model.
#[derive(Clone)]
struct At<'a> {
    path: String,
    shape: Option<&'a ShapeId>,
    owner: Option<String>,
}

impl<'a> At<'a> {
    /// An item of its own.
    fn item(path: impl Into<String>, shape: &'a ShapeId, owner: Option<&str>) -> Self {
        Self {
            path: path.into(),
            shape: Some(shape),
            owner: owner.map(str::to_owned),
        }
    }

    /// A part of the item.
    fn part(&self, name: impl std::fmt::Display, shape: Option<&'a ShapeId>) -> Self {
        Self {
            path: format!("{}::{name}", self.path),
            shape: shape.or(self.shape),
            owner: Some(self.path.clone()),
        }
    }

    /// A fact about the item itself, which comes and goes with it.
    fn inner(&self) -> Self {
        Self {
            owner: Some(self.path.clone()),
            ..self.clone()
        }
    }
}
