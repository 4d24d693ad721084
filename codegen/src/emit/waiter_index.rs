//! The table of waiters: a module for each, with the names that callers use.

use super::item::{Content, File, Item};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::waiter::Waiter;
use quote::quote;

/// `src/waiters.rs`, if there are any.
pub fn file(waiters: &[Waiter]) -> Option<File> {
    if waiters.is_empty() {
        return None;
    }
    let mut items = vec![files(waiters)];
    items.extend(waiters.iter().map(module));
    let content = Content::Rust {
        docs: "What clients can wait for, one module each; see [`Waiters`](crate::client::Waiters).".into(),
        attributes: quote! {},
        items,
    };
    Some(File::new("src/waiters.rs", None, &["waiter_index"], content))
}

/// `pub(crate) mod _table_exists;`
fn files(waiters: &[Waiter]) -> Item {
    let files = waiters.iter().map(|it| &it.file_module);
    Item::new(None, quote! { #(pub(crate) mod #files;)* })
}

/// `pub mod table_exists { .. }`
fn module(it: &Waiter) -> Item {
    let Waiter {
        file_module: file,
        module,
        fluent,
        final_poll,
        error,
        ..
    } = it;
    let docs = Docs::new(Markdown::new("Types of the waiter ").code(&it.model_name).ours("."));
    Item::new(
        &it.shape,
        quote! {
            #docs
            pub mod #module {
                pub use super::#file::{#fluent, #final_poll, #error};
            }
        },
    )
}
