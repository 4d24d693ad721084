//! `config.rs`: the configuration of a client, as a table for the runtime's macro.

use super::endpoint::parameter_type;
use super::item::{Content, File, Heading, Item, decided, quote};
use crate::rust::config::{ClientParam, Config};
use crate::rust::paths;
use proc_macro2::TokenStream;

/// `src/config.rs`
pub fn file(it: &Config) -> File {
    let content = Content::Rust {
        docs: Heading::new("Configuration of the client."),
        attributes: quote! {},
        items: [endpoint(), definition(it)]
            .into_iter()
            .chain((!it.params.is_empty()).then(|| params(it)))
            .collect(),
    };
    File::new("src/config.rs", &it.shape, &["config"], content)
}

fn endpoint() -> Item {
    Item::new(None, quote! { pub mod endpoint; })
}

/// `config! { .. }`
fn definition(it: &Config) -> Item {
    let Config { shape, settings, .. } = it;
    let config = paths::config();
    let settings = decided(settings, |it| quote! { #it });
    Item::new(
        shape,
        quote! {
            #config! {
                service: crate::meta::SERVICE,
                settings: [#(#settings),*],
            }
        },
    )
}

/// `config_params! { .. }`
fn params(it: &Config) -> Item {
    let config_params = paths::config_params();
    let params = it.params.iter().map(param);
    Item::new(&it.shape, quote! { #config_params! { #(#params)* } })
}

fn param(it: &ClientParam) -> TokenStream {
    let ClientParam {
        name,
        setter,
        ty,
        model_name,
        docs,
    } = it;
    let ty = parameter_type(*ty);
    quote! { #docs #name, #setter: #ty => #model_name; }
}
