//! The errors of an operation as one type; its derive writes what all such types can do.

use super::item::{Item, mark};
use crate::rust::error::{ErrorVariant, OperationError};
use crate::rust::runtime;
use proc_macro2::TokenStream;
use quote::quote;

/// `pub enum CreateVolumeError { .. }`
pub fn definition(it: &OperationError) -> Item {
    let OperationError { docs, symbol, .. } = it;
    let name = &symbol.name;
    let operation_error = runtime::operation_error();
    let variants = it.variants.iter().map(variant);
    let unhandled = runtime::unhandled();
    Item::new(
        &it.shape,
        quote! {
            #docs
            #[derive(Debug, #operation_error)]
            #[non_exhaustive]
            pub enum #name {
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
        docs,
        deprecated,
        predicate,
        name,
        symbol,
        ..
    } = it;
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
