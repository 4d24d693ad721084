//! Selector and model to the shapes that match.

use super::graph::{Element, Graph, Index};
use super::syntax::{Comparator, Comparison, Direction, Operand, Selector, Step, TypeTest};
use super::value::{self, Value, Variables};
use crate::model::shape::{ShapeKind, SimpleType};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// The limit of work for one selector: a hundred times what any official selector needs on the largest official model,
/// and more than the most entangled one of Smithy's tests.
pub const FUEL: u64 = 8_000_000;

/// The number of bytes of a text that are compared in a step.
const TEXT_PER_STEP: usize = 32;

/// The shapes and members that match, in the model's order.
pub type MatchSet = BTreeSet<Index>;

/// A shape that matches, and what the variables of the selector hold at that moment.
#[derive(Clone, Debug)]
pub struct Match<'s> {
    /// The shape or member.
    pub shape: Index,
    /// The variables by name, sorted.
    pub variables: Vec<(&'s str, Rc<MatchSet>)>,
}

/// Runs one selector on one model.
pub struct Matcher<'g, 'm, 's> {
    graph: &'g Graph<'m>,
    selector: &'s Selector,
    fuel: Cell<u64>,
    variables: RefCell<Variables<'s>>,
    roots: RefCell<HashMap<usize, Rc<BTreeSet<Index>>>>,
    top_down: RefCell<HashMap<*const Step, Rc<HashSet<Index>>>>,
}

/// The receiver of the shapes that a step hands on; `false` means that it has seen enough.
type Sink<'a> = dyn FnMut(Index) -> bool + 'a;

impl<'g, 'm, 's> Matcher<'g, 'm, 's> {
    /// A matcher that may do so much work; [`FUEL`] is plenty.
    pub fn new(graph: &'g Graph<'m>, selector: &'s Selector, fuel: u64) -> Self {
        Self {
            graph,
            selector,
            fuel: Cell::new(fuel),
            variables: RefCell::default(),
            roots: RefCell::new(HashMap::with_capacity(selector.roots)),
            top_down: RefCell::default(),
        }
    }

    /// All shapes and members that match, or `None` when finding them is too much work.
    pub fn all(&self) -> Option<MatchSet> {
        let mut found = MatchSet::new();
        for start in self.graph.indices() {
            self.variables.borrow_mut().clear();
            self.run(&self.selector.steps, start, &mut |at| {
                found.insert(at);
                true
            });
        }
        (self.fuel.get() > 0).then_some(found)
    }

    /// All matches with their variables, or `None` when finding them is too much work. A shape may match several times.
    pub fn with_variables(&self) -> Option<Vec<Match<'s>>> {
        let mut found = Vec::new();
        for start in self.graph.indices() {
            self.variables.borrow_mut().clear();
            self.run(&self.selector.steps, start, &mut |shape| {
                let variables = self.variables.borrow();
                let mut variables: Vec<_> = variables.iter().map(|(name, set)| (*name, Rc::clone(set))).collect();
                variables.sort_by_key(|(name, _)| *name);
                // Each match lists the shapes of its variables.
                let cost = variables.iter().map(|(_, set)| set.len()).sum();
                found.push(Match { shape, variables });
                self.pay(cost)
            });
        }
        (self.fuel.get() > 0).then_some(found)
    }

    /// Returns whether the selector, run from this shape alone, hands on anything, or `None` when that is too much
    /// work.
    ///
    /// For a [filter](Selector::is_filter) that says whether the shape itself matches.
    pub fn matches(&self, start: Index) -> Option<bool> {
        self.variables.borrow_mut().clear();
        let any = self.any(&self.selector.steps, start);
        (self.fuel.get() > 0).then_some(any)
    }

    /// Returns the work that is left.
    pub fn fuel(&self) -> u64 {
        self.fuel.get()
    }

    /// All shapes that the selector, run from this shape alone, hands on.
    pub fn from(&self, start: Index) -> Option<MatchSet> {
        self.variables.borrow_mut().clear();
        let found = self.collect(&self.selector.steps, start);
        (self.fuel.get() > 0).then_some(found)
    }

    /// Pays for shapes and values that are looked at; nothing is left after the first `false`.
    fn pay(&self, cost: usize) -> bool {
        let left = self.fuel.get().checked_sub(cost as u64);
        self.fuel.set(left.unwrap_or(0));
        left.is_some()
    }

    fn run(&self, steps: &'s [Step], at: Index, sink: &mut Sink<'_>) -> bool {
        if !self.pay(1) {
            return false;
        }
        let Some((step, rest)) = steps.split_first() else {
            return sink(at);
        };
        match step {
            Step::Neighbors { direction, relations } => {
                self.neighbors(*direction, relations, at, &mut |next| self.run(rest, next, sink))
            }
            Step::Closure => self.closure(at, &mut |next| self.run(rest, next, sink)),
            Step::Is(branches) => branches
                .iter()
                .all(|branch| self.run(branch, at, &mut |next| self.run(rest, next, sink))),
            Step::Root { index, steps } => {
                let found = self.root(*index, steps);
                found.iter().all(|next| self.run(rest, *next, sink))
            }
            Step::Recursive(steps) => self.recursive(steps, at, &mut |next| self.run(rest, next, sink)),
            Step::Bind { name, steps } => {
                let found = self.collect(steps, at);
                self.variables.borrow_mut().insert(name, Rc::new(found));
                self.run(rest, at, sink)
            }
            Step::Variable(name) => {
                let bound = self.variables.borrow().get(name.as_str()).cloned();
                bound.is_none_or(|bound| bound.iter().all(|next| self.run(rest, *next, sink)))
            }
            filter => !self.keeps(filter, at) || self.run(rest, at, sink),
        }
    }

    /// Returns whether a step that is a filter keeps the shape.
    fn keeps(&self, step: &'s Step, at: Index) -> bool {
        match step {
            Step::Any => true,
            Step::Type(test) => type_matches(*test, self.graph.element(at)),
            Step::Exists(path) => {
                let variables = self.variables.borrow();
                let found = value::follow(self.graph, &variables, Value::Shape(at), path, &|cost| self.pay(cost));
                found.is_some_and(|value| value.is_present())
            }
            Step::Compare(comparison) => self.compare(&Value::Shape(at), comparison),
            Step::Scoped { scope, comparisons } => {
                let variables = self.variables.borrow();
                let scope = value::follow(self.graph, &variables, Value::Shape(at), scope, &|cost| self.pay(cost));
                drop(variables);
                let holds = |value: &Value<'m>| comparisons.iter().all(|it| self.compare(value, it));
                match scope {
                    None => false,
                    Some(Value::Many(values)) => values.iter().any(holds),
                    Some(value) => holds(&value),
                }
            }
            Step::Test(branches) => branches.iter().any(|branch| self.any(branch, at)),
            Step::Not(steps) => !self.any(steps, at),
            Step::In(steps) => self.contains(steps, at),
            Step::TopDown {
                qualifier,
                disqualifier,
            } => self.top_down(step, qualifier, disqualifier.as_deref()).contains(&at),
            _ => false,
        }
    }

    fn any(&self, steps: &'s [Step], at: Index) -> bool {
        let mut found = false;
        self.run(steps, at, &mut |_| {
            found = true;
            false
        });
        found
    }

    fn collect(&self, steps: &'s [Step], at: Index) -> BTreeSet<Index> {
        let mut found = BTreeSet::new();
        self.run(steps, at, &mut |next| {
            found.insert(next);
            true
        });
        found
    }

    /// Returns whether the shape is among those that the steps find from it.
    fn contains(&self, steps: &'s [Step], at: Index) -> bool {
        match steps {
            [Step::Root { index, steps }] => self.root(*index, steps).contains(&at),
            [Step::Variable(name)] => self
                .variables
                .borrow()
                .get(name.as_str())
                .is_some_and(|it| it.contains(&at)),
            _ => {
                let mut found = false;
                self.run(steps, at, &mut |next| {
                    found = next == at;
                    !found
                });
                found
            }
        }
    }

    fn neighbors(&self, direction: Direction, relations: &[String], at: Index, sink: &mut Sink<'_>) -> bool {
        let edges = match direction {
            Direction::Forward => self.graph.forward(at),
            Direction::Backward => self.graph.backward(at),
        };
        // A step has one or two relations; who writes thousands pays for them.
        if !self.pay(edges.len() * relations.len() / 4) {
            return false;
        }
        let wanted = |relation: &str| relations.is_empty() || relations.iter().any(|it| it == relation);
        if !edges
            .iter()
            .filter(|edge| wanted(edge.relation))
            .all(|edge| sink(edge.to))
        {
            return false;
        }
        // Traits are neighbors only of those who ask.
        if !relations.iter().any(|it| it == "trait") {
            return true;
        }
        match direction {
            Direction::Forward => {
                let ids = self.graph.element(at).traits().0.keys();
                ids.filter_map(|id| self.graph.index(id.as_str())).all(sink)
            }
            Direction::Backward => self.graph.applied(at).iter().all(|next| sink(*next)),
        }
    }

    fn closure(&self, at: Index, sink: &mut Sink<'_>) -> bool {
        let mut seen = HashSet::from([at]);
        let mut pending = vec![at];
        while let Some(from) = pending.pop() {
            for edge in self.graph.forward(from) {
                if !self.pay(1) {
                    return false;
                }
                if seen.insert(edge.to) {
                    if !sink(edge.to) {
                        return false;
                    }
                    pending.push(edge.to);
                }
            }
        }
        true
    }

    fn recursive(&self, steps: &'s [Step], at: Index, sink: &mut Sink<'_>) -> bool {
        let mut seen = HashSet::new();
        let mut pending = vec![at];
        while let Some(from) = pending.pop() {
            let finished = self.run(steps, from, &mut |next| {
                if !seen.insert(next) {
                    return true;
                }
                pending.push(next);
                sink(next)
            });
            if !finished {
                return false;
            }
        }
        true
    }

    /// The result of `:root`, which depends on the model only.
    fn root(&self, index: usize, steps: &'s [Step]) -> Rc<BTreeSet<Index>> {
        if let Some(found) = self.roots.borrow().get(&index) {
            return Rc::clone(found);
        }
        let outer = self.variables.take();
        let mut found = BTreeSet::new();
        for start in self.graph.indices() {
            self.variables.borrow_mut().clear();
            self.run(steps, start, &mut |at| {
                found.insert(at);
                true
            });
        }
        self.variables.replace(outer);
        let found = Rc::new(found);
        self.roots.borrow_mut().insert(index, Rc::clone(&found));
        found
    }

    /// Services, resources and operations that qualify, or whose parent does and that are not disqualified.
    fn top_down(&self, step: &'s Step, qualifier: &'s [Step], disqualifier: Option<&'s [Step]>) -> Rc<HashSet<Index>> {
        let key: *const Step = step;
        if let Some(found) = self.top_down.borrow().get(&key) {
            return Rc::clone(found);
        }
        let is_service = |at: &Index| self.graph.element(*at).type_name() == "service";
        let mut seen = HashSet::new();
        let mut pending: Vec<(Index, bool)> = self.graph.indices().filter(is_service).map(|at| (at, false)).collect();
        let mut found = HashSet::new();
        while let Some((at, inherited)) = pending.pop() {
            let disqualified = disqualifier.is_some_and(|steps| self.any(steps, at));
            let matched = !disqualified && (inherited || self.any(qualifier, at));
            if !seen.insert((at, matched)) {
                continue;
            }
            if matched {
                found.insert(at);
            }
            if matches!(self.graph.element(at).type_name(), "service" | "resource") {
                let bound = |at: &Index| matches!(self.graph.element(*at).type_name(), "resource" | "operation");
                pending.extend(
                    self.graph
                        .forward(at)
                        .iter()
                        .map(|edge| edge.to)
                        .filter(bound)
                        .map(|to| (to, matched)),
                );
            }
        }
        let found = Rc::new(found);
        self.top_down.borrow_mut().insert(key, Rc::clone(&found));
        found
    }

    fn compare(&self, scope: &Value<'m>, comparison: &Comparison) -> bool {
        let variables = self.variables.borrow();
        let resolve = |operand: &Operand| match operand {
            Operand::Text(text) => {
                let is_paid = self.pay(text.len() / TEXT_PER_STEP);
                is_paid.then(|| Value::Text(text.clone().into()))
            }
            Operand::Path(path) => {
                let is_paid = self.pay(scope.count());
                let start = is_paid.then(|| scope.clone())?;
                value::follow(self.graph, &variables, start, path, &|cost| self.pay(cost))
            }
        };
        let left = resolve(&comparison.left);
        let present = left.as_ref().is_some_and(Value::is_present);
        let texts = |value: &Value<'m>| {
            let mut texts = vec![];
            value.texts(self.graph, &mut texts);
            texts
        };
        let right = comparison.right.iter().filter_map(resolve);
        if comparison.comparator == Comparator::Exists {
            let wanted = if present { "true" } else { "false" };
            return right
                .flat_map(|value| texts(&value))
                .any(|text| text.eq_ignore_ascii_case(wanted));
        }
        let Some(left) = left else { return false };
        let left = texts(&left);
        right.into_iter().any(|right| {
            let right = texts(&right);
            let bytes = |texts: &[Cow<'_, str>]| texts.iter().map(|it| it.len() / TEXT_PER_STEP).sum::<usize>();
            let cost = value::cost(comparison.comparator, left.len(), right.len()) + bytes(&left) + bytes(&right);
            self.pay(cost) && value::compare(comparison.comparator, &left, &right, comparison.ignore_case)
        })
    }
}

fn type_matches(test: TypeTest, element: Element<'_>) -> bool {
    let Element::Shape(shape) = element else {
        return matches!(test, TypeTest::Member);
    };
    match test {
        TypeTest::Member => false,
        TypeTest::Number => match shape.kind {
            ShapeKind::IntEnum { .. } => true,
            ShapeKind::Simple(simple) => is_number(simple),
            _ => false,
        },
        TypeTest::Simple => {
            matches!(
                shape.kind,
                ShapeKind::Simple(_) | ShapeKind::Enum { .. } | ShapeKind::IntEnum { .. }
            )
        }
        TypeTest::Aggregate => matches!(
            shape.kind,
            ShapeKind::List { .. } | ShapeKind::Map { .. } | ShapeKind::Structure { .. } | ShapeKind::Union { .. }
        ),
        TypeTest::Service => is_service_type(&shape.kind),
        TypeTest::Data => !is_service_type(&shape.kind),
        TypeTest::Named("string") => {
            matches!(
                shape.kind,
                ShapeKind::Simple(SimpleType::String) | ShapeKind::Enum { .. }
            )
        }
        TypeTest::Named("integer") => {
            matches!(
                shape.kind,
                ShapeKind::Simple(SimpleType::Integer) | ShapeKind::IntEnum { .. }
            )
        }
        TypeTest::Named(name) => shape.kind.type_name() == name,
    }
}

fn is_service_type(kind: &ShapeKind) -> bool {
    matches!(
        kind,
        ShapeKind::Service(_) | ShapeKind::Resource(_) | ShapeKind::Operation(_)
    )
}

fn is_number(simple: SimpleType) -> bool {
    matches!(
        simple,
        SimpleType::Byte
            | SimpleType::Short
            | SimpleType::Integer
            | SimpleType::Long
            | SimpleType::Float
            | SimpleType::Double
            | SimpleType::BigInteger
            | SimpleType::BigDecimal
    )
}
