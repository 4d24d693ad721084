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
    /// What waiting ends with: `TableExistsFinalPoll`.
    pub final_poll: Ident,
    /// What it ends with otherwise: `WaitUntilTableExistsError`.
    pub error: Ident,
    /// The builder of all waiters of the operation.
    pub builder: Symbol,
    /// The type that stands for the operation.
    pub marker: Symbol,
    /// The shortest time between two calls, in seconds.
    pub min_delay: u64,
    /// The longest time between two calls, in seconds.
    pub max_delay: u64,
    /// What answers mean.
    pub acceptors: Vec<Acceptor>,
}

/// A method of the trait `Waiters`.
#[derive(Clone, Debug)]
pub struct WaiterMethod {
    /// The operation.
    pub shape: Trace,
    /// Its name: `wait_until_table_exists`.
    pub name: Ident,
    /// What is waited for.
    pub docs: Docs,
    /// Whether it should not be used any more.
    pub deprecated: Option<Deprecated>,
    /// The builder that it returns.
    pub fluent: Symbol,
    /// What the builder knows of the waiter.
    pub table: Symbol,
}

/// `waiters::Acceptor::Success(..)`
#[derive(Clone, Debug)]
pub struct Acceptor {
    /// What the answer means.
    pub state: State,
    /// Which answer.
    pub matcher: Matcher,
}

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// What is waited for has happened.
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
    /// What an expression finds in the output.
    Output(String, Expected),
    /// What an expression finds in input and output.
    InputOutput(String, Expected),
}

/// What an expression has to find.
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
