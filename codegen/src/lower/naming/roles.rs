//! Methods that structures and their builders have besides those of their members, by what they are to operations.

use crate::lower::kind::is_error;
use crate::model::closure::{ServiceClosure, all_operations};
use crate::model::shape::{Shape, ShapeKind};
use crate::model::shape_id::ShapeId;
use crate::model::traits::Trait;
use crate::model::traits::behavior::{Paginated, Retryable};
use crate::model::traits::waiter::Waitable;
use std::collections::HashSet;

/// Of the builders of an input.
const INPUT: &[&str] = &["as_input", "send_with"];

/// Of the builder of an input that is waited with.
const WAITING: &[&str] = &["wait"];

/// Of the builder of an input that asks for pages.
const PAGINATED: &[&str] = &["into_paginator"];

/// Of an error and its builder.
const ERROR: &[&str] = &["set_meta", "set_message", "get_message"];

/// Of an error after which a call may be made again.
const RETRYABLE: &[&str] = &["retryable_error_kind"];

/// The roles of structures in the operations of a service, including operations that are cut away.
pub struct Roles {
    inputs: HashSet<ShapeId>,
    waiting: HashSet<ShapeId>,
    paginated: HashSet<ShapeId>,
}

impl Roles {
    /// The roles in a service.
    pub fn of(closure: &ServiceClosure) -> Self {
        let model = &closure.model;
        let all = all_operations(model, closure.service());
        let shapes: Vec<&Shape> = all.iter().map(|id| &**model.target(id)).collect();
        let inputs = |is: &dyn Fn(&Shape) -> bool| {
            let operations = shapes.iter().filter(|it| is(it));
            let inputs = operations.filter_map(|it| match &it.kind {
                ShapeKind::Operation(it) => Some(it.input.target.clone()),
                _ => None,
            });
            inputs.collect()
        };
        Self {
            inputs: inputs(&|_| true),
            waiting: inputs(&|it| it.traits.has(Waitable::ID)),
            paginated: inputs(&|it| it.traits.has(Paginated::ID)),
        }
    }

    /// The methods of a structure and its builders.
    pub fn methods(&self, shape: &Shape) -> impl Iterator<Item = &'static str> {
        let when = |is: bool, methods: &'static [&'static str]| if is { methods } else { &[] };
        let methods = [
            when(self.inputs.contains(&shape.id), INPUT),
            when(self.waiting.contains(&shape.id), WAITING),
            when(self.paginated.contains(&shape.id), PAGINATED),
            when(is_error(shape), ERROR),
            when(is_error(shape) && shape.traits.has(Retryable::ID), RETRYABLE),
        ];
        methods.into_iter().flatten().copied()
    }
}
