//! `ServiceClosure` to `rust::Crate`: every decision is made here.

pub mod docs;
pub mod patterns;
