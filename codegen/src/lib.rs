//! Model text in, a Rust crate out.

pub mod check;
pub mod emit;
pub mod event;
pub mod load;
pub mod lower;
pub mod model;
pub mod prune;
pub mod rust;
pub mod same;
pub mod settings;
pub mod source;
pub mod suggest;
pub mod write;
