//! The client of a service with S3's buckets, observed at its HTTP client.

mod ids;
mod payloads;
mod service;
mod sessions;
