//! `OperationError`: the errors of an operation.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Error, Result};

use super::{Errors, Variant, shared};
use crate::item::Item;

/// Writes the code of `#[derive(OperationError)]`.
pub(crate) fn expand(input: Item) -> Result<TokenStream> {
    of_operation(&Errors::new(input)?)
}

pub(super) fn of_operation(it: &Errors) -> Result<TokenStream> {
    if let Some(variant) = it.variants.iter().find(|it| it.predicate.is_none()) {
        return Err(Error::new(
            variant.name.span(),
            "expected #[error(is_..)] on this variant",
        ));
    }
    let methods = operation_methods(it);
    let narrow = narrow(it);
    let shared = shared(it);
    let kind = kind(it);
    let into_service = into_service(it);
    Ok(quote! {
        #methods
        #[allow(deprecated)]
        const _: () = {
            #narrow
            #shared
            #kind
            #into_service
        };
    })
}

/// `unhandled`, `generic`, `meta` and `is_x`.
fn operation_methods(it: &Errors) -> TokenStream {
    let Errors {
        name,
        unhandled,
        variants,
        ..
    } = it;
    let predicates = variants.iter().map(|Variant { name, predicate, .. }| {
        let docs = format!(" Returns `true` if this is [`{name}`](Self::{name}).");
        quote! {
            #[doc = #docs]
            #[inline]
            pub fn #predicate(&self) -> bool {
                ::core::matches!(self, Self::#name(_))
            }
        }
    });
    quote! {
        #[allow(deprecated)]
        impl #name {
            /// Wraps an error that the model does not name.
            #[inline]
            pub fn unhandled(
                error: impl ::core::convert::Into<::tinsmith_runtime::error::BoxError>,
            ) -> Self {
                Self::#unhandled(::tinsmith_runtime::Unhandled::new(error, ::core::default::Default::default()))
            }

            /// Makes an error that the model does not name from its metadata.
            #[inline]
            pub fn generic(error: ::tinsmith_runtime::ErrorMetadata) -> Self {
                Self::#unhandled(::tinsmith_runtime::Unhandled::generic(error))
            }

            /// Returns the metadata of the error: code, message, request ID.
            #[inline]
            pub fn meta(&self) -> &::tinsmith_runtime::ErrorMetadata {
                ::tinsmith_runtime::__private::error::meta(self)
            }

            #(#predicates)*
        }
    }
}

/// The variants that an operation has, and how they come from the service's errors.
fn narrow(it: &Errors) -> TokenStream {
    let Errors {
        name,
        unhandled,
        variants,
        ..
    } = it;
    let names: Vec<_> = variants.iter().map(|it| &it.name).collect();
    let texts = names.iter().map(ToString::to_string);
    quote! {
        impl ::tinsmith_runtime::__private::operation::OperationError for #name {
            type Service = crate::Error;

            const VARIANTS: &'static [&'static str] = &[#(#texts),*];

            #[allow(unreachable_patterns)]
            fn from_service(error: crate::Error) -> Self {
                match error {
                    #(crate::Error::#names(it) => Self::#names(it),)*
                    crate::Error::Unhandled(it) => Self::#unhandled(it),
                    other => Self::#unhandled(::tinsmith_runtime::__private::error::foreign(other)),
                }
            }
        }

        impl ::tinsmith_runtime::error::CreateUnhandledError for #name {
            #[inline]
            fn create_unhandled_error(
                source: ::tinsmith_runtime::error::BoxError,
                meta: ::core::option::Option<::tinsmith_runtime::ErrorMetadata>,
            ) -> Self {
                Self::#unhandled(::tinsmith_runtime::Unhandled::new(source, meta.unwrap_or_default()))
            }
        }
    }
}

/// Writes the kind of retry, and the source: the error inside, without the enum.
fn kind(it: &Errors) -> TokenStream {
    let Errors { name, .. } = it;
    quote! {
        impl ::tinsmith_runtime::error::ProvideErrorKind for #name {
            #[inline]
            fn code(&self) -> ::core::option::Option<&str> {
                ::tinsmith_runtime::__private::error::meta(self).code()
            }

            #[inline]
            fn retryable_error_kind(&self) -> ::core::option::Option<::tinsmith_runtime::error::ErrorKind> {
                ::tinsmith_runtime::__private::error::retryable_error_kind(self)
            }
        }

        impl ::core::error::Error for #name {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                ::tinsmith_runtime::__private::error::source(self)
            }
        }
    }
}

/// The conversions to `crate::Error`.
fn into_service(it: &Errors) -> TokenStream {
    let Errors {
        name,
        unhandled,
        variants,
        ..
    } = it;
    let names: Vec<_> = variants.iter().map(|it| &it.name).collect();
    let response = format_ident!("R");
    quote! {
        impl ::core::convert::From<#name> for crate::Error {
            #[inline]
            fn from(error: #name) -> Self {
                match error {
                    #(#name::#names(it) => Self::#names(it),)*
                    #name::#unhandled(it) => Self::Unhandled(it),
                }
            }
        }

        impl<#response> ::core::convert::From<::tinsmith_runtime::error::SdkError<#name, #response>> for crate::Error
        where
            #response: ::core::marker::Send + ::core::marker::Sync + ::core::fmt::Debug + 'static,
        {
            fn from(error: ::tinsmith_runtime::error::SdkError<#name, #response>) -> Self {
                ::tinsmith_runtime::__private::error::into_service(error)
            }
        }
    }
}
