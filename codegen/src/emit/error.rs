//! The errors of an operation or an event stream as one type; its derive writes what all such types can do.

use super::item::{Content, File, Item, mark};
use crate::rust::docs::Docs;
use crate::rust::error::{ErrorVariant, EventStreamError, EventStreamErrorVariant, OperationError, Sender};
use crate::rust::runtime;
use proc_macro2::TokenStream;
use quote::quote;

/// `pub enum CreateVolumeError { .. }`
pub fn definition(it: &OperationError) -> Item {
    let OperationError { docs, symbol, .. } = it;
    let name = &symbol.name;
    let settings = &it.settings;
    let operation_error = runtime::operation_error();
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

/// `src/types/error/_messages_error.rs`
pub fn event_stream_file(it: &EventStreamError) -> File {
    let content = Content::Rust {
        docs: Docs::default(),
        attributes: quote! {},
        items: vec![event_stream_definition(it)],
    };
    File::new(&it.file, &it.shape, &["error"], content)
}

/// `pub enum MessagesError { .. }`
fn event_stream_definition(it: &EventStreamError) -> Item {
    let EventStreamError { docs, symbol, .. } = it;
    let name = &symbol.name;
    let settings = &it.settings;
    let event_stream_error = runtime::event_stream_error();
    let variants = it.variants.iter().map(event_stream_variant);
    let unhandled = unhandled();
    Item::new(
        &it.shape,
        quote! {
            #docs
            #[derive(#event_stream_error)]
            #settings
            #[non_exhaustive]
            pub enum #name {
                #(#variants)*
                #unhandled
            }
        },
    )
}

fn event_stream_variant(it: &EventStreamErrorVariant) -> TokenStream {
    let EventStreamErrorVariant { error, event, sender } = it;
    let write = match sender {
        Sender::Service => quote! {},
        Sender::Client => quote! { , write },
    };
    variant_with(error, quote! { , event = #event #write })
}

fn unhandled() -> TokenStream {
    let unhandled = runtime::unhandled();
    quote! {
        /// An error that the model does not name.
        #[deprecated(note = "match with a wildcard and look at `code()`: a later version of this crate may know the error by name")]
        Unhandled(#unhandled),
    }
}

fn variant(it: &ErrorVariant) -> TokenStream {
    variant_with(it, quote! {})
}

fn variant_with(it: &ErrorVariant, settings: TokenStream) -> TokenStream {
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
            #[error(#predicate #settings)]
            #name(#symbol),
        },
    )
}
