//! `ServiceClosure` to `rust::Crate`: every decision is made here.

pub mod auth;
pub mod constraint;
pub mod customizations;
pub mod default;
mod discovery;
pub mod docs;
pub mod endpoint;
pub mod error;
pub mod extra;
pub mod member;
pub mod naming;
pub mod operation;
pub mod paginator;
pub mod pattern;
pub mod protocol_test;
pub mod service;
mod size;
pub mod string_enum;
pub mod structure;
pub mod symbols;
pub mod union;
pub mod waiter;

use crate::budget::Work;
use crate::event::{Events, Invalid};
use crate::model::closure::ServiceClosure;
use crate::model::shape::{Shape, ShapeKind};
use crate::rust::module::{TypeFile, TypesModule};
use crate::rust::symbol::Symbol;
use crate::rust::{Crate, names};
use crate::settings::CrateSettings;
use auth::Offer;
use naming::Naming;
use protocol_test::Parts;
use service::Lowered;
use symbols::{Symbols, is_error};

/// The crate of a service.
///
/// # Errors
/// [`Invalid`] if the service cannot be made into a crate: the setting `names` has a name twice, or the service needs what clients cannot do yet.
pub fn lower(closure: &ServiceClosure, settings: &CrateSettings, events: &mut Events) -> Result<Crate, Invalid> {
    size::check(closure, events)?;
    let naming = Naming::of(closure, &settings.names, events);
    let symbols = &Symbols::new(closure, &naming, events.budget());
    if symbols.is_cut() {
        events.passed(Work::Expressions.limit(), &**closure.service_shape());
        return Err(Invalid);
    }
    constraint::report_unchecked_patterns(closure, events);

    let types = symbols.types();
    let of_kind = |kind: fn(&Shape) -> bool| types.iter().filter(move |it| kind(it));
    let structures: Vec<_> = of_kind(|it| matches!(it.kind, ShapeKind::Structure { .. }) && !is_error(it))
        .map(|it| structure::data(symbols, it))
        .collect();
    let errors: Vec<_> = of_kind(is_error).map(|it| error::error(symbols, it)).collect();
    let unions: Vec<_> = of_kind(|it| matches!(it.kind, ShapeKind::Union { .. }))
        .map(|it| union::union(symbols, it))
        .collect();
    let event_stream_errors: Vec<_> = of_kind(symbols::is_event_stream)
        .map(|it| error::event_stream_error(symbols, it))
        .collect();
    let enums: Vec<_> = of_kind(string_enum::is_string_enum)
        .map(|it| string_enum::string_enum(symbols, it))
        .collect();
    let offer = &Offer::of(closure, events);
    let operations: Vec<_> = closure
        .operations()
        .map(|(shape, operation)| operation::operation(symbols, offer, shape, operation, events))
        .collect();
    let parts = Parts {
        structures: structures.iter().chain(&errors).collect(),
        unions: &unions,
        operations: &operations,
    };
    let protocol_tests = protocol_test::protocol_tests(symbols, settings, &parts);
    let (waiters, waiter_methods) = waiter::waiters(symbols, events);
    let lowered = Lowered {
        operations: &operations,
        waiters: waiter_methods,
        event_stream_errors: &event_stream_errors,
        protocol_tests: protocol_tests.is_some(),
    };
    let service = service::service(closure, settings, offer, lowered, events);
    events.checkpoint()?;

    let built = structures.iter().map(|it| type_file(&it.symbol, Some(&it.builder)));
    let others = unions
        .iter()
        .map(|it| &it.symbol)
        .chain(enums.iter().map(|it| &it.symbol));
    let error_types = errors.iter().map(|it| type_file(&it.symbol, Some(&it.builder)));
    let error_types = error_types.chain(event_stream_errors.iter().map(|it| type_file(&it.symbol, None)));
    let types = module(built.chain(others.map(|it| type_file(it, None))));
    Ok(Crate {
        service,
        types,
        error_types: module(error_types),
        structures,
        enums,
        unions,
        errors,
        event_stream_errors,
        operations,
        waiters,
        protocol_tests,
    })
}

fn type_file(symbol: &Symbol, builder: Option<&Symbol>) -> TypeFile {
    TypeFile {
        file: names::file(&symbol.name),
        name: symbol.name.clone(),
        builder: builder.map(|it| it.name.clone()),
    }
}

fn module(files: impl Iterator<Item = TypeFile>) -> TypesModule {
    let mut files: Vec<_> = files.collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    TypesModule { files }
}
