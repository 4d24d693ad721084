//! `#[deprecated]`

use crate::emit::item::quote;
use crate::rust::deprecated::Deprecated;
use proc_macro2::TokenStream;

/// `#[deprecated(since = "1.5", note = "Use `Ping`.")]`, if the model deprecates the shape.
pub(in crate::emit) fn deprecated(it: &Option<Deprecated>) -> TokenStream {
    let Some(Deprecated { since, note }) = it else {
        return TokenStream::new();
    };
    match (since, note) {
        (None, None) => quote! { #[deprecated] },
        (Some(since), None) => quote! { #[deprecated(since = #since)] },
        (None, Some(note)) => quote! { #[deprecated(note = #note)] },
        (Some(since), Some(note)) => quote! { #[deprecated(since = #since, note = #note)] },
    }
}
