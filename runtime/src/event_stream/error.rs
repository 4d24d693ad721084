//! Errors that end an event stream.

use aws_smithy_schema::serde::SerializableStruct;

use crate::operation::OperationError;

/// The errors that may end an event stream.
pub trait EventStreamError: OperationError {
    /// The name of each error event, as messages carry it, and its variant.
    const EVENTS: &'static [(&'static str, &'static str)];
    /// Returns the error as an event: the name of the union's member, and its content.
    fn event(&self) -> Option<(&'static str, &dyn SerializableStruct)>;
}
