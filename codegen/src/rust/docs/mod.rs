//! `Docs`: the text of a documentation comment.
//!
//! Text of a model reaches a comment by [`Markdown`] or [`Writer`] alone. Both clean it and escape it, so that no text of
//! a model becomes a doctest, HTML, a link to an item or a link of another scheme than http, https and mailto.

mod markdown;
mod paragraph;
mod safe;
mod writer;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::iter;

pub use markdown::Markdown;
pub use writer::{Alignment, Writer};

/// Markdown, printed as one `///` for each line.
///
/// The text is private: it is made of [`Markdown`], or by a [`Writer`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(String);

impl Docs {
    /// A first paragraph.
    pub fn new(text: Markdown) -> Self {
        Self(text.into_text())
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: Markdown) {
        self.append(&Self::new(text));
    }

    /// Adds other documentation as paragraphs of its own.
    pub fn append(&mut self, other: &Docs) {
        if !other.is_empty() {
            if !self.0.is_empty() {
                self.0.push_str("\n\n");
            }
            self.0.push_str(&other.0);
        }
    }

    /// This documentation, or a sentence if there is none.
    pub fn or(self, text: Markdown) -> Self {
        if self.is_empty() { Self::new(text) } else { self }
    }

    /// Returns whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines, without `///` and the space after it.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        iter::once(&*self.0)
            .filter(|it| !it.is_empty())
            .flat_map(|it| it.split('\n'))
    }
}

impl From<&'static str> for Docs {
    fn from(ours: &'static str) -> Self {
        Self::new(Markdown::new(ours))
    }
}

/// One attribute that holds all lines, which `print` turns into a comment: with an attribute for each line, syntax
/// trees would take some hundred times the space of the text.
impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(text) = self;
        if !text.is_empty() {
            tokens.extend(quote!(#[tinsmith_docs = #text]));
        }
    }
}
