//! `RustType`: the type of a field, a variant or an argument.

use super::symbol::Symbol;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// A type as it is printed: `bool`, `Option<String>`, `::std::collections::HashMap<String, crate::types::Tag>`.
///
/// The form of a name of the standard library is decided in `lower`: short, unless the file that the type stands in
/// defines that name itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RustType {
    /// A path with its arguments.
    Path(Symbol, Vec<RustType>),
    /// Several types in parentheses.
    Tuple(Vec<RustType>),
}

impl RustType {
    /// A type without arguments.
    pub fn plain(symbol: Symbol) -> Self {
        Self::Path(symbol, vec![])
    }
}

impl ToTokens for RustType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Path(symbol, arguments) if arguments.is_empty() => quote! { #symbol },
            Self::Path(symbol, arguments) => quote! { #symbol<#(#arguments),*> },
            Self::Tuple(types) => quote! { (#(#types),*) },
        });
    }
}
