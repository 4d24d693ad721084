//! The protocol tests of the model: a test target with a file for each operation.

use super::item::{Content, File, Item};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::protocol_test::{Call, Case, Description, Expected, Incomplete, OperationTests, ProtocolTests, Test};
use crate::rust::runtime;
use proc_macro2::TokenStream;
use quote::quote;

/// `src/protocol_tests/main.rs` and the files of the operations.
pub fn files(it: &ProtocolTests) -> Vec<File> {
    let operations = it.operations.iter().map(operation);
    [main(it)].into_iter().chain(operations).collect()
}

fn main(it: &ProtocolTests) -> File {
    let content = Content::Rust {
        docs: "The protocol tests of the model.".into(),
        attributes: quote! { #![allow(deprecated)] },
        items: [modules(it), names(it), client(it)]
            .into_iter()
            .chain(it.customized.then(|| settings(it)))
            .collect(),
    };
    File::new("src/protocol_tests/main.rs", &it.shape, &["protocol_tests"], content)
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
    let exchange = runtime::protocol_test("Exchange");
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

/// What a call has beside the settings of its client.
fn settings(it: &ProtocolTests) -> Item {
    let library = &it.library;
    let [setting, apply] = ["Setting", "apply"].map(runtime::protocol_test);
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
        docs: Docs::new(Markdown::new("The protocol tests of ").code(&it.wire).ours(".")),
        attributes: quote! {},
        items: it.tests.iter().map(test).collect(),
    };
    let path = format!("src/protocol_tests/{}.rs", it.module);
    File::new(path, &it.shape, &["protocol_tests"], content)
}

fn test(it: &Test) -> Item {
    let Test { name, id, .. } = it;
    let body = match &it.case {
        Ok(case) => body(case),
        Err(reason) => {
            let unsupported = runtime::protocol_test("unsupported");
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

fn body(it: &Case) -> TokenStream {
    let (description, call) = match it {
        Case::Request(description, call)
        | Case::Output(description, call, _)
        | Case::Error(description, call, _)
        | Case::ErrorKind(description, call, ..)
        | Case::Sent(description, call)
        | Case::Events(description, call, ..)
        | Case::EventError(description, call, ..)
        | Case::Failure(description, call, _) => (description, call),
        Case::Incomplete(description, complete, lacking) => return incomplete(description, complete, lacking),
    };
    let call = sent(call);
    let check = match it {
        Case::Request(..) => quote! { check(call) },
        Case::Output(_, _, value) => quote! { check_output(call, #value) },
        Case::Error(_, _, expected) => {
            let expected = selected(expected);
            quote! { check_error(call, #expected) }
        }
        Case::ErrorKind(_, _, errors, variant) => {
            quote! { check_error_kind(call, |error| matches!(error, #errors::#variant(_))) }
        }
        Case::Sent(..) => quote! { check_sent(call, TEST) },
        Case::Events(_, _, stream, events) => {
            quote! { check_events(call, |output| output.#stream, vec![#(#events),*]) }
        }
        Case::EventError(_, _, stream, expected) => {
            let expected = selected(expected);
            quote! { check_event_error(call, |output| output.#stream, #expected) }
        }
        Case::Failure(_, _, stream) => quote! { check_failure(call, |output| output.#stream) },
        Case::Incomplete(..) => quote! {},
    };
    let ty = &description.symbol;
    quote! {
        const TEST: #ty = #description;
        let exchange = TEST.exchange();
        let call = #call;
        exchange.#check;
    }
}

/// Calls that lack a part of their request, after one that lacks nothing.
fn incomplete(description: &Description, complete: &Call, lacking: &[Incomplete]) -> TokenStream {
    let ty = &description.symbol;
    let complete = sent(complete);
    let lacking = lacking.iter().map(|Incomplete { field, call }| {
        let call = sent(call);
        quote! { exchange.check_refused(#field, #call); }
    });
    quote! {
        const TEST: #ty = #description;
        let exchange = TEST.exchange();
        exchange.check_complete(#complete);
        #(#lacking)*
    }
}

/// The error that is expected: how it is found among the others, and what is in it.
fn selected(it: &Expected) -> TokenStream {
    let Expected { errors, variant, value } = it;
    quote! {
        |error| match error {
            #errors::#variant(it) => Some(it),
            _ => None,
        }, #value
    }
}

/// The call, on its way.
fn sent(it: &Call) -> TokenStream {
    let Call {
        method,
        members,
        settings,
    } = it;
    let members = members.iter().map(|(setter, value)| quote! { .#setter(Some(#value)) });
    let customized = (!settings.is_empty()).then(|| {
        quote! { .customize().config_override(crate::overrides(&[#(#settings),*])) }
    });
    quote! { crate::client(&exchange).#method() #(#members)* #customized .send() }
}
