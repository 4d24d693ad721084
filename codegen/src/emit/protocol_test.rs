//! The protocol tests of the model: a test target with a file for each operation.

use super::item::{Content, File, Heading, Item, quote};
use super::protocol_test_value::{description, setting, value};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::paths;
use crate::rust::protocol_test::{Call, Case, Check, Expected, Incomplete, OperationTests, ProtocolTests, Test};
use proc_macro2::TokenStream;

/// `src/protocol_tests/main.rs` and the files of the operations.
pub fn files(it: &ProtocolTests) -> Vec<File> {
    let operations = it.operations.iter().map(operation);
    [main(it)].into_iter().chain(operations).collect()
}

fn main(it: &ProtocolTests) -> File {
    let content = Content::Rust {
        docs: Heading::new("The protocol tests of the model."),
        attributes: quote! { #![allow(deprecated)] },
        items: [modules(it), names(it), client(it)]
            .into_iter()
            .chain(it.customized.then(|| settings(it)))
            .collect(),
    };
    File::new("src/protocol_tests/main.rs", &it.shape, &["protocol_test"], content)
}

fn modules(it: &ProtocolTests) -> Item {
    let modules = it.operations.iter().map(|it| &it.module);
    Item::new(&it.shape, quote! { #(mod #modules;)* })
}

/// The paths of the crate are those of its tests, too.
fn names(it: &ProtocolTests) -> Item {
    let library = &it.library;
    Item::new(
        &it.shape,
        quote! {
            #[allow(unused_imports)]
            use #library::{operation, primitives, types};
        },
    )
}

fn client(it: &ProtocolTests) -> Item {
    let library = &it.library;
    let exchange = paths::protocol_test("Exchange");
    Item::new(
        &it.shape,
        quote! {
            /// A client that sends to the exchange.
            fn client(exchange: &#exchange) -> #library::Client {
                let mut config = #library::Config::builder();
                exchange.configure(config.core_mut());
                #library::Client::from_conf(config.build())
            }
        },
    )
}

/// The settings of a call beside those of its client.
fn settings(it: &ProtocolTests) -> Item {
    let library = &it.library;
    let [setting, apply] = ["Setting", "apply"].map(paths::protocol_test);
    Item::new(
        &it.shape,
        quote! {
            /// The settings of one call.
            fn overrides(settings: &[#setting]) -> #library::config::Builder {
                let mut config = #library::Config::builder();
                #apply(settings, config.core_mut());
                config
            }
        },
    )
}

fn operation(it: &OperationTests) -> File {
    let content = Content::Rust {
        docs: Heading::new(Docs::new(
            Markdown::new("The protocol tests of ").code(&it.model_name).ours("."),
        )),
        attributes: quote! {},
        items: it.tests.iter().map(test).collect(),
    };
    let path = format!("src/protocol_tests/{}.rs", it.module);
    File::new(path, &it.shape, &["protocol_test"], content)
}

fn test(it: &Test) -> Item {
    let Test { name, id, .. } = it;
    let body = match &it.case {
        Ok(case) => body(case),
        Err(reason) => {
            let unsupported = paths::protocol_test("unsupported");
            quote! { #unsupported(#id, #reason); }
        }
    };
    Item::new(
        &it.shape,
        quote! {
            #[test]
            fn #name() {
                #body
            }
        },
    )
}

/// The constant that describes the case, the call and the comparison.
fn body(it: &Case) -> TokenStream {
    let ty = &it.description.symbol;
    let description = description(&it.description);
    let (call, send) = (made(&it.call), sent(&it.call));
    let checks = match &it.check {
        Check::Incomplete(lacking) => {
            let lacking = lacking.iter().map(refused);
            quote! {
                exchange.complete(|| #call, |call| call #send) #(#lacking)*;
            }
        }
        check => {
            let check = comparison(check);
            quote! {
                let call = #call #send;
                exchange.#check;
            }
        }
    };
    quote! {
        const TEST: #ty = #description;
        let exchange = TEST.exchange();
        #checks
    }
}

/// `check_output(call, ..)`
fn comparison(it: &Check) -> TokenStream {
    match it {
        // A complete call is compared as a request; the calls that lack a part have statements of their own.
        Check::Request | Check::Incomplete(_) => quote! { check(call) },
        Check::Output(output) => {
            let output = value(output);
            quote! { check_output(call, #output) }
        }
        Check::Error(it) => {
            let expected = expected(it);
            quote! { check_error(call, #expected) }
        }
        Check::ErrorKind { predicate } => quote! { check_error_kind(call, |error| error.#predicate()) },
        Check::Sent => quote! { check_sent(call, TEST) },
        Check::Events { stream, events } => {
            let events = events.iter().map(value);
            quote! { check_events(call, |output| output.#stream, Vec::from([#(#events),*])) }
        }
        Check::EventError { stream, expected: it } => {
            let expected = expected(it);
            quote! { check_event_error(call, |output| output.#stream, #expected) }
        }
        Check::Failure { stream } => quote! { check_failure(call, |output| output.#stream) },
    }
}

/// `.refused_without("name", ..)`
fn refused(it: &Incomplete) -> TokenStream {
    let Incomplete { field, setter, empty } = it;
    let value = match empty {
        Some(empty) => {
            let empty = value(empty);
            quote! { Some(#empty) }
        }
        None => quote! { None },
    };
    quote! { .refused_without(#field, |call| call.#setter(#value)) }
}

/// The closure that finds the error among the others, and the error.
fn expected(it: &Expected) -> TokenStream {
    let Expected { errors, variant, .. } = it;
    let value = value(&it.value);
    quote! {
        |error| match error {
            #errors::#variant(it) => Some(it),
            _ => None,
        }, #value
    }
}

/// The call with its members.
fn made(it: &Call) -> TokenStream {
    let Call { method, members, .. } = it;
    let members = members.iter().map(|(setter, it)| {
        let value = value(it);
        quote! { .#setter(Some(#value)) }
    });
    quote! { crate::client(&exchange).#method() #(#members)* }
}

/// `.send()`, after the settings that only this call has.
fn sent(it: &Call) -> TokenStream {
    let settings = it.settings.iter().map(setting);
    let customized = (!it.settings.is_empty()).then(|| {
        quote! { .customize().config_override(crate::overrides(&[#(#settings),*])) }
    });
    quote! { #customized .send() }
}
