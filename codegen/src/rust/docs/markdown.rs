//! `Markdown`: a paragraph of our own words, with names and texts of a model between them.

use super::paragraph::Paragraph;
use super::safe;
use crate::rust::names;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

/// A paragraph of Markdown.
///
/// Only a text that stands in this program is taken as Markdown; that is what `'static` says. A text of a model is a
/// word or code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markdown(String);

impl Markdown {
    /// Begins with our own Markdown.
    pub fn new(ours: &'static str) -> Self {
        Self(ours.to_owned())
    }

    /// Adds our own Markdown.
    pub fn ours(mut self, ours: &'static str) -> Self {
        self.0.push_str(ours);
        self
    }

    /// Adds a text of the model on one line.
    pub fn text(self, text: &str) -> Self {
        let mut words = Paragraph::default();
        words.text(text);
        self.words(words)
    }

    /// Adds a text of the model on one line, in which code stands between single backticks: people write messages so.
    pub fn message(self, text: &str) -> Self {
        let parts: Vec<&str> = text.split('`').collect();
        let is_code = |index: usize| index % 2 == 1;
        let inside = parts.iter().enumerate().filter(|(index, _)| is_code(*index));
        if is_code(parts.len() - 1) || inside.clone().any(|(_, part)| part.trim().is_empty()) {
            return self.text(text);
        }
        let mut words = Paragraph::default();
        for (index, part) in parts.iter().enumerate() {
            match is_code(index) {
                true => words.code(part),
                false => words.text(part),
            }
        }
        self.words(words)
    }

    fn words(mut self, words: Paragraph) -> Self {
        let text = words.into_line();
        match self.0.is_empty() {
            true => self.0 = safe::escape_start(&text),
            false => self.0.push_str(&text),
        }
        self
    }

    /// Adds a text of the model as code.
    pub fn code(mut self, text: &str) -> Self {
        self.0.extend(safe::code(text));
        self
    }

    /// Adds an identifier as links of rustdoc have it, without `r#`.
    pub fn ident(mut self, ident: &Ident) -> Self {
        self.0.push_str(&names::bare(ident));
        self
    }

    /// Adds an identifier as source code has it.
    pub fn source(mut self, ident: &Ident) -> Self {
        self.0.push_str(&ident.to_string());
        self
    }

    /// Adds texts of the model as code, with commas between them.
    pub fn codes<'a>(self, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut texts = texts.into_iter();
        let first = texts.next().into_iter().fold(self, Self::code);
        texts.fold(first, |it, text| it.ours(", ").code(text))
    }

    /// Adds other Markdown.
    pub fn then(mut self, other: Self) -> Self {
        self.0.push_str(&other.0);
        self
    }

    /// The text.
    pub(super) fn into_text(self) -> String {
        self.0
    }
}

/// A string, for `#[deprecated(note = "..")]`, which rustdoc reads as Markdown.
impl ToTokens for Markdown {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(text) = self;
        tokens.extend(quote!(#text));
    }
}
