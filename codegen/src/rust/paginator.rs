//! `Paginator`: an operation that is called page by page.

use super::symbol::Symbol;
use super::types::RustType;
use proc_macro2::Ident;

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
