//! `error_meta.rs`: any error of the service as one type.

use super::item::{Content, File, Item, mark};
use crate::rust::error::ErrorVariant;
use crate::rust::runtime;
use crate::rust::service::Service;
use proc_macro2::TokenStream;
use quote::quote;

/// `src/error_meta.rs`
pub fn file(it: &Service) -> File {
    let content = Content::Rust {
        docs: "`Error`: any error of the service.".into(),
        attributes: quote! {},
        items: vec![definition(it)],
    };
    File::new("src/error_meta.rs", &it.shape, &["error_meta"], content)
}

/// `pub enum Error { .. }`
fn definition(it: &Service) -> Item {
    let service_error = runtime::service_error();
    let unhandled = runtime::unhandled();
    let variants = it.errors.iter().map(variant);
    let settings = &it.error_settings;
    Item::new(
        &it.shape,
        quote! {
            /// Any error of the service.
            #[derive(#service_error)]
            #settings
            #[non_exhaustive]
            pub enum Error {
                #(#variants)*
                /// An error that the model does not name.
                #[deprecated(note = "match with a wildcard and look at `code()`: a later version of this crate may know the error by name")]
                Unhandled(#unhandled),
            }
        },
    )
}

fn variant(it: &ErrorVariant) -> TokenStream {
    let ErrorVariant {
        shape,
        docs,
        deprecated,
        name,
        symbol,
        ..
    } = it;
    mark(
        shape,
        quote! {
            #docs
            #deprecated
            #name(#symbol),
        },
    )
}
