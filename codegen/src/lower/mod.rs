//! `ServiceClosure` to `rust::Crate`: every decision is made here.

pub mod docs;
pub mod endpoints;
pub mod patterns;
pub mod service;
