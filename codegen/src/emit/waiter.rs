//! Waiters: the names of their types, and what the runtime knows of them.

use super::item::{Content, File, Item};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::runtime;
use crate::rust::waiter::Waiter;
use quote::quote;

/// `src/waiters/_table_exists.rs`
pub fn file(it: &Waiter) -> File {
    let content = Content::Rust {
        docs: Docs::new(Markdown::new("The waiter ").code(&it.wire).ours(".")),
        attributes: quote! {},
        items: vec![import(), types(it), table(it)],
    };
    File::new(&it.file, &it.shape, &["waiter"], content)
}

fn import() -> Item {
    let waiters = runtime::waiters();
    Item::new(None, quote! { use #waiters; })
}

/// `pub type TableExistsFluentBuilder = ..;` and the like.
fn types(it: &Waiter) -> Item {
    let Waiter {
        fluent,
        final_poll,
        error,
        builder,
        marker,
        ..
    } = it;
    Item::new(
        &it.shape,
        quote! {
            /// Set the members of the operation's input, then `wait`.
            pub type #fluent = #builder;

            /// The answer that ended the waiting.
            pub type #final_poll = waiters::FinalPoll<#marker>;

            /// Why the waiting ended otherwise.
            pub type #error = waiters::WaitError<#marker>;
        },
    )
}

fn table(it: &Waiter) -> Item {
    Item::new(&it.shape, quote! { pub(crate) static WAITER: waiters::Waiter = #it; })
}
