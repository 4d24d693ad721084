//! Tables of types: a private file for each type, a public name for each file.

use super::item::{Content, File, Heading, Item, quote};
use crate::rust::types_index::{TypeFile, TypesIndex};
use proc_macro2::TokenStream;

/// `src/types.rs`
pub fn types(it: &TypesIndex) -> File {
    let errors = Item::new(None, quote! { pub mod error; });
    table(
        "src/types.rs",
        "The data types of the service.",
        it,
        vec![modules(it), errors, names(it)],
    )
}

/// `src/types/error.rs`
pub fn errors(it: &TypesIndex) -> File {
    table(
        "src/types/error.rs",
        "The errors of the service.",
        it,
        vec![modules(it), names(it)],
    )
}

fn table(path: &str, docs: &'static str, it: &TypesIndex, mut items: Vec<Item>) -> File {
    items.extend(builders(it));
    let content = Content::Rust {
        docs: Heading::new(docs),
        attributes: quote! {},
        items,
    };
    File::new(path, &it.shape, &["types_index"], content)
}

/// `mod _tag;`
fn modules(it: &TypesIndex) -> Item {
    let modules = it.files.iter().map(|TypeFile { file, .. }| quote! { mod #file; });
    Item::new(None, quote! { #(#modules)* })
}

/// `pub use _tag::Tag;`
fn names(it: &TypesIndex) -> Item {
    let names = it.files.iter().map(|TypeFile { file, name, .. }| {
        quote! { pub use #file::#name; }
    });
    Item::new(None, quote! { #(#names)* })
}

/// `pub mod builders { .. }`, unless nothing in the module is built.
fn builders(it: &TypesIndex) -> Vec<Item> {
    let builders: Vec<TokenStream> = it
        .files
        .iter()
        .filter_map(|TypeFile { file, builder, .. }| {
            let builder = builder.as_ref()?;
            Some(quote! { pub use super::#file::#builder; })
        })
        .collect();
    if builders.is_empty() {
        return vec![];
    }
    vec![Item::new(
        None,
        quote! {
            /// Builders of the types in this module.
            pub mod builders {
                #(#builders)*
            }
        },
    )]
}
