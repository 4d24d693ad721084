//! The table of waiters: a module for each, with the names that callers use.

use super::item::{Content, File, Heading, Item, quote};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::trace::Trace;
use crate::rust::waiter::Waiter;

/// `src/waiters.rs`, if there are any.
pub fn file(service: &Trace, waiters: &[Waiter]) -> Option<File> {
    if waiters.is_empty() {
        return None;
    }
    let mut items = vec![files(waiters)];
    items.extend(waiters.iter().map(module));
    let content = Content::Rust {
        docs: Heading::new("The waiters of clients, one module each; see [`Waiters`](crate::client::Waiters)."),
        attributes: quote! {},
        items,
    };
    Some(File::new("src/waiters.rs", service, &["waiter_index"], content))
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
