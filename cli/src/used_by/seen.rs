//! The places of a program that use a service: operations, types, and the names of parts.

use super::vocabulary::Vocabulary;
use super::{Usage, files, parse, sightings};
use crate::{Failure, report};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use tinsmith::event::Events;
use tinsmith::model::ValidModel;
use tinsmith::model::shape_id::ShapeId;
use tinsmith::settings::CrateSettings;
use tinsmith::source::Sources;
use tinsmith::stack::deep;

/// The use of a service in a program.
pub struct Seen {
    /// The places of operations and of the names of types.
    shapes: HashMap<ShapeId, Vec<String>>,
    /// All shapes that the operations reach.
    reached: HashSet<ShapeId>,
    /// The places of fields, methods and variants by name, as `path:line:column`.
    parts: HashMap<String, Vec<String>>,
}

/// The limit of nested brackets that are looked into.
const DEPTH: usize = 200;

impl Seen {
    /// Looks through programs for the names that the crate has now.
    ///
    /// # Errors
    /// A program that cannot be read or parsed.
    pub fn of(
        paths: &[PathBuf],
        model: &ValidModel,
        krate: &CrateSettings,
        sources: &Sources,
    ) -> Result<Self, Failure> {
        deep(|| Self::here(paths, model, krate, sources))
    }

    fn here(paths: &[PathBuf], model: &ValidModel, krate: &CrateSettings, sources: &Sources) -> Result<Self, Failure> {
        let program = files::read(paths)?;
        let parsed = parse(&program)?;
        let mut events = Events::default();
        let Ok(vocabulary) = Vocabulary::new(model, krate, &mut events) else {
            report::events(&events, sources);
            return Err(Failure::Negative);
        };
        let mut usage = Usage::default();
        let types = sightings(&program, &parsed, &vocabulary, &mut usage);
        let used: BTreeSet<ShapeId> = usage.operations.keys().cloned().collect();
        let mut shapes: HashMap<ShapeId, Vec<String>> = HashMap::new();
        for (operation, places) in usage.operations {
            let place = |seen: String| seen.split(": ").next().unwrap_or_default().to_owned();
            shapes
                .entry(operation)
                .or_default()
                .extend(places.into_iter().map(place));
        }
        for (path, sighting) in types {
            let place = format!("{path}:{}", sighting.line);
            shapes.entry(sighting.shape).or_default().push(place);
        }
        let mut parts = HashMap::new();
        for source in program.sources.own() {
            let text = String::from_utf8_lossy(&source.text);
            if let Ok(tokens) = text.parse::<TokenStream>() {
                names(tokens, &source.path, 0, &mut parts);
            }
        }
        Ok(Self {
            reached: vocabulary.reached(&used),
            shapes,
            parts,
        })
    }

    /// The places that name the shape itself: calls of an operation, uses of a type.
    pub fn shape(&self, id: &ShapeId) -> &[String] {
        self.shapes.get(&id.root()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The places that name one of these parts of a shape that the program can meet.
    pub fn part(&self, id: &ShapeId, names: &[String]) -> Vec<String> {
        let root = id.root();
        if !self.reached.contains(&root) && !self.shapes.contains_key(&root) {
            return vec![];
        }
        let places = names.iter().filter_map(|name| self.parts.get(name));
        places.flatten().cloned().collect()
    }
}

/// Collects names after `.` and `::`, which fields, methods and variants are.
fn names(tokens: TokenStream, path: &str, depth: usize, found: &mut HashMap<String, Vec<String>>) {
    let mut before = None;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Ident(name) if matches!(before, Some('.' | ':')) => add(name, path, found),
            // A field of a pattern or of a structure expression.
            TokenTree::Ident(name) if matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':') => {
                add(name, path, found);
            }
            TokenTree::Group(group) if depth < DEPTH && group.delimiter() != Delimiter::None => {
                names(group.stream(), path, depth + 1, found);
            }
            _ => {}
        }
        before = match token {
            TokenTree::Punct(punct) => Some(punct.as_char()),
            _ => None,
        };
    }
}

fn add(name: &Ident, path: &str, found: &mut HashMap<String, Vec<String>>) {
    let start = name.span().start();
    let place = format!("{path}:{}:{}", start.line, start.column + 1);
    let name = name.to_string();
    let bare = name.strip_prefix("r#").unwrap_or(&name);
    found.entry(bare.to_owned()).or_default().push(place);
}
