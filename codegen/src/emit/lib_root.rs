//! `lib.rs`: the crate's documentation, its modules and the names at its root.

use super::attributes::allow::allow;
use super::item::{Content, File, Heading, Item, quote};
use crate::rust::lib_root::{LibRoot, RuntimeModule};

/// `src/lib.rs`
pub fn file(it: &LibRoot) -> File {
    let allow = allow(&it.allow);
    let content = Content::Rust {
        docs: Heading::new(it.docs.clone()),
        attributes: quote! {
            #allow
            #![forbid(unsafe_code)]
            #![deny(missing_docs)]
        },
        items: vec![modules(it), names(it)],
    };
    File::new("src/lib.rs", &it.shape, &["lib_root"], content)
}

/// `pub mod client;`
fn modules(it: &LibRoot) -> Item {
    let modules = &it.modules;
    Item::new(
        None,
        quote! {
            pub mod client;
            pub mod config;
            pub mod error;
            mod error_meta;
            pub mod meta;
            pub mod operation;
            pub mod primitives;
            pub mod types;
            #(pub mod #modules;)*
        },
    )
}

/// `pub use client::Client;`
fn names(it: &LibRoot) -> Item {
    let runtime_modules = it.runtime_modules.iter().map(|RuntimeModule { symbol, alias }| {
        let alias = alias.iter();
        quote! { pub use #symbol #(as #alias)*; }
    });
    Item::new(
        None,
        quote! {
            pub use client::Client;
            pub use config::Config;
            pub use error_meta::Error;
            #(#runtime_modules)*
        },
    )
}
