//! `Item` and `File`: emitted tokens that know where they were made.

use crate::model::shape_id::ShapeId;
use proc_macro2::TokenStream;
use std::panic::Location;

/// One item of a generated file.
#[derive(Clone, Debug)]
pub struct Item {
    /// The shape that it was made from.
    pub shape: Option<ShapeId>,
    /// The `quote!` that made it.
    pub origin: &'static Location<'static>,
    /// The tokens.
    pub tokens: TokenStream,
}

/// A generated file.
#[derive(Clone, Debug)]
pub struct File {
    /// The path in the crate, with `/`: `src/types/_tag.rs`.
    pub path: String,
    /// The shape named in the header.
    pub shape: Option<ShapeId>,
    /// The emitters named in the header: file stems of `emit/`, in order.
    pub emitters: &'static [&'static str],
    /// What the file holds.
    pub content: Content,
}

/// What a generated file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Rust: lines of inner documentation, inner attributes and items.
    Rust {
        /// Lines of `//!` documentation.
        docs: Vec<String>,
        /// `#![..]` attributes.
        attributes: TokenStream,
        /// The items in order.
        items: Vec<Item>,
    },
    /// Other text (`Cargo.toml`), without header.
    Text(String),
}

impl Item {
    /// An item made by the caller.
    #[track_caller]
    pub fn new<'a>(shape: impl Into<Option<&'a ShapeId>>, tokens: TokenStream) -> Self {
        Self {
            shape: shape.into().cloned(),
            origin: Location::caller(),
            tokens,
        }
    }
}
