//! Harness of the tests: a service on loopback, clients for it, and a request that has everything.

pub mod client;
pub mod loopback;
pub mod sample;
