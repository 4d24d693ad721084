//! `Structure`: a data type, an input, an output or an error.

use super::deprecated::Deprecated;
use super::docs::Docs;
use super::member::{MemberAttribute, SerdeSetting};
use super::symbol::Symbol;
use super::trace::{Decisions, Trace};
use super::types::RustType;
use proc_macro2::Ident;

/// A structure with its builder.
#[derive(Clone, Debug)]
pub struct Structure {
    /// The shape that it is made from; the operation, if that has no input or output of its own.
    pub shape: Trace,
    /// The type, where a caller finds it.
    pub symbol: Symbol,
    /// Its builder, where a caller finds it.
    pub builder: Symbol,
    /// The file that it stands in: `src/types/_tag.rs`.
    pub file: String,
    /// Its documentation.
    pub docs: Docs,
    /// The deprecation, if there is one.
    pub deprecated: Option<Deprecated>,
    /// The derived traits.
    pub derives: Vec<Symbol>,
    /// The attribute for the derive.
    pub attribute: ShapeAttribute,
    /// Its members, in the order of the model.
    pub fields: Vec<Field>,
}

/// `#[shape("Name", ..)]`
#[derive(Clone, Debug)]
pub struct ShapeAttribute {
    /// The namespace of the shape, if it is not the service's.
    pub namespace: Option<String>,
    /// The name of the shape in the model.
    pub name: String,
    /// The directions in which it travels.
    pub directions: Directions,
    /// The result of `build()`.
    pub build: Build,
    /// Its role.
    pub role: Role,
    /// The fields that waiters look at, if they look at it.
    pub inspect: Option<Vec<Ident>>,
    /// The fields that are the credentials of a session, if the structure has them.
    pub credentials: Option<Vec<Ident>>,
    /// The settings of its XML element, if it is an element of its own.
    pub serde: Decisions<SerdeSetting>,
}

/// The directions in which a shape travels: only the code for these directions is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Directions {
    /// Inputs reach it.
    pub write: bool,
    /// Outputs or errors reach it.
    pub read: bool,
}

/// The result of `build()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// The structure.
    Infallible,
    /// A `Result` of it.
    Fallible,
}

/// The role of a structure.
#[derive(Clone, Debug)]
pub enum Role {
    /// Data inside of others.
    Data,
    /// The input of an operation, which a fluent builder sends.
    Input {
        /// The fluent builder.
        fluent: Ident,
        /// The name of that builder, if it does not follow from that of the input.
        other_fluent: Option<Ident>,
        /// The builder that calls the operation until something has happened.
        waiter: Option<Ident>,
    },
    /// The output of an operation, which carries request IDs.
    Output {
        /// The type of a request ID.
        request_id: RustType,
        /// The request IDs that the service sends.
        names: RequestNames,
    },
    /// An error, which carries metadata.
    Error {
        /// The retry behaviour after the error.
        retry: Retry,
        /// The code on the wire, where it is not the shape's name.
        code: Option<String>,
        /// The request IDs that the service sends.
        names: RequestNames,
    },
}

/// The request IDs that a service sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestNames {
    /// A request ID.
    One,
    /// A request ID and an extended one.
    Two,
}

/// The retry behaviour after an error (Smithy 2.0, "retryable trait").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// The model does not say so.
    No,
    /// Yes: it was the service that failed.
    Server,
    /// Yes, although it was the request that failed.
    Client,
    /// Yes, more slowly.
    Throttling,
}

/// A field of a structure.
#[derive(Clone, Debug)]
pub struct Field {
    /// The member that it is made from.
    pub shape: Trace,
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The deprecation, if there is one.
    pub deprecated: Option<Deprecated>,
    /// The attribute for the derive.
    pub attribute: MemberAttribute,
    /// Its type.
    pub ty: RustType,
}
