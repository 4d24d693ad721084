//! The crate to be written: plain data, resolved and complete.
//!
//! A node `rust/x.rs` is made by `lower/x.rs` and printed by `emit/x.rs`. Nothing here prints: only leaves that are Rust
//! themselves ([`symbol`], [`types`], [`literal`], [`docs`]) turn into tokens.

pub mod allow;
pub mod auth;
pub mod client;
pub mod config;
pub mod constraint;
pub mod deprecated;
pub mod docs;
pub mod endpoint;
pub mod error_index;
pub mod event_stream_error;
pub mod lib_root;
pub mod literal;
pub mod manifest;
pub mod member;
pub mod meta;
pub mod names;
pub mod operation;
pub mod operation_error;
pub mod operation_trait;
pub mod paginator;
pub mod paths;
pub mod primitives;
pub mod protocol;
pub mod protocol_test;
pub mod rule_set;
pub mod service_error;
pub mod string_enum;
pub mod structure;
pub mod symbol;
pub mod trace;
pub mod types;
pub mod types_index;
pub mod union;
pub mod waiter;

use client::Client;
use config::Config;
use endpoint::Endpoints;
use error_index::ErrorIndex;
use event_stream_error::EventStreamError;
use lib_root::LibRoot;
use manifest::Manifest;
use meta::Meta;
use operation::Operation;
use primitives::Primitives;
use protocol_test::ProtocolTests;
use service_error::ServiceError;
use string_enum::StringEnum;
use structure::Structure;
use symbol::Symbol;
use types_index::TypesIndex;
use union::Union;
use waiter::Waiter;

/// Everything that is emitted.
#[derive(Clone, Debug)]
pub struct Crate {
    /// `Cargo.toml`
    pub manifest: Manifest,
    /// `src/lib.rs`
    pub lib_root: LibRoot,
    /// `src/meta.rs`
    pub meta: Meta,
    /// `src/client.rs`
    pub client: Client,
    /// `src/config.rs`
    pub config: Config,
    /// `src/config/endpoint.rs`
    pub endpoints: Endpoints,
    /// `src/error.rs`
    pub error_index: ErrorIndex,
    /// `src/error_meta.rs`
    pub service_error: ServiceError,
    /// `src/primitives.rs`
    pub primitives: Primitives,
    /// `src/types.rs`
    pub types: TypesIndex,
    /// `src/types/error.rs`
    pub error_types: TypesIndex,
    /// Data types, in the order of the model.
    pub structures: Vec<Structure>,
    /// Enums, in the order of the model.
    pub enums: Vec<StringEnum>,
    /// Unions, in the order of the model.
    pub unions: Vec<Union>,
    /// Errors, in the order of the model.
    pub errors: Vec<Structure>,
    /// The errors of event streams, in the order of the model.
    pub event_stream_errors: Vec<EventStreamError>,
    /// Operations, in the order of the service.
    pub operations: Vec<Operation>,
    /// `src/operation.rs`: the traits of types that know request IDs.
    pub request_names: Vec<Symbol>,
    /// Waiters, by module.
    pub waiters: Vec<Waiter>,
    /// The tests that the model brings along, if they are asked for.
    pub protocol_tests: Option<ProtocolTests>,
}
