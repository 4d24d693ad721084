//! `error_meta.rs`: any error of the service as one type.

use super::attributes::deprecated;
use super::attributes::error::{errors, unhandled};
use super::item::{Content, File, Heading, Item, mark, quote};
use crate::rust::operation_error::ErrorVariant;
use crate::rust::paths;
use crate::rust::service_error::ServiceError;
use proc_macro2::TokenStream;

/// `src/error_meta.rs`
pub fn file(it: &ServiceError) -> File {
    let content = Content::Rust {
        docs: Heading::new("`Error`: any error of the service."),
        attributes: quote! {},
        items: vec![definition(it)],
    };
    File::new("src/error_meta.rs", &it.shape, &["service_error"], content)
}

/// `pub enum Error { .. }`
fn definition(it: &ServiceError) -> Item {
    let service_error = paths::service_error();
    let settings = errors(&it.settings);
    let variants = it.variants.iter().map(variant);
    let unhandled = unhandled();
    Item::new(
        &it.shape,
        quote! {
            /// Any error of the service.
            #[derive(#service_error)]
            #settings
            #[non_exhaustive]
            pub enum Error {
                #(#variants)*
                #unhandled
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
    let deprecated = deprecated::deprecated(deprecated);
    mark(
        shape,
        quote! {
            #docs
            #deprecated
            #name(#symbol),
        },
    )
}
