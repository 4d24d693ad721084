//! Both forms of endpoint rules, trees and decision diagrams, to the one that is generated.

use super::expressions::Reader;
use super::graph::Graph;
use crate::model::node::Node;
use crate::rust::rule_set::{Decision, Next, RuleSet};
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use std::collections::HashMap;

/// References from here on are results (Smithy rules engine, "Reference encoding").
const FIRST_RESULT: i64 = 100_000_000;

/// The rules of `smithy.rules#endpointRuleSet`.
pub fn tree<'m>(reader: &mut Reader<'m>, node: &'m Node) -> RuleSet {
    let mut graph = Graph::default();
    let root = rules(reader, &mut graph, node);
    // Only what stands before a rule leads to it, so no way is a circle.
    graph.finish(root).unwrap_or_default()
}

/// Returns the start of the rules inside of `node`. There is no way back out of them: a rule has to match.
fn rules<'m>(reader: &mut Reader<'m>, graph: &mut Graph, node: &'m Node) -> Next {
    reader.deeper(node, Next::NoMatch, |reader| {
        let rules = node.get("rules").and_then(Node::as_array).unwrap_or_default();
        rules
            .iter()
            .rev()
            .fold(Next::NoMatch, |others, it| rule(reader, graph, it, others))
    })
}

/// Returns the start of a rule, which continues with `others` if the rule does not match.
fn rule<'m>(reader: &mut Reader<'m>, graph: &mut Graph, node: &'m Node, others: Next) -> Next {
    let inside = match reader.outcome(node) {
        Some(outcome) => graph.outcome(outcome),
        None if node.get("rules").is_some() => rules(reader, graph, node),
        None => {
            reader.broken(node, "an endpoint rule has neither `endpoint` nor `error` nor `rules`");
            Next::NoMatch
        }
    };
    let conditions = node.get("conditions").and_then(Node::as_array).unwrap_or_default();
    conditions.iter().rev().fold(inside, |holds, it| {
        let condition = graph.condition(reader.condition(it));
        graph.decision(condition, holds, others)
    })
}

/// The rules of `smithy.rules#endpointBdd`.
pub fn diagram<'m>(reader: &mut Reader<'m>, node: &'m Node) -> RuleSet {
    let list = |key: &str| node.get(key).and_then(Node::as_array).unwrap_or_default();
    let mut graph = Graph::default();
    let conditions = list("conditions")
        .iter()
        .map(|it| graph.condition(reader.condition(it)));
    let conditions: Vec<usize> = conditions.collect();
    let results = list("results").iter().map(|it| match reader.outcome(it) {
        Some(outcome) => graph.outcome(outcome),
        None => {
            reader.broken(it, "a result of the endpoint rules has neither `endpoint` nor `error`");
            Next::NoMatch
        }
    });
    let results: Vec<Next> = results.collect();
    let mut diagram = Diagram {
        nodes: nodes(node.get("nodes").and_then(Node::as_str).unwrap_or_default()).unwrap_or_default(),
        conditions,
        results,
        known: HashMap::new(),
        open: Vec::new(),
        graph,
    };
    let root = node.get("root").and_then(Node::as_number).and_then(|it| it.as_i64());
    let count = node
        .get("nodeCount")
        .and_then(Node::as_number)
        .and_then(|it| it.as_i64());
    if count.and_then(|it| usize::try_from(it).ok()) != Some(diagram.nodes.len()) {
        reader.broken(
            node,
            "`nodes` of the endpoint rules are not what `nodeCount` says, or no Base64",
        );
    }
    match root.and_then(|root| diagram.follow(root)) {
        None => reader.broken(
            node,
            "`root` or `nodes` of the endpoint rules refer to what is not there",
        ),
        Some(root) => match diagram.graph.finish(root) {
            Some(rules) => return rules,
            None => reader.broken(node, "`nodes` of the endpoint rules lead in a circle"),
        },
    }
    RuleSet::default()
}

/// A decision diagram that is followed from its root.
struct Diagram {
    nodes: Vec<[i64; 3]>,
    conditions: Vec<usize>,
    results: Vec<Next>,
    /// The decision for each reference to a node: a negative one asks the same and goes the other way.
    known: HashMap<i64, usize>,
    open: Vec<i64>,
    graph: Graph,
}

impl Diagram {
    /// Resolves the reference `root`; `None` if it or a reference that it leads to is invalid.
    fn follow(&mut self, root: i64) -> Option<Next> {
        let root = self.next(root)?;
        while let Some(reference) = self.open.pop() {
            let [condition, high, low] = *self.node(reference)?;
            let (holds, fails) = if reference < 0 { (low, high) } else { (high, low) };
            let it = Decision {
                condition: *self.conditions.get(usize::try_from(condition).ok()?)?,
                holds: self.next(holds)?,
                fails: self.next(fails)?,
            };
            let number = *self.known.get(&reference)?;
            self.graph.fill(number, it);
        }
        Some(root)
    }

    fn next(&mut self, reference: i64) -> Option<Next> {
        match reference {
            // The first result is that nothing matches, and is left out of the list.
            FIRST_RESULT | 1 | -1 => Some(Next::NoMatch),
            FIRST_RESULT.. => self
                .results
                .get(usize::try_from(reference - FIRST_RESULT - 1).ok()?)
                .copied(),
            _ => {
                self.node(reference)?;
                let number = *self.known.entry(reference).or_insert_with(|| {
                    self.open.push(reference);
                    self.graph.reserve()
                });
                Some(Next::Decision(number))
            }
        }
    }

    fn node(&self, reference: i64) -> Option<&[i64; 3]> {
        let index = reference.unsigned_abs().checked_sub(1)?;
        self.nodes.get(usize::try_from(index).ok()?)
    }
}

/// Triples of big-endian numbers in Base64.
fn nodes(text: &str) -> Option<Vec<[i64; 3]>> {
    let bytes = BASE64.decode(text).ok()?;
    let number = |at: &[u8]| at.try_into().map(i32::from_be_bytes).map(i64::from).ok();
    let nodes = bytes.chunks(12).map(|it| {
        let (first, rest) = it.split_at_checked(4)?;
        let (second, third) = rest.split_at_checked(4)?;
        Some([number(first)?, number(second)?, number(third)?])
    });
    nodes.collect()
}
