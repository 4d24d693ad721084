//! `EventStreamError`: the errors that end an event stream.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, Result};

use super::operation::of_operation;
use super::{Errors, Variant};
use crate::item::Item;

/// Writes the code of `#[derive(EventStreamError)]`: that of an operation's errors, and the names of the events.
pub(crate) fn expand(input: Item) -> Result<TokenStream> {
    let errors = Errors::new(input)?;
    if let Some(variant) = errors.variants.iter().find(|it| it.event.is_none()) {
        return Err(Error::new(
            variant.name.span(),
            "expected #[error(is_.., event = \"..\")] on this variant",
        ));
    }
    let shared = of_operation(&errors)?;
    let event = event(&errors);
    Ok(quote! {
        #shared
        #[allow(deprecated)]
        const _: () = {
            #event
        };
    })
}

/// Writes the names of the error events, and the errors that are sent.
fn event(it: &Errors) -> TokenStream {
    let name = &it.name;
    let events = it.variants.iter().map(|Variant { name, event, .. }| {
        let variant = name.to_string();
        quote! { (#event, #variant) }
    });
    let arms = it
        .variants
        .iter()
        .filter(|it| it.write)
        .map(|Variant { name, event, .. }| {
            quote! { Self::#name(it) => ::core::option::Option::Some((#event, it)), }
        });
    quote! {
        impl ::tinsmith_runtime::__private::event_stream::EventStreamError for #name {
            const EVENTS: &'static [(&'static str, &'static str)] = &[#(#events),*];

            fn event(
                &self,
            ) -> ::core::option::Option<(&'static str, &dyn ::tinsmith_runtime::__private::serde::SerializableStruct)> {
                match self {
                    #(#arms)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    }
}
