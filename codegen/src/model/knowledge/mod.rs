//! Answers about a service that take a walk over all of it, computed once.

pub mod arguments;
pub mod circle;
pub mod directions;
pub mod discovery;
pub mod expression;
pub mod nullability;
pub mod recursion;
pub mod sessions;
pub mod waiter;
