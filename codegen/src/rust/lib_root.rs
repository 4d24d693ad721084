//! `LibRoot`: `src/lib.rs`.

use super::allow::Allow;
use super::docs::Docs;
use super::symbol::Symbol;
use super::trace::Trace;
use proc_macro2::Ident;

/// The documentation of the crate, its modules and the names at its root.
#[derive(Clone, Debug)]
pub struct LibRoot {
    /// The service's shape.
    pub shape: Trace,
    /// Documentation of the crate, with an example of a call.
    pub docs: Docs,
    /// The lints that the model's names and types do not follow.
    pub allow: Allow,
    /// Modules that only some crates have.
    pub modules: Vec<Ident>,
    /// Modules of the runtime that only some crates have.
    pub runtime_modules: Vec<RuntimeModule>,
}

/// `pub use ::tinsmith_runtime::auth_token::rds as auth_token;`
#[derive(Clone, Debug)]
pub struct RuntimeModule {
    /// The module.
    pub symbol: Symbol,
    /// Its name in the crate, if another.
    pub alias: Option<Ident>,
}
