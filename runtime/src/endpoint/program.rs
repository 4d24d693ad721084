//! Endpoint rules after reading: names are places in a table, texts are cut into pieces.

use std::borrow::Cow;

/// Where a value is kept during an evaluation.
pub(super) type Slot = usize;

/// What a [`RuleSet`](super::RuleSet) says.
#[derive(Debug)]
pub(super) struct Program<'r> {
    /// The names of parameters and of results of conditions; their position is their slot.
    pub(super) names: Vec<&'r str>,
    pub(super) conditions: Vec<Condition<'r>>,
    pub(super) outcomes: Vec<Outcome<'r>>,
    pub(super) decisions: Vec<Decision>,
}

/// A call that has to give something other than nothing and `false`.
#[derive(Debug)]
pub(super) struct Condition<'r> {
    pub(super) call: Expr<'r>,
    /// Where others find the result.
    pub(super) assign: Option<Slot>,
}

/// Where the rules end.
#[derive(Debug)]
pub(super) enum Outcome<'r> {
    Error(Expr<'r>),
    Endpoint {
        url: Expr<'r>,
        properties: Vec<(Cow<'r, str>, Expr<'r>)>,
        headers: Vec<(Cow<'r, str>, Vec<Expr<'r>>)>,
    },
}

/// A condition, and the ways on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decision {
    pub(super) condition: usize,
    pub(super) holds: Next,
    pub(super) fails: Next,
}

/// What follows a decision.
#[derive(Clone, Copy, Debug)]
pub(super) enum Next {
    Decision(usize),
    Outcome(usize),
    NoMatch,
}

/// A value that the rules compute.
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

/// A part of a text.
#[derive(Debug)]
pub(super) enum Piece<'r> {
    /// As it stands.
    Text(Cow<'r, str>),
    /// To be filled in.
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
    /// The function that the rules engine calls so.
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
