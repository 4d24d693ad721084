//! What the client of a service with S3's buckets does, as it is seen by what sends its requests.

mod ids;
mod payloads;
mod service;
mod sessions;
