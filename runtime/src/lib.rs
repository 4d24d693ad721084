//! What every generated crate shares: written, documented, tested and compiled once.

pub mod error;
pub mod operation;
pub mod service;

pub use aws_types::request_id::RequestId;
pub use error::{ErrorMetadata, Unhandled};
pub use service::{Protocol, Service, Validation};
