//! `Paginator`: an operation that is called page by page.

use super::symbol::Symbol;
use super::types::RustType;
use proc_macro2::Ident;

/// The paginator of an operation (Smithy 2.0, "paginated trait").
#[derive(Clone, Debug)]
pub struct Paginator {
    /// The stream of pages.
    pub symbol: Symbol,
    /// The member of the input that takes the token.
    pub input_token: Ident,
    /// The path of the next token in the output.
    pub output_token: Vec<Step>,
    /// The member of the output that is `true` where there is a next page, if the token does not tell.
    pub goes_on: Option<Ident>,
    /// The member of the input that limits a page.
    pub page_size: Option<PageSize>,
    /// The items of a page, if the model names them.
    pub items: Option<Items>,
}

/// A step on a path through structures.
#[derive(Clone, Debug)]
pub struct Step {
    /// The field.
    pub field: Ident,
    /// The form of the field.
    pub presence: Presence,
}

/// The form of a field: plain or optional.
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
    /// The path of the items in the output.
    pub path: Vec<Step>,
}
