//! The runtime of the clients that Tinsmith generates from Smithy models.
//!
//! A generated crate holds data types, tables and signatures. The code that is the same for every shape, operation and
//! service is here, on the published crates `aws-smithy-*` and `aws-runtime`. A program names the generated crate alone,
//! which re-exports what its callers need:
//!
//! | generated crate | this crate |
//! |---|---|
//! | `my_service::Client`, `my_service::operation` | calls, written by [`derive@Operation`] |
//! | `my_service::config` | [`mod@config`], [`auth`] and [`endpoint`], written by [`config!`] and [`endpoint_params!`] |
//! | `my_service::error` | [`error`] |
//! | `my_service::primitives` | [`primitives`] and, with the feature `event-stream`, `event_stream` |
//! | `my_service::types` | structures, unions and enums, written by [`derive@Structure`], [`derive@Union`], [`derive@StringEnum`] |
//! | `my_service::client::customize` | [`customize`] |
//! | `my_service::presigning`, `my_service::waiters`, `my_service::auth_token` | the modules of these names, behind features |
//!
//! # Readers
//!
//! - **A caller of a generated crate** meets [`Validation`] and [`Violations`], [`Protocol`], [`ResponseLimits`],
//!   [`Unhandled`] and the modules above.
//! - **A reader of a generated crate** finds in its sources the derives with the
//!   [attribute language](tinsmith_runtime_derive#the-attribute-language), the macros, [`Service`] with its [`quirks`], and the
//!   tables of [`endpoint`] rules and waiters.
//! - **Nobody** names `__private`: the code of derives, macros and generated crates uses it, and it changes in any version.
//!
//! # Validation
//!
//! The client checks each input before it is sent. [`Validation::Required`], the default, checks required members;
//! [`Validation::Strict`], with the feature `strict`, checks every constraint of the model and reports all violations with
//! their paths:
//!
//! ```
//! use tinsmith_runtime::{Validation, Violations};
//!
//! /// Returns one line for each violation behind a failed call.
//! fn violations(error: &(dyn std::error::Error + 'static)) -> Vec<String> {
//!     let mut sources = std::iter::successors(Some(error), |it| it.source());
//!     let found = sources.find_map(|it| it.downcast_ref::<Violations>());
//!     found.map(|it| it.iter().map(ToString::to_string).collect()).unwrap_or_default()
//! }
//! # assert!(violations(&std::fmt::Error).is_empty());
//! # assert_eq!(Validation::default(), Validation::Required);
//! ```
//!
//! # Features
//!
//! A generated crate selects the features that its model needs. A program selects the features in the first row, under the same
//! names, of the generated crate.
//!
//! | features | effect |
//! |---|---|
//! | `default-https-client`, `rt-tokio`, `strict`, `sigv4a`, `test-util`, `http-02x` | what programs choose: HTTP client, timer, strict validation, SigV4a, settings for tests, requests of `http` 0.2 |
//! | `rustls`, `legacy-https-client`, `legacy-test-util` | the names that official crates once used |
//! | `aws-json`, `aws-query`, `ec2-query`, `rest-json`, `rest-xml`, `rpcv2-cbor`, `rpcv2-json` | protocols |
//! | `http-auth`, `digest-auth`, `auth-token`, `s3-express` | ways to authenticate |
//! | `checksums`, `compression`, `event-stream`, `jmespath`, `waiters`, `presigning`, `endpoint-discovery` | what operations of some services need |
//! | `protocol-tests` | protocol tests of generated crates |

#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(
    unreachable_pub,
    clippy::cloned_instead_of_copied,
    clippy::explicit_iter_loop,
    clippy::implicit_clone,
    clippy::manual_let_else,
    clippy::redundant_else,
    clippy::semicolon_if_nothing_returned,
    clippy::unnested_or_patterns,
    clippy::wildcard_imports
)]

#[doc(hidden)]
pub mod __private;
pub mod auth;
#[cfg(feature = "auth-token")]
pub mod auth_token;
mod builder;
mod client;
pub mod config;
pub mod endpoint;
#[cfg(feature = "endpoint-discovery")]
pub mod endpoint_discovery;
mod enums;
pub mod error;
#[cfg(feature = "event-stream")]
pub mod event_stream;
mod idempotency;
#[cfg(feature = "jmespath")]
mod jmespath;
mod limits;
mod operation;
mod paginator;
#[cfg(feature = "presigning")]
pub mod presigning;
pub mod primitives;
mod protocol;
#[cfg(feature = "protocol-tests")]
pub mod protocol_tests;
pub mod quirks;
mod request_id;
mod schema;
mod serde;
mod service;
#[cfg(feature = "s3-express")]
mod sessions;
mod stream;
mod validate;
#[cfg(feature = "waiters")]
pub mod waiters;

/// Calls that can still be changed: what `customize()` of a fluent builder returns.
pub mod customize {
    #[cfg(feature = "presigning")]
    pub use crate::client::CustomizablePresigned;
    pub use crate::client::{CustomizableOperation, CustomizableSend, OptionalPayloadSigning};
}

pub use aws_types::request_id::RequestId;
pub use enums::{UnknownVariantError, UnknownVariantValue};
pub use error::{ErrorMetadata, Unhandled};
pub use limits::ResponseLimits;
pub use request_id::RequestIdExt;
pub use service::{Protocol, Service};
pub use tinsmith_runtime_derive::{
    EventStreamError, Operation, OperationError, ServiceError, StringEnum, Structure, Union,
};
pub use validate::{Constraint, Found, Validation, Violation, Violations};
