//! Compares values with the form that a shape demands, constraints included (Smithy 2.0, "Trait node values").

mod aggregate;
mod canonical;
mod constraint;
mod enumeration;
mod problem;
mod reference;
mod simple;
mod walk;

pub use problem::{Fault, Problem};

use super::context::Context;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use walk::Walk;

/// Hands on each problem of a value of that shape or member.
pub fn problems(context: &Context<'_>, element: Element<'_>, node: &Node, report: &mut dyn FnMut(Problem)) {
    let mut walk = Walk {
        context,
        report,
        path: String::new(),
        depth: 0,
    };
    walk.element(element, node);
}

/// A selector or expression without line breaks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
