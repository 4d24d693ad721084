//! Waiters: tables and names (Smithy 2.0, "waitable trait").

use super::docs;
use super::symbols::in_module;
use super::symbols::{Symbols, in_crate};
use crate::event::Events;
use crate::model::shape::{self, Member, Shape};
use crate::model::traits::streaming::Streaming;
use crate::model::traits::waiter::Waitable;
use crate::model::traits::{Trait, waiter};
use crate::rust::deprecated::Deprecated;
use crate::rust::docs::{Docs, Markdown};
use crate::rust::names::{self, OperationNames, WaiterNames};
use crate::rust::symbol::Symbol;
use crate::rust::trace::Trace;
use crate::rust::waiter::{Acceptor, Expected, Matcher, State, Waiter, WaiterMethod};

/// A waiter that no client can have.
const UNSUPPORTED_WAITER: &str = "UnsupportedWaiter";

/// The waiters of all kept operations, by module, each with its method of the client.
pub fn waiters(symbols: &Symbols<'_>, events: &mut Events) -> (Vec<Waiter>, Vec<WaiterMethod>) {
    let mut waiters = vec![];
    for (shape, operation) in symbols.closure.operations() {
        let Some(Waitable(defined)) = shape.traits.get() else {
            continue;
        };
        if !can_wait(symbols, operation) {
            let message = "the operation has waiters, but an input that is a stream cannot be sent twice";
            events.warning(UNSUPPORTED_WAITER, &**shape, message);
            continue;
        }
        for it in defined {
            let names = symbols.naming.waiter(&shape.id, &it.name);
            let operation = symbols.naming.operation(&shape.id);
            let method = method(shape, &it, &operation, &names);
            waiters.push((waiter(shape, it, operation, names), method));
        }
    }
    waiters.sort_by(|(a, _), (b, _)| a.module.cmp(&b.module));
    waiters.into_iter().unzip()
}

/// Returns whether the operation can be called more than once with the same input.
pub fn can_wait(symbols: &Symbols<'_>, operation: &shape::Operation) -> bool {
    let members = symbols.model().target(&operation.input.target).members();
    let streams = |member: &Member| symbols.model().target(&member.target).traits.has(Streaming::ID);
    !members.iter().any(|(_, member)| streams(member))
}

fn waiter(shape: &Shape, it: waiter::Waiter, operation: OperationNames, names: WaiterNames) -> Waiter {
    Waiter {
        shape: Trace::new(&shape.id),
        model_name: it.name,
        file: format!("src/waiters/{}.rs", names.file),
        builder: in_module(&operation, "builders", &operation.waiter),
        marker: in_crate(&["operation", &operation.module.to_string()], operation.marker),
        file_module: names.file,
        module: names.module,
        fluent: names.fluent,
        final_poll: names.final_poll,
        error: names.error,
        min_delay: it.min_delay,
        max_delay: it.max_delay,
        acceptors: it.acceptors.into_iter().map(acceptor).collect(),
    }
}

fn acceptor(it: waiter::Acceptor) -> Acceptor {
    Acceptor {
        state: match it.state.as_str() {
            "success" => State::Success,
            "failure" => State::Failure,
            _ => State::Retry,
        },
        matcher: match it.matcher {
            waiter::Matcher::Success(it) => Matcher::Success(it),
            // The name of a shape may have its namespace with it.
            waiter::Matcher::ErrorType(it) => {
                let name = it.rsplit_once('#').map(|(_, name)| name.to_owned());
                Matcher::ErrorType(name.unwrap_or(it))
            }
            waiter::Matcher::Output(it) => {
                let (path, expected) = expected(it);
                Matcher::Output(path, expected)
            }
            waiter::Matcher::InputOutput(it) => {
                let (path, expected) = expected(it);
                Matcher::InputOutput(path, expected)
            }
        },
    }
}

fn expected(it: waiter::Path) -> (String, Expected) {
    let expected = match it.comparator.as_str() {
        "booleanEquals" => Expected::Boolean(it.expected == "true"),
        "allStringEquals" => Expected::AllStrings(it.expected),
        "anyStringEquals" => Expected::AnyString(it.expected),
        _ => Expected::String(it.expected),
    };
    (it.path, expected)
}

fn method(shape: &Shape, it: &waiter::Waiter, operation: &OperationNames, names: &WaiterNames) -> WaiterMethod {
    let mut text = Docs::new(
        Markdown::new("Waits for ")
            .code(&it.name)
            .ours(", by calls of [`Client::")
            .ident(&operation.method)
            .ours("`]."),
    );
    text.append(&it.documentation.as_deref().map(docs::docs).unwrap_or_default());
    let at = |modules: &[&str], name| -> Symbol { in_crate(modules, name) };
    WaiterMethod {
        shape: Trace::new(&shape.id),
        name: names.method.clone(),
        docs: text,
        deprecated: it.deprecated.then_some(Deprecated {
            since: None,
            note: None,
        }),
        fluent: at(&["waiters", &names.module.to_string()], names.fluent.clone()),
        table: at(&["waiters", &names.file.to_string()], names::fixed("WAITER")),
    }
}
