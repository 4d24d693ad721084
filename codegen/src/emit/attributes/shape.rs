//! `#[shape("Name", ..)]`: the facts of a structure or union that the derives read.

use super::member::serde;
use crate::emit::item::{decided, quote};
use crate::rust::structure::{Build, RequestNames, Retry, Role, ShapeAttribute};
use proc_macro2::TokenStream;

/// `#[shape("Tag", write, read)]`
pub(in crate::emit) fn shape(it: &ShapeAttribute) -> TokenStream {
    let name = &it.name;
    let namespace = it.namespace.iter();
    let inspect = it.inspect.iter().map(|fields| quote! { inspect(#(#fields),*) });
    let credentials = it.credentials.iter().map(|fields| quote! { credentials(#(#fields),*) });
    let settings = flags(it)
        .into_iter()
        .chain(role(&it.role))
        .chain(inspect)
        .chain(credentials)
        .chain(decided(&it.serde, serde));
    quote! { #[shape(#(#namespace,)* #name #(, #settings)*)] }
}

/// The directions, and the way to build the type; inputs and outputs imply some of it.
fn flags(it: &ShapeAttribute) -> Vec<TokenStream> {
    let write = it.directions.write.then(|| quote! { write });
    let read = it.directions.read.then(|| quote! { read });
    let fallible = (it.build == Build::Fallible).then(|| quote! { fallible });
    let flags = match it.role {
        Role::Data | Role::Error { .. } => [write, read, fallible],
        Role::Input { .. } => [Some(quote! { input }), None, None],
        Role::Output { .. } => [Some(quote! { output }), fallible, None],
    };
    flags.into_iter().flatten().collect()
}

/// The settings of an input or an error.
fn role(it: &Role) -> Vec<TokenStream> {
    match it {
        Role::Data | Role::Output { .. } => vec![],
        Role::Input {
            other_fluent, waiter, ..
        } => {
            let fluent = other_fluent.iter().map(|it| quote! { fluent = #it });
            let waiter = waiter.iter().map(|it| quote! { waiter = #it });
            fluent.chain(waiter).collect()
        }
        Role::Error { retry, code, names } => {
            let code = code.iter().map(|it| quote! { code = #it });
            let names = match names {
                RequestNames::One => None,
                RequestNames::Two => Some(quote! { extended_request_id }),
            };
            let error = [quote! { error }].into_iter();
            error.chain(retryable(*retry)).chain(code).chain(names).collect()
        }
    }
}

/// The settings of an error after which a call may be made again.
fn retryable(it: Retry) -> Vec<TokenStream> {
    match it {
        Retry::No => vec![],
        Retry::Server => vec![quote! { retryable }],
        Retry::Client => vec![quote! { retryable }, quote! { client }],
        Retry::Throttling => vec![quote! { throttling }],
    }
}
