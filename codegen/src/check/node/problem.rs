//! The ways in which a value breaks the form that a shape demands.

use crate::source::SourceLocation;

/// A fault in a value.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The kind of fault.
    pub fault: Fault,
    /// The offending node or key.
    pub location: SourceLocation,
    /// The path inside the value: empty, or like `.members.0`.
    pub path: String,
    /// The fault, in the model's words.
    pub message: String,
    /// The advice.
    pub hint: Option<String>,
}

/// The kinds of problems, which differ in event ID and severity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another type of value than demanded.
    Form,
    /// A required member is missing.
    Missing,
    /// A value of the right type that breaks a constraint.
    Constraint,
    /// A number out of range, by a constraint on a member (or on its target), and whether the number is zero.
    Range {
        /// `true` if the constraint stands on a member.
        member: bool,
        /// `true` if the number is zero, which is the default that old models could not avoid.
        zero: bool,
    },
    /// A key that is no member of the structure; that is allowed, but probably a mistake.
    UnknownMember(String),
    /// A union of which no member is set. Old models have such values.
    EmptyUnion,
    /// A condition of `smithy.contracts#conditions` does not hold.
    Condition(String),
}
