//! `Union`: one of several types.

use super::deprecated::Deprecated;
use super::docs::Docs;
use super::member::MemberAttribute;
use super::structure::ShapeAttribute;
use super::symbol::Symbol;
use super::trace::Trace;
use super::types::RustType;
use proc_macro2::Ident;

/// A tagged union; a member that the model does not have reads as its last variant.
#[derive(Clone, Debug)]
pub struct Union {
    /// The shape that it is made from.
    pub shape: Trace,
    /// The type, where a caller finds it.
    pub symbol: Symbol,
    /// The file that it stands in: `src/types/_tag.rs`.
    pub file: String,
    /// Its documentation.
    pub docs: Docs,
    /// The deprecation, if there is one.
    pub deprecated: Option<Deprecated>,
    /// The derived traits.
    pub derives: Vec<Symbol>,
    /// The attribute for the derive.
    pub attribute: ShapeAttribute,
    /// The members of the model, sorted by name.
    pub variants: Vec<UnionVariant>,
    /// The variant of all other members.
    pub unknown: Ident,
}

/// A member of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// The member that it is made from.
    pub shape: Trace,
    /// Its name in Rust.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The deprecation, if there is one.
    pub deprecated: Option<Deprecated>,
    /// The attribute for the derive.
    pub attribute: MemberAttribute,
    /// The type of its value; `None` if it targets the unit type.
    pub ty: Option<RustType>,
}
