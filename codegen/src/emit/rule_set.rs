//! Endpoint rules as text: a line for each condition and each outcome, rows of decisions.

use crate::rust::rule_set::{Call, Condition, Decision, Expression, Next, Outcome, RuleSet};
use std::fmt::{self, Display, Formatter};

/// The limit of characters in a row of decisions.
const ROW: usize = 88;

/// The decisions in rows of a readable length.
pub fn rows(it: &RuleSet) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for decision in &it.decisions {
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
            // Without the sign it is the boolean.
            Self::Reference(it) if matches!(&**it, "true" | "false") => write!(f, "${it}"),
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
