//! A program that names every public item of a crate, with the types that the crate has.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use tinsmith::rust::Crate;
use tinsmith::rust::config::ClientParam;
use tinsmith::rust::endpoint::ParameterType;
use tinsmith::rust::member::{MemberAttribute, Setting};
use tinsmith::rust::operation::Operation;
use tinsmith::rust::operation_error::ErrorVariant;
use tinsmith::rust::operation_trait::OperationTrait;
use tinsmith::rust::string_enum::{StringEnum, Values};
use tinsmith::rust::structure::{Build, Retry, Role, Structure};
use tinsmith::rust::symbol::Symbol;
use tinsmith::rust::types::RustType;
use tinsmith::rust::union::Union;

/// The text of the program; `library` is the name of the crate in paths.
pub fn text(krate: &Crate, library: &str) -> String {
    let data = krate.structures.iter().chain(&krate.errors);
    let structures = data.map(structure);
    let unions = krate.unions.iter().map(union);
    let enums = krate.enums.iter().map(string_enum);
    let operations = krate.operations.iter().map(operation);
    let service = service(krate);
    let body = quote! {
        fn clone<T: Clone>() {}
        fn partial_eq<T: PartialEq>() {}
        #(#structures)*
        #(#unions)*
        #(#enums)*
        #(#operations)*
        #service
        fn main() {}
    };
    let text = outside(body, &format_ident!("{library}")).to_string();
    // One statement a line: compilers name the place, and diagnostics of one endless line are slow.
    format!(
        "#![allow(warnings)]\n{}\n",
        text.replace(" ; ", " ;\n").replace(" } ", " }\n")
    )
}

/// Paths of the crate as other crates write them.
fn outside(tokens: TokenStream, library: &Ident) -> TokenStream {
    let one = |token| match token {
        TokenTree::Ident(name) if name == "crate" => quote! { ::#library },
        TokenTree::Group(group) => {
            let inner = Group::new(group.delimiter(), outside(group.stream(), library));
            TokenTree::Group(inner).into()
        }
        other => other.into(),
    };
    tokens.into_iter().flat_map(one).collect()
}

/// A function around statements.
fn function(parameters: TokenStream, statements: TokenStream) -> TokenStream {
    quote! { const _: () = { fn touch(#parameters) { #statements } }; }
}

/// The name of a setter or getter.
fn method(prefix: &str, name: &Ident) -> Ident {
    let name = name.to_string();
    Ident::new(
        &format!("{prefix}_{}", name.strip_prefix("r#").unwrap_or(&name)),
        Span::call_site(),
    )
}

fn inner(ty: &RustType) -> RustType {
    match ty {
        RustType::Path(symbol, arguments) if symbol.name == "Option" && arguments.len() == 1 => arguments[0].clone(),
        other => other.clone(),
    }
}

fn structure(it: &Structure) -> TokenStream {
    let (ty, builder) = (&it.symbol, &it.builder);
    let fields = it.fields.iter().map(|field| {
        let (name, ty) = (&field.name, &field.ty);
        quote! { let _: &#ty = &it.#name; let _ = it.#name(); }
    });
    let setters = setters(it);
    let build = match it.attribute.build {
        Build::Infallible => quote! { let _: #ty = builder.build(); },
        Build::Fallible => quote! { let _: ::core::result::Result<#ty, _> = builder.build(); },
    };
    let derives = it
        .derives
        .iter()
        .filter_map(|symbol| match symbol.name.to_string().as_str() {
            "Clone" => Some(quote! { clone::<#ty>(); }),
            "PartialEq" => Some(quote! { partial_eq::<#ty>(); }),
            _ => None,
        });
    let is_free = it.fields.iter().all(|field| field.name != "validate");
    let validate = (it.attribute.directions.write && is_free).then(|| quote! { let _ = #ty::validate; });
    let error = match &it.attribute.role {
        Role::Error { retry, .. } => {
            let kind = (*retry != Retry::No).then(|| quote! { let _ = it.retryable_error_kind(); });
            let message = it.fields.iter().all(|field| field.name != "message");
            let message = message.then(|| quote! { let _: ::core::option::Option<&str> = it.message(); });
            quote! { #kind #message }
        }
        _ => quote! {},
    };
    let reading = function(
        quote! { it: &#ty },
        quote! { #(#fields)* #(#derives)* #validate #error },
    );
    let writing = function(
        quote! { builder: #builder },
        quote! { let _: #builder = #ty::builder(); #setters #build },
    );
    quote! { #reading #writing }
}

/// Sets and gets each field of a builder.
fn setters(it: &Structure) -> TokenStream {
    let each = it.fields.iter().map(|field| {
        let (set, get) = (method("set", &field.name), method("get", &field.name));
        let ty = inner(&field.ty);
        quote! {
            let builder = builder.#set(::core::option::Option::None::<#ty>);
            let _: &::core::option::Option<#ty> = builder.#get();
        }
    });
    each.collect()
}

fn union(it: &Union) -> TokenStream {
    let ty = &it.symbol;
    let variants = it.variants.iter().map(|variant| {
        let name = &variant.name;
        match &variant.ty {
            Some(inner) => quote! { if let #ty::#name(inner) = it { let _: &#inner = inner; } },
            None => quote! { if let #ty::#name = it {} },
        }
    });
    let methods = it.variants.iter().filter_map(|variant| {
        let name = named(&variant.attribute)?;
        let (is, of) = (method("is", &bare(&name)), method("as", &bare(&name)));
        let of = variant.ty.as_ref().map(|_| quote! { let _ = it.#of(); });
        Some(quote! { let _ = it.#is(); #of })
    });
    function(
        quote! { it: &#ty },
        quote! { #(#variants)* #(#methods)* let _ = it.is_unknown(); },
    )
}

fn named(attribute: &MemberAttribute) -> Option<Ident> {
    attribute.settings.iter().find_map(|setting| match setting {
        Setting::Name(name) => Some(name.clone()),
        _ => None,
    })
}

/// `text` of `as_text`.
fn bare(name: &Ident) -> Ident {
    let name = name.to_string();
    Ident::new(name.strip_prefix("as_").unwrap_or(&name), Span::call_site())
}

fn string_enum(it: &StringEnum) -> TokenStream {
    let ty = &it.symbol;
    let variants = match &it.values {
        Values::Named { variants, .. } => variants.iter().map(|variant| &variant.name).collect(),
        Values::Unnamed { .. } => vec![],
    };
    function(
        quote! { it: &#ty },
        quote! { #(let _: #ty = #ty::#variants;)* let _: &str = it.as_str(); let _ = #ty::from("x"); },
    )
}

fn errors(ty: &TokenStream, variants: &[ErrorVariant], predicates: bool) -> TokenStream {
    let each = variants.iter().map(|variant| {
        let ErrorVariant {
            name,
            predicate,
            symbol,
            ..
        } = variant;
        let predicate = predicates.then(|| quote! { let _: bool = it.#predicate(); });
        quote! { if let #ty::#name(inner) = it { let _: &#symbol = inner; } #predicate }
    });
    function(quote! { it: &#ty }, quote! { #(#each)* let _ = it; })
}

fn operation(it: &Operation) -> TokenStream {
    let Operation {
        method,
        marker,
        fluent,
        input,
        output,
        error,
        ..
    } = it;
    let (input_ty, output_ty, error_ty) = (&input.symbol, &output.symbol, &error.symbol);
    let setters = setters(input);
    let pages = it.paginator.as_ref().map(|paginator| {
        let (symbol, page_size) = (&paginator.symbol, &paginator.page_size);
        let page_size = page_size.as_ref().map(|it| {
            let ty = inner(&it.ty);
            quote! { let pages: #symbol = pages.page_size(<#ty>::default()); }
        });
        let items = paginator.items.as_ref().map(|it| &it.symbol).into_iter();
        quote! {
            let pages: #symbol = client.#method().into_paginator();
            #page_size
            #(let _: #items = pages.items();)*
        }
    });
    let others = it.traits.iter().filter_map(|it| match it {
        OperationTrait::Presigned | OperationTrait::PresignedGet => Some(quote! { let _ = #fluent::presigned; }),
        OperationTrait::OptionalPayloadSigning => {
            Some(quote! { let _ = client.#method().customize().disable_payload_signing(); })
        }
        _ => None,
    });
    let call = function(
        quote! { client: &crate::Client },
        quote! {
            let builder: #fluent = client.#method();
            #setters
            let _ = async move {
                let answer: ::core::result::Result<#output_ty, crate::error::SdkError<#error_ty, _>> = builder.send().await;
            };
            let _ = ::core::marker::PhantomData::<(#marker, #input_ty)>;
            #pages
            #(#others)*
        },
    );
    let (input, output) = (structure(input), structure(output));
    let errors = errors(&quote! { #error_ty }, &error.variants, true);
    quote! { #call #input #output #errors }
}

/// Uses the parts that a crate has once.
fn service(krate: &Crate) -> TokenStream {
    let errors = errors(&quote! { crate::Error }, &krate.service_error.variants, false);
    let streams = krate.event_stream_errors.iter().map(|it| {
        let variants: Vec<_> = it.variants.iter().map(|it| it.error.clone()).collect();
        let ty = &it.symbol;
        self::errors(&quote! { #ty }, &variants, true)
    });
    let waiters = krate.client.waiters.iter().map(|it| {
        let (name, fluent) = (&it.name, &it.fluent);
        quote! { { use crate::client::Waiters as _; let _: #fluent = client.#name(); } }
    });
    let types = krate.waiters.iter().map(|it| {
        let (module, names) = (&it.module, [&it.fluent, &it.final_poll, &it.error]);
        quote! { #(use crate::waiters::#module::#names as _;)* }
    });
    let groups = krate
        .config
        .settings
        .iter()
        .filter_map(|group| group_setter(&group.to_string()));
    let params = krate.config.params.iter().map(|ClientParam { setter, ty, .. }| {
        let ty = parameter(*ty);
        quote! { builder.#setter(::core::option::Option::None::<#ty>); }
    });
    let endpoint = krate.endpoints.parameters.iter().map(|it| {
        let (name, setter, ty) = (&it.name, &it.setter, parameter(it.ty));
        quote! { let params = params.#setter(::core::option::Option::None::<#ty>); let _ = of.#name(); }
    });
    let exports = exports(krate);
    let body = function(
        quote! { client: &crate::Client, params: crate::config::endpoint::ParamsBuilder, of: &crate::config::endpoint::Params },
        quote! { #(#waiters)* let mut builder = crate::Config::builder(); #(#groups)* #(#params)* #(#endpoint)* },
    );
    quote! { #errors #(#streams)* #body const _: () = { #(#types)* #exports }; }
}

/// Imports of all names that modules re-export.
fn exports(krate: &Crate) -> TokenStream {
    let symbols = |module: TokenStream, symbols: &[Symbol]| {
        let names = symbols.iter().map(|symbol| &symbol.name);
        quote! { #(use #module::#names as _;)* }
    };
    let primitives = &krate.primitives;
    let modules = krate.lib_root.runtime_modules.iter();
    let modules = modules.map(|it| it.alias.as_ref().unwrap_or(&it.symbol.name));
    let all = [
        symbols(quote! { crate::primitives }, &primitives.names),
        symbols(quote! { crate::primitives }, &primitives.of_files),
        symbols(quote! { crate::primitives::event_stream }, &primitives.event_stream),
        symbols(quote! { crate::error }, &krate.error_index.names),
        symbols(quote! { crate::operation }, &krate.request_names),
        quote! { #(use crate::#modules as _;)* },
    ];
    all.into_iter().collect()
}

fn parameter(ty: ParameterType) -> TokenStream {
    match ty {
        ParameterType::Bool => quote! { bool },
        ParameterType::String => quote! { String },
        ParameterType::StringArray => quote! { Vec<String> },
    }
}

/// A call of a setter that a group of settings brings along.
fn group_setter(group: &str) -> Option<TokenStream> {
    let setter = match group {
        "aws" | "region" => "set_region",
        "use_fips" => "set_use_fips",
        "use_dual_stack" => "set_use_dual_stack",
        "request_checksums" => "set_request_checksum_calculation",
        "response_checksums" => "set_response_checksum_validation",
        "chunk_size" => "set_aws_chunked_encoding_chunk_size",
        "request_compression" => "set_disable_request_compression",
        "token_provider" => "set_token_provider",
        "account_id_endpoint_mode" => "set_account_id_endpoint_mode",
        "token" => return Some(quote! { { use crate::config::Token as _; } }),
        "login" => return Some(quote! { { use crate::config::Login as _; } }),
        "api_key" => return Some(quote! { let _ = crate::config::Builder::api_key; }),
        "digest" => return Some(quote! { let _ = crate::config::Builder::digest_auth_login; }),
        "basic" => return Some(quote! { let _ = crate::config::Builder::basic_auth_login; }),
        "bearer" => return Some(quote! { let _ = crate::config::Builder::bearer_token; }),
        _ => return None,
    };
    let setter = Ident::new(setter, Span::call_site());
    Some(quote! { builder.#setter(::core::option::Option::None); })
}
