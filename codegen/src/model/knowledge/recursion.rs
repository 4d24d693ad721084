//! Members that must be boxed, since they lead back to their own shape.

use super::circle::circles;
use crate::model::Model;
use crate::model::shape::{Member, ShapeKind};
use crate::model::shape_id::ShapeId;
use indexmap::IndexSet;
use std::collections::{HashMap, VecDeque};

/// A knot of shapes with more members than this is untied in one pass; the largest knot of AWS models is smaller.
const LARGE: usize = 300;

/// The members to be boxed among these shapes, by member ID.
///
/// Lists and maps hold their elements elsewhere, so a cycle with one needs no box. In each other cycle the member with
/// the smallest ID is boxed, the shortest cycle first, until no cycle is left; the official SDK boxes the same members.
pub fn boxed_members(model: &Model, shapes: &IndexSet<ShapeId>) -> IndexSet<ShapeId> {
    let mut graph = Graph::new(model, shapes);
    let mut boxed = IndexSet::new();
    for knot in graph.knots() {
        let edges: usize = knot.iter().map(|node| graph.edges[*node].len()).sum();
        if edges > LARGE {
            graph.untie_at_once(&knot, &mut boxed);
        } else {
            graph.untie(&knot, &mut boxed);
        }
    }
    boxed
}

/// Structures and unions, and the members that lead from one to another. Sorted by ID, so that the answer does not
/// depend on the order of the model.
struct Graph<'m> {
    edges: Vec<Vec<Edge<'m>>>,
}

#[derive(Clone, Copy)]
struct Edge<'m> {
    member: &'m ShapeId,
    to: usize,
}

impl<'m> Graph<'m> {
    fn new(model: &'m Model, shapes: &IndexSet<ShapeId>) -> Self {
        let known = shapes.iter().filter_map(|id| model.shape(id.as_str()));
        let is_node = |kind: &ShapeKind| matches!(kind, ShapeKind::Structure { .. } | ShapeKind::Union { .. });
        let mut nodes: Vec<_> = known.filter(|shape| is_node(&shape.kind)).collect();
        nodes.sort_by(|a, b| a.id.cmp(&b.id));
        let indices: HashMap<&str, usize> = nodes.iter().zip(0..).map(|(shape, i)| (shape.id.as_str(), i)).collect();
        let edge = |(_, member): (&str, &'m Member)| {
            let to = *indices.get(member.target.as_str())?;
            Some(Edge { member: &member.id, to })
        };
        let edges = nodes
            .iter()
            .map(|shape| shape.members().into_iter().filter_map(edge).collect())
            .collect();
        Self { edges }
    }

    /// The sets of shapes that lead to each other.
    fn knots(&self) -> Vec<Vec<usize>> {
        let targets = |edges: &Vec<Edge<'_>>| edges.iter().map(|edge| edge.to).collect();
        circles(&self.edges.iter().map(targets).collect::<Vec<_>>())
    }

    /// Boxes the smallest member of the shortest cycle until there is none.
    fn untie(&mut self, knot: &[usize], boxed: &mut IndexSet<ShapeId>) {
        loop {
            let cycles = knot.iter().filter_map(|start| self.cycle(knot, *start));
            let Some(cycle) = cycles.min_by_key(Vec::len) else {
                return;
            };
            let Some((from, edge)) = cycle.into_iter().min_by_key(|(_, edge)| edge.member) else {
                return;
            };
            boxed.insert(edge.member.clone());
            self.edges[from].retain(|it| it.member != edge.member);
        }
    }

    /// A shortest cycle through a shape: its members with the shapes that have them.
    fn cycle(&self, knot: &[usize], start: usize) -> Option<Vec<(usize, Edge<'m>)>> {
        let mut came: HashMap<usize, (usize, Edge<'m>)> = HashMap::new();
        let mut pending = VecDeque::from([start]);
        while let Some(node) = pending.pop_front() {
            for edge in &self.edges[node] {
                if knot.binary_search(&edge.to).is_err() || came.contains_key(&edge.to) {
                    continue;
                }
                came.insert(edge.to, (node, *edge));
                if edge.to == start {
                    let mut cycle = vec![(node, *edge)];
                    let mut at = node;
                    while at != start {
                        let step = came[&at];
                        cycle.push(step);
                        at = step.0;
                    }
                    return Some(cycle);
                }
                pending.push_back(edge.to);
            }
        }
        None
    }

    /// Boxes each member that leads back on a walk over the knot.
    fn untie_at_once(&mut self, knot: &[usize], boxed: &mut IndexSet<ShapeId>) {
        let mut done = vec![false; self.edges.len()];
        let mut on_path = vec![false; self.edges.len()];
        for start in knot {
            let mut path = vec![(*start, 0)];
            while let Some((node, position)) = path.last_mut() {
                let node = *node;
                on_path[node] = true;
                let edge = self.edges[node].get(*position).filter(|_| !done[node]);
                *position += 1;
                match edge {
                    Some(edge) if on_path[edge.to] => drop(boxed.insert(edge.member.clone())),
                    Some(edge) if !done[edge.to] => path.push((edge.to, 0)),
                    Some(_) => {}
                    None => {
                        (done[node], on_path[node]) = (true, false);
                        path.pop();
                    }
                }
            }
        }
    }
}
