//! `Docs`: the lines of a documentation comment.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// Markdown, line by line; printed as one `///` per line.
///
/// A line stays a line: what a model says cannot close the comment, since each line is a string literal of its own and
/// holds no line break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(Vec<String>);

impl Docs {
    /// The lines of a text that we wrote ourselves, or that `lower::docs` made.
    pub fn new(text: &str) -> Self {
        let mut docs = Self::default();
        docs.push(text);
        docs
    }

    /// Adds the lines of a text.
    pub fn push(&mut self, text: &str) {
        let lines = text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
        self.0.extend(lines.map(|line| line.trim_end().to_owned()));
    }

    /// Adds a paragraph, after an empty line unless it is the first.
    pub fn paragraph(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
        self.push(text);
    }

    /// Adds other documentation as paragraphs of its own.
    pub fn append(&mut self, other: &Docs) {
        if !other.is_empty() {
            if !self.0.is_empty() {
                self.0.push(String::new());
            }
            self.0.extend_from_slice(&other.0);
        }
    }

    /// These lines, or other text if there are none.
    pub fn or(self, text: &str) -> Self {
        if self.is_empty() { Self::new(text) } else { self }
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }

    /// The lines, without `///` and the space after it.
    pub fn lines(&self) -> &[String] {
        &self.0
    }
}

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in &self.0 {
            let line = if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            };
            tokens.extend(quote!(#[doc = #line]));
        }
    }
}
