//! `TypesIndex`: `src/types.rs` or `src/types/error.rs`, the types in a module.

use super::trace::Trace;
use proc_macro2::Ident;

/// `types.rs` or `types/error.rs`: one file for each type, one name for each file.
#[derive(Clone, Debug)]
pub struct TypesIndex {
    /// The service's shape.
    pub shape: Trace,
    /// The files, sorted.
    pub files: Vec<TypeFile>,
}

/// A file of a types module.
#[derive(Clone, Debug)]
pub struct TypeFile {
    /// Its module: `_tag`.
    pub file: Ident,
    /// The type in it.
    pub name: Ident,
    /// The builder in it.
    pub builder: Option<Ident>,
}
