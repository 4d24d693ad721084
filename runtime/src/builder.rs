//! `Debug` and `Display` of generated types.

use std::fmt;

use crate::error::ErrorMetadata;
use crate::schema::{Member, Structure};

/// The text in place of a sensitive value.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// A member as `Debug` shows it.
///
/// A function for each type of member makes it, which compiles faster than trait objects of the members.
pub enum Shown<'a> {
    /// An optional member that is not set.
    None,
    /// An optional member that is set.
    Some(&'a dyn fmt::Debug),
    /// A required member.
    Plain(&'a dyn fmt::Debug),
}

/// An optional member.
pub fn optional<T: fmt::Debug>(member: &Option<T>) -> Shown<'_> {
    match member {
        Some(it) => Shown::Some(it),
        None => Shown::None,
    }
}

/// A required member.
pub fn plain<T: fmt::Debug>(member: &T) -> Shown<'_> {
    Shown::Plain(member)
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Some(it) => f.debug_tuple("Some").field(it).finish(),
            Self::Plain(it) => it.fmt(f),
        }
    }
}

/// Writes `Debug` of a structure or its builder: the members in the order of the table, then `more`. Sensitive values are
/// redacted.
pub fn debug_members(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    table: &Structure,
    members: &[Shown<'_>],
    more: &[(&str, &dyn fmt::Debug)],
) -> fmt::Result {
    let mut debug = f.debug_struct(name);
    for (member, value) in table.members().iter().zip(members) {
        if member.is_sensitive() {
            debug.field(member.field, &REDACTED);
        } else {
            debug.field(member.field, value);
        }
    }
    for (field, value) in more {
        debug.field(field, value);
    }
    debug.finish()
}

/// The metadata of an error for its `Debug`: without the message if the message is a sensitive member of the error.
pub fn shown_meta<'a>(table: &Structure, meta: &'a dyn ShownMeta) -> Box<dyn fmt::Debug + 'a> {
    let is_message = |it: &&Member| matches!(it.field, "message" | "error_message");
    match table.members().iter().find(is_message) {
        Some(message) if message.is_sensitive() => meta.without_message(),
        _ => Box::new(meta),
    }
}

/// The metadata of an error, as the error and its builder hold it.
pub trait ShownMeta: fmt::Debug {
    /// The metadata with a placeholder for the message.
    fn without_message(&self) -> Box<dyn fmt::Debug>;
}

impl ShownMeta for ErrorMetadata {
    fn without_message(&self) -> Box<dyn fmt::Debug> {
        Box::new(match self.message() {
            Some(_) => self.clone().into_builder().message(REDACTED).build(),
            None => self.clone(),
        })
    }
}

impl ShownMeta for Option<ErrorMetadata> {
    fn without_message(&self) -> Box<dyn fmt::Debug> {
        Box::new(self.as_ref().map(ShownMeta::without_message))
    }
}

/// Writes `Debug` of a variant of a union.
pub fn debug_variant(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    table: &Structure,
    index: usize,
    value: &dyn fmt::Debug,
) -> fmt::Result {
    let mut debug = f.debug_tuple(name);
    match table.members().get(index) {
        Some(member) if member.is_sensitive() => debug.field(&REDACTED),
        _ => debug.field(value),
    };
    debug.finish()
}

/// Writes `Debug` of a sensitive enum.
pub fn debug_redacted(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(REDACTED)
}

/// Writes `Display` of an error: its name and the message of the service.
pub fn display_error(f: &mut fmt::Formatter<'_>, name: &str, message: Option<&str>) -> fmt::Result {
    f.write_str(name)?;
    match message {
        Some(it) => write!(f, ": {it}"),
        None => Ok(()),
    }
}
