//! Rules to conditions, outcomes and decisions, each kept once.

use crate::rust::rule_set::{Condition, Decision, Next, Outcome, RuleSet};
use indexmap::IndexSet;

/// Rules that are being read.
#[derive(Default)]
pub struct Graph {
    conditions: IndexSet<Condition>,
    outcomes: IndexSet<Outcome>,
    decisions: Vec<Decision>,
    known: std::collections::HashMap<Decision, usize>,
}

impl Graph {
    /// The number of a condition.
    pub fn condition(&mut self, it: Condition) -> usize {
        self.conditions.insert_full(it).0
    }

    /// The outcome as the end of a way.
    pub fn outcome(&mut self, it: Outcome) -> Next {
        Next::Outcome(self.outcomes.insert_full(it).0)
    }

    /// A decision: one that is there already, or none at all if both ways are the same.
    pub fn decision(&mut self, condition: usize, holds: Next, fails: Next) -> Next {
        let assigns = self
            .conditions
            .get_index(condition)
            .is_some_and(|it| it.assign.is_some());
        if holds == fails && !assigns {
            return holds;
        }
        let it = Decision {
            condition,
            holds,
            fails,
        };
        Next::Decision(*self.known.entry(it).or_insert_with(|| {
            self.decisions.push(it);
            self.decisions.len() - 1
        }))
    }

    /// A decision whose ways on may not be known yet.
    pub fn reserve(&mut self) -> usize {
        self.decisions.push(Decision {
            condition: 0,
            holds: Next::NoMatch,
            fails: Next::NoMatch,
        });
        self.decisions.len() - 1
    }

    /// Says what a reserved decision is.
    pub fn fill(&mut self, number: usize, it: Decision) {
        if let Some(place) = self.decisions.get_mut(number) {
            *place = it;
        }
    }

    /// The rules from `root` on, numbered in the order in which a reader meets them, if no way is a circle.
    pub fn finish(self, root: Next) -> Option<RuleSet> {
        let order = self.order(root)?;
        let number_of = numbers(order.iter().copied(), self.decisions.len());
        let asked: IndexSet<usize> = order.iter().map(|it| self.decisions[*it].condition).collect();
        let ends = order
            .iter()
            .flat_map(|it| [self.decisions[*it].holds, self.decisions[*it].fails]);
        let ends: IndexSet<usize> = ends.chain([root]).filter_map(outcome).collect();
        let condition_of = numbers(asked.iter().copied(), self.conditions.len());
        let outcome_of = numbers(ends.iter().copied(), self.outcomes.len());
        let next = |it: Next| match it {
            Next::Decision(it) => Next::Decision(number_of[it]),
            Next::Outcome(it) => Next::Outcome(outcome_of[it]),
            Next::NoMatch => Next::NoMatch,
        };
        let decisions = order.iter().map(|it| self.decisions[*it]).map(|it| Decision {
            condition: condition_of[it.condition],
            holds: next(it.holds),
            fails: next(it.fails),
        });
        Some(RuleSet {
            decisions: decisions.collect(),
            conditions: asked.iter().map(|it| self.conditions[*it].clone()).collect(),
            outcomes: ends.iter().map(|it| self.outcomes[*it].clone()).collect(),
        })
    }

    /// The decisions that `root` leads to, each before those that follow if it holds, and these before the others.
    fn order(&self, root: Next) -> Option<Vec<usize>> {
        let mut order = Vec::new();
        let mut state = vec![State::New; self.decisions.len()];
        let mut open = vec![(root, false)];
        while let Some((next, left)) = open.pop() {
            let Next::Decision(it) = next else { continue };
            match (state[it], left) {
                (State::Open, true) => state[it] = State::Done,
                // On the way from itself to itself.
                (State::Open, false) => return None,
                (State::Done, _) => {}
                (State::New, _) => {
                    state[it] = State::Open;
                    order.push(it);
                    let Decision { holds, fails, .. } = self.decisions[it];
                    open.extend([(next, true), (fails, false), (holds, false)]);
                }
            }
        }
        Some(order)
    }
}

#[derive(Clone, Copy)]
enum State {
    New,
    Open,
    Done,
}

fn outcome(next: Next) -> Option<usize> {
    match next {
        Next::Outcome(it) => Some(it),
        Next::Decision(_) | Next::NoMatch => None,
    }
}

/// New numbers by old ones.
fn numbers(order: impl Iterator<Item = usize>, len: usize) -> Vec<usize> {
    let mut numbers = vec![0; len];
    for (new, old) in order.enumerate() {
        numbers[old] = new;
    }
    numbers
}
