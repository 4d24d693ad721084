#![doc = include_str!("attributes.md")]
#![warn(
    unreachable_pub,
    clippy::cloned_instead_of_copied,
    clippy::explicit_iter_loop,
    clippy::implicit_clone,
    clippy::manual_let_else,
    clippy::redundant_else,
    clippy::semicolon_if_nothing_returned,
    clippy::unnested_or_patterns,
    clippy::wildcard_imports
)]

#[cfg(test)]
mod attributes;
mod errors;
#[cfg(all(test, feature = "strict", feature = "protocol-tests"))]
mod expansions;
mod field;
mod item;
mod operation;
mod operation_trait;
mod paginator;
mod params;
mod settings;
mod shape;
mod string_enum;
mod structure;
mod table;
#[cfg(test)]
mod tests;
mod union;

use item::Item;
use proc_macro::TokenStream;

/// Writes what follows from a structure: its builder, accessors, serializer, reader, validation, and redacted `Debug`.
///
/// The attributes are those of the [attribute language](crate#the-attribute-language).
#[proc_macro_derive(Structure, attributes(shape, member))]
pub fn structure(input: TokenStream) -> TokenStream {
    expand(input, structure::expand)
}

/// Writes what follows from a union: `as_` and `is_` methods, serializer, reader, validation, and redacted `Debug`.
#[proc_macro_derive(Union, attributes(shape, member))]
pub fn union(input: TokenStream) -> TokenStream {
    expand(input, union::expand)
}

/// Writes the conversions of a string enum, which keeps values that the model does not know.
#[proc_macro_derive(StringEnum, attributes(value, values, sensitive))]
pub fn string_enum(input: TokenStream) -> TokenStream {
    expand(input, string_enum::expand)
}

/// Writes what follows from an operation: its table, its fluent builder, its paginator.
#[proc_macro_derive(Operation, attributes(operation, paginator))]
pub fn operation(input: TokenStream) -> TokenStream {
    expand(input, operation::expand)
}

/// Writes the methods and conversions of the errors of an operation.
#[proc_macro_derive(OperationError, attributes(error, errors))]
pub fn operation_error(input: TokenStream) -> TokenStream {
    expand(input, errors::operation::expand)
}

/// Writes the methods and conversions of the errors that may end an event stream.
#[proc_macro_derive(EventStreamError, attributes(error, errors))]
pub fn event_stream_error(input: TokenStream) -> TokenStream {
    expand(input, errors::event_stream::expand)
}

/// Writes the methods and conversions of the enum of all errors of a service.
#[proc_macro_derive(ServiceError, attributes(errors))]
pub fn service_error(input: TokenStream) -> TokenStream {
    expand(input, errors::service::expand)
}

fn expand(input: TokenStream, derive: fn(Item) -> syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    syn::parse(input)
        .and_then(derive)
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}
