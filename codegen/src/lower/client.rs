//! `src/client.rs`: the client and its methods.

use super::service_names::{ServiceNames, is_aws};
use crate::model::shape::Shape;
use crate::rust::allow::{Allow, Lint};
use crate::rust::client::{Client, Discovery, Method, Settings};
use crate::rust::docs::{Docs, Markdown};
use crate::rust::names;
use crate::rust::operation::Operation;
use crate::rust::trace::Trace;
use crate::rust::waiter::WaiterMethod;

pub fn client(
    names: &ServiceNames,
    shape: &Shape,
    operations: &[Operation],
    waiters: Vec<WaiterMethod>,
    discovery: Option<Discovery>,
) -> Client {
    let ServiceNames { title, .. } = names;
    let mut docs = Docs::new(Markdown::new("Client for ").text(title).ours("."));
    docs.paragraph(Markdown::new(
        "Each operation is a method that gives a builder: set the members of the input, then call `send()`.\n\
         Making a client is costly and cloning one is cheap, since clones share connections and caches.",
    ));
    if !waiters.is_empty() {
        docs.paragraph(Markdown::new(
            "The trait [`Waiters`] has methods that call an operation until something has happened.",
        ));
    }
    if discovery.is_some() {
        docs.paragraph(Markdown::new(
            "The service tells its clients which endpoint to call: \
             [`with_endpoint_discovery_enabled`](Client::with_endpoint_discovery_enabled) makes a client that works.",
        ));
    }
    Client {
        shape: Trace::new(&shape.id),
        docs,
        allow: allow_unused(operations),
        settings: if is_aws(shape) { Settings::Shared } else { Settings::Own },
        methods: operations.iter().map(method).collect(),
        waiters,
        discovery,
    }
}

/// The handle of a client without operations is never used.
fn allow_unused(operations: &[Operation]) -> Option<Allow> {
    operations.is_empty().then(|| Allow {
        lints: vec![Lint {
            tool: None,
            name: names::fixed("dead_code"),
        }],
        reason: Some("the service has no operations"),
    })
}

fn method(it: &Operation) -> Method {
    let mut docs = it
        .docs
        .clone()
        .or(Markdown::new("Calls the operation ").code(&it.model_name).ours("."));
    let required = it.input.fields.iter().filter(|field| field.attribute.is_required());
    let required: Vec<String> = required.map(|it| names::bare(&it.name)).collect();
    if !required.is_empty() {
        let required = required.iter().map(String::as_str);
        docs.paragraph(Markdown::new("Required: ").codes(required).ours("."));
    }
    if it.paginator.is_some() {
        docs.paragraph(Markdown::new(
            "`into_paginator()` of the builder goes through all pages.",
        ));
    }
    Method {
        shape: it.shape.clone(),
        name: it.method.clone(),
        docs,
        deprecated: it.deprecated.clone(),
        fluent: it.fluent.clone(),
    }
}
