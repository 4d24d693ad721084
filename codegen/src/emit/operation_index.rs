//! The table of operations: a module for each.

use super::item::{Content, File, Heading, Item, quote};
use crate::rust::operation::Operation;
use crate::rust::symbol::Symbol;
use crate::rust::trace::Trace;
use proc_macro2::TokenStream;

/// `src/operation.rs`
pub fn file(service: &Trace, operations: &[Operation], names: &[Symbol]) -> File {
    let content = Content::Rust {
        docs: Heading::new("The operations of the service, one module each."),
        attributes: quote! {},
        items: vec![modules(operations), request_names(names)],
    };
    File::new("src/operation.rs", service, &["operation_index"], content)
}

/// `pub mod create_volume;`
fn modules(operations: &[Operation]) -> Item {
    let modules = operations.iter().map(module);
    Item::new(None, quote! { #(#modules)* })
}

fn module(Operation { module, other_file, .. }: &Operation) -> TokenStream {
    let path = other_file.iter().map(|it| format!("operation/{it}.rs"));
    quote! {
        #(#[path = #path])*
        pub mod #module;
    }
}

/// `pub use ::tinsmith_runtime::RequestId;`
fn request_names(names: &[Symbol]) -> Item {
    Item::new(None, quote! { #(pub use #names;)* })
}
