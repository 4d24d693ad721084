//! String enums: the value that a later model may bring, and the error of those who refuse it.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// Where a value stands among those that the model knows, or what it is if the model does not know it.
///
/// Text, order and hash follow from it, so that an enum needs one `match` for all of them.
pub type Position<'a> = Result<usize, &'a UnknownVariantValue>;

/// The value as the service spells it.
#[inline]
pub fn text<'a>(values: &'static [&'static str], position: Position<'a>) -> &'a str {
    match position {
        Ok(index) => values[index],
        Err(unknown) => unknown.as_str(),
    }
}

/// `Debug`: the name of the variant.
pub fn debug(f: &mut fmt::Formatter<'_>, names: &[&str], unknown: &str, position: Position<'_>) -> fmt::Result {
    match position {
        Ok(index) => f.write_str(names[index]),
        Err(value) => f.debug_tuple(unknown).field(value).finish(),
    }
}

/// The order of the model; values that it does not know come last, in the order of their texts.
pub fn order(a: Position<'_>, b: Position<'_>) -> Ordering {
    match (a, b) {
        (Ok(a), Ok(b)) => a.cmp(&b),
        (Ok(_), Err(_)) => Ordering::Less,
        (Err(_), Ok(_)) => Ordering::Greater,
        (Err(a), Err(b)) => a.cmp(b),
    }
}

/// Equal values have equal hashes.
#[inline]
pub fn hash<H: Hasher>(position: Position<'_>, state: &mut H) {
    position.hash(state);
}

/// A value that the model did not have when the crate was generated; `as_str()` of the enum shows it.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Hash)]
#[non_exhaustive]
pub struct UnknownVariantValue(String);

impl UnknownVariantValue {
    /// For the derives, which are the only ones to make an unknown value.
    #[doc(hidden)]
    pub fn new(value: &str) -> Self {
        Self(value.to_owned())
    }

    /// For the derives: the value is opaque, so that adding it to a model breaks nobody.
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

/// The value of an enum is none of those that the model knows.
#[derive(Debug)]
pub struct UnknownVariantError {
    value: String,
}

impl UnknownVariantError {
    /// For the derives.
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
