//! `RuleSet`: endpoint rules, each tree and each decision diagram in one form.

/// Conditions, outcomes, and the way from one to the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSet {
    /// The conditions, each question once.
    pub conditions: Vec<Condition>,
    /// The possible outcomes.
    pub outcomes: Vec<Outcome>,
    /// The order of the conditions; the first decision is the start. Without decisions, the first outcome is the
    /// result.
    pub decisions: Vec<Decision>,
}

/// A condition and what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    /// The condition's number.
    pub condition: usize,
    /// The continuation if the condition holds.
    pub holds: Next,
    /// The continuation if it does not.
    pub fails: Next,
}

/// The continuation of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Next {
    /// Another decision.
    Decision(usize),
    /// An outcome.
    Outcome(usize),
    /// Nothing: no rule matches.
    NoMatch,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Condition {
    /// The name of its result in other conditions and in outcomes.
    pub assign: Option<String>,
    /// The call, which must give a value other than nothing and `false`.
    pub call: Call,
}

/// An end of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The address.
    Endpoint {
        /// The URL.
        url: Expression,
        /// Further properties of the endpoint, such as its auth schemes.
        properties: Vec<(String, Expression)>,
        /// Headers of the request.
        headers: Vec<(String, Vec<Expression>)>,
    },
    /// There is none.
    Error(Expression),
}

/// A value that the rules compute.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expression {
    /// `true`
    Bool(bool),
    /// `1`
    Integer(i64),
    /// A text, perhaps with `{name}` in it.
    Template(String),
    /// A parameter, or the result of a condition.
    Reference(String),
    /// The result of a function.
    Call(Call),
    /// Several values.
    Array(Vec<Expression>),
    /// Named values; in properties only.
    Record(Vec<(String, Expression)>),
}

/// A function of the rules engine and what it is given.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Call {
    /// Its name: `aws.partition`.
    pub function: &'static str,
    /// Its arguments.
    pub arguments: Vec<Expression>,
}
