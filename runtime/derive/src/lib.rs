//! The derives of tinsmith-runtime: a generated type is the model said in Rust, and these write what follows from it.
//!
//! What they write calls functions of the runtime over slices of trait objects, so that little is compiled for each type.

mod errors;
#[cfg(test)]
mod expansions;
mod extra;
mod field;
mod item;
mod operation;
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

/// A structure with its builder: accessors, setters, reading, writing, validation.
#[proc_macro_derive(Structure, attributes(shape, member))]
pub fn structure(input: TokenStream) -> TokenStream {
    expand(input, structure::expand)
}

/// A union: `as_` and `is_` methods, reading, writing, validation.
#[proc_macro_derive(Union, attributes(shape, member))]
pub fn union(input: TokenStream) -> TokenStream {
    expand(input, union::expand)
}

/// An enum of strings that keeps values which the model does not know.
#[proc_macro_derive(StringEnum, attributes(value, values, sensitive))]
pub fn string_enum(input: TokenStream) -> TokenStream {
    expand(input, string_enum::expand)
}

/// The marker type of an operation: its table, its fluent builder, its paginator.
#[proc_macro_derive(Operation, attributes(operation, paginator))]
pub fn operation(input: TokenStream) -> TokenStream {
    expand(input, operation::expand)
}

/// The errors of an operation.
#[proc_macro_derive(OperationError, attributes(error))]
pub fn operation_error(input: TokenStream) -> TokenStream {
    expand(input, errors::operation)
}

/// The errors that may end an event stream.
#[proc_macro_derive(EventStreamError, attributes(error))]
pub fn event_stream_error(input: TokenStream) -> TokenStream {
    expand(input, errors::event_stream)
}

/// All errors of a service.
#[proc_macro_derive(ServiceError)]
pub fn service_error(input: TokenStream) -> TokenStream {
    expand(input, errors::service)
}

fn expand(input: TokenStream, derive: fn(Item) -> syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    syn::parse(input)
        .and_then(derive)
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}
