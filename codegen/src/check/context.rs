//! Facts about a model that validators share, computed once.

use super::pattern_automaton::Automaton;
use crate::budget::{Budget, Limit, Work};
use crate::event::{Events, Severity, Subject};
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
    patterns: RefCell<HashMap<String, Option<Rc<Automaton>>>>,
    /// The remaining work of the rules.
    budget: Budget,
    /// Limits that were passed, and where.
    passed: RefCell<Vec<(&'static Limit, Place)>>,
}

/// The limit of one selector, so that one that is entangled leaves enough for the others.
const ONE_SELECTOR: Limit = Limit {
    work: Work::Selectors,
    most: FUEL,
    what: "this selector looks at more than",
    unit: "shapes and values",
    consequence: "what it asks for is not checked",
    hint: "narrow it down: it leads from too many shapes to too many others",
    severity: Severity::Warning,
};

/// Returns the steps of looking a text up, which grow with its length.
const TEXT_PER_STEP: usize = 32;

/// Shape and place of a limit that was passed.
struct Place {
    shape: Option<ShapeId>,
    location: Option<SourceLocation>,
}

impl Subject for Place {
    fn shape(&self) -> Option<ShapeId> {
        self.shape.clone()
    }
    fn location(&self) -> Option<SourceLocation> {
        self.location
    }
}

/// A selector with what it matched so far.
struct Selection {
    parsed: Result<Selector, InvalidSelector>,
    matched: OnceCell<Option<MatchSet>>,
    /// The remaining steps of a selector, unless the run has less.
    fuel: Cell<u64>,
    told: Cell<bool>,
}

/// The subject of an event: the shape or member, and the place in it.
pub type At<'m> = (&'m ShapeId, SourceLocation);

impl<'m> Context<'m> {
    /// The context of a model, whose rules pay from a budget.
    pub fn new(model: &'m Model, budget: Budget) -> Self {
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
            budget,
            passed: RefCell::default(),
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

    /// Returns the target of a member.
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

    /// Returns whether a selector matches a shape; `None` when that cannot be told. `asked` is what has the selector.
    pub fn selects(&self, text: &str, at: Index, asked: &impl Subject) -> Option<bool> {
        if !self.spend(Work::Selectors, (text.len() / TEXT_PER_STEP) as u64, asked) {
            return None;
        }
        let selection = self.selection(text);
        let selector = selection.parsed.as_ref().ok()?;
        if selector.unknown_function().is_some() {
            return None;
        }
        if selector.is_filter() {
            return self.run(&selection, selector, asked, |matcher| matcher.matches(at));
        }
        let matched = selection
            .matched
            .get_or_init(|| self.run(&selection, selector, asked, |matcher| matcher.all()));
        matched.as_ref().map(|matched| matched.contains(&at))
    }

    /// Returns the shapes that a selector finds from a shape; `None` if the budget is spent.
    pub fn found_from(&self, text: &str, start: Index, asked: &impl Subject) -> Option<MatchSet> {
        let selection = self.selection(text);
        let selector = selection.parsed.as_ref().ok()?;
        self.run(&selection, selector, asked, |matcher| matcher.from(start))
    }

    /// Runs a selector on what it, and the run, may still look at.
    fn run<T>(
        &self,
        selection: &Selection,
        selector: &Selector,
        asked: &impl Subject,
        run: impl FnOnce(&Matcher<'_, 'm, '_>) -> Option<T>,
    ) -> Option<T> {
        let given = selection.fuel.get().min(self.budget.left(Work::Selectors));
        let matcher = Matcher::new(&self.graph, selector, given);
        let found = run(&matcher);
        let used = given - matcher.fuel();
        selection.fuel.set(selection.fuel.get() - used);
        // A step costs one even if nothing is looked at.
        let is_paid = self.spend(Work::Selectors, used.max(1), asked);
        if found.is_none() && is_paid && !selection.told.replace(true) {
            self.note(&ONE_SELECTOR, asked);
        }
        found
    }

    /// The remaining work of the rules.
    pub fn budget(&self) -> &Budget {
        &self.budget
    }

    /// Pays for work; what passes the limit first is reported.
    pub fn spend(&self, work: Work, cost: u64, subject: &impl Subject) -> bool {
        let is_paid = self.budget.spend(work, cost);
        if !is_paid {
            let limit = work.limit();
            let is_told = self.passed.borrow().iter().any(|(it, _)| std::ptr::eq(*it, limit));
            if !is_told {
                self.note(limit, subject);
            }
        }
        is_paid
    }

    fn note(&self, limit: &'static Limit, subject: &impl Subject) {
        let place = Place {
            shape: subject.shape(),
            location: subject.location(),
        };
        self.passed.borrow_mut().push((limit, place));
    }

    /// Reports the limits that were passed.
    pub fn report_passed(&self, events: &mut Events) {
        for (limit, place) in self.passed.borrow().iter() {
            events.passed(limit, place);
        }
    }

    /// Returns whether a text matches a pattern; `None` when that cannot be told. `asked` is what has the text.
    pub fn matches_pattern(&self, pattern: &str, text: &str, asked: &impl Subject) -> Option<bool> {
        if !self.spend(Work::Patterns, (pattern.len() / TEXT_PER_STEP) as u64, asked) {
            return None;
        }
        let known = self.patterns.borrow().get(pattern).cloned();
        let automaton = match known {
            Some(automaton) => automaton,
            None => {
                let automaton = Automaton::new(pattern).map(Rc::new);
                let size = automaton.as_ref().map_or(0, |it| it.size());
                self.spend(Work::Patterns, size as u64, asked);
                self.patterns.borrow_mut().insert(pattern.to_owned(), automaton.clone());
                automaton
            }
        };
        automaton?.is_match(text, &mut |steps| self.spend(Work::Patterns, steps, asked))
    }

    /// The name most like the one that was not found, if it is like it at all and not too much was looked for.
    pub fn similar<'a>(&self, wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        suggest::similar_within(wanted, known, &mut |steps| self.spend(Work::Names, steps, &()))
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
            told: Cell::new(false),
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

/// The number of names a list shows.
const LISTED: usize = 24;

/// `a`, `b` and `c`.
pub fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut all = names.into_iter();
    let names: Vec<String> = all.by_ref().take(LISTED).map(|name| format!("`{name}`")).collect();
    let more = all.count();
    match names.split_last() {
        Some(_) if more > 0 => format!("{} and {more} more", names.join(", ")),
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
