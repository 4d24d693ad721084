//! Endpoint rules as data: the tree form of Smithy's rules engine, written with const constructors.

/// The endpoint rules of a service.
///
/// ```
/// use tinsmith_runtime::endpoint::{Condition, Expr, Function, Rule, RuleSet};
///
/// static RULES: RuleSet = RuleSet::new(&[
///     Rule::tree(
///         &[Condition::new(Function::IsSet, &[Expr::Ref("Endpoint")])],
///         &[
///             Rule::error(
///                 &[Condition::new(Function::BooleanEquals, &[Expr::Ref("UseFIPS"), Expr::Bool(true)])],
///                 Expr::Str("Invalid Configuration: FIPS and custom endpoint are not supported"),
///             ),
///             Rule::endpoint(&[], Expr::Ref("Endpoint")),
///         ],
///     ),
///     Rule::tree(
///         &[Condition::new(Function::AwsPartition, &[Expr::Ref("Region")]).assign("PartitionResult")],
///         &[
///             Rule::endpoint(&[], Expr::Str("https://example.{Region}.{PartitionResult#dualStackDnsSuffix}"))
///                 .headers(&[("x-region", &[Expr::Str("{Region}")])])
///                 .properties(&[(
///                     "authSchemes",
///                     Expr::List(&[Expr::Record(&[("name", Expr::Str("sigv4")), ("signingName", Expr::Str("example"))])]),
///                 )]),
///         ],
///     ),
///     Rule::error(&[], Expr::Str("Invalid Configuration: Missing Region")),
/// ]);
/// # let _ = &RULES;
/// ```
#[derive(Debug)]
pub struct RuleSet {
    pub(super) rules: &'static [Rule],
}

impl RuleSet {
    /// Rules that are tried in this order.
    pub const fn new(rules: &'static [Rule]) -> Self {
        Self { rules }
    }
}

/// Conditions, and what follows when all of them hold.
#[derive(Debug)]
pub struct Rule {
    pub(super) conditions: &'static [Condition],
    pub(super) then: Then,
}

#[derive(Debug)]
pub(super) enum Then {
    Endpoint {
        url: Expr,
        headers: &'static [(&'static str, &'static [Expr])],
        properties: &'static [(&'static str, Expr)],
    },
    Error(Expr),
    Tree(&'static [Rule]),
}

impl Rule {
    /// The endpoint with this URL.
    pub const fn endpoint(conditions: &'static [Condition], url: Expr) -> Self {
        Self {
            conditions,
            then: Then::Endpoint {
                url,
                headers: &[],
                properties: &[],
            },
        }
    }

    /// No endpoint, for this reason.
    pub const fn error(conditions: &'static [Condition], message: Expr) -> Self {
        Self {
            conditions,
            then: Then::Error(message),
        }
    }

    /// The first of these rules whose conditions hold.
    pub const fn tree(conditions: &'static [Condition], rules: &'static [Rule]) -> Self {
        Self {
            conditions,
            then: Then::Tree(rules),
        }
    }

    /// Headers that go with the endpoint; a rule without an endpoint has none.
    pub const fn headers(self, headers: &'static [(&'static str, &'static [Expr])]) -> Self {
        let Self { conditions, then } = self;
        match then {
            Then::Endpoint { url, properties, .. } => Self {
                conditions,
                then: Then::Endpoint {
                    url,
                    headers,
                    properties,
                },
            },
            then => Self { conditions, then },
        }
    }

    /// Properties that go with the endpoint, `authSchemes` among them; a rule without an endpoint has none.
    pub const fn properties(self, properties: &'static [(&'static str, Expr)]) -> Self {
        let Self { conditions, then } = self;
        match then {
            Then::Endpoint { url, headers, .. } => Self {
                conditions,
                then: Then::Endpoint {
                    url,
                    headers,
                    properties,
                },
            },
            then => Self { conditions, then },
        }
    }
}

/// A call that has to give something other than nothing and `false`.
#[derive(Debug)]
pub struct Condition {
    pub(super) function: Function,
    pub(super) arguments: &'static [Expr],
    pub(super) assign: Option<&'static str>,
}

impl Condition {
    /// The call of `function` with these arguments.
    pub const fn new(function: Function, arguments: &'static [Expr]) -> Self {
        Self {
            function,
            arguments,
            assign: None,
        }
    }

    /// Names the result, for the conditions that follow and for what follows from them.
    pub const fn assign(mut self, name: &'static str) -> Self {
        self.assign = Some(name);
        self
    }
}

/// An argument, or a part of an endpoint.
#[derive(Clone, Copy, Debug)]
pub enum Expr {
    /// A text with places to fill in: `{Region}`, `{PartitionResult#dnsSuffix}`.
    Str(&'static str),
    /// A boolean.
    Bool(bool),
    /// A number.
    Int(i64),
    /// A parameter, or a result that was named by a condition.
    Ref(&'static str),
    /// The result of a function.
    Call(Function, &'static [Expr]),
    /// A list.
    List(&'static [Expr]),
    /// Named values; in properties only.
    Record(&'static [(&'static str, Expr)]),
}

/// A function of the rules engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Function {
    /// `isSet`
    IsSet,
    /// `not`
    Not,
    /// `getAttr`
    GetAttr,
    /// `substring`
    Substring,
    /// `stringEquals`
    StringEquals,
    /// `booleanEquals`
    BooleanEquals,
    /// `uriEncode`
    UriEncode,
    /// `parseURL`
    ParseUrl,
    /// `isValidHostLabel`
    IsValidHostLabel,
    /// `coalesce`
    Coalesce,
    /// `split`
    Split,
    /// `ite`
    Ite,
    /// `aws.partition`
    AwsPartition,
    /// `aws.parseArn`
    AwsParseArn,
    /// `aws.isVirtualHostableS3Bucket`
    AwsIsVirtualHostableS3Bucket,
}
