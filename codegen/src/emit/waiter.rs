//! Waiters: the names of their types, and what the runtime knows of them.

use super::item::{Content, File, Heading, Item, quote};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::paths;
use crate::rust::waiter::{Acceptor, Expected, Matcher, State, Waiter};
use proc_macro2::{Literal, TokenStream};

/// `src/waiters/_table_exists.rs`
pub fn file(it: &Waiter) -> File {
    let content = Content::Rust {
        docs: Heading::new(Docs::new(Markdown::new("The waiter ").code(&it.model_name).ours("."))),
        attributes: quote! {},
        items: vec![import(), types(it), table(it)],
    };
    File::new(&it.file, &it.shape, &["waiter"], content)
}

fn import() -> Item {
    let waiters = paths::waiters();
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

/// `static WAITER`: the table of the waiter, of types in the module `waiters` of the runtime.
fn table(it: &Waiter) -> Item {
    let [min, max] = [it.min_delay, it.max_delay].map(Literal::u64_unsuffixed);
    let acceptors = it.acceptors.iter().map(acceptor);
    Item::new(
        &it.shape,
        quote! {
            pub(crate) static WAITER: waiters::Waiter = waiters::Waiter {
                min_delay: #min,
                max_delay: #max,
                acceptors: &[#(#acceptors),*],
            };
        },
    )
}

/// `waiters::Acceptor::Success(..)`
fn acceptor(it: &Acceptor) -> TokenStream {
    let matcher = matcher(&it.matcher);
    match it.state {
        State::Success => quote! { waiters::Acceptor::Success(#matcher) },
        State::Failure => quote! { waiters::Acceptor::Failure(#matcher) },
        State::Retry => quote! { waiters::Acceptor::Retry(#matcher) },
    }
}

/// `waiters::Matcher::Output("status", ..)`
fn matcher(it: &Matcher) -> TokenStream {
    match it {
        Matcher::Success(it) => quote! { waiters::Matcher::Success(#it) },
        Matcher::ErrorType(it) => quote! { waiters::Matcher::ErrorType(#it) },
        Matcher::Output(path, it) => {
            let expected = expected(it);
            quote! { waiters::Matcher::Output(#path, #expected) }
        }
        Matcher::InputOutput(path, it) => {
            let expected = expected(it);
            quote! { waiters::Matcher::InputOutput(#path, #expected) }
        }
    }
}

/// `waiters::Expected::String("ACTIVE")`
fn expected(it: &Expected) -> TokenStream {
    match it {
        Expected::String(it) => quote! { waiters::Expected::String(#it) },
        Expected::Boolean(it) => quote! { waiters::Expected::Boolean(#it) },
        Expected::AllStrings(it) => quote! { waiters::Expected::AllStrings(#it) },
        Expected::AnyString(it) => quote! { waiters::Expected::AnyString(#it) },
    }
}
