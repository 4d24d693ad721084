//! Whether shapes can be made at all, or refer to themselves without end (Smithy 2.0, "Recursive shape definitions").

use super::context::Context;
use crate::event::Events;
use crate::model::shape::{Shape, ShapeKind};
use std::collections::{HashMap, HashSet};

/// Reports lists and maps that hold themselves, and unions of nothing but themselves.
pub fn validate(context: &Context<'_>, events: &mut Events) {
    collections(context, events);
    unions(context, events);
}

/// A list or map holds one shape, so the chain from each is a line that ends or runs into a circle.
fn collections(context: &Context<'_>, events: &mut Events) {
    let mut done = HashSet::new();
    for start in context.own_shapes() {
        let mut line: Vec<&Shape> = vec![];
        let mut positions: HashMap<&str, usize> = HashMap::new();
        let mut next = Some(start);
        while let Some(shape) = next.filter(|shape| element_of(shape).is_some()) {
            if let Some(first) = positions.get(shape.id.as_str()) {
                report(&line[*first..], events);
                break;
            }
            if !done.insert(shape.id.as_str()) {
                break;
            }
            positions.insert(shape.id.as_str(), line.len());
            line.push(shape);
            next = element_of(shape).and_then(|id| context.shape(id));
        }
    }
}

/// What a list or map holds; keys are strings and end every chain.
fn element_of(shape: &Shape) -> Option<&str> {
    match &shape.kind {
        ShapeKind::List { member } => Some(member.target.as_str()),
        ShapeKind::Map { value, .. } => Some(value.target.as_str()),
        _ => None,
    }
}

fn report(circle: &[&Shape], events: &mut Events) {
    let mut names: Vec<&str> = circle.iter().take(8).map(|shape| shape.id.as_str()).collect();
    if circle.len() > names.len() {
        names.push("…");
    }
    let way = names.join("` > `");
    for shape in circle {
        events
            .error(
                "ShapeRecursion",
                *shape,
                format!("`{}` holds itself without end: `{way}`", shape.id),
            )
            .hint("put a structure or a union in between");
    }
}

/// A union can be made if one of its members can: one that is no union, or a union that can be made.
fn unions(context: &Context<'_>, events: &mut Events) {
    let unions = || {
        context
            .own_shapes()
            .filter(|shape| matches!(shape.kind, ShapeKind::Union { .. }))
    };
    let mut holders: HashMap<&str, Vec<&Shape>> = HashMap::new();
    let mut pending = vec![];
    for shape in unions() {
        let mut ends = shape.members().is_empty();
        for (_, member) in shape.members() {
            match context.target(member) {
                Some(target) if matches!(target.kind, ShapeKind::Union { .. }) => {
                    holders.entry(target.id.as_str()).or_default().push(shape);
                }
                _ => ends = true,
            }
        }
        if ends {
            pending.push(shape);
        }
    }
    let mut possible: HashSet<&str> = HashSet::new();
    while let Some(shape) = pending.pop() {
        if possible.insert(shape.id.as_str()) {
            pending.extend(holders.get(shape.id.as_str()).into_iter().flatten());
        }
    }
    for shape in unions().filter(|shape| !possible.contains(shape.id.as_str())) {
        events
            .error(
                "ShapeRecursion",
                shape,
                "each member of this union leads back to it, so no value can be made",
            )
            .hint("add a member that targets something else");
    }
}
