//! `#[paginator(..)]`: the paginator of an operation, and the one that flattens its pages.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, ExprClosure, Ident, Result, Token, Type, parenthesized};

/// `#[paginator(Name, input_token = |..| .., output_token = |..| .., page_size = field: type, items(Name, Type) = |..| ..)]`
pub(crate) struct Paginator {
    name: Ident,
    input_token: ExprClosure,
    output_token: ExprClosure,
    page_size: Option<(Ident, Type)>,
    items: Option<Items>,
}

struct Items {
    name: Ident,
    ty: Type,
    of: ExprClosure,
}

impl Parse for Paginator {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name: Ident = input.parse()?;
        let (mut input_token, mut output_token, mut page_size, mut items) = (None, None, None, None);
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let argument: Ident = input.parse()?;
            match argument.to_string().as_str() {
                "input_token" => {
                    input.parse::<Token![=]>()?;
                    input_token = Some(input.parse()?);
                }
                "output_token" => {
                    input.parse::<Token![=]>()?;
                    output_token = Some(input.parse()?);
                }
                "page_size" => {
                    input.parse::<Token![=]>()?;
                    let field = input.call(Ident::parse_any)?;
                    input.parse::<Token![:]>()?;
                    page_size = Some((field, input.parse()?));
                }
                "items" => items = Some(input.parse()?),
                other => {
                    let message = format!(
                        "unknown argument `{other}` of a paginator; known are input_token, output_token, page_size, items"
                    );
                    return Err(Error::new(argument.span(), message));
                }
            }
        }
        let missing =
            |argument: &str| Error::new(name.span(), format!("the argument `{argument} = |..| ..` is missing"));
        Ok(Self {
            input_token: input_token.ok_or_else(|| missing("input_token"))?,
            output_token: output_token.ok_or_else(|| missing("output_token"))?,
            page_size,
            items,
            name,
        })
    }
}

impl Parse for Items {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let content;
        parenthesized!(content in input);
        let name = content.parse()?;
        content.parse::<Token![,]>()?;
        let ty = content.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self {
            name,
            ty,
            of: input.parse()?,
        })
    }
}

impl Paginator {
    /// The paginators of an operation, and `into_paginator` of its fluent builder.
    pub(crate) fn expand(&self, operation: &Ident, output: &Ident, error: &Ident, fluent: &Ident) -> TokenStream {
        let definition = self.definition(operation, fluent);
        let methods = self.methods(operation, output, error);
        let items = self.items.as_ref().map(|it| it.expand(&self.name, operation, error));
        quote! {
            /// Streams of pages and of the items in them.
            #[allow(deprecated)]
            pub mod paginator {
                use super::*;
                #definition
                #methods
                #items
            }
        }
    }

    fn definition(&self, operation: &Ident, fluent: &Ident) -> TokenStream {
        let Self { name, .. } = self;
        let docs = format!(" The paginator of [`{operation}`]: it requests a page when the page is polled.");
        quote! {
            #[doc = #docs]
            #[allow(deprecated)]
            pub struct #name {
                inner: #fluent,
                stop_on_duplicate_token: bool,
            }

            #[allow(deprecated)]
            impl #fluent {
                /// Returns a paginator of this call.
                #[inline]
                pub fn into_paginator(self) -> #name {
                    #name { inner: self, stop_on_duplicate_token: true }
                }
            }
        }
    }

    fn methods(&self, operation: &Ident, output: &Ident, error: &Ident) -> TokenStream {
        let Self {
            name,
            input_token,
            output_token,
            ..
        } = self;
        let page_size = self.page_size.as_ref().map(|(field, ty)| {
            let field = field.unraw().to_string();
            let set = format_ident!("set_{}", field.trim_start_matches('_'));
            quote! {
                /// Sets the maximum number of items in a page.
                #[inline]
                pub fn page_size(mut self, limit: #ty) -> Self {
                    self.inner = self.inner.#set(::core::option::Option::Some(limit));
                    self
                }
            }
        });
        let items = self.items.as_ref().map(|Items { name, .. }| {
            quote! {
                /// Returns a paginator of the items of all pages.
                #[inline]
                pub fn items(self) -> #name {
                    #name(self)
                }
            }
        });
        quote! {
            #[allow(deprecated)]
            impl #name {
                #page_size
                #items

                /// Sets the end of the pages at a token that the service was given before. The default is `true`.
                #[inline]
                pub fn stop_on_duplicate_token(mut self, stop_on_duplicate_token: bool) -> Self {
                    self.stop_on_duplicate_token = stop_on_duplicate_token;
                    self
                }

                /// Returns the pages. A request is sent when its page is polled.
                #[inline]
                pub fn send(
                    self,
                ) -> ::tinsmith_runtime::__private::paginator::PaginationStream<
                    ::core::result::Result<#output, ::tinsmith_runtime::error::SdkError<#error>>,
                > {
                    ::tinsmith_runtime::__private::paginator::pages::<#operation, _>(
                        self.inner.call,
                        self.inner.inner.build(),
                        self.stop_on_duplicate_token,
                        #input_token,
                        #output_token,
                    )
                }
            }
        }
    }
}

impl Items {
    fn expand(&self, paginator: &Ident, operation: &Ident, error: &Ident) -> TokenStream {
        let Self { name, ty, of } = self;
        let docs = format!(" The items of all pages of [`{operation}`].");
        quote! {
            #[doc = #docs]
            pub struct #name(#paginator);

            #[allow(deprecated)]
            impl #name {
                /// Returns the items. A request is sent when an item of its page is polled.
                #[inline]
                pub fn send(
                    self,
                ) -> ::tinsmith_runtime::__private::paginator::PaginationStream<
                    ::core::result::Result<#ty, ::tinsmith_runtime::error::SdkError<#error>>,
                > {
                    ::tinsmith_runtime::__private::paginator::items(self.0.send(), #of)
                }
            }
        }
    }
}
