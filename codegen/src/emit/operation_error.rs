//! The errors of an operation as one type; its derive writes what all such types can do.

use super::attributes::deprecated;
use super::attributes::error::{errors, unhandled};
use super::item::{Item, mark, quote};
use crate::rust::operation_error::{ErrorVariant, OperationError};
use crate::rust::paths;
use proc_macro2::TokenStream;

/// `pub enum CreateVolumeError { .. }`
pub fn definition(it: &OperationError) -> Item {
    let OperationError { docs, symbol, .. } = it;
    let name = &symbol.name;
    let settings = errors(&it.settings);
    let operation_error = paths::operation_error();
    let variants = it.variants.iter().map(variant);
    let unhandled = unhandled();
    Item::new(
        &it.shape,
        quote! {
            #docs
            #[derive(#operation_error)]
            #settings
            #[non_exhaustive]
            pub enum #name {
                #(#variants)*
                #unhandled
            }
        },
    )
}

fn variant(it: &ErrorVariant) -> TokenStream {
    let ErrorVariant {
        docs,
        deprecated,
        predicate,
        name,
        symbol,
        ..
    } = it;
    let deprecated = deprecated::deprecated(deprecated);
    mark(
        &it.shape,
        quote! {
            #docs
            #deprecated
            #[error(#predicate)]
            #name(#symbol),
        },
    )
}
