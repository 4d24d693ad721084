//! The protocol tests of a generated crate: a test is a description, and the code that runs it is here.

mod case;
mod complete;
#[cfg(feature = "event-stream")]
mod events;
mod exchange;
mod executor;
mod inspect;
mod request;

pub use case::{RequestTest, ResponseTest, Setting, apply, unsupported};
pub use complete::Complete;
#[cfg(feature = "event-stream")]
pub use events::{EventHeader, EventMessage, EventTest, closed, events};
pub use exchange::Exchange;
pub use inspect::{Inspect, Tree, inspect_members, inspect_variant};

pub use crate::service::Protocol;
