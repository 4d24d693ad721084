//! Harness of the tests: a service on loopback, clients for it, and a request that has everything.

pub mod client;
#[cfg(doctest)]
pub mod config_docs;
pub mod log;
pub mod loopback;
pub mod sample;
