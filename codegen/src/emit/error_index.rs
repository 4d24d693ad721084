//! `error.rs`: the error types that all operations share.

use super::item::{Content, File, Heading, Item, quote};
use crate::rust::error_index::ErrorIndex;

/// `src/error.rs`
pub fn file(ErrorIndex { shape, names }: &ErrorIndex) -> File {
    let content = Content::Rust {
        docs: Heading::new("Error types that all operations share."),
        attributes: quote! {},
        items: vec![Item::new(None, quote! { #(pub use #names;)* })],
    };
    File::new("src/error.rs", shape, &["error_index"], content)
}
