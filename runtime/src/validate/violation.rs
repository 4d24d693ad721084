//! Violations of constraints.

use std::error::Error;
use std::fmt;

use crate::schema::Bound;

/// The limit of characters of a value and of entries of a list in a message.
const SHOWN: usize = 100;

/// All violations of a value; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Violations {
    shape: &'static str,
    violations: Vec<Violation>,
}

impl Violations {
    pub(super) fn new(shape: &'static str, violations: Vec<Violation>) -> Self {
        Self { shape, violations }
    }

    /// Returns the violations in the order of the members.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.violations.iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} breaks the constraints of its model", self.shape)?;
        for (index, it) in self.violations.iter().enumerate() {
            write!(f, "{} {it}", if index == 0 { ':' } else { ';' })?;
        }
        Ok(())
    }
}

impl Error for Violations {}

/// A constraint that a value violates.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// The path of the value: `managed_instance.network_interfaces[2].subnet_id`, `tags["k"]`. Empty for the whole value.
    pub path: String,
    /// The violated constraint.
    pub constraint: Constraint,
    /// The value or length that was found; `None` for a missing member and a sensitive value.
    pub found: Option<Found>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "`{}` ", self.path)?;
        }
        self.constraint.fmt(f)?;
        match &self.found {
            None => Ok(()),
            Some(found) => write!(f, ", not {found}"),
        }
    }
}

/// A constraint of the model.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// The member must be set (trait `required`).
    Required,
    /// The number of characters of a string, bytes of a blob, or elements of a collection (trait `length`).
    #[non_exhaustive]
    Length {
        /// The inclusive minimum.
        min: Option<u64>,
        /// The inclusive maximum.
        max: Option<u64>,
    },
    /// The value of a number (trait `range`).
    #[non_exhaustive]
    Range {
        /// The inclusive minimum.
        min: Option<Bound>,
        /// The inclusive maximum.
        max: Option<Bound>,
    },
    /// The regular expression of a string, as in the model (trait `pattern`).
    Pattern(&'static str),
    /// The values of an enum.
    Values(&'static [&'static str]),
    /// The values of an `intEnum`.
    Integers(&'static [i32]),
    /// The elements of a list are unique (trait `uniqueItems`).
    UniqueItems,
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("is required"),
            Self::Length { min, max } => span(f, "must have a length", min, max),
            Self::Range { min, max } => span(f, "must be", min, max),
            Self::Pattern(it) => write!(f, "must match the pattern {it}"),
            Self::Values(it) => one_of(f, it),
            Self::Integers(it) => one_of(f, it),
            Self::UniqueItems => f.write_str("must not contain an element twice"),
        }
    }
}

fn span<T: fmt::Display + PartialEq>(
    f: &mut fmt::Formatter<'_>,
    what: &str,
    min: &Option<T>,
    max: &Option<T>,
) -> fmt::Result {
    // "must have a length of 3", but "must be 3".
    let of = if what.ends_with("be") { "" } else { " of" };
    match (min, max) {
        (Some(min), Some(max)) if min == max => write!(f, "{what}{of} {min}"),
        (Some(min), Some(max)) => write!(f, "{what}{of} {min} to {max}"),
        (Some(min), None) => write!(f, "{what}{of} at least {min}"),
        (None, Some(max)) => write!(f, "{what}{of} at most {max}"),
        (None, None) => f.write_str(what),
    }
}

fn one_of<T: fmt::Display>(f: &mut fmt::Formatter<'_>, values: &[T]) -> fmt::Result {
    f.write_str("must be one of ")?;
    for (index, it) in values.iter().take(SHOWN).enumerate() {
        write!(f, "{}{it}", if index == 0 { "" } else { ", " })?;
    }
    f.write_str(if values.len() > SHOWN { ", …" } else { "" })
}

/// The cause of a violation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Found {
    /// The length of the value.
    Length(u64),
    /// The value; long strings are truncated.
    Value(String),
}

impl Found {
    /// Returns a value, truncated for messages.
    pub(super) fn value(value: &dyn fmt::Display) -> Self {
        let mut text = value.to_string();
        if let Some((end, _)) = text.char_indices().nth(SHOWN) {
            text.truncate(end);
            text.push('…');
        }
        Self::Value(text)
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(it) => it.fmt(f),
            Self::Value(it) => it.fmt(f),
        }
    }
}
