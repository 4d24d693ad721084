//! `lib.rs`: the crate's documentation and its modules.

use super::item::{Content, File, Item};
use crate::rust::runtime;
use crate::rust::service::Service;
use quote::quote;

/// `src/lib.rs`
pub fn file(it: &Service) -> File {
    let style_lints = &it.style_lints;
    let content = Content::Rust {
        docs: it.docs.clone(),
        // What is deprecated in the model is still used here, by whatever else has it as a member or re-exports it; and
        // how large the members of a union are is the model's choice.
        attributes: quote! {
            #![allow(deprecated, clippy::large_enum_variant #(, #style_lints)*)]
            #![forbid(unsafe_code)]
            #![deny(missing_docs)]
        },
        items: vec![modules(it), names(it)],
    };
    File::new("src/lib.rs", &it.shape, &["lib_rs"], content)
}

fn modules(it: &Service) -> Item {
    let waiters = (!it.client.waiters.is_empty()).then(|| quote! { pub mod waiters; });
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
            #waiters
        },
    )
}

fn names(it: &Service) -> Item {
    let presigning = it.presigning.iter();
    let auth_token = it.auth_token.iter();
    let endpoint_discovery = it.client.discovery.iter().map(|_| runtime::endpoint_discovery());
    Item::new(
        None,
        quote! {
            pub use client::Client;
            pub use config::Config;
            pub use error_meta::Error;
            #(pub use #presigning;)*
            #(pub use #endpoint_discovery;)*
            #(pub use #auth_token as auth_token;)*
        },
    )
}
