//! The reasons for which items have no text.

use super::page::Origin;
use crate::budget::Work;
use crate::model::shape_id::ShapeId;
use std::fmt;

/// Why there is no text.
#[derive(Debug)]
pub enum Refusal {
    /// An emitter made what is no Rust.
    NoRust(NoRust),
    /// The code is nested too deep for the parser and the printer of Rust.
    TooDeep(Option<ShapeId>),
    /// The text is larger than the budget allows; the last file is about this shape.
    TooMuch(Option<ShapeId>),
}

impl Refusal {
    /// The shape that is to blame, if it is one.
    pub fn shape(&self) -> Option<&ShapeId> {
        match self {
            Self::NoRust(it) => it.origin.shape.as_ref(),
            Self::TooDeep(shape) | Self::TooMuch(shape) => shape.as_ref(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRust(it) => it.fmt(f),
            Self::TooDeep(_) => f.write_str("what is made of this is nested too deep to be printed"),
            Self::TooMuch(_) => f.write_str(&Work::Text.limit().message()),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<NoRust> for Refusal {
    fn from(it: NoRust) -> Self {
        Self::NoRust(it)
    }
}

/// An emitter made what is no Rust.
#[derive(Debug)]
pub struct NoRust {
    pub(super) origin: Origin,
    pub(super) error: syn::Error,
}

impl fmt::Display for NoRust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Origin { emitter, shape, .. } = &self.origin;
        let shape = shape.as_ref().map_or("the crate", ShapeId::as_str);
        write!(f, "{emitter} made of `{shape}` what is no Rust: {}", self.error)
    }
}

impl std::error::Error for NoRust {}
