//! `EventStreamError`: the errors of one event stream, as one type.

use super::docs::Docs;
use super::operation_error::{ErrorSettings, ErrorVariant};
use super::symbol::Symbol;
use super::trace::Trace;

/// The errors that may end an event stream.
#[derive(Clone, Debug)]
pub struct EventStreamError {
    /// The union of the events.
    pub shape: Trace,
    /// The type, where a caller finds it.
    pub symbol: Symbol,
    /// The file that it stands in: `src/types/error/_messages_error.rs`.
    pub file: String,
    /// Its documentation.
    pub docs: Docs,
    /// The settings of its derive.
    pub settings: ErrorSettings,
    /// The errors among the union's members, in the order of the model.
    pub variants: Vec<EventStreamErrorVariant>,
}

/// A modelled error as a variant of an event stream's errors.
#[derive(Clone, Debug)]
pub struct EventStreamErrorVariant {
    /// The error.
    pub error: ErrorVariant,
    /// The union's member.
    pub event: String,
    /// The sender.
    pub sender: Sender,
}

/// The sender of an error on an event stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// Only the service.
    Service,
    /// The client, and perhaps the service.
    Client,
}
