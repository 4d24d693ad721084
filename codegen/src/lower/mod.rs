//! `ServiceClosure` to `rust::Crate`: every decision is made here.

pub mod auth;
mod client;
mod config;
pub mod constraint;
pub mod customizations;
pub mod default;
mod discovery;
pub mod docs;
pub mod endpoint;
pub mod error;
mod file_scope;
mod kind;
mod lib_root;
mod manifest;
pub mod member;
mod meta;
pub mod naming;
pub mod operation;
pub mod operation_trait;
pub mod paginator;
pub mod pattern;
mod primitives;
pub mod protocol;
pub mod protocol_test;
mod service_error;
mod service_names;
mod size;
pub mod string_enum;
pub mod structure;
pub mod symbols;
mod types;
pub mod union;
pub mod waiter;

use crate::budget::Work;
use crate::event::{Events, Invalid};
use crate::model::closure::ServiceClosure;
use crate::rust::Crate;
use crate::settings::CrateSettings;
use auth::ServiceAuth;
use naming::Naming;
use protocol_test::Parts;
use service_names::ServiceNames;
use symbols::Symbols;
use types::Types;

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

    let types = Types::of(symbols);
    let offer = &ServiceAuth::of(closure, events);
    let operations: Vec<_> = closure
        .operations()
        .map(|(shape, operation)| operation::operation(symbols, offer, shape, operation, events))
        .collect();
    let protocol_tests = protocol_test::protocol_tests(symbols, settings, &Parts::of(&types, &operations));
    let (waiters, waiter_methods) = waiter::waiters(symbols, events);

    let service = closure.service_shape();
    let names = &ServiceNames::of(service, settings);
    let protocols = protocol::protocols(closure, service, events);
    let endpoints = endpoint::endpoints(service, &operations, events);
    let discovery = discovery::discovery(closure, &operations, events);
    let client = client::client(names, service, &operations, waiter_methods, discovery);
    let config = config::config(service, offer, &endpoints, &operations, events);
    events.checkpoint()?;

    let parts = manifest::Parts {
        offer,
        operations: &operations,
        protocols: &protocols,
        client: &client,
        protocol_tests: protocol_tests.is_some(),
    };
    Ok(Crate {
        manifest: manifest::manifest(names, settings, closure, &parts),
        lib_root: lib_root::lib_root(names, service, settings, &operations, &client),
        meta: meta::meta(
            names,
            service,
            settings,
            &protocols,
            offer.service(),
            meta::quirks(service, offer, &operations),
        ),
        service_error: service_error::service_error(service, &client, &operations, &types.event_stream_errors),
        client,
        config,
        endpoints,
        error_index: service_error::error_index(service),
        primitives: primitives::primitives(closure),
        request_names: meta::request_names(service),
        types: types.index(&service.id),
        error_types: types.error_index(&service.id),
        structures: types.structures,
        enums: types.enums,
        unions: types.unions,
        errors: types.errors,
        event_stream_errors: types.event_stream_errors,
        operations,
        waiters,
        protocol_tests,
    })
}
