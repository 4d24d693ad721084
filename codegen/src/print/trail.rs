//! `Trail`: the tokens of an item in order, each with its origin, followed along the printed lines.
//!
//! prettyplease keeps the order of tokens; it adds and drops commas, and brackets around some expressions. So the trail
//! is followed token by token: a mark in the text that is not expected is passed over, and a token that is not found in
//! its line is looked for among the next ones.

use super::page::Origin;
use crate::emit::item::DOCS;
use crate::model::shape_id::ShapeId;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The number of tokens that are looked through for one that the text has.
const AHEAD: usize = 12;

/// The tokens of an item, each with its origin.
pub(super) struct Trail {
    pieces: Vec<Piece>,
    origins: Vec<Origin>,
    at: usize,
}

/// A token.
struct Piece {
    text: String,
    /// The number of lines of a documentation comment, or 0 for any other token.
    lines: usize,
    /// The index of its origin.
    origin: usize,
}

impl Trail {
    /// The tokens without the notes of emitters, and their trail. Tokens without a note are the item's.
    pub(super) fn of(tokens: TokenStream, item: Origin) -> (TokenStream, Self) {
        let mut trail = Self {
            pieces: vec![],
            origins: vec![item],
            at: 0,
        };
        let tokens = trail.take(tokens, 0);
        (tokens, trail)
    }

    /// The origin of the next token, or of the last one.
    pub(super) fn next(&self) -> &Origin {
        let piece = self.pieces.get(self.at).or(self.pieces.last());
        &self.origins[piece.map_or(0, |it| it.origin)]
    }

    /// The origin of the line, which is that of its first token; the trail goes on after the line.
    pub(super) fn line(&mut self, line: &str) -> Origin {
        let text = line.trim();
        if text.starts_with("///") {
            return self.comment();
        }
        let mut first = None;
        let mut rest = text;
        while !rest.is_empty() {
            match self.matched(rest) {
                Some((at, length)) => {
                    first.get_or_insert(self.pieces[at].origin);
                    self.at = at + 1;
                    rest = rest[length..].trim_start();
                }
                None => rest = skipped(rest),
            }
        }
        match first {
            Some(origin) => self.origins[origin].clone(),
            None => self.last().clone(),
        }
    }

    /// The origin of a line of a documentation comment.
    fn comment(&mut self) -> Origin {
        let ahead = self.pieces.iter_mut().enumerate().skip(self.at).take(AHEAD);
        let Some((at, piece)) = ahead.into_iter().find(|(_, it)| it.lines > 0) else {
            return self.last().clone();
        };
        piece.lines -= 1;
        let origin = piece.origin;
        self.at = if piece.lines == 0 { at + 1 } else { at };
        self.origins[origin].clone()
    }

    /// The origin of the token before the next.
    fn last(&self) -> &Origin {
        let piece = self.pieces.get(self.at.saturating_sub(1));
        &self.origins[piece.map_or(0, |it| it.origin)]
    }

    /// The token that the text begins with, and its length.
    fn matched(&self, text: &str) -> Option<(usize, usize)> {
        let is_word = text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '"'));
        let ahead = self.pieces.iter().enumerate().skip(self.at);
        // A bracket or comma may be the printer's own, so that only the next token and one after a dropped comma count.
        let dropped = self.pieces.get(self.at).is_some_and(|it| it.text == ",");
        let ahead = ahead.take(if is_word { AHEAD } else { 1 + usize::from(dropped) });
        let found = ahead.into_iter().find(|(_, it)| text.starts_with(&*it.text));
        found.map(|(at, it)| (at, it.text.len()))
    }

    fn push(&mut self, text: String, lines: usize, origin: usize) {
        self.pieces.push(Piece { text, lines, origin });
    }

    /// The tokens without notes; they are added to the trail.
    fn take(&mut self, tokens: TokenStream, origin: usize) -> TokenStream {
        let mut clean = TokenStream::new();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                    clean.extend(self.noted(group.stream(), origin));
                }
                TokenTree::Group(group) => {
                    let (open, close) = brackets(group.delimiter());
                    self.push(open.to_owned(), 0, origin);
                    let mut inside = Group::new(group.delimiter(), self.take(group.stream(), origin));
                    inside.set_span(group.span());
                    self.push(close.to_owned(), 0, origin);
                    clean.extend([TokenTree::Group(inside)]);
                }
                TokenTree::Punct(hash) if hash.as_char() == '#' => {
                    let lines = match tokens.peek() {
                        Some(TokenTree::Group(group)) => comment_lines(group),
                        _ => None,
                    };
                    clean.extend([TokenTree::Punct(hash)]);
                    match lines {
                        None => self.push("#".to_owned(), 0, origin),
                        Some(lines) => {
                            clean.extend(tokens.next());
                            // An attribute that is still in the text begins like this.
                            self.push("#[".to_owned(), lines, origin);
                        }
                    }
                }
                other => {
                    self.push(other.to_string(), 0, origin);
                    clean.extend([other]);
                }
            }
        }
        clean
    }

    /// The tokens of a group that begins with a note.
    fn noted(&mut self, tokens: TokenStream, outer: usize) -> TokenStream {
        let mut tokens = tokens.into_iter();
        let Some(note) = tokens.next() else {
            return TokenStream::new();
        };
        let note = note.to_string();
        let note = note.trim_matches('"');
        let mut origin = self.origins[outer].clone();
        match (note.strip_prefix('@'), note.strip_prefix('!')) {
            (Some(node), _) => {
                let (shape, decided) = node.split_once(' ').unwrap_or((node, ""));
                origin.shape = ShapeId::parse(shape).ok().or(origin.shape);
                origin.decided = Some(decided.into());
            }
            (None, Some(decided)) => origin.decided = Some(decided.into()),
            (None, None) => origin.emitter = note.into(),
        }
        self.origins.push(origin);
        self.take(tokens.collect(), self.origins.len() - 1)
    }
}

/// The text after its first word or mark.
fn skipped(text: &str) -> &str {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let first = text.chars().next().map_or(0, char::len_utf8);
    let length = match text.find(|c| !is_word(c)) {
        Some(0) => first,
        Some(length) => length,
        None => text.len(),
    };
    text[length..].trim_start()
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// The number of lines of the documentation that an attribute holds.
fn comment_lines(attribute: &Group) -> Option<usize> {
    let it = syn::parse2::<syn::MetaNameValue>(attribute.stream()).ok()?;
    let syn::Expr::Lit(syn::ExprLit {
        lit: syn::Lit::Str(text),
        ..
    }) = &it.value
    else {
        return None;
    };
    if it.path.is_ident(DOCS) {
        return Some(text.value().split('\n').count());
    }
    it.path.is_ident("doc").then_some(1)
}
