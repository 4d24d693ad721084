//! Values of recursive shapes are finite (Smithy 2.0, "Recursive shape definitions").

use crate::check::context::{Context, list};
use crate::check::validator::Validator;
use crate::event::Events;
use crate::model::knowledge::circle::circles;
use crate::model::shape::{Members, Shape, ShapeKind};
use std::collections::{HashMap, HashSet};

/// The rule, as `docs/validation.md` lists it.
pub const VALIDATOR: Validator = Validator {
    id: "ShapeRecursion",
    severity: "ERROR",
    rule: "A list or map does not hold itself without a structure or union between, a structure does not require \
           itself, and a union has a member that does not lead back to it.",
    section: "Recursive shape definitions",
    run: validate,
};

/// Reports lists and maps that contain themselves, structures that require themselves, and unions without a finite member.
fn validate(context: &Context<'_>, events: &mut Events) {
    collections(context, events);
    structures(context, events);
    unions(context, events);
}

/// A list or map contains one shape, so the chain from each either ends or is a cycle.
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

/// Returns the element of a list or the value of a map; keys are strings and end every chain.
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

/// Reports structures that require each other in a cycle: no finite value exists.
fn structures(context: &Context<'_>, events: &mut Events) {
    let structures: Vec<(&Shape, &Members)> = context
        .own_shapes()
        .filter_map(|shape| match &shape.kind {
            ShapeKind::Structure { members } => Some((shape, members)),
            _ => None,
        })
        .collect();
    let indices: HashMap<&str, usize> = structures
        .iter()
        .enumerate()
        .map(|(i, (shape, _))| (shape.id.as_str(), i))
        .collect();
    let needs = |members: &Members| {
        let required = members
            .values()
            .filter(|member| member.traits.has("smithy.api#required"));
        required
            .filter_map(|member| indices.get(member.target.as_str()).copied())
            .collect()
    };
    let edges: Vec<Vec<usize>> = structures.iter().map(|(_, members)| needs(members)).collect();
    for circle in circles(&edges) {
        let names: Vec<&str> = circle.iter().take(8).map(|at| structures[*at].0.id.as_str()).collect();
        for at in &circle {
            let message = format!(
                "required members lead from this structure back to it, by way of {}",
                list(names.clone())
            );
            events
                .error("ShapeRecursion", structures[*at].0, message)
                .hint("make one of the members optional");
        }
    }
}

/// A union has a finite value if a member has, a structure if all of its required members have.
fn unions(context: &Context<'_>, events: &mut Events) {
    let mut open: HashMap<&str, usize> = HashMap::new();
    let mut holders: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut pending = vec![];
    for shape in context.graph.model.shapes.values() {
        let needed: Vec<&str> = match &shape.kind {
            ShapeKind::Union { members } => members.values().map(|member| member.target.as_str()).collect(),
            ShapeKind::Structure { members } => {
                let required = members
                    .values()
                    .filter(|member| member.traits.has("smithy.api#required"));
                required.map(|member| member.target.as_str()).collect()
            }
            _ => vec![],
        };
        let count = match shape.kind {
            ShapeKind::Union { .. } => needed.len().min(1),
            _ => needed.len(),
        };
        if count == 0 {
            pending.push(shape.id.as_str());
        }
        open.insert(shape.id.as_str(), count);
        for target in needed {
            holders.entry(target).or_default().push(shape.id.as_str());
            if context.shape(target).is_none() {
                pending.push(target);
            }
        }
    }
    let mut possible: HashSet<&str> = HashSet::new();
    while let Some(id) = pending.pop() {
        if !possible.insert(id) {
            continue;
        }
        for holder in holders.get(id).into_iter().flatten() {
            let Some(count) = open.get_mut(holder) else { continue };
            *count = count.saturating_sub(1);
            if *count == 0 {
                pending.push(holder);
            }
        }
    }
    for shape in context.own_shapes() {
        if matches!(shape.kind, ShapeKind::Union { .. }) && !possible.contains(shape.id.as_str()) {
            events
                .error(
                    "ShapeRecursion",
                    shape,
                    "each member of this union leads back to it, so no value can be made",
                )
                .hint("add a member that targets something else");
        }
    }
}
