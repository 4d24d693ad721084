//! The aspects of a crate: each kind of fact, and the gravity of its change.

use super::Level;
use super::Level::{Additive, Behaviour, Breaking, Docs, Internal};

/// A kind of fact about a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// A structure, union, enum or error; the value is the kind.
    Type,
    /// An operation.
    Operation,
    /// A method that only some types have; the value is the signature's variable part.
    Method,
    /// A trait that only some types implement.
    Impl,
    /// A field of a structure, with its setters; the value is the type.
    Field,
    /// The result of `build()`.
    Build,
    /// A variant of an enum, a union or an error; the value is the type that it carries.
    Variant,
    /// The string of a variant of an enum.
    EnumValue,
    /// `#[deprecated]`
    Deprecated,
    /// A module.
    Module,
    /// A name that a module re-exports.
    Export,
    /// A setting of the configuration.
    Setting,
    /// A parameter of the endpoint rules.
    EndpointParam,
    /// A feature of the crate.
    Feature,
    /// A feature that is on by default.
    DefaultFeature,
    /// The name of the package.
    Package,
    /// `rust-version`
    RustVersion,
    /// A member that must be set in a request.
    Required,
    /// A check of a member in requests.
    Constraint,
    /// The value of a member that is not set.
    Default,
    /// Name, place or format of a member in requests and answers.
    Wire,
    /// Text that `Debug` hides.
    Sensitive,
    /// Method, path and status of an operation.
    Http,
    /// The way to authenticate requests.
    Auth,
    /// The host, or the rules by which it is found.
    Endpoint,
    /// The way in which calls, pages or polls are made, and errors are judged.
    Call,
    /// A fact about the service as a whole.
    Service,
    /// Documentation.
    Docs,
    /// The text of the crate.
    Source,
}

/// The row of an aspect.
pub struct Row {
    /// The aspect.
    pub aspect: Aspect,
    /// The beginning of the ID; `Added`, `Removed` or `Changed` follows.
    pub id: &'static str,
    /// The noun of sentences.
    pub noun: &'static str,
    /// The gravity of a new fact, a lost one and a changed one.
    pub levels: [Level; 3],
    /// The advice for a new fact, a lost one and a changed one; empty if there is nothing to do.
    pub advice: [&'static str; 3],
}

const fn row(
    aspect: Aspect,
    id: &'static str,
    noun: &'static str,
    levels: [Level; 3],
    advice: [&'static str; 3],
) -> Row {
    Row {
        aspect,
        id,
        noun,
        levels,
        advice,
    }
}

/// The advice where code no longer compiles.
const MOVE: &str = "change the code that names it";

/// The advice where requests may be refused or differ.
const LOOK: &str = "look at the requests that your program makes";

/// Every aspect, in the order of [`Aspect`].
pub const ROWS: &[Row] = &[
    row(
        Aspect::Type,
        "Type",
        "type",
        [Additive, Breaking, Breaking],
        ["", MOVE, MOVE],
    ),
    row(
        Aspect::Operation,
        "Operation",
        "operation",
        [Additive, Breaking, Breaking],
        ["", "stop to call it", MOVE],
    ),
    row(
        Aspect::Method,
        "Method",
        "method",
        [Additive, Breaking, Breaking],
        ["", MOVE, MOVE],
    ),
    row(
        Aspect::Impl,
        "Impl",
        "implementation",
        [Additive, Breaking, Breaking],
        ["", MOVE, MOVE],
    ),
    row(
        Aspect::Field,
        "Field",
        "field",
        [Additive, Breaking, Breaking],
        ["", "stop to set and to read it", "adapt the code that sets or reads it"],
    ),
    row(
        Aspect::Build,
        "Build",
        "result of `build()`",
        [Breaking, Breaking, Breaking],
        ["", "", "add or remove `?` after `build()`"],
    ),
    row(
        Aspect::Variant,
        "Variant",
        "variant",
        [Additive, Breaking, Breaking],
        ["handle it where a wildcard handled it before", MOVE, MOVE],
    ),
    row(
        Aspect::EnumValue,
        "EnumValue",
        "value",
        [Additive, Behaviour, Behaviour],
        ["", "stop to send it", LOOK],
    ),
    row(
        Aspect::Deprecated,
        "Deprecated",
        "deprecation",
        [Additive, Docs, Docs],
        ["use what the note says instead", "", ""],
    ),
    row(
        Aspect::Module,
        "Module",
        "module",
        [Additive, Breaking, Breaking],
        ["", MOVE, MOVE],
    ),
    row(
        Aspect::Export,
        "Export",
        "name",
        [Additive, Breaking, Breaking],
        ["", MOVE, MOVE],
    ),
    row(
        Aspect::Setting,
        "Setting",
        "setting",
        [Additive, Breaking, Breaking],
        ["", "stop to set it", MOVE],
    ),
    row(
        Aspect::EndpointParam,
        "EndpointParam",
        "parameter of the endpoint rules",
        [Additive, Breaking, Breaking],
        ["", MOVE, MOVE],
    ),
    row(
        Aspect::Feature,
        "Feature",
        "feature",
        [Additive, Breaking, Internal],
        ["", "remove it from your manifest", ""],
    ),
    row(
        Aspect::DefaultFeature,
        "DefaultFeature",
        "default feature",
        [Additive, Breaking, Internal],
        ["", "name it in your manifest", ""],
    ),
    row(
        Aspect::Package,
        "Package",
        "package",
        [Breaking, Breaking, Breaking],
        ["", "", "name the package in your manifest anew"],
    ),
    row(
        Aspect::RustVersion,
        "RustVersion",
        "minimum version of Rust",
        [Additive, Internal, Additive],
        ["", "", ""],
    ),
    row(
        Aspect::Required,
        "Required",
        "requirement",
        [Behaviour, Behaviour, Behaviour],
        ["set the member in each request", "", ""],
    ),
    row(
        Aspect::Constraint,
        "Constraint",
        "constraint",
        [Behaviour, Behaviour, Behaviour],
        [
            "look at the values that your program sends",
            "",
            "look at the values that your program sends",
        ],
    ),
    row(
        Aspect::Default,
        "Default",
        "default",
        [Behaviour, Behaviour, Behaviour],
        ["set the member where another value is meant"; 3],
    ),
    row(
        Aspect::Wire,
        "Wire",
        "form on the wire",
        [Behaviour, Behaviour, Behaviour],
        [LOOK, LOOK, LOOK],
    ),
    row(
        Aspect::Sensitive,
        "Sensitive",
        "redaction",
        [Behaviour, Behaviour, Behaviour],
        ["", "look at your logs", ""],
    ),
    row(
        Aspect::Http,
        "Http",
        "binding to HTTP",
        [Behaviour, Behaviour, Behaviour],
        [LOOK, LOOK, LOOK],
    ),
    row(
        Aspect::Auth,
        "Auth",
        "authentication",
        [Behaviour, Behaviour, Behaviour],
        ["look at the credentials that your program has"; 3],
    ),
    row(
        Aspect::Endpoint,
        "Endpoint",
        "choice of the endpoint",
        [Behaviour, Behaviour, Behaviour],
        ["look at proxies and firewalls that know the hosts"; 3],
    ),
    row(
        Aspect::Call,
        "Call",
        "way of calls",
        [Behaviour, Behaviour, Behaviour],
        [LOOK, LOOK, LOOK],
    ),
    row(
        Aspect::Service,
        "Service",
        "fact",
        [Behaviour, Behaviour, Behaviour],
        [LOOK, LOOK, LOOK],
    ),
    row(Aspect::Docs, "Docs", "documentation", [Docs, Docs, Docs], ["", "", ""]),
    row(
        Aspect::Source,
        "Source",
        "source",
        [Internal, Internal, Internal],
        ["", "", ""],
    ),
];

impl Aspect {
    /// Its row.
    pub fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_the_order_of_aspects() {
        for (at, row) in ROWS.iter().enumerate() {
            assert_eq!(row.aspect as usize, at, "{}", row.id);
        }
    }
}
