//! What builders and `Debug` share.

use std::fmt;

use crate::schema::Structure;

/// What stands in place of a sensitive value.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// What `Debug` shows of a member.
///
/// Made by a function for each type of member, which takes less to compile than to see the members as trait objects does.
pub enum Shown<'a> {
    /// A member that is not set.
    None,
    /// A member that is set and need not be.
    Some(&'a dyn fmt::Debug),
    /// A member that is always set.
    Plain(&'a dyn fmt::Debug),
}

/// A member that need not be set.
pub fn optional<T: fmt::Debug>(member: &Option<T>) -> Shown<'_> {
    match member {
        Some(it) => Shown::Some(it),
        None => Shown::None,
    }
}

/// A member that is always set.
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

/// `Debug` of a structure or its builder: the members of the table in order, then `more`; sensitive values are hidden.
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

/// `Debug` of a variant of a union.
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

/// `Debug` of a sensitive enum.
pub fn debug_redacted(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(REDACTED)
}

/// `Display` of an error: its name and what the service says about it.
pub fn display_error(f: &mut fmt::Formatter<'_>, name: &str, message: Option<&str>) -> fmt::Result {
    f.write_str(name)?;
    match message {
        Some(it) => write!(f, ": {it}"),
        None => Ok(()),
    }
}
