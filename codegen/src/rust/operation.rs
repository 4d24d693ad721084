//! `Operation`: what one operation is made of.

use super::auth::Auth;
use super::deprecated::Deprecated;
use super::docs::Docs;
use super::error::OperationError;
use super::extra::Extra;
use super::structure::Structure;
use super::symbol::Symbol;
use super::types::RustType;
use crate::model::shape_id::ShapeId;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

/// An operation with its input, output and errors.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The operation's shape.
    pub shape: ShapeId,
    /// Its name on the wire.
    pub wire: String,
    /// The file that it stands in: `src/operation/_create_volume.rs`.
    pub file: String,
    /// The module of that file: `_create_volume`.
    pub file_module: Ident,
    /// The module below `operation`: `create_volume`.
    pub module: Ident,
    /// The method of the client: `create_volume`.
    pub method: Ident,
    /// The type that stands for it.
    pub marker: Symbol,
    /// What that type is.
    pub marker_docs: Docs,
    /// The builder that sends it.
    pub fluent: Symbol,
    /// What the operation does, by the model: for the client's method.
    pub docs: Docs,
    /// Whether it should not be used any more.
    pub deprecated: Option<Deprecated>,
    /// Its input.
    pub input: Structure,
    /// Its output.
    pub output: Structure,
    /// Its errors.
    pub error: OperationError,
    /// The builder of its waiters, if it has any.
    pub waiter: Option<Ident>,
    /// Its pages, if it has any.
    pub paginator: Option<Paginator>,
    /// How it is bound to HTTP, for the protocols that look at it.
    pub http: Option<Http>,
    /// How its requests are authenticated, if not as those of the service are.
    pub auth: Option<Auth>,
    /// Whether the payload is left out of the signature.
    pub payload: Option<UnsignedPayload>,
    /// What stands before the host: `host_prefix = "{label}.data."`
    pub host_prefix: Option<String>,
    /// What it does that others do not.
    pub extras: Vec<Extra>,
}

/// `unsigned_payload`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnsignedPayload;

/// `http("PUT", "/path/{label}", 200)`
#[derive(Clone, Debug)]
pub struct Http {
    /// The method.
    pub method: String,
    /// The pattern of the path, with a query that is always the same.
    pub uri: String,
    /// The status of success.
    pub code: u16,
}

/// How an operation is called page by page (Smithy 2.0, "paginated trait").
#[derive(Clone, Debug)]
pub struct Paginator {
    /// The stream of pages.
    pub symbol: Symbol,
    /// The member of the input that takes the token.
    pub input_token: Ident,
    /// Where the output has the next token.
    pub output_token: Vec<Step>,
    /// The member of the output that is `true` where there is a next page, if the token does not tell.
    pub goes_on: Option<Ident>,
    /// The member of the input that limits a page.
    pub page_size: Option<PageSize>,
    /// What a page holds.
    pub items: Option<Items>,
}

/// A step on a path through structures.
#[derive(Clone, Debug)]
pub struct Step {
    /// The field.
    pub field: Ident,
    /// Whether it is always there.
    pub presence: Presence,
}

/// Whether a field is an `Option`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The value itself.
    Plain,
    /// An `Option` of it.
    Optional,
}

/// `page_size = max_results: i32`
#[derive(Clone, Debug)]
pub struct PageSize {
    /// The field of the input.
    pub field: Ident,
    /// Its type.
    pub ty: RustType,
}

/// The items of a page.
#[derive(Clone, Debug)]
pub struct Items {
    /// The stream of items.
    pub symbol: Symbol,
    /// One item.
    pub ty: RustType,
    /// Where the output has them.
    pub path: Vec<Step>,
}

impl ToTokens for Http {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { method, uri, code } = self;
        let code = Literal::u16_unsuffixed(*code);
        tokens.extend(quote! { http(#method, #uri, #code) });
    }
}

impl ToTokens for UnsignedPayload {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(quote! { unsigned_payload });
    }
}
