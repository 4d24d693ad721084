//! Parsed endpoint rules: names are slots of a table, templates are split into pieces.

use std::borrow::Cow;

/// The position of a value during an evaluation.
pub(super) type Slot = usize;

/// A parsed [`RuleSet`](super::RuleSet).
#[derive(Debug)]
pub(super) struct Program<'r> {
    /// The names of parameters and of results of conditions; the position of a name is its slot.
    pub(super) names: Vec<&'r str>,
    pub(super) conditions: Vec<Condition<'r>>,
    pub(super) outcomes: Vec<Outcome<'r>>,
    pub(super) decisions: Vec<Decision>,
}

/// A call that holds if its result is neither absent nor `false`.
#[derive(Debug)]
pub(super) struct Condition<'r> {
    pub(super) call: Expr<'r>,
    /// The slot of the result.
    pub(super) assign: Option<Slot>,
}

/// An outcome of the rules.
#[derive(Debug)]
pub(super) enum Outcome<'r> {
    Error(Expr<'r>),
    Endpoint {
        url: Expr<'r>,
        properties: Vec<(Cow<'r, str>, Expr<'r>)>,
        headers: Vec<(Cow<'r, str>, Vec<Expr<'r>>)>,
    },
}

/// A condition with its two branches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decision {
    pub(super) condition: usize,
    pub(super) holds: Next,
    pub(super) fails: Next,
}

/// The target of a branch.
#[derive(Clone, Copy, Debug)]
pub(super) enum Next {
    Decision(usize),
    Outcome(usize),
    NoMatch,
}

/// An expression.
#[derive(Debug)]
pub(super) enum Expr<'r> {
    Bool(bool),
    Int(i64),
    Text(Cow<'r, str>),
    Template(Vec<Piece<'r>>),
    Ref(Slot),
    Part(Slot, &'r str),
    Call(Function, Vec<Expr<'r>>),
    List(Vec<Expr<'r>>),
    Record(Vec<(Cow<'r, str>, Expr<'r>)>),
}

/// A piece of a template.
#[derive(Debug)]
pub(super) enum Piece<'r> {
    /// Literal text.
    Text(Cow<'r, str>),
    /// An expression to fill in.
    Value(Expr<'r>),
}

/// A function of the rules engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    IsSet,
    Not,
    GetAttr,
    Substring,
    StringEquals,
    BooleanEquals,
    UriEncode,
    ParseUrl,
    IsValidHostLabel,
    Coalesce,
    Split,
    Ite,
    AwsPartition,
    AwsParseArn,
    AwsIsVirtualHostableS3Bucket,
}

impl Function {
    /// Returns the function of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "isSet" => Self::IsSet,
            "not" => Self::Not,
            "getAttr" => Self::GetAttr,
            "substring" => Self::Substring,
            "stringEquals" => Self::StringEquals,
            "booleanEquals" => Self::BooleanEquals,
            "uriEncode" => Self::UriEncode,
            "parseURL" => Self::ParseUrl,
            "isValidHostLabel" => Self::IsValidHostLabel,
            "coalesce" => Self::Coalesce,
            "split" => Self::Split,
            "ite" => Self::Ite,
            "aws.partition" => Self::AwsPartition,
            "aws.parseArn" => Self::AwsParseArn,
            "aws.isVirtualHostableS3Bucket" => Self::AwsIsVirtualHostableS3Bucket,
            _ => return None,
        })
    }
}
