//! `Symbol`: a path in generated code.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

/// A path such as `crate::types::Tag`, `::tinsmith_runtime::Structure` or `Option`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol {
    /// The module that it is found in.
    pub module: ModulePath,
    /// Its name in that module.
    pub name: Ident,
}

/// The start of a path and the modules that it goes through.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ModulePath {
    /// Nothing in front of the name: the prelude, or the file itself.
    Scope,
    /// `crate::a::b`
    Crate(Vec<Ident>),
    /// `::a::b`, where `a` is a crate.
    Extern(Vec<Ident>),
}

impl Symbol {
    /// A name of the prelude or of the same file.
    pub fn in_scope(name: Ident) -> Self {
        Self {
            module: ModulePath::Scope,
            name,
        }
    }
}

impl ToTokens for Symbol {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { module, name } = self;
        tokens.extend(match module {
            ModulePath::Scope => quote! { #name },
            ModulePath::Crate(modules) => quote! { crate::#(#modules::)*#name },
            ModulePath::Extern(modules) => quote! { ::#(#modules::)*#name },
        });
    }
}
