//! The table of operations: a module for each, with the names that callers use.

use super::item::{Content, File, Heading, Item, quote};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::operation::Operation;
use crate::rust::symbol::Symbol;
use crate::rust::trace::Trace;
use proc_macro2::TokenStream;

/// `src/operation.rs`
pub fn file(service: &Trace, operations: &[Operation], names: &[Symbol]) -> File {
    let mut items = vec![files(operations), request_names(names)];
    items.extend(operations.iter().map(module));
    let content = Content::Rust {
        docs: Heading::new("The operations of the service, one module each."),
        attributes: quote! {},
        items,
    };
    File::new("src/operation.rs", service, &["operation_index"], content)
}

/// `mod _create_volume;`
fn files(operations: &[Operation]) -> Item {
    let files = operations.iter().map(|it| {
        let file = &it.file_module;
        quote! { mod #file; }
    });
    Item::new(None, quote! { #(#files)* })
}

/// `pub use ::tinsmith_runtime::RequestId;`
fn request_names(names: &[Symbol]) -> Item {
    Item::new(None, quote! { #(pub use #names;)* })
}

/// `pub mod create_volume { .. }`
fn module(it: &Operation) -> Item {
    let Operation {
        file_module: file,
        module,
        ..
    } = it;
    let docs = Docs::new(Markdown::new("Types of the ").code(&it.model_name).ours(" operation."));
    let marker = &it.marker.name;
    let fluent = &it.fluent.name;
    let error = &it.error.symbol.name;
    let [input, output] = [&it.input, &it.output].map(|io| &io.symbol.name);
    let [input_builder, output_builder] = [&it.input, &it.output].map(|io| &io.builder.name);
    let waiter = it.waiter.iter();
    let paginator = it.paginator.as_ref().map(|_| paginator(it));
    Item::new(
        &it.shape,
        quote! {
            #docs
            pub mod #module {
                pub use super::#file::{#marker, #error, #input, #output};

                /// Builders of the input and output, and the fluent builder that sends a request.
                pub mod builders {
                    pub use super::super::#file::{#fluent, #input_builder, #output_builder #(, #waiter)*};
                }

                #paginator
            }
        },
    )
}

/// `pub mod paginator { .. }`
fn paginator(it: &Operation) -> TokenStream {
    let file = &it.file_module;
    let pages = it.paginator.iter().map(|it| &it.symbol.name);
    let items = it
        .paginator
        .iter()
        .filter_map(|it| it.items.as_ref())
        .map(|it| &it.symbol.name);
    quote! {
        /// Streams of pages and of the items in them.
        pub mod paginator {
            pub use super::super::#file::{#(#pages,)* #(#items),*};
        }
    }
}
