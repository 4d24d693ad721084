//! The names of the standard library in a file: bare, unless the file defines such a name itself.

use crate::rust::symbol::Symbol;
use crate::rust::types::RustType;
use crate::rust::{names, paths};
use proc_macro2::Ident;

/// The names of one file that hide names of the standard library.
pub struct FileScope {
    taken: Vec<String>,
}

impl FileScope {
    /// The scope in a file that defines these names.
    pub fn beside<'n>(names: impl IntoIterator<Item = &'n Ident>) -> Self {
        Self {
            taken: names.into_iter().map(names::bare).collect(),
        }
    }

    /// `String`
    pub fn string(&self) -> RustType {
        RustType::plain(self.std("string", "String"))
    }

    /// `Option<T>`
    pub fn option(&self, ty: RustType) -> RustType {
        RustType::Path(self.std("option", "Option"), vec![ty])
    }

    /// `Vec<T>`
    pub fn vec(&self, ty: RustType) -> RustType {
        RustType::Path(self.vec_symbol(), vec![ty])
    }

    /// `Vec`
    pub fn vec_symbol(&self) -> Symbol {
        self.std("vec", "Vec")
    }

    /// `Box<T>`
    pub fn boxed(&self, ty: RustType) -> RustType {
        RustType::Path(self.std("boxed", "Box"), vec![ty])
    }

    /// `::std::collections::HashMap<K, V>`
    pub fn hash_map(&self, key: RustType, value: RustType) -> RustType {
        RustType::Path(self.hash_map_symbol(), vec![key, value])
    }

    /// `::std::collections::HashMap`, which the prelude does not have.
    pub fn hash_map_symbol(&self) -> Symbol {
        paths::std("collections", "HashMap")
    }

    fn std(&self, module: &str, name: &str) -> Symbol {
        if self.taken.iter().any(|taken| taken == name) {
            paths::std(module, name)
        } else {
            Symbol::in_scope(names::fixed(name))
        }
    }
}
