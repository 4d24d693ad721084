//! Programs on generated clients. Each module is an example; `cargo run -p tinsmith-examples -- NAME` runs it.

pub mod create;
pub mod mock;
pub mod own_model;
pub mod pages;
pub mod stand_in;
pub mod strict;

/// The error of an example if a call fails.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
