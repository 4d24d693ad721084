//! What validators ask about a model, computed once.

use super::regular::Regular;
use crate::model::Model;
use crate::model::node::Node;
use crate::model::selector::graph::{Element, Graph, Index};
use crate::model::selector::{FUEL, InvalidSelector, MatchSet, Matcher, Selector};
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::source::SourceLocation;
use crate::suggest;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A model and what is known about it.
pub struct Context<'m> {
    /// The model as a graph.
    pub graph: Graph<'m>,
    /// The namespaces in which the model itself defines shapes.
    pub namespaces: HashSet<&'m str>,
    /// The traits that the model applies, but nobody defines.
    pub unresolved_traits: HashSet<&'m str>,
    selections: RefCell<HashMap<String, Rc<Selection>>>,
    patterns: RefCell<HashMap<String, Option<Rc<Regular>>>>,
    /// What is left of the work that selectors and patterns may cause in all.
    fuel: Cell<u64>,
    /// How many names may still be compared for suggestions.
    comparisons: Cell<usize>,
}

/// Ten selectors that are given up, or patterns on some ten megabytes of text.
const ALL_FUEL: u64 = 10 * FUEL;

/// Enough for hundreds of mistakes in a large model; who made more finds out about those first.
const COMPARISONS: usize = 1_000_000;

/// A selector with what it matched so far.
struct Selection {
    parsed: Result<Selector, InvalidSelector>,
    matched: OnceCell<Option<MatchSet>>,
    fuel: Cell<u64>,
}

/// What an event is about: the shape or member, and the place in it.
pub type At<'m> = (&'m ShapeId, SourceLocation);

impl<'m> Context<'m> {
    /// The context of a model.
    pub fn new(model: &'m Model) -> Self {
        let graph = Graph::new(model);
        let mut namespaces = HashSet::new();
        let mut unresolved_traits = HashSet::new();
        for element in graph
            .indices()
            .map(|at| graph.element(at))
            .filter(|element| element.is_own())
        {
            namespaces.insert(element.id().namespace());
            let applied = element.traits().0.keys().map(ShapeId::as_str);
            unresolved_traits.extend(applied.filter(|id| graph.index(id).is_none()));
        }
        Self {
            graph,
            namespaces,
            unresolved_traits,
            selections: RefCell::default(),
            patterns: RefCell::default(),
            fuel: Cell::new(ALL_FUEL),
            comparisons: Cell::new(COMPARISONS),
        }
    }

    /// The shapes and members of the model itself, without those that Tinsmith carries.
    pub fn own(&self) -> impl Iterator<Item = Element<'m>> + '_ {
        self.graph
            .indices()
            .map(|at| self.graph.element(at))
            .filter(|element| element.is_own())
    }

    /// The shapes of the model itself, without members.
    pub fn own_shapes(&self) -> impl Iterator<Item = &'m Shape> + '_ {
        self.own().filter_map(Element::shape)
    }

    /// The own shapes and members that have a trait, with its value.
    pub fn with_trait(&self, id: &'static str) -> impl Iterator<Item = (Element<'m>, &'m Node)> + '_ {
        self.own()
            .filter_map(move |element| element.traits().node(id).map(|node| (element, node)))
    }

    /// The shape of that ID, unless it is a member or does not exist.
    pub fn shape(&self, id: &str) -> Option<&'m Shape> {
        self.graph.find(id)?.shape()
    }

    /// What a member targets.
    pub fn target(&self, member: &Member) -> Option<&'m Shape> {
        self.shape(member.target.as_str())
    }

    /// The shape behind a member, or the shape itself.
    pub fn resolve(&self, element: Element<'m>) -> Option<&'m Shape> {
        match element {
            Element::Shape(shape) => Some(shape),
            Element::Member(_, member) => self.target(member),
        }
    }

    /// The trait on a member, or else on its target.
    pub fn member_trait(&self, member: &'m Member, id: &str) -> Option<&'m Node> {
        member.traits.node(id).or_else(|| self.target(member)?.traits.node(id))
    }

    /// The members of an operation's input or output.
    pub fn structure(&self, id: &ShapeId) -> Vec<(&'m str, &'m Member)> {
        match self.shape(id.as_str()) {
            Some(shape) if matches!(shape.kind, ShapeKind::Structure { .. }) => shape.members(),
            _ => vec![],
        }
    }

    /// Why a selector cannot be parsed, if so.
    pub fn selector_error(&self, text: &str) -> Option<InvalidSelector> {
        self.selection(text).parsed.as_ref().err().cloned()
    }

    /// Whether a selector matches a shape; `None` when that cannot be told.
    pub fn selects(&self, text: &str, at: Index) -> Option<bool> {
        let selection = self.selection(text);
        let selector = selection.parsed.as_ref().ok()?;
        if selector.unknown_function().is_some() {
            return None;
        }
        if selector.is_filter() {
            let given = selection.fuel.get().min(self.fuel.get());
            let matcher = Matcher::new(&self.graph, selector, given);
            let matched = matcher.matches(at);
            self.spend(given - matcher.fuel());
            selection.fuel.set(matcher.fuel());
            return matched;
        }
        let matched = selection.matched.get_or_init(|| self.match_all(selector));
        matched.as_ref().map(|matched| matched.contains(&at))
    }

    fn match_all(&self, selector: &Selector) -> Option<MatchSet> {
        let given = FUEL.min(self.fuel.get());
        let matcher = Matcher::new(&self.graph, selector, given);
        let matched = matcher.all();
        self.spend(given - matcher.fuel());
        matched
    }

    fn spend(&self, fuel: u64) {
        self.fuel.set(self.fuel.get().saturating_sub(fuel));
    }

    /// Whether a text matches a pattern; `None` when that cannot be told.
    pub fn matches_pattern(&self, pattern: &str, text: &str) -> Option<bool> {
        let known = self.patterns.borrow().get(pattern).cloned();
        let regular = known.unwrap_or_else(|| {
            let regular = Regular::new(pattern).map(Rc::new);
            self.patterns.borrow_mut().insert(pattern.to_owned(), regular.clone());
            regular
        });
        regular?.is_match(text, &self.fuel)
    }

    /// The name most like the one that was not found, if it is like it at all and many have not been looked for.
    pub fn similar<'a>(&self, wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        let left = self.comparisons.get();
        let mut count = 0;
        let found = suggest::similar(wanted, known.into_iter().take(left).inspect(|_| count += 1));
        self.comparisons.set(left - count);
        found
    }

    fn selection(&self, text: &str) -> Rc<Selection> {
        if let Some(found) = self.selections.borrow().get(text) {
            return Rc::clone(found);
        }
        let parsed = Selector::parse(text);
        let selection = Rc::new(Selection {
            parsed,
            matched: OnceCell::new(),
            fuel: Cell::new(FUEL),
        });
        self.selections
            .borrow_mut()
            .insert(text.to_owned(), Rc::clone(&selection));
        selection
    }
}

/// The place of a trait on a shape: that of its key.
pub fn trait_location(element: Element<'_>, id: &str) -> SourceLocation {
    element.traits().0.get(id).map_or(element.location(), |entry| entry.key)
}

/// The place of a value inside a trait: that of the node, or else of the trait.
pub fn value_location(element: Element<'_>, id: &str, path: &[&str]) -> SourceLocation {
    let node = element.traits().node(id);
    let found = path.iter().try_fold(node, |node, key| node.map(|node| node.get(key)));
    found
        .flatten()
        .map_or_else(|| trait_location(element, id), |node| node.location)
}

/// A trait's name as models say it: without namespace when it is of the prelude.
pub fn trait_name(id: &str) -> &str {
    id.strip_prefix("smithy.api#").unwrap_or(id)
}

/// The absolute ID of a trait that may be named without the prelude's namespace.
pub fn absolute(name: &str) -> String {
    if name.contains('#') {
        name.to_owned()
    } else {
        format!("smithy.api#{name}")
    }
}

/// `a`, `b` and `c`.
pub fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// `a string`, `an integer`.
pub fn article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o']) || (noun.starts_with('u') && !noun.starts_with("uni"));
    format!("{} {noun}", if vowel { "an" } else { "a" })
}
