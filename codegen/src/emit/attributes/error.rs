//! `#[errors(..)]` of an enum of errors, and its last variant.

use crate::emit::item::quote;
use crate::rust::operation_error::{ErrorSetting, ErrorSettings};
use crate::rust::paths;
use proc_macro2::TokenStream;

/// `#[errors(waiters, extended_request_id)]`, unless there are no settings.
pub(in crate::emit) fn errors(ErrorSettings(settings): &ErrorSettings) -> TokenStream {
    let words = settings.iter().map(|it| match it {
        ErrorSetting::Waiters => quote! { waiters },
        ErrorSetting::ExtendedRequestId => quote! { extended_request_id },
    });
    if settings.is_empty() {
        return TokenStream::new();
    }
    quote! { #[errors(#(#words),*)] }
}

/// `Unhandled(..)`, the last variant of every enum of errors.
pub(in crate::emit) fn unhandled() -> TokenStream {
    let unhandled = paths::unhandled();
    quote! {
        /// An error that the model does not name.
        #[deprecated(note = "match `_` and `code()`: a later version may name this error")]
        Unhandled(#unhandled),
    }
}
