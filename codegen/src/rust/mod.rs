//! The crate to be written: plain data, resolved and complete.

pub mod auth;
pub mod constraint;
pub mod deprecated;
pub mod docs;
pub mod endpoint;
pub mod enums;
pub mod error;
pub mod extra;
pub mod literal;
pub mod member;
pub mod module;
pub mod names;
pub mod operation;
pub mod protocol_test;
pub mod rules;
pub mod runtime;
pub mod service;
pub mod structure;
pub mod symbol;
pub mod types;
pub mod union;
pub mod waiter;

use enums::Enum;
use error::EventStreamError;
use module::TypesModule;
use operation::Operation;
use protocol_test::ProtocolTests;
use service::Service;
use structure::Structure;
use union::Union;
use waiter::Waiter;

/// Everything that is emitted.
#[derive(Clone, Debug)]
pub struct Crate {
    /// What the crate has once.
    pub service: Service,
    /// `types.rs`
    pub types: TypesModule,
    /// `types/error.rs`
    pub error_types: TypesModule,
    /// Data types, in the order of the model.
    pub structures: Vec<Structure>,
    /// Enums, in the order of the model.
    pub enums: Vec<Enum>,
    /// Unions, in the order of the model.
    pub unions: Vec<Union>,
    /// Errors, in the order of the model.
    pub errors: Vec<Structure>,
    /// The errors of event streams, in the order of the model.
    pub event_stream_errors: Vec<EventStreamError>,
    /// Operations, in the order of the service.
    pub operations: Vec<Operation>,
    /// What clients can wait for, by module.
    pub waiters: Vec<Waiter>,
    /// The tests that the model brings along, if they are asked for.
    pub protocol_tests: Option<ProtocolTests>,
}
