//! Estimates the size of a crate before it is made: what a model repeats for every operation is counted, and
//! lists in lists are measured.

use super::docs::REPEATED;
use crate::budget::Work;
use crate::event::{Events, Invalid};
use crate::model::closure::ServiceClosure;
use crate::model::shape::{Operation, Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::documentation::Documentation;
use crate::model::{Model, ValidModel};
use std::collections::HashMap;

/// The limit of nested lists and maps. The compiler of Rust follows types 128 deep, and an element that may
/// be null takes two of these.
pub const MAX_NESTING: usize = 40;

/// A list or map that holds too many of its kind in each other.
const NESTED_TOO_DEEP: &str = "NestedTooDeep";

/// The number of bytes of documentation that count as another part, since they are read and printed at each place.
const TEXT_PER_PART: usize = 256;

/// Reports a crate that would be too large, and types that would be too deep for the compiler.
///
/// # Errors
/// [`Invalid`] if there are such.
pub fn check(closure: &ServiceClosure, events: &mut Events) -> Result<(), Invalid> {
    nesting(closure, events);
    parts(closure, events)?;
    events.checkpoint()
}

fn parts(closure: &ServiceClosure, events: &mut Events) -> Result<(), Invalid> {
    let errors = closure.service().errors.iter().map(|it| &it.target);
    let of_service = errors.map(|id| variant(&closure.model, id)).sum();
    let shapes = closure.shapes().map(|shape| (shape, of_shape(shape)));
    let operations = closure
        .operations()
        .map(|(shape, it)| (shape, of_operation(&closure.model, it, of_service)));
    for (shape, cost) in shapes.chain(operations) {
        if !events.budget().spend(Work::Parts, cost as u64) {
            events.passed(Work::Parts.limit(), &**shape);
            return Err(Invalid);
        }
    }
    Ok(())
}

/// Returns the parts of a shape: its documentation and its members.
fn of_shape(shape: &Shape) -> usize {
    text(shape) + 1 + shape.members().len()
}

/// Returns the parts in the file of an operation: its input and output, which other operations may have too, and its errors.
fn of_operation(model: &ValidModel, it: &Operation, of_service: usize) -> usize {
    let structures = [&it.input, &it.output].map(|it| {
        let shape = model.target(&it.target);
        repeated_text(shape) + 1 + shape.members().len()
    });
    let errors = it.errors.iter().map(|it| variant(model, &it.target));
    1 + structures.into_iter().chain(errors).sum::<usize>() + of_service
}

/// An error as one of those of an operation.
fn variant(model: &ValidModel, id: &ShapeId) -> usize {
    1 + repeated_text(model.target(id))
}

/// A repeated documentation is truncated.
fn repeated_text(shape: &Shape) -> usize {
    text(shape).min(REPEATED / TEXT_PER_PART)
}

fn text(shape: &Shape) -> usize {
    let text = shape.traits.get::<Documentation>();
    text.map_or(0, |Documentation(text)| text.len() / TEXT_PER_PART)
}

/// Lists and maps that hold no more than one shape each, so the way from each is a line.
fn nesting(closure: &ServiceClosure, events: &mut Events) {
    let mut known: HashMap<&str, usize> = HashMap::new();
    for start in closure.all.iter().map(|id| closure.model.target(id)) {
        let mut line: Vec<&Shape> = vec![];
        let mut next = Some(&**start);
        while let Some(shape) = next.filter(|it| !known.contains_key(it.id.as_str())) {
            let Some(element) = element_of(&closure.model, shape) else {
                break;
            };
            line.push(shape);
            next = Some(element);
        }
        let mut depth = next.and_then(|it| known.get(it.id.as_str())).copied().unwrap_or(0);
        for shape in line.into_iter().rev() {
            depth += 1;
            known.insert(shape.id.as_str(), depth);
            if depth == MAX_NESTING + 1 {
                let message =
                    format!("lists and maps are in each other more than {MAX_NESTING} deep, which Rust cannot compile");
                events
                    .error(NESTED_TOO_DEEP, shape, message)
                    .hint("put a structure in between");
            }
        }
    }
}

fn element_of<'m>(model: &'m Model, shape: &Shape) -> Option<&'m Shape> {
    let (ShapeKind::List { member } | ShapeKind::Map { value: member, .. }) = &shape.kind else {
        return None;
    };
    model.shape(member.target.as_str()).map(|it| &**it)
}
