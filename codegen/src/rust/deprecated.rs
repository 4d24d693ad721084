//! `Deprecated`: `#[deprecated]` with what the model says about it.

use super::docs::Markdown;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// `#[deprecated(since = "..", note = "..")]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// Since when, if the model says so in the form of a version.
    pub since: Option<String>,
    /// Why, and what to use instead.
    pub note: Option<Markdown>,
}

impl ToTokens for Deprecated {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match (&self.since, &self.note) {
            (None, None) => quote! { #[deprecated] },
            (Some(since), None) => quote! { #[deprecated(since = #since)] },
            (None, Some(note)) => quote! { #[deprecated(note = #note)] },
            (Some(since), Some(note)) => quote! { #[deprecated(since = #since, note = #note)] },
        });
    }
}
