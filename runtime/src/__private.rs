//! Names that the code of derives, macros and generated crates uses. They change in any version: nobody else may use them.

pub use crate::client::{Call, Handle};

#[cfg(feature = "endpoint-discovery")]
pub use crate::client::discovery;
pub use crate::client::operation_traits;

/// Builders, and `Debug` of structures and unions.
pub mod builder {
    pub use crate::builder::*;
}

/// Calls.
pub mod client {
    pub use crate::client::*;
}

/// The settings of a client without the names that a generated crate gives them.
pub mod config {
    pub use crate::config::core::{Core, CoreBuilder};
}

/// Parameters of endpoint rules.
pub mod endpoint {
    pub use crate::endpoint::given::{Given, Sources};
    pub use crate::endpoint::params::{Parameter, shown};
    pub use crate::endpoint::service::{CachedRules, RuleParams, ServiceEndpoints, finalize};
    pub use crate::endpoint::usable::checked;
}

/// String enums.
pub mod enums {
    pub use crate::enums::*;
}

/// Enums of errors.
pub mod error {
    pub use crate::error::enums::*;
}

/// Event streams.
#[cfg(feature = "event-stream")]
pub mod event_stream {
    pub use crate::event_stream::error::*;
}

/// Expressions over inputs and outputs.
#[cfg(feature = "jmespath")]
pub mod jmespath {
    pub use crate::jmespath::*;
}

/// Operations.
pub mod operation {
    pub use crate::operation::*;
}

/// Paginators.
pub mod paginator {
    pub use crate::paginator::*;
}

/// Protocols.
pub mod protocol {
    pub use crate::protocol::*;
}

/// Tables of structures and unions.
pub mod schema {
    pub use crate::schema::*;
}

/// Serializers and readers.
pub mod serde {
    pub use crate::serde::*;
}

/// Sessions of directory buckets.
#[cfg(feature = "s3-express")]
pub mod sessions {
    pub use crate::sessions::*;
}

/// Streams.
pub mod stream {
    pub use crate::stream::*;
}

/// Validation of a structure by its table.
pub mod validate {
    pub use crate::validate::validate;
}

/// The loop of a waiter.
#[cfg(feature = "waiters")]
pub mod waiters {
    pub use crate::waiters::wait::wait;
}
