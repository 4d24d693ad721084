//! Errors of expressions.

use std::fmt;

/// An expression cannot be read, or cannot be evaluated over a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
}

/// The kinds of errors that the specification tells apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is no expression, or one beyond all measure.
    Syntax,
    /// A function that does not exist.
    UnknownFunction,
    /// A function with too few or too many arguments.
    Arity,
    /// A function with an argument of a wrong type.
    Type,
    /// A slice that would never move on.
    Value,
    /// An expression that takes more steps than it may.
    TooExpensive,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
        }
    }

    /// Makes an error at a byte of the text.
    pub(crate) fn syntax(offset: usize, message: impl fmt::Display) -> Self {
        Self::new(ErrorKind::Syntax, format!("{message} (at byte {offset})"))
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl std::error::Error for Error {}
