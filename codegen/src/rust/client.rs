//! `Client`: `src/client.rs`.

use super::allow::Allow;
use super::deprecated::Deprecated;
use super::docs::Docs;
use super::symbol::Symbol;
use super::trace::Trace;
use super::waiter::WaiterMethod;
use proc_macro2::Ident;

/// The client.
#[derive(Clone, Debug)]
pub struct Client {
    /// The service's shape.
    pub shape: Trace,
    /// Documentation of the client and its construction.
    pub docs: Docs,
    /// The lints that the file allows.
    pub allow: Option<Allow>,
    /// The sources of its settings.
    pub settings: Settings,
    /// A method for each operation.
    pub methods: Vec<Method>,
    /// A method of the trait `Waiters` for each waiter.
    pub waiters: Vec<WaiterMethod>,
    /// The source of endpoints, if calls go to endpoints that the service tells.
    pub discovery: Option<Discovery>,
}

/// The operation that tells clients which endpoint to call, and the parts of its output.
#[derive(Clone, Debug)]
pub struct Discovery {
    /// The operation's shape.
    pub shape: Trace,
    /// The type that stands for the operation.
    pub operation: Symbol,
    /// Its input.
    pub input: Symbol,
    /// The list of endpoints in the output.
    pub endpoints: Ident,
    /// The address in an endpoint.
    pub address: Ident,
    /// The number of minutes for which an endpoint may be called.
    pub minutes: Ident,
}

/// The sources of a client's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settings {
    /// Also from those that all AWS clients share.
    Shared,
    /// From its own configuration only.
    Own,
}

/// A method of the client.
#[derive(Clone, Debug)]
pub struct Method {
    /// The operation.
    pub shape: Trace,
    /// Its name.
    pub name: Ident,
    /// Documentation of the operation and its members.
    pub docs: Docs,
    /// The deprecation, if there is one.
    pub deprecated: Option<Deprecated>,
    /// The builder that it returns.
    pub fluent: Symbol,
}
