//! The methods of a structure: one accessor for each member, and `builder`.

use proc_macro2::TokenStream;
use quote::quote;

use super::Structure;
use crate::field::{Field, Kind, all};

/// `impl Tag { pub fn key(&self) -> Option<&str> .. pub fn builder() -> TagBuilder }`
pub(super) fn methods(it: &Structure) -> TokenStream {
    let Structure { name, builder, .. } = it;
    let accessors = it.fields.iter().map(accessor);
    let docs = format!("A builder for [`{name}`].");
    quote! {
        #[allow(deprecated)]
        impl #name {
            #(#accessors)*

            #[doc = #docs]
            #[inline]
            pub fn builder() -> #builder {
                ::core::default::Default::default()
            }
        }
    }
}

fn accessor(it: &Field) -> TokenStream {
    let Field {
        name,
        ty,
        optional,
        kind,
        ..
    } = it;
    let attributes = all(&it.attributes);
    let (output, value) = match (kind, optional) {
        (Kind::Text, true) => (
            quote! { ::core::option::Option<&str> },
            quote! { self.#name.as_deref() },
        ),
        (Kind::Text, false) => (quote! { &str }, quote! { &self.#name }),
        (Kind::Copy, true) => (quote! { ::core::option::Option<#ty> }, quote! { self.#name }),
        (Kind::Copy, false) => (quote! { #ty }, quote! { self.#name }),
        (Kind::List(element), true) => (
            quote! { &[#element] },
            quote! { self.#name.as_deref().unwrap_or_default() },
        ),
        (Kind::List(element), false) => (quote! { &[#element] }, quote! { &self.#name }),
        (Kind::Boxed(inner), true) => (
            quote! { ::core::option::Option<&#inner> },
            quote! { self.#name.as_deref() },
        ),
        (Kind::Boxed(inner), false) => (quote! { &#inner }, quote! { &self.#name }),
        (Kind::Map(..) | Kind::Value, true) => {
            (quote! { ::core::option::Option<&#ty> }, quote! { self.#name.as_ref() })
        }
        (Kind::Map(..) | Kind::Value, false) => (quote! { &#ty }, quote! { &self.#name }),
    };
    quote! {
        #attributes
        #[inline]
        pub fn #name(&self) -> #output {
            #value
        }
    }
}
