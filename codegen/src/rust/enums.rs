//! `Enum`: an open set of strings.

use super::deprecated::Deprecated;
use super::docs::Docs;
use super::symbol::Symbol;
use crate::model::shape_id::ShapeId;
use proc_macro2::Ident;

/// A string enum; values that the model does not have survive in its last variant.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The shape that it is made from.
    pub shape: ShapeId,
    /// The type, where a caller finds it.
    pub symbol: Symbol,
    /// The file that it stands in: `src/types/_tag.rs`.
    pub file: String,
    /// What it is.
    pub docs: Docs,
    /// Whether it should not be used any more.
    pub deprecated: Option<Deprecated>,
    /// How `Debug` shows it.
    pub debug: DebugForm,
    /// The values of the model, sorted by value.
    pub variants: Vec<EnumVariant>,
    /// The variant of all other values.
    pub unknown: Ident,
}

/// How `Debug` shows an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DebugForm {
    /// By variant.
    Plain,
    /// Not at all, as it is sensitive.
    Redacted,
}

/// A value of an enum.
#[derive(Clone, Debug)]
pub struct EnumVariant {
    /// The member that it is made from.
    pub shape: ShapeId,
    /// Its name in Rust.
    pub name: Ident,
    /// The value on the wire.
    pub value: String,
    /// What it means.
    pub docs: Docs,
    /// Whether it should not be used any more.
    pub deprecated: Option<Deprecated>,
}
