//! Waiter traits.

use super::Trait;
use crate::model::node::Node;

/// The waiters of an operation.
#[derive(Clone, Debug)]
pub struct Waitable(pub Vec<Waiter>);

/// A waiter.
#[derive(Clone, Debug)]
pub struct Waiter {
    /// Its name.
    pub name: String,
    /// The documentation.
    pub documentation: Option<String>,
    /// `true` if the waiter is deprecated.
    pub deprecated: bool,
    /// The shortest time between two calls, in seconds.
    pub min_delay: u64,
    /// The longest time between two calls, in seconds.
    pub max_delay: u64,
    /// The acceptors; the first match counts.
    pub acceptors: Vec<Acceptor>,
}

/// The delays that a waiter has when it does not say, in seconds.
pub const DELAYS: (u64, u64) = (2, 120);

/// An acceptor: the meaning of an answer.
#[derive(Clone, Debug)]
pub struct Acceptor {
    /// `success`, `failure` or `retry`.
    pub state: String,
    /// The matcher of answers.
    pub matcher: Matcher,
}

/// The matcher of answers.
#[derive(Clone, Debug)]
pub enum Matcher {
    /// Any output, or any error.
    Success(bool),
    /// An error by its name.
    ErrorType(String),
    /// An expression over the output.
    Output(Path),
    /// An expression over an object with the members `input` and `output`.
    InputOutput(Path),
}

/// An expression and what it has to find.
#[derive(Clone, Debug)]
pub struct Path {
    /// The expression.
    pub path: String,
    /// The expected value, as a string.
    pub expected: String,
    /// The comparator: `stringEquals`, `booleanEquals`, `allStringEquals` or `anyStringEquals`.
    pub comparator: String,
}

impl Trait for Waitable {
    const ID: &'static str = "smithy.waiters#waitable";

    fn from_node(node: &Node) -> Option<Self> {
        let waiters = node.as_object()?.iter();
        let waiters = waiters.map(|(name, entry)| waiter(name, &entry.node));
        waiters.collect::<Option<_>>().map(Self)
    }
}

fn waiter(name: &str, node: &Node) -> Option<Waiter> {
    let seconds = |key: &str| u64::try_from(node.get(key)?.as_number()?.as_i64()?).ok();
    let acceptors = node.get("acceptors")?.as_array()?.iter().map(acceptor);
    Some(Waiter {
        name: name.to_owned(),
        documentation: text(node, "documentation"),
        deprecated: node.get("deprecated").and_then(Node::as_bool) == Some(true),
        min_delay: seconds("minDelay").unwrap_or(DELAYS.0),
        max_delay: seconds("maxDelay").unwrap_or(DELAYS.1),
        acceptors: acceptors.collect::<Option<_>>()?,
    })
}

fn acceptor(node: &Node) -> Option<Acceptor> {
    let matcher = node.get("matcher")?;
    let path = |key: &str| {
        let path = matcher.get(key)?;
        Some(Path {
            path: text(path, "path")?,
            expected: text(path, "expected")?,
            comparator: text(path, "comparator")?,
        })
    };
    let success = matcher.get("success").and_then(Node::as_bool).map(Matcher::Success);
    let matcher = success
        .or_else(|| text(matcher, "errorType").map(Matcher::ErrorType))
        .or_else(|| path("output").map(Matcher::Output))
        .or_else(|| path("inputOutput").map(Matcher::InputOutput));
    Some(Acceptor {
        state: text(node, "state")?,
        matcher: matcher?,
    })
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.get(key).and_then(Node::as_str).map(str::to_owned)
}
