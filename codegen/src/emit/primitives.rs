//! `primitives.rs`: the simple types that a caller of this service meets.

use super::item::{Content, File, Item};
use crate::rust::service::Service;
use quote::quote;

/// `src/primitives.rs`
pub fn file(it: &Service) -> File {
    let content = Content::Rust {
        docs: vec!["Simple types: times, blobs and the like.".to_owned()],
        attributes: quote! {},
        items: vec![names(it), event_stream()],
    };
    File::new("src/primitives.rs", &it.shape, &["primitives"], content)
}

fn names(it: &Service) -> Item {
    let names = &it.primitives;
    Item::new(None, quote! { #(pub use #names;)* })
}

/// The module is there in every official crate, with or without content.
fn event_stream() -> Item {
    Item::new(
        None,
        quote! {
            /// What event streams are made of; this service has none.
            pub mod event_stream {}
        },
    )
}
