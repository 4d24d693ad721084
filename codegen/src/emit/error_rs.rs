//! `error.rs`: the error types that all operations share.

use super::item::{Content, File, Item};
use crate::rust::runtime;
use quote::quote;

/// What callers find in `crate::error`.
const NAMES: &[&str] = &[
    "BoxError",
    "BuildError",
    "ConnectorError",
    "DisplayErrorContext",
    "ErrorMetadata",
    "ProvideErrorMetadata",
    "SdkError",
    "UnknownVariantError",
];

/// `src/error.rs`
pub fn file() -> File {
    let names = NAMES.iter().map(|name| runtime::error(name));
    let content = Content::Rust {
        docs: "Error types that all operations share.".into(),
        attributes: quote! {},
        items: vec![Item::new(None, quote! { #(pub use #names;)* })],
    };
    File::new("src/error.rs", None, &["error_rs"], content)
}
