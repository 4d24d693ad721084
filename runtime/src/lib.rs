//! What every generated crate shares: written, documented, tested and compiled once.

pub mod auth;
#[cfg(feature = "auth-token")]
pub mod auth_token;
pub mod builder;
pub mod client;
pub mod config;
pub mod endpoint;
#[cfg(feature = "endpoint-discovery")]
pub mod endpoint_discovery;
pub mod enums;
pub mod error;
#[cfg(feature = "event-stream")]
pub mod event_stream;
pub mod idempotency;
#[cfg(feature = "jmespath")]
pub mod jmespath;
mod limits;
pub mod operation;
pub mod paginator;
#[cfg(feature = "presigning")]
pub mod presigning;
pub mod primitives;
pub mod protocol;
#[cfg(feature = "protocol-tests")]
pub mod protocol_tests;
pub mod quirks;
mod request_id;
pub mod schema;
pub mod serde;
pub mod service;
#[cfg(feature = "s3-express")]
pub mod sessions;
pub mod stream;
pub mod validate;
#[cfg(feature = "waiters")]
pub mod waiters;

pub use aws_types::request_id::RequestId;
pub use enums::{UnknownVariantError, UnknownVariantValue};
pub use error::{ErrorMetadata, Unhandled};
pub use limits::ResponseLimits;
pub use request_id::RequestIdExt;
pub use schema::Schema;
pub use service::{Protocol, Service};
pub use tinsmith_runtime_derive::{
    EventStreamError, Operation, OperationError, ServiceError, StringEnum, Structure, Union,
};
pub use validate::{Validation, Violation, Violations};
