//! `OperationError`: the errors of one operation, as one type.

use super::deprecated::Deprecated;
use super::docs::Docs;
use super::symbol::Symbol;
use super::trace::Trace;
use proc_macro2::Ident;

/// The error type of an operation; errors that the model does not name are its last variant.
#[derive(Clone, Debug)]
pub struct OperationError {
    /// The operation.
    pub shape: Trace,
    /// The type, where a caller finds it.
    pub symbol: Symbol,
    /// Its documentation.
    pub docs: Docs,
    /// The settings of its derive.
    pub settings: ErrorSettings,
    /// The errors of the operation and the service, in the order of the model, the operation's first.
    pub variants: Vec<ErrorVariant>,
}

/// A modelled error as a variant of an operation's errors or the service's.
#[derive(Clone, Debug)]
pub struct ErrorVariant {
    /// The error's shape.
    pub shape: Trace,
    /// The variant.
    pub name: Ident,
    /// The method that asks for it: `is_throttling_exception`.
    pub predicate: Ident,
    /// The type of the error.
    pub symbol: Symbol,
    /// Its documentation.
    pub docs: Docs,
    /// The deprecation, if there is one.
    pub deprecated: Option<Deprecated>,
}

/// `#[errors(waiters)]`, unless there are no settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorSettings(pub Vec<ErrorSetting>);

/// A setting of an enum of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorSetting {
    /// `waiters`: the end of a waiter converts into the error.
    Waiters,
    /// `extended_request_id`: the errors know the extended request ID.
    ExtendedRequestId,
}
