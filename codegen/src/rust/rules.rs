//! `RuleSet`: endpoint rules, each tree and each decision diagram in one form, and how they are written.

use std::fmt::{self, Display, Formatter};

/// Decisions of a row are no longer than this together.
const ROW: usize = 88;

/// Conditions, outcomes, and the way from one to the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSet {
    /// What is asked, each question once.
    pub conditions: Vec<Condition>,
    /// What can come out of it.
    pub outcomes: Vec<Outcome>,
    /// What is asked when; the first one comes first. Without any, the first outcome follows.
    pub decisions: Vec<Decision>,
}

/// A condition and what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    /// The condition's number.
    pub condition: usize,
    /// What follows if it holds.
    pub holds: Next,
    /// What follows if it does not.
    pub fails: Next,
}

/// What follows a decision.
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
    /// What must give something other than nothing and `false`.
    pub call: Call,
}

/// Where rules end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The address.
    Endpoint {
        /// The URL.
        url: Expression,
        /// What else is known about the endpoint, such as how requests are signed.
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

impl RuleSet {
    /// The decisions in rows of a readable length.
    pub fn rows(&self) -> Vec<String> {
        let mut rows: Vec<String> = Vec::new();
        for decision in &self.decisions {
            let decision = decision.to_string();
            match rows.last_mut() {
                Some(row) if row.len() + decision.len() + 2 <= ROW => {
                    row.push_str("; ");
                    row.push_str(&decision);
                }
                _ => rows.push(decision),
            }
        }
        rows
    }
}

impl Display for Decision {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self {
            condition,
            holds,
            fails,
        } = self;
        write!(f, "{condition} {holds} {fails}")
    }
}

impl Display for Next {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decision(number) => write!(f, "{number}"),
            Self::Outcome(number) => write!(f, "={number}"),
            Self::NoMatch => f.write_str("-"),
        }
    }
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(name) = &self.assign {
            write!(f, "{name} = ")?;
        }
        write!(f, "{}", Written(&self.call))
    }
}

impl Display for Outcome {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Error(message) => write!(f, "error {message}"),
            Self::Endpoint {
                url,
                properties,
                headers,
            } => {
                write!(f, "endpoint {url}")?;
                if !properties.is_empty() {
                    f.write_str(" properties ")?;
                    entries(f, properties, |f, value| write!(f, "{value}"))?;
                }
                if !headers.is_empty() {
                    f.write_str(" headers ")?;
                    entries(f, headers, |f, values| list(f, values))?;
                }
                Ok(())
            }
        }
    }
}

impl Display for Expression {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(it) => write!(f, "{it}"),
            Self::Integer(it) => write!(f, "{it}"),
            Self::Template(it) => quoted(f, it),
            Self::Reference(it) => f.write_str(it),
            Self::Call(it) => write!(f, "{it}"),
            Self::Array(it) => list(f, it),
            Self::Record(it) => entries(f, it, |f, value| write!(f, "{value}")),
        }
    }
}

impl Display for Call {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // The usual way to a part of a value is shorter than a call.
        if let ("getAttr", [Expression::Reference(name), Expression::Template(path)]) =
            (self.function, self.arguments.as_slice())
            && is_path(path)
        {
            return write!(f, "{name}#{path}");
        }
        write!(f, "{}", Written(self))
    }
}

/// A call with its function and its arguments.
struct Written<'a>(&'a Call);

impl Display for Written<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Call { function, arguments } = self.0;
        write!(f, "{function}(")?;
        separated(f, arguments, |f, it| write!(f, "{it}"))?;
        f.write_str(")")
    }
}

fn list(f: &mut Formatter<'_>, items: &[Expression]) -> fmt::Result {
    f.write_str("[")?;
    separated(f, items, |f, it| write!(f, "{it}"))?;
    f.write_str("]")
}

fn entries<T>(
    f: &mut Formatter<'_>,
    entries: &[(String, T)],
    value: impl Fn(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    f.write_str("{")?;
    separated(f, entries, |f, (name, it)| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
        match name.chars().all(plain) {
            true => f.write_str(name)?,
            false => quoted(f, name)?,
        }
        f.write_str(": ")?;
        value(f, it)
    })?;
    f.write_str("}")
}

fn separated<T>(
    f: &mut Formatter<'_>,
    items: &[T],
    write: impl Fn(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (at, item) in items.iter().enumerate() {
        f.write_str(if at == 0 { "" } else { ", " })?;
        write(f, item)?;
    }
    Ok(())
}

fn quoted(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    write!(f, "'{}'", text.replace('\'', "''"))
}

/// Returns whether a path to a part of a value is `name`, `name[0]`, `[-1]` and the like, joined by dots.
fn is_path(text: &str) -> bool {
    let name = |it: &str| it.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    text.split('.').all(|step| match step.split_once('[') {
        Some((before, index)) => name(before) && index.strip_suffix(']').is_some_and(|it| it.parse::<i64>().is_ok()),
        None => name(step) && !step.is_empty(),
    })
}
