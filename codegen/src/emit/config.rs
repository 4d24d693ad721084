//! `config.rs`: the configuration of a client, as a table for the runtime's macro.

use super::item::{Content, File, Item};
use crate::rust::runtime;
use crate::rust::service::{ClientParam, Config};
use proc_macro2::TokenStream;
use quote::quote;

/// `src/config.rs`
pub fn file(it: &Config) -> File {
    let content = Content::Rust {
        docs: vec!["Configuration of the client.".to_owned()],
        attributes: quote! {},
        items: vec![endpoint(), definition(it)],
    };
    File::new("src/config.rs", &it.shape, &["config"], content)
}

fn endpoint() -> Item {
    Item::new(None, quote! { pub mod endpoint; })
}

/// `config! { .. }`
fn definition(it: &Config) -> Item {
    let Config {
        shape,
        settings,
        params,
    } = it;
    let config = runtime::config();
    let params = (!params.is_empty()).then(|| {
        let params = params.iter().map(param);
        quote! { params: [#(#params)*], }
    });
    Item::new(
        shape,
        quote! {
            #config! {
                service: crate::meta::SERVICE,
                settings: [#(#settings),*],
                #params
            }
        },
    )
}

fn param(it: &ClientParam) -> TokenStream {
    let ClientParam {
        name,
        setter,
        ty,
        wire,
        docs,
    } = it;
    quote! { #docs #name, #setter: #ty => #wire, }
}
