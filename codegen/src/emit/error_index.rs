//! `error.rs`: the error types that all operations share.

use super::item::{Content, File, Item};
use crate::rust::error_index::ErrorIndex;
use quote::quote;

/// `src/error.rs`
pub fn file(ErrorIndex { names }: &ErrorIndex) -> File {
    let content = Content::Rust {
        docs: "Error types that all operations share.".into(),
        attributes: quote! {},
        items: vec![Item::new(None, quote! { #(pub use #names;)* })],
    };
    File::new("src/error.rs", None, &["error_index"], content)
}
