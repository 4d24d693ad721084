//! `Waiter`: an operation that is called until something has happened.

use super::deprecated::Deprecated;
use super::docs::Docs;
use super::symbol::Symbol;
use super::trace::Trace;
use proc_macro2::Ident;

/// A waiter, with a file of its own.
#[derive(Clone, Debug)]
pub struct Waiter {
    /// The operation.
    pub shape: Trace,
    /// Its name in the model.
    pub model_name: String,
    /// The file that it stands in: `src/waiters/_table_exists.rs`.
    pub file: String,
    /// The module of that file.
    pub file_module: Ident,
    /// The module below `waiters`.
    pub module: Ident,
    /// The name of its builder: `TableExistsFluentBuilder`.
    pub fluent: Ident,
    /// The result of successful waiting: `TableExistsFinalPoll`.
    pub final_poll: Ident,
    /// The error of waiting: `WaitUntilTableExistsError`.
    pub error: Ident,
    /// The builder of all waiters of the operation.
    pub builder: Symbol,
    /// The type that stands for the operation.
    pub marker: Symbol,
    /// The shortest time between two calls, in seconds.
    pub min_delay: u64,
    /// The longest time between two calls, in seconds.
    pub max_delay: u64,
    /// The acceptors, in the order of the model.
    pub acceptors: Vec<Acceptor>,
}

/// A method of the trait `Waiters`.
#[derive(Clone, Debug)]
pub struct WaiterMethod {
    /// The operation.
    pub shape: Trace,
    /// Its name: `wait_until_table_exists`.
    pub name: Ident,
    /// The documentation of the condition.
    pub docs: Docs,
    /// The deprecation, if there is one.
    pub deprecated: Option<Deprecated>,
    /// The builder that it returns.
    pub fluent: Symbol,
    /// The table of the waiter, for the builder.
    pub table: Symbol,
}

/// `waiters::Acceptor::Success(..)`
#[derive(Clone, Debug)]
pub struct Acceptor {
    /// The state after the answer.
    pub state: State,
    /// Which answer.
    pub matcher: Matcher,
}

/// The state of waiting after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The expected condition holds.
    Success,
    /// It will not happen.
    Failure,
    /// It may still happen.
    Retry,
}

/// Which answer is meant.
#[derive(Clone, Debug)]
pub enum Matcher {
    /// Any output, or any error.
    Success(bool),
    /// An error by its name.
    ErrorType(String),
    /// The result of an expression on the output.
    Output(String, Expected),
    /// The result of an expression on input and output.
    InputOutput(String, Expected),
}

/// The expected result of an expression.
#[derive(Clone, Debug)]
pub enum Expected {
    /// A string.
    String(String),
    /// A boolean.
    Boolean(bool),
    /// A list of nothing but the string.
    AllStrings(String),
    /// A list that has the string.
    AnyString(String),
}
