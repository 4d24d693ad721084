//! `ServiceError`: all errors of a service.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Result;

use super::{Errors, Variant, shared};
use crate::item::Item;

/// Writes the code of `#[derive(ServiceError)]`.
pub(crate) fn expand(input: Item) -> Result<TokenStream> {
    let it = Errors::new(input)?;
    let Errors { name, unhandled, .. } = &it;
    let shared = shared(&it);
    let modeled = modeled(&it);
    let from_waiters = it.settings.waiters.then(|| from_waiters(name));
    Ok(quote! {
        #[allow(deprecated)]
        const _: () = {
            #shared
            #modeled
            #from_waiters

            impl ::core::error::Error for #name {
                fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                    ::tinsmith_runtime::__private::error::source_of_inner(self)
                }
            }

            impl ::core::convert::From<::tinsmith_runtime::error::BuildError> for #name {
                #[inline]
                fn from(error: ::tinsmith_runtime::error::BuildError) -> Self {
                    Self::#unhandled(::tinsmith_runtime::Unhandled::new(error, ::core::default::Default::default()))
                }
            }
        };
    })
}

/// The conversion of what waiters end with.
fn from_waiters(name: &Ident) -> TokenStream {
    let (output, error) = (format_ident!("O"), format_ident!("E"));
    quote! {
        impl<#output, #error> ::core::convert::From<::tinsmith_runtime::waiters::WaiterError<#output, #error>> for #name
        where
            #output: ::core::fmt::Debug + ::core::marker::Send + ::core::marker::Sync + 'static,
            #error: ::core::error::Error + ::core::marker::Send + ::core::marker::Sync + 'static,
        {
            fn from(error: ::tinsmith_runtime::waiters::WaiterError<#output, #error>) -> Self {
                <Self as ::tinsmith_runtime::__private::error::ErrorEnum>::from_unhandled(
                    ::tinsmith_runtime::__private::error::foreign(error),
                )
            }
        }
    }
}

/// The rows by which a code finds its variant, and how that is read.
fn modeled(it: &Errors) -> TokenStream {
    let Errors { name, variants, .. } = it;
    let rows = variants.iter().map(|Variant { name, ty, .. }| {
        let variant = name.to_string();
        let structure = quote! { <#ty as ::tinsmith_runtime::__private::error::ErrorStructure> };
        quote! {
            ::tinsmith_runtime::__private::operation::ModeledError {
                variant: #variant,
                name: #structure::NAME,
                code: #structure::CODE,
            }
        }
    });
    let arms = variants.iter().enumerate().map(|(index, Variant { name, .. })| {
        quote! {
            #index => match ::tinsmith_runtime::__private::error::ErrorStructure::read(de, meta) {
                ::core::result::Result::Ok(it) => ::core::result::Result::Ok(Self::#name(it)),
                ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
            },
        }
    });
    quote! {
        impl ::tinsmith_runtime::__private::operation::ServiceError for #name {
            const MODELED: &'static [::tinsmith_runtime::__private::operation::ModeledError] = &[#(#rows),*];

            fn read(
                index: usize,
                de: &mut dyn ::tinsmith_runtime::__private::serde::ShapeDeserializer,
                meta: ::tinsmith_runtime::ErrorMetadata,
            ) -> ::tinsmith_runtime::__private::serde::Result<Self> {
                #[allow(unused_variables, clippy::match_single_binding)]
                match index {
                    #(#arms)*
                    _ => ::core::result::Result::Err(::tinsmith_runtime::__private::operation::no_such_error(&meta)),
                }
            }
        }
    }
}
