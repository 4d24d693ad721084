//! Checks a value against the constraints of the model, before it is sent.

mod constraints;
mod fingerprint;
mod pattern;
mod violation;
mod walk;

pub use violation::{Constraint, Found, Violation, Violations};

#[cfg(feature = "strict")]
pub(crate) use pattern::CompiledPattern;

use crate::schema::Structure;
use crate::serde::SerializableStruct;

/// The validation level: the checks of an input before its request is sent.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Validation {
    /// Nothing but the members that a request is made of in its path, query and headers: the service decides about others.
    Off,
    /// That required members are set, at every depth.
    #[default]
    Required,
    /// Also length, range, pattern, enum values and unique items, as the model had them when the crate was generated.
    /// Services relax these constraints without notice, so a value that they would take may be refused here.
    #[cfg(feature = "strict")]
    Strict,
}

impl aws_smithy_types::config_bag::Storable for Validation {
    type Storer = aws_smithy_types::config_bag::StoreReplace<Self>;
}

/// All violations of a value; `table` is that of its type.
pub fn validate(
    value: &dyn SerializableStruct,
    table: &'static Structure,
    level: Validation,
) -> Result<(), Violations> {
    if level == Validation::Off {
        return Ok(());
    }
    let found = walk::violations(value, table, level);
    if found.is_empty() {
        Ok(())
    } else {
        Err(Violations::new(table.name, found))
    }
}
