//! `#[operation("Name", ..)]`: the facts of an operation that its derive reads.

use super::operation_trait::operation_trait;
use crate::emit::item::{decided, quote};
use crate::rust::auth::{Auth, Scheme};
use crate::rust::operation::{Http, Operation};
use proc_macro2::{Literal, TokenStream};

/// `#[operation("CreateVolume", input = CreateVolumeInput, ..)]`
pub(in crate::emit) fn operation(it: &Operation) -> TokenStream {
    let Operation {
        model_name,
        host_prefix,
        ..
    } = it;
    let [input, output] = [&it.input, &it.output].map(|io| &io.symbol.name);
    let error = &it.error.symbol.name;
    let fluent = it.other_fluent.as_ref().map(|it| quote! { fluent = #it });
    let waiter = it.waiter.iter().map(|it| quote! { waiter = #it });
    let settings = fluent
        .into_iter()
        .chain(waiter)
        .chain(it.http.iter().map(http))
        .chain(it.auth.as_ref().map(auth))
        .chain(it.unsigned_payload.then(|| quote! { unsigned_payload }))
        .chain(host_prefix.iter().map(|it| quote! { host_prefix = #it }))
        .chain(decided(&it.traits, operation_trait));
    quote! {
        #[operation(
            #model_name,
            input = #input,
            output = #output,
            error = #error
            #(, #settings)*
        )]
    }
}

/// `http("PUT", "/path/{label}", 200)`
fn http(Http { method, uri, code }: &Http) -> TokenStream {
    let code = Literal::u16_unsuffixed(*code);
    quote! { http(#method, #uri, #code) }
}

/// `auth(sigv4, none)`
fn auth(Auth(schemes): &Auth) -> TokenStream {
    let schemes = schemes.iter().map(|it| match it {
        Scheme::SigV4 => quote! { sigv4 },
        Scheme::SigV4a => quote! { sigv4a },
        Scheme::ApiKey => quote! { api_key },
        Scheme::Basic => quote! { basic },
        Scheme::Bearer => quote! { bearer },
        Scheme::Digest => quote! { digest },
        Scheme::None => quote! { none },
    });
    quote! { auth(#(#schemes),*) }
}
