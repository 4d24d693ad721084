//! Walks a value and the shape that it is for side by side.

use super::problem::{Fault, Problem};
use crate::budget::Work;
use crate::check::context::Context;
use crate::model::node::Node;
use crate::model::selector::graph::Element;
use crate::model::shape::{Member, Shape, ShapeKind, SimpleType};
use crate::source::SourceLocation;
use std::fmt::Write as _;

/// The comparisons that a report costs, since its text is formatted.
const REPORT: usize = 20;

/// The limit of depth for values; the reader of JSON stops earlier.
pub const MAX_DEPTH: usize = 500;

/// A walk with the place where it is.
pub struct Walk<'c, 'm> {
    pub(super) context: &'c Context<'m>,
    pub(super) report: &'c mut dyn FnMut(Problem),
    pub(super) path: String,
    pub(super) depth: usize,
}

impl<'m> Walk<'_, 'm> {
    /// Pays for parts of the shape that a value is compared with.
    pub(super) fn pay(&self, parts: usize, location: SourceLocation) -> bool {
        self.context.spend(Work::Comparisons, parts as u64, &location)
    }

    pub(super) fn element(&mut self, element: Element<'m>, node: &Node) {
        match element {
            Element::Member(_, member) => self.member(member, node),
            Element::Shape(shape) => self.shape(shape, None, node),
        }
    }

    fn member(&mut self, member: &'m Member, node: &Node) {
        if let Some(target) = self.context.target(member) {
            self.shape(target, Some(member), node);
        }
    }

    pub(super) fn under(&mut self, key: &str, member: &'m Member, node: &Node) {
        if self.depth == MAX_DEPTH {
            return;
        }
        let length = self.path.len();
        let _ = write!(self.path, ".{key}");
        self.depth += 1;
        self.member(member, node);
        self.depth -= 1;
        self.path.truncate(length);
    }

    fn shape(&mut self, shape: &'m Shape, member: Option<&'m Member>, node: &Node) {
        let fits = match &shape.kind {
            ShapeKind::Simple(simple) => self.simple(shape, *simple, member, node),
            ShapeKind::Enum { members } => node.as_str().is_some_and(|text| {
                self.one_of(members, text, node.location);
                true
            }),
            ShapeKind::IntEnum { members } => self.int_enum(shape, members, node),
            ShapeKind::List { member } => self.list(shape, member, node),
            ShapeKind::Map { key, value } => self.map(shape, key, value, node),
            ShapeKind::Structure { members } => self.structure(shape, members, node),
            ShapeKind::Union { members } => self.union(shape, members, node),
            ShapeKind::Service(_) | ShapeKind::Resource(_) | ShapeKind::Operation(_) => true,
        };
        if fits {
            if let Some(member) = member {
                self.constraints(&member.traits, &member.id, node, true);
            }
            self.constraints(&shape.traits, &shape.id, node, false);
        } else {
            let wanted = form_of(shape);
            self.form(
                node,
                format!("{wanted} is needed here, but this is {}", node.kind()),
                None,
            );
        }
    }

    fn form(&mut self, node: &Node, message: String, hint: Option<String>) {
        self.push(Fault::Form, node.location, message, hint);
    }

    pub(super) fn constraint(&mut self, node: &Node, message: String) {
        self.push(Fault::Constraint, node.location, message, None);
    }

    pub(super) fn push(&mut self, fault: Fault, location: SourceLocation, message: String, hint: Option<String>) {
        if !self.pay(REPORT, location) {
            return;
        }
        (self.report)(Problem {
            fault,
            location,
            path: self.path.clone(),
            message,
            hint,
        });
    }
}

/// The value that a shape demands, for messages.
pub(super) fn form_of(shape: &Shape) -> &'static str {
    match &shape.kind {
        ShapeKind::Simple(simple) => match simple {
            SimpleType::Blob => "a string of base64",
            SimpleType::Boolean => "a boolean",
            SimpleType::String => "a string",
            SimpleType::Byte | SimpleType::Short | SimpleType::Integer | SimpleType::Long => "a whole number",
            SimpleType::BigInteger => "a whole number",
            SimpleType::Float | SimpleType::Double | SimpleType::BigDecimal => "a number",
            SimpleType::Timestamp => "a timestamp",
            SimpleType::Document => "a value",
        },
        ShapeKind::Enum { .. } => "a string",
        ShapeKind::IntEnum { .. } => "a whole number",
        ShapeKind::List { .. } => "an array",
        ShapeKind::Map { .. } | ShapeKind::Structure { .. } | ShapeKind::Union { .. } => "an object",
        ShapeKind::Service(_) | ShapeKind::Resource(_) | ShapeKind::Operation(_) => "a value",
    }
}
