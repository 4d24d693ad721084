//! What only some operations do: rows of an operation's table that the runtime has a type for.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Result, Token, parenthesized};

/// The settings that are extras, for the message about an unknown one.
pub const KNOWN: &[&str] = &["compression"];

/// One row.
pub enum Extra {
    /// `compression("gzip")`
    Compression(Vec<LitStr>),
}

impl Extra {
    /// The row of this name.
    pub fn parse(name: &Ident, input: ParseStream<'_>) -> Result<Option<Self>> {
        Ok(match name.to_string().as_str() {
            "compression" => Some(Self::Compression(texts(input)?)),
            _ => None,
        })
    }

    /// The row as a value of the runtime.
    pub fn value(&self) -> TokenStream {
        let extra = quote! { ::tinsmith_runtime::client::extra };
        match self {
            Self::Compression(encodings) => quote! { #extra::Compress { encodings: &[#(#encodings),*] } },
        }
    }
}

/// `("a", "b")`
fn texts(input: ParseStream<'_>) -> Result<Vec<LitStr>> {
    let content;
    parenthesized!(content in input);
    Ok(Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?
        .into_iter()
        .collect())
}
