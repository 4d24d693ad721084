//! The derives of `tinsmith-runtime`; use them through that crate.
