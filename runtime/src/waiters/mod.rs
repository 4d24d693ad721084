//! Waiters: operations that are called until a response has the wanted state (Smithy 2.0, "Waiters").

pub(crate) mod wait;

use crate::error::SdkError;
use crate::jmespath::Value;
use crate::operation::Operation;

pub use aws_smithy_runtime_api::client::waiters::error::WaiterError;

/// The answer that ended the waiting of a waiter that calls `O`.
pub type FinalPoll<O> =
    aws_smithy_runtime_api::client::waiters::FinalPoll<<O as Operation>::Output, SdkError<<O as Operation>::Error>>;

/// The error of a waiter that calls `O`.
pub type WaitError<O> = WaiterError<<O as Operation>::Output, <O as Operation>::Error>;

/// A waiter of the model (trait `waitable`).
#[derive(Debug)]
pub struct Waiter {
    /// The shortest time between two calls, in seconds.
    pub min_delay: u64,
    /// The longest time between two calls, in seconds.
    pub max_delay: u64,
    /// The acceptors; the first that matches a response decides.
    pub acceptors: &'static [Acceptor],
}

/// An acceptor: the state that a response leads to.
#[derive(Debug)]
pub enum Acceptor {
    /// The waiter ends with success.
    Success(Matcher),
    /// The waiter ends with a failure.
    Failure(Matcher),
    /// The waiter calls again, although the call failed.
    Retry(Matcher),
}

/// The responses that an acceptor matches.
#[derive(Debug)]
pub enum Matcher {
    /// Any output, or any error.
    Success(bool),
    /// An error by the name of its shape, or by its code.
    ErrorType(&'static str),
    /// An expression over the output.
    Output(&'static str, Expected),
    /// An expression over an object with the members `input` and `output`.
    InputOutput(&'static str, Expected),
}

/// The expected value of an expression.
#[derive(Debug)]
pub enum Expected {
    /// This string.
    String(&'static str),
    /// This boolean.
    Boolean(bool),
    /// A list of nothing but this string, which it has at least once.
    AllStrings(&'static str),
    /// A list that has this string.
    AnyString(&'static str),
}

impl Expected {
    pub(crate) fn is(&self, found: &Value) -> bool {
        let elements = || found.as_array().unwrap_or_default();
        match self {
            Self::String(it) => found.as_str() == Some(it),
            Self::Boolean(it) => found.as_bool() == Some(*it),
            Self::AllStrings(it) => !elements().is_empty() && elements().iter().all(|found| found.as_str() == Some(it)),
            Self::AnyString(it) => elements().iter().any(|found| found.as_str() == Some(it)),
        }
    }
}
