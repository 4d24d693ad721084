//! Facts about operations and waiters.

use super::types::{error_settings, error_variant, structure};
use super::{At, Surface};
use crate::rust::operation::{Http, Operation};
use crate::rust::operation_error::OperationError;
use crate::rust::operation_trait::OperationTrait;
use crate::rust::paginator::{Items, PageSize, Paginator};
use crate::rust::waiter::Waiter;
use crate::verdict::aspect::Aspect;
use crate::verdict::text;

/// Adds an operation.
pub fn add(it: &Operation, surface: &mut Surface) {
    let Operation {
        shape,
        model_name,
        file,
        other_file: _,
        file_module: _,
        module,
        method,
        marker,
        marker_docs,
        fluent,
        other_fluent: _,
        docs,
        deprecated,
        input,
        output,
        error,
        waiter,
        paginator,
        http,
        auth,
        unsigned_payload,
        host_prefix,
        traits,
    } = it;
    let at = At::item(format!("operation::{module}"), shape, None);
    let items = vec![format!("Client::{method}"), at.path.clone()];
    surface.add(&at, Aspect::Operation, "", "operation").items = items.clone();
    let inner = at.inner();
    surface.add(&inner, Aspect::Method, "client", method.to_string()).items = items;
    surface.add(&inner, Aspect::Export, "marker", text::path(marker));
    surface.add(&inner, Aspect::Export, "fluent", text::path(fluent));
    surface.describe(&inner, docs, deprecated.as_ref());
    surface.add(
        &inner,
        Aspect::Docs,
        "marker",
        marker_docs.lines().collect::<Vec<_>>().join("\n"),
    );
    surface.add(&inner, Aspect::Wire, "name", model_name);
    surface.add(&inner, Aspect::Source, "file", file);
    surface.add(&inner, Aspect::Source, "waiter", format!("{waiter:?}"));
    structure(input, Some(&at.path), surface);
    structure(output, Some(&at.path), surface);
    operation_error(error, &at.path, surface);
    if let Some(it) = paginator {
        self::paginator(it, &inner, surface);
    }
    if let Some(Http { method, uri, code }) = http {
        surface.add(&inner, Aspect::Http, "method", method);
        surface.add(&inner, Aspect::Http, "path", uri);
        surface.add(&inner, Aspect::Http, "status", code.to_string());
    }
    if let Some(auth) = auth {
        surface.add(&inner, Aspect::Auth, "", format!("{:?}", auth.0));
    }
    if *unsigned_payload {
        surface.add(&inner, Aspect::Auth, "payload", "unsigned");
    }
    if let Some(prefix) = host_prefix {
        surface.add(&inner, Aspect::Endpoint, "host prefix", prefix);
    }
    traits.iter().for_each(|it| operation_trait(it, &inner, surface));
}

fn operation_error(it: &OperationError, owner: &str, surface: &mut Surface) {
    let OperationError {
        shape,
        symbol,
        docs,
        settings,
        variants,
    } = it;
    let at = At::item(text::path(symbol), shape, Some(owner));
    surface.add(&at, Aspect::Type, "", "errors of an operation");
    let inner = at.inner();
    surface.describe(&inner, docs, None);
    error_settings(settings, &inner, surface);
    variants.iter().for_each(|variant| error_variant(variant, &at, surface));
}

fn paginator(it: &Paginator, at: &At<'_>, surface: &mut Surface) {
    let Paginator {
        symbol,
        input_token,
        output_token,
        goes_on,
        page_size,
        items,
    } = it;
    surface.add(at, Aspect::Method, "into_paginator", text::path(symbol));
    let pages = format!("{input_token} {output_token:?} {goes_on:?}");
    surface.add(at, Aspect::Call, "pages", pages);
    if let Some(PageSize { field, ty }) = page_size {
        surface.add(at, Aspect::Method, "page_size", text::ty(ty));
        surface.add(at, Aspect::Call, "page size", field.to_string());
    }
    if let Some(Items { symbol, ty, path }) = items {
        surface.add(
            at,
            Aspect::Method,
            "items",
            format!("{} of {}", text::path(symbol), text::ty(ty)),
        );
        surface.add(at, Aspect::Call, "items", format!("{path:?}"));
    }
}

fn operation_trait(it: &OperationTrait, at: &At<'_>, surface: &mut Surface) {
    let (aspect, name) = match it {
        OperationTrait::Presigned | OperationTrait::PresignedGet => {
            surface.add(at, Aspect::Method, "presigned", "presigned");
            (Aspect::Call, "presigned request")
        }
        OperationTrait::OptionalPayloadSigning => (Aspect::Method, "disable_payload_signing"),
        OperationTrait::Compression(_) => (Aspect::Call, "compression"),
        OperationTrait::ContentMd5 => (Aspect::Call, "content MD5"),
        OperationTrait::RequestChecksum { .. } => (Aspect::Call, "request checksum"),
        OperationTrait::ResponseChecksum { .. } => (Aspect::Call, "response checksum"),
        OperationTrait::TreeHash => (Aspect::Call, "tree hash"),
        OperationTrait::Fill(..) => (Aspect::Call, "filled member"),
        OperationTrait::Trim(..) => (Aspect::Call, "trimmed member"),
        OperationTrait::EndpointMember(_) => (Aspect::Endpoint, "member"),
        OperationTrait::LongPoll => (Aspect::Call, "long poll"),
        OperationTrait::LongRunning => (Aspect::Call, "long run"),
        OperationTrait::StaticParams(_) => (Aspect::Endpoint, "static parameters"),
        OperationTrait::OperationParams(_) => (Aspect::Endpoint, "parameters"),
        OperationTrait::CreatesSession(..) => (Aspect::Auth, "session"),
    };
    surface.add(at, aspect, name, format!("{it:?}"));
}

/// Adds a waiter; its method is one of the client's.
pub fn waiter(it: &Waiter, surface: &mut Surface) {
    let Waiter {
        shape,
        model_name: _,
        file,
        file_module: _,
        module,
        fluent,
        final_poll,
        error,
        builder: _,
        marker,
        min_delay,
        max_delay,
        acceptors,
    } = it;
    let at = At::item(format!("waiters::{module}"), shape, None);
    surface.add(&at, Aspect::Module, "", "waiter").items =
        vec![at.path.clone(), format!("client::Waiters::wait_until_{module}")];
    let inner = at.inner();
    for name in [fluent, final_poll, error] {
        let name = name.to_string();
        surface.add(&inner, Aspect::Export, &name, &name);
    }
    surface.add(&inner, Aspect::Method, "operation", text::path(marker));
    surface.add(&inner, Aspect::Source, "file", file);
    surface.add(
        &inner,
        Aspect::Call,
        "delay",
        format!("{min_delay} to {max_delay} seconds"),
    );
    surface.add(&inner, Aspect::Call, "acceptors", format!("{acceptors:?}"));
}
