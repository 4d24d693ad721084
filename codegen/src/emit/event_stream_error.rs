//! The errors of an event stream as one type; its derive writes what all such types can do.

use super::attributes::deprecated;
use super::attributes::error::{errors, unhandled};
use super::item::{Content, File, Heading, Item, mark, quote};
use crate::rust::docs::Docs;
use crate::rust::event_stream_error::{EventStreamError, EventStreamErrorVariant, Sender};
use crate::rust::operation_error::ErrorVariant;
use crate::rust::paths;
use proc_macro2::TokenStream;

/// `src/types/error/_messages_error.rs`
pub fn file(it: &EventStreamError) -> File {
    let content = Content::Rust {
        docs: Heading::new(Docs::default()),
        attributes: quote! {},
        items: vec![definition(it)],
    };
    File::new(&it.file, &it.shape, &["event_stream_error"], content)
}

/// `pub enum MessagesError { .. }`
fn definition(it: &EventStreamError) -> Item {
    let EventStreamError { docs, symbol, .. } = it;
    let name = &symbol.name;
    let settings = errors(&it.settings);
    let event_stream_error = paths::event_stream_error();
    let variants = it.variants.iter().map(variant);
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

fn variant(it: &EventStreamErrorVariant) -> TokenStream {
    let EventStreamErrorVariant { error, event, sender } = it;
    let ErrorVariant {
        docs,
        deprecated,
        predicate,
        name,
        symbol,
        ..
    } = error;
    let deprecated = deprecated::deprecated(deprecated);
    let write = match sender {
        Sender::Service => None,
        Sender::Client => Some(quote! { , write }),
    };
    mark(
        &error.shape,
        quote! {
            #docs
            #deprecated
            #[error(#predicate, event = #event #write)]
            #name(#symbol),
        },
    )
}
