//! JMESPath (<https://jmespath.org/specification.html>): what the generator checks and the runtime evaluates.
//!
//! Expressions come from models and values from services, so neither is trusted: size and nesting of an expression are
//! limited, evaluating it takes no more than a number of steps, and nothing panics.
//!
//! ```
//! use tinsmith_jmespath::{Expression, Value};
//!
//! let expression = Expression::parse("Volumes[?State == 'ok'].Name")?;
//! let volume = |state: &str, name: &str| {
//!     Value::object([("State", Value::string(state)), ("Name", Value::string(name))])
//! };
//! let output = Value::object([("Volumes", Value::array([volume("ok", "a"), volume("failed", "b")]))]);
//! assert_eq!(expression.evaluate(&output)?, Value::array([Value::string("a")]));
//! # Ok::<_, tinsmith_jmespath::Error>(())
//! ```

#![warn(
    unreachable_pub,
    clippy::cloned_instead_of_copied,
    clippy::explicit_iter_loop,
    clippy::implicit_clone,
    clippy::manual_let_else,
    clippy::redundant_else,
    clippy::semicolon_if_nothing_returned,
    clippy::unnested_or_patterns,
    clippy::wildcard_imports
)]

mod error;
mod evaluate;
mod fuel;
mod functions;
mod json;
mod lexer;
mod node;
mod parser;
mod value;

pub use error::{Error, ErrorKind};
pub use functions::Function;
pub use node::{Comparison, Names, Node, Projection};
pub use value::Value;

use fuel::Fuel;

/// An expression that was read.
#[derive(Clone, Debug)]
pub struct Expression(Node);

impl Expression {
    /// Reads an expression.
    pub fn parse(text: &str) -> Result<Self, Error> {
        parser::parse(text).map(Self)
    }

    /// Evaluates the expression in at most ten million steps.
    pub fn evaluate(&self, value: &Value) -> Result<Value, Error> {
        self.evaluate_within(value, fuel::STEPS)
    }

    /// Evaluates the expression in at most so many steps: a step looks at a value or copies a value.
    pub fn evaluate_within(&self, value: &Value, steps: u64) -> Result<Value, Error> {
        evaluate::evaluate(&self.0, value, &Fuel::new(steps))
    }

    /// The expression as a tree.
    pub fn node(&self) -> &Node {
        &self.0
    }
}
