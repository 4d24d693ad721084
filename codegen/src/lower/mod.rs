//! `ServiceClosure` to `rust::Crate`: every decision is made here.

mod added_traits;
pub mod auth;
pub mod constraints;
pub mod customizations;
pub mod defaults;
mod discovery;
pub mod docs;
pub mod documentation;
pub mod endpoints;
pub mod enums;
pub mod errors;
pub mod extras;
mod lenient_dates;
pub mod members;
pub mod naming;
pub mod operations;
pub mod paginators;
pub mod patterns;
pub mod protocol_tests;
mod removed_traits;
pub mod service;
mod size;
pub mod structures;
pub mod symbols;
pub mod unions;
pub mod waiters;

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
use protocol_tests::Parts;
use service::Lowered;
use symbols::{Symbols, is_error};

/// The crate of a service.
///
/// # Errors
/// [`Invalid`] if the service cannot be made into a crate: the setting `names` has a name twice, or the service needs what clients cannot do yet.
pub fn lower(closure: &ServiceClosure, settings: &CrateSettings, events: &mut Events) -> Result<Crate, Invalid> {
    size::check(closure, events)?;
    let closure = &*customizations::changed(closure);
    let naming = Naming::of(closure, &settings.names, events);
    let symbols = &Symbols::new(closure, &naming, events.budget());
    if symbols.is_cut() {
        events.passed(Work::Expressions.limit(), &**closure.service_shape());
        return Err(Invalid);
    }
    constraints::report_unchecked_patterns(closure, events);

    let types = symbols.types();
    let of_kind = |kind: fn(&Shape) -> bool| types.iter().filter(move |it| kind(it));
    let structures: Vec<_> = of_kind(|it| matches!(it.kind, ShapeKind::Structure { .. }) && !is_error(it))
        .map(|it| structures::data(symbols, it))
        .collect();
    let errors: Vec<_> = of_kind(is_error).map(|it| errors::error(symbols, it)).collect();
    let unions: Vec<_> = of_kind(|it| matches!(it.kind, ShapeKind::Union { .. }))
        .map(|it| unions::union(symbols, it))
        .collect();
    let event_stream_errors: Vec<_> = of_kind(symbols::is_event_stream)
        .map(|it| errors::event_stream_error(symbols, it))
        .collect();
    let enums: Vec<_> = of_kind(enums::is_string_enum)
        .map(|it| enums::string_enum(symbols, it))
        .collect();
    let offer = &Offer::of(closure, events);
    let operations: Vec<_> = closure
        .operations()
        .map(|(shape, operation)| operations::operation(symbols, offer, shape, operation, events))
        .collect();
    let parts = Parts {
        structures: structures.iter().chain(&errors).collect(),
        unions: &unions,
        operations: &operations,
    };
    let protocol_tests = protocol_tests::protocol_tests(symbols, settings, &parts);
    let (waiters, waiter_methods) = waiters::waiters(symbols, events);
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
