//! The builder of a structure, and the fluent builder of an operation's input.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use super::Structure;
use crate::field::{self, Field, Kind, all};

/// The module with the builders of an input or output, which `builders` of its operation exports.
pub(crate) fn module(structure: &Ident) -> Ident {
    format_ident!("__{structure}")
}

/// Returns whether the builders stand in a module of their own.
fn is_apart(it: &Structure) -> bool {
    it.shape.fluent.is_some() || it.shape.has("output")
}

/// The builders where users look for them: beside the structure, or in a module that the derive of the operation exports as
/// a part of `builders`.
pub(crate) fn in_place(it: &Structure, builders: TokenStream) -> TokenStream {
    if !is_apart(it) {
        return builders;
    }
    let module = module(&it.name);
    let names = [Some(&it.builder), it.shape.fluent.as_ref(), it.shape.waiter.as_ref()];
    let names = names.into_iter().flatten();
    quote! {
        #[allow(deprecated, non_snake_case)]
        mod #module {
            use super::*;
            #builders
        }
        #[allow(deprecated, unused_imports)]
        use #module::{#(#names),*};
    }
}

/// `pub struct TagBuilder { .. }`
///
/// It holds the structure if all members of that are optional, as in most; otherwise an option of each member.
pub(super) fn definition(it: &Structure) -> TokenStream {
    let Structure { name, builder, .. } = it;
    let docs = format!("Builds a [`{name}`].");
    // The code of the structure reaches into a builder in another module.
    let visibility = is_apart(it).then(|| quote! { pub(super) });
    if it.is_its_own_draft() {
        let fields = it
            .fields
            .iter()
            .map(|Field { name, .. }| quote! { #name: ::core::option::Option::None, });
        let ids = &it.ids;
        return quote! {
            #[doc = #docs]
            #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
            #[non_exhaustive]
            pub struct #builder {
                #visibility inner: #name,
            }

            #[allow(deprecated)]
            impl ::core::default::Default for #builder {
                #[inline]
                fn default() -> Self {
                    Self { inner: #name { #(#fields)* #(#ids: ::core::option::Option::None,)* } }
                }
            }
        };
    }
    let fields = it
        .fields
        .iter()
        .map(|Field { name, ty, .. }| quote! { #visibility #name: ::core::option::Option<#ty>, });
    let ids = &it.ids;
    let meta = it.shape.has("error").then(|| {
        quote! { meta: ::core::option::Option<::tinsmith_runtime::ErrorMetadata>, }
    });
    let derives = if it.has_stream() {
        quote! { ::core::default::Default }
    } else {
        quote! { ::core::clone::Clone, ::core::cmp::PartialEq, ::core::default::Default }
    };
    quote! {
        #[doc = #docs]
        #[derive(#derives)]
        #[non_exhaustive]
        #[allow(deprecated)]
        pub struct #builder {
            #(#fields)*
            #(#visibility #ids: ::core::option::Option<::std::string::String>,)*
            #meta
        }
    }
}

/// `impl TagBuilder { .. build }`
pub(super) fn methods(it: &Structure) -> TokenStream {
    let Structure { builder, .. } = it;
    let place = it.draft();
    let setters = it.fields.iter().map(|it| setters(it, &place));
    let meta = it.shape.has("error").then(meta_setters);
    let build = build(it);
    quote! {
        #[allow(deprecated)]
        impl #builder {
            #(#setters)*
            #meta
            #build
        }
    }
}

/// The fluent builder with its setters; what sends it comes from the derive of the operation.
pub(super) fn fluent(it: &Structure, fluent: &Ident) -> TokenStream {
    let operation = fluent.to_string();
    let operation = operation.strip_suffix("FluentBuilder").unwrap_or(&operation);
    let docs = format!("A call of `{operation}`: set the members of its input, then `send`.");
    sending(it, fluent, &docs, &quote! {})
}

/// The builder of all waiters that poll with this input; what polls comes from the derive of the operation.
pub(super) fn waiter(it: &Structure, waiter: &Ident) -> TokenStream {
    let docs =
        "Calls of an operation until what is waited for has happened: set the members of its input, then `wait`.";
    let table = quote! { pub(super) waiter: &'static ::tinsmith_runtime::waiters::Waiter, };
    sending(it, waiter, docs, &table)
}

/// A builder that has the setters of an input and can send it.
fn sending(it: &Structure, name: &Ident, docs: &str, table: &TokenStream) -> TokenStream {
    let Structure { builder, .. } = it;
    let place = if it.is_its_own_draft() {
        quote! { self.inner.inner }
    } else {
        quote! { self.inner }
    };
    let setters = it.fields.iter().map(|it| setters(it, &place));
    let clone = (!it.has_stream()).then(|| quote! { ::core::clone::Clone, });
    quote! {
        #[doc = #docs]
        #[derive(#clone ::core::fmt::Debug)]
        pub struct #name {
            pub(super) call: ::tinsmith_runtime::__private::Call,
            pub(super) inner: #builder,
            #table
        }

        #[allow(deprecated)]
        impl #name {
            #(#setters)*
        }
    }
}

/// `key`, `set_key` and `get_key` of a builder whose fields are in `place`.
fn setters(it: &Field, place: &TokenStream) -> TokenStream {
    let Field { name, ty, .. } = it;
    let [set, get] = ["set", "get"].map(|it_is| it.method(it_is));
    let attributes = all(&it.attributes);
    let (docs, deprecated) = (all(&it.docs), &it.deprecated);
    let notes = notes(it);
    let (parameters, assignment) = match &it.kind {
        Kind::Text | Kind::Boxed(_) => (
            quote! { input: impl ::core::convert::Into<#ty> },
            quote! { #place.#name = ::core::option::Option::Some(input.into()); },
        ),
        Kind::List(element) => {
            let (parameter, value) = argument("input", element);
            (parameter, quote! { #place.#name.get_or_insert_default().push(#value); })
        }
        Kind::Map(types) => {
            let [key, value] = &**types;
            let (key, k) = argument("k", key);
            let (value, v) = argument("v", value);
            (
                quote! { #key, #value },
                quote! { #place.#name.get_or_insert_default().insert(#k, #v); },
            )
        }
        Kind::Copy | Kind::Value => (
            quote! { input: #ty },
            quote! { #place.#name = ::core::option::Option::Some(input); },
        ),
    };
    quote! {
        #docs
        #(#notes)*
        #deprecated
        #[inline]
        pub fn #name(mut self, #parameters) -> Self {
            #assignment
            self
        }

        #attributes
        #[inline]
        pub fn #set(mut self, input: ::core::option::Option<#ty>) -> Self {
            #place.#name = input;
            self
        }

        #attributes
        #[inline]
        pub fn #get(&self) -> &::core::option::Option<#ty> {
            &#place.#name
        }
    }
}

/// The parameter for an element, key or value, and what becomes of it: strings are taken as what turns into one.
fn argument(name: &str, ty: &syn::Type) -> (TokenStream, TokenStream) {
    let name = Ident::new(name, proc_macro2::Span::call_site());
    match field::kind(ty) {
        Kind::Text => (
            quote! { #name: impl ::core::convert::Into<#ty> },
            quote! { #name.into() },
        ),
        _ => (quote! { #name: #ty }, quote! { #name }),
    }
}

/// The extra behavior of a setter.
fn notes(it: &Field) -> Vec<TokenStream> {
    let set = it.method("set");
    let mut lines = match &it.kind {
        Kind::List(_) => vec![format!(
            "Appends an element; [`{set}`](Self::{set}) replaces the whole list."
        )],
        Kind::Map(..) => vec![format!(
            "Inserts an entry; [`{set}`](Self::{set}) replaces the whole map."
        )],
        _ => Vec::new(),
    };
    if it.member.is_required() {
        lines.push("This member is required.".to_owned());
    }
    let lines = lines.into_iter().flat_map(|it| [String::new(), format!(" {it}")]);
    lines.map(|it| quote! { #[doc = #it] }).collect()
}

fn meta_setters() -> TokenStream {
    quote! {
        /// Sets what is known about the error besides its members.
        #[inline]
        pub fn meta(mut self, meta: ::tinsmith_runtime::ErrorMetadata) -> Self {
            self.meta = ::core::option::Option::Some(meta);
            self
        }

        /// Sets what is known about the error besides its members.
        #[inline]
        pub fn set_meta(&mut self, meta: ::core::option::Option<::tinsmith_runtime::ErrorMetadata>) -> &mut Self {
            self.meta = meta;
            self
        }
    }
}

/// `pub fn build(self) -> Tag`, or a result of it.
fn build(it: &Structure) -> TokenStream {
    let Structure { name, .. } = it;
    let fields = it.fields.iter().map(|field| {
        let name = &field.name;
        let value = built(it, field);
        quote! { #name: #value, }
    });
    let ids = &it.ids;
    let meta = it
        .shape
        .has("error")
        .then(|| quote! { meta: self.meta.unwrap_or_default(), });
    let value = if it.is_its_own_draft() {
        quote! { self.inner }
    } else {
        quote! { #name { #(#fields)* #(#ids: self.#ids,)* #meta } }
    };
    let docs = format!(" Makes a [`{name}`].");
    if !it.shape.has("fallible") {
        return quote! {
            #[doc = #docs]
            #[inline]
            pub fn build(self) -> #name {
                #value
            }
        };
    }
    let missable = it.fields.iter().filter(|it| it.is_missable()).map(|it| {
        let line = format!(" - [`{0}`](Self::{0})", it.bare);
        quote! { #[doc = #line] }
    });
    let missable: Vec<_> = missable.collect();
    let failure = (!missable.is_empty()).then(|| quote! { #[doc = ""] #[doc = " Fails if one of these is not set:"] });
    quote! {
        #[doc = #docs]
        #failure
        #(#missable)*
        #[inline]
        pub fn build(self) -> ::core::result::Result<#name, ::tinsmith_runtime::error::BuildError> {
            ::core::result::Result::Ok(#value)
        }
    }
}

/// The value of a field of the structure, from that of the builder.
fn built(it: &Structure, field: &Field) -> TokenStream {
    let name = &field.name;
    if field.optional {
        return quote! { self.#name };
    }
    if !field.is_missable() && field.member.is_streaming() {
        return quote! { self.#name.unwrap_or_default() };
    }
    if let Some(default) = default(field) {
        return quote! { self.#name.unwrap_or_else(|| #default) };
    }
    let bare = &field.bare;
    let message = format!("{bare} was not specified but it is required when building {}", it.name);
    quote! {
        match self.#name {
            ::core::option::Option::Some(it) => it,
            ::core::option::Option::None => {
                return ::core::result::Result::Err(::tinsmith_runtime::error::BuildError::missing_field(#bare, #message));
            }
        }
    }
}

/// The default of a plain field. Collections have none but the empty one.
pub(super) fn default(it: &Field) -> Option<TokenStream> {
    let (default, ty) = (it.member.default.as_ref()?, &it.ty);
    Some(match it.kind {
        Kind::List(_) | Kind::Map(..) => quote! { ::core::default::Default::default() },
        _ => quote! { ::core::convert::Into::<#ty>::into(#default) },
    })
}
