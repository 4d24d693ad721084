//! JMESPath (<https://jmespath.org/specification.html>): what the generator checks and the runtime evaluates.
//!
//! Expressions come from models, so an absurd one is an error like any other: size and nesting are limited, and neither
//! reading nor evaluating panics.
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

mod error;
mod evaluate;
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

/// An expression that was read.
#[derive(Clone, Debug)]
pub struct Expression(Node);

impl Expression {
    /// Reads an expression.
    pub fn parse(text: &str) -> Result<Self, Error> {
        parser::parse(text).map(Self)
    }

    /// What the expression finds in a value.
    pub fn evaluate(&self, value: &Value) -> Result<Value, Error> {
        evaluate::evaluate(&self.0, value)
    }

    /// The expression as a tree.
    pub fn node(&self) -> &Node {
        &self.0
    }
}
