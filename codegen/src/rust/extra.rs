//! `Extra`: what only some operations do, as a row of the table that the runtime keeps of an operation.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extra {
    /// `compression("gzip")`: bodies are compressed by one of these encodings.
    Compression(Vec<String>),
}

impl ToTokens for Extra {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Compression(encodings) => quote! { compression(#(#encodings),*) },
        });
    }
}

impl Extra {
    /// The feature of the runtime that has it.
    pub fn feature(&self) -> Option<&'static str> {
        match self {
            Self::Compression(_) => Some("compression"),
        }
    }
}
