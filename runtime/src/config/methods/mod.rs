//! The methods that `Config` and `Builder` have in every generated crate, a macro for each topic.
//!
//! Their documentation is what users read in the generated crate. Its examples are doctests of the package
//! `wire`, which expands the macros for them beside a generated crate.

mod auth;
mod clock;
mod defaults;
mod endpoint;
mod identification;
mod interceptors;
mod request;
mod retries;
mod transport;
