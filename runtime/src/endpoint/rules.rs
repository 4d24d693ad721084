//! Endpoint rules as a generated crate holds them: conditions, outcomes and decisions as text.

use std::sync::OnceLock;

use super::parse::{self, Malformed};
use super::program::Program;

/// The endpoint rules of a service.
///
/// Both forms of Smithy's rules engine, trees and decision diagrams, become decisions: each tests a condition and leads to
/// another decision or to an outcome. Text is small and cheap to compile; it is parsed on first use.
///
/// ```
/// use tinsmith_runtime::endpoint::{RuleSet, Rules, Value};
///
/// static RULES: RuleSet = RuleSet::new(Rules {
///     conditions: &[
///         "isSet(Endpoint)",
///         "booleanEquals(UseFIPS, true)",
///         "PartitionResult = aws.partition(Region)",
///     ],
///     outcomes: &[
///         "error 'FIPS is not possible with an endpoint of your own'",
///         "endpoint Endpoint",
///         "endpoint 'https://example.{Region}.{PartitionResult#dualStackDnsSuffix}' \
///          properties {authSchemes: [{name: 'sigv4', signingName: 'example'}]} headers {x-region: ['{Region}']}",
///         "error 'a region is needed'",
///     ],
///     decisions: &["0 1 2; 1 =0 =1; 2 =2 =3"],
/// });
///
/// let region = |name: &str| (name == "Region").then(|| Value::str("eu-west-3"));
/// assert_eq!(RULES.evaluate(&region).unwrap().url(), "https://example.eu-west-3.api.aws");
/// ```
#[derive(Debug)]
pub struct RuleSet<'r> {
    rules: Rules<'r>,
    program: OnceLock<Result<Program<'r>, Malformed>>,
}

/// The text of a [`RuleSet`].
///
/// An expression is `true`, `7`, `'text with {Name} and {Name#part}'` (a quote in it is doubled), `Name`, `Name#part`,
/// `function(argument, ..)`, `[element, ..]` or `{key: value, ..}`.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'r> {
    /// `function(argument, ..)`, or `Name = function(argument, ..)` if another expression refers to the result.
    pub conditions: &'r [&'r str],
    /// `error message`, or `endpoint url` with `properties {..}` and `headers {..}` after it.
    pub outcomes: &'r [&'r str],
    /// The number of a condition, what follows if it holds, and what follows if not: the number of a decision, that of
    /// an outcome after `=`, or `-` where no rule matches. Decisions are separated by `;`; the first one comes first.
    pub decisions: &'r [&'r str],
}

impl<'r> RuleSet<'r> {
    /// Makes the rules of their text.
    pub const fn new(rules: Rules<'r>) -> Self {
        Self {
            rules,
            program: OnceLock::new(),
        }
    }

    /// Returns the parsed rules, which are parsed once.
    pub(super) fn program(&self) -> Result<&Program<'r>, &Malformed> {
        self.program.get_or_init(|| parse::program(&self.rules)).as_ref()
    }
}
