//! `RustType`: the type of a field, a variant or an argument.

use super::symbol::Symbol;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// A path with its arguments: `bool`, `Option<String>`, `::std::collections::HashMap<String, crate::types::Tag>`.
///
/// How a name of the standard library is written is decided in `lower`: short, unless the file that the type stands in
/// defines that name itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RustType {
    /// The path.
    pub symbol: Symbol,
    /// What stands between `<` and `>`.
    pub arguments: Vec<RustType>,
}

impl RustType {
    /// A type without arguments.
    pub fn plain(symbol: Symbol) -> Self {
        Self {
            symbol,
            arguments: vec![],
        }
    }

    /// A type with arguments.
    pub fn generic(symbol: Symbol, arguments: impl IntoIterator<Item = RustType>) -> Self {
        Self {
            symbol,
            arguments: arguments.into_iter().collect(),
        }
    }
}

impl ToTokens for RustType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { symbol, arguments } = self;
        tokens.extend(match arguments.as_slice() {
            [] => quote! { #symbol },
            arguments => quote! { #symbol<#(#arguments),*> },
        });
    }
}
