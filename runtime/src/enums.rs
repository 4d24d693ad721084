//! String enums: unknown values, and the error of strict parsing.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// The position of a value in the model, or the text of an unknown value.
///
/// Text, order and hash follow from it, so that an enum needs one `match` for all of them.
pub type Position<'a> = Result<usize, &'a UnknownVariantValue>;

/// Returns the value as the service spells it.
#[inline]
pub fn text<'a>(values: &'static [&'static str], position: Position<'a>) -> &'a str {
    match position {
        Ok(index) => values[index],
        Err(unknown) => unknown.as_str(),
    }
}

/// Writes `Debug`: the name of the variant.
pub fn debug(f: &mut fmt::Formatter<'_>, names: &[&str], unknown: &str, position: Position<'_>) -> fmt::Result {
    match position {
        Ok(index) => f.write_str(names[index]),
        Err(value) => f.debug_tuple(unknown).field(value).finish(),
    }
}

/// Compares in the order of the model; unknown values come last, in the order of their texts.
pub fn order(a: Position<'_>, b: Position<'_>) -> Ordering {
    match (a, b) {
        (Ok(a), Ok(b)) => a.cmp(&b),
        (Ok(_), Err(_)) => Ordering::Less,
        (Err(_), Ok(_)) => Ordering::Greater,
        (Err(a), Err(b)) => a.cmp(b),
    }
}

/// Hashes a value; equal values have equal hashes.
#[inline]
pub fn hash<H: Hasher>(position: Position<'_>, state: &mut H) {
    position.hash(state);
}

/// A value that the model did not have when the crate was generated; `as_str()` of the enum shows it.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Hash)]
#[non_exhaustive]
pub struct UnknownVariantValue(String);

impl UnknownVariantValue {
    /// Makes an unknown value, for the derives alone.
    #[doc(hidden)]
    pub fn new(value: &str) -> Self {
        Self(value.to_owned())
    }

    /// Returns the text, for the derives alone: callers must not match on a value that a later model may name.
    #[doc(hidden)]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownVariantValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The model does not know the value of an enum.
#[derive(Debug)]
pub struct UnknownVariantError {
    value: String,
}

impl UnknownVariantError {
    /// Makes the error, for the derives alone.
    #[doc(hidden)]
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: value.into() }
    }
}

impl fmt::Display for UnknownVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown enum variant: '{}'", self.value)
    }
}

impl std::error::Error for UnknownVariantError {}
