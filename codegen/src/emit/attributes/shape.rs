//! `#[shape("namespace", "Name", ..)]`: the facts of a structure or union that the derives read.

use super::member::serde;
use crate::emit::item::{decided, quote};
use crate::rust::structure::{Build, RequestNames, Retry, Role, ShapeAttribute};
use proc_macro2::TokenStream;

/// `#[shape("com.example", "Tag", write, read)]`
pub(in crate::emit) fn shape(it: &ShapeAttribute) -> TokenStream {
    let ShapeAttribute { namespace, name, .. } = it;
    let write = it.directions.write.then(|| quote! { write });
    let read = it.directions.read.then(|| quote! { read });
    let fallible = (it.build == Build::Fallible).then(|| quote! { fallible });
    let inspect = it.inspect.iter().map(|fields| quote! { inspect(#(#fields),*) });
    let credentials = it.credentials.iter().map(|fields| quote! { credentials(#(#fields),*) });
    let settings = [write, read, fallible]
        .into_iter()
        .flatten()
        .chain(role(&it.role))
        .chain(inspect)
        .chain(credentials)
        .chain(decided(&it.serde, serde));
    quote! { #[shape(#namespace, #name #(, #settings)*)] }
}

/// The settings of an input, an output or an error.
fn role(it: &Role) -> Vec<TokenStream> {
    match it {
        Role::Data => vec![],
        Role::Input { fluent, waiter } => {
            let waiter = waiter.iter().map(|it| quote! { waiter = #it });
            [quote! { fluent = #fluent }].into_iter().chain(waiter).collect()
        }
        Role::Output { .. } => vec![quote! { output }],
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
