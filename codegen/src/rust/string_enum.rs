//! `StringEnum`: an open set of strings.

use super::deprecated::Deprecated;
use super::docs::Docs;
use super::symbol::Symbol;
use super::trace::Trace;
use super::types::RustType;
use proc_macro2::Ident;

/// A string enum; values that the model does not have survive in it.
#[derive(Clone, Debug)]
pub struct StringEnum {
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
    /// The form in `Debug`.
    pub debug: DebugForm,
    /// The values of the model.
    pub values: Values,
}

/// The values of an enum, sorted.
#[derive(Clone, Debug)]
pub enum Values {
    /// The model has a name for each: variants.
    Named {
        /// Those of the model.
        variants: Vec<EnumVariant>,
        /// The one of all other values.
        unknown: Ident,
    },
    /// It has not: a structure around a string (Smithy 1.0, "enum trait").
    Unnamed {
        /// Those of the model.
        values: Vec<String>,
        /// `String`, as the file spells it.
        text: RustType,
    },
}

/// The form of an enum in `Debug`.
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
    pub shape: Trace,
    /// Its name in Rust.
    pub name: Ident,
    /// The value in the model.
    pub value: String,
    /// Its documentation.
    pub docs: Docs,
    /// The deprecation, if there is one.
    pub deprecated: Option<Deprecated>,
}
