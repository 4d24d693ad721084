//! `Operation`: what one operation is made of.

use super::auth::Auth;
use super::deprecated::Deprecated;
use super::docs::Docs;
use super::operation_error::OperationError;
use super::operation_trait::OperationTrait;
use super::paginator::Paginator;
use super::structure::Structure;
use super::symbol::Symbol;
use super::trace::{Decisions, Trace};
use proc_macro2::Ident;

/// An operation with its input, output and errors.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The operation's shape.
    pub shape: Trace,
    /// Its name in the model.
    pub model_name: String,
    /// The file that it stands in: `src/operation/create_volume.rs`.
    pub file: String,
    /// The name of that file, if no file can have that of the module: `_con`.
    pub other_file: Option<String>,
    /// The module of its protocol tests: `_create_volume`.
    pub file_module: Ident,
    /// The module below `operation`: `create_volume`.
    pub module: Ident,
    /// The method of the client: `create_volume`.
    pub method: Ident,
    /// The type that stands for it.
    pub marker: Symbol,
    /// Documentation of that type.
    pub marker_docs: Docs,
    /// The builder that sends it.
    pub fluent: Symbol,
    /// The name of that builder, if it does not follow from that of the marker.
    pub other_fluent: Option<Ident>,
    /// The model's documentation of the operation: for the client's method.
    pub docs: Docs,
    /// The deprecation, if there is one.
    pub deprecated: Option<Deprecated>,
    /// Its input.
    pub input: Structure,
    /// Its output.
    pub output: Structure,
    /// Its errors.
    pub error: OperationError,
    /// The builder of its waiters, if it has any.
    pub waiter: Option<Ident>,
    /// Its pages, if it has any.
    pub paginator: Option<Paginator>,
    /// The HTTP binding, for the protocols that look at it.
    pub http: Option<Http>,
    /// The auth schemes, if they differ from those of the service.
    pub auth: Option<Auth>,
    /// The payload is left out of the signature.
    pub unsigned_payload: bool,
    /// The prefix of the host: `host_prefix = "{label}.data."`
    pub host_prefix: Option<String>,
    /// Behaviour that only some operations have.
    pub traits: Decisions<OperationTrait>,
}

/// `http("PUT", "/path/{label}", 200)`
#[derive(Clone, Debug)]
pub struct Http {
    /// The method.
    pub method: String,
    /// The pattern of the path, with a query that is always the same.
    pub uri: String,
    /// The status of success.
    pub code: u16,
}
