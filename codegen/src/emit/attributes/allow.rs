//! `#![allow(..)]`: the lints that a file does not follow.

use crate::emit::item::quote;
use crate::rust::allow::{Allow, Lint};
use proc_macro2::TokenStream;

/// `#![allow(dead_code, reason = "the service has no operations")]`
pub(in crate::emit) fn allow(it: &Allow) -> TokenStream {
    let lints = it.lints.iter().map(|Lint { tool, name }| match tool {
        None => quote! { #name },
        Some(tool) => quote! { #tool::#name },
    });
    let reason = it.reason.map(|it| quote! { , reason = #it });
    quote! { #![allow(#(#lints),* #reason)] }
}
