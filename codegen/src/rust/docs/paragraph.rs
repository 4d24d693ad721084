//! `Paragraph`: the words of a paragraph, escaped, and its sentences.

use super::safe::{self, escape, is_space};
use std::mem::take;

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &["e.g.", "i.e.", "vs.", "etc.", "approx.", "(e.g.", "(i.e."];

/// The words of a paragraph, or of the text of a link, so far.
#[derive(Default)]
pub struct Paragraph {
    /// The words, with a space between them.
    text: String,
    /// The start of each word; a span of code is a word.
    words: Vec<usize>,
    /// The next piece continues the last word.
    glued: bool,
    /// Marks to put before the next piece.
    pending: String,
    /// The last thing written closed an emphasis.
    after_mark: bool,
    /// URLs stay text, since links hold no links.
    in_link: bool,
    /// Vertical bars end a cell.
    in_table: bool,
}

impl Paragraph {
    /// The text of a link.
    pub fn of_link(around: &Self) -> Self {
        Self {
            in_link: true,
            in_table: around.in_table,
            ..Self::default()
        }
    }

    /// A cell of a table.
    pub fn of_cell() -> Self {
        Self {
            in_table: true,
            ..Self::default()
        }
    }

    /// Returns whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words on one line.
    pub fn into_line(self) -> String {
        self.text
    }

    /// Plain text: escaped; runs of white space count as one space.
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let trimmed = rest.trim_start_matches(is_space);
            if trimmed.len() < rest.len() {
                self.glued = false;
            }
            let end = trimmed.find(is_space).unwrap_or(trimmed.len());
            let (word, tail) = trimmed.split_at(end);
            self.word(word);
            rest = tail;
        }
    }

    /// A span of code.
    pub fn code(&mut self, text: &str) {
        let code = match self.in_table {
            true => safe::code(&text.replace('|', "\\|")),
            false => safe::code(text),
        };
        if let Some(code) = code {
            self.piece(&code);
        }
    }

    /// Begins an emphasis.
    pub fn open(&mut self, mark: &str) {
        self.pending.push_str(mark);
    }

    /// Ends an emphasis.
    pub fn close(&mut self, mark: &str) {
        if let Some(rest) = self.pending.strip_suffix(mark) {
            self.pending.truncate(rest.len());
        } else if !self.text.is_empty() {
            self.text.push_str(mark);
            self.after_mark = true;
        }
    }

    /// The text of a link, and the link. Without a usable target a single word is shown as code, since it names
    /// something, and other text stays as it is.
    pub fn link(&mut self, inside: Self, url: Option<&str>) {
        let text = &inside.text;
        match url.and_then(safe::target) {
            Some(url) if text.is_empty() || *text == escape(&url) => self.piece(&format!("<{url}>")),
            Some(url) if url.contains(['(', ')']) => self.piece(&format!("[{text}](<{}>)", in_parentheses(&url))),
            Some(url) => self.piece(&format!("[{text}]({})", in_parentheses(&url))),
            None if !text.is_empty() && text.chars().all(char::is_alphanumeric) => self.code(text),
            None => {
                for (index, word) in inside.words().enumerate() {
                    self.glued &= index == 0;
                    self.piece(word);
                }
            }
        }
    }

    /// The lines: one for each sentence, and none that looks like the start of a block. `lead` goes before the words.
    pub fn sentences(&self, lead: Option<&str>, mut line: impl FnMut(&str)) {
        let mut sentence = String::new();
        let mut ended = true;
        for word in lead.into_iter().chain(self.words()) {
            let inner = word.trim_start_matches(['*', '(', '"', '“', '[', '\\', '`']);
            if sentence.is_empty() {
                sentence = safe::escape_start(word);
            } else if ended && inner.starts_with(char::is_uppercase) {
                line(&sentence);
                sentence = safe::escape_start(word);
            } else {
                sentence.push(' ');
                sentence.push_str(word);
            }
            let inner = word.trim_end_matches(['*', ')', '"', '”', '\'', '’', '`', '>', ']', '\\']);
            ended = inner.ends_with(['.', '!', '?']) && !ABBREVIATIONS.contains(&inner);
        }
        if !sentence.is_empty() {
            line(&sentence);
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        let ends = self.words.iter().skip(1).map(|start| start - 1);
        let ends = ends.chain([self.text.len()]);
        self.words.iter().zip(ends).map(|(start, end)| &self.text[*start..end])
    }

    /// A word of plain text, without white space.
    fn word(&mut self, word: &str) {
        let mut rest = word;
        while let Some(at) = url_start(rest).filter(|_| !self.in_link) {
            self.piece(&escape(&rest[..at]));
            rest = self.bare_url(&rest[at..]);
        }
        self.piece(&escape(rest));
    }

    /// The URL at the start of a word: a link, or code if the URL has placeholders in it. Gives the rest of the word.
    fn bare_url<'w>(&mut self, word: &'w str) -> &'w str {
        let end = word
            .find(['<', '>', '"', '\'', ')', '\\', '`', '“', '”'])
            .unwrap_or(word.len());
        let url = word[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
        let after = &word[url.len()..];
        let host = url.split("://").nth(1).unwrap_or_default();
        if host.is_empty()
            || !url.is_ascii()
            || url.contains(|c: char| c.is_control() || matches!(c, '{' | '}' | '[' | ']' | '|' | '$' | '^'))
            || after.starts_with('<')
        {
            let kept = word.trim_end_matches(['.', ',', ';', ':']);
            self.code(kept);
            return &word[kept.len()..];
        }
        self.piece(&format!("<{url}>"));
        after
    }

    /// Finished Markdown without a line break, put after what is there.
    fn piece(&mut self, piece: &str) {
        if piece.is_empty() {
            return;
        }
        // A mark closes only where no letter follows it, and spans of code that touch would be read as another span.
        let apart = self.after_mark && piece.starts_with(char::is_alphanumeric)
            || self.pending.is_empty() && self.text.ends_with('`') && piece.starts_with('`');
        if self.text.is_empty() || !self.glued || apart {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            self.words.push(self.text.len());
        } else if self.pending.is_empty() && self.text.ends_with('!') && piece.starts_with('[') {
            // `![` begins an image.
            self.text.insert(self.text.len() - 1, '\\');
        }
        self.text.push_str(&take(&mut self.pending));
        self.text.push_str(piece);
        self.glued = true;
        self.after_mark = false;
    }
}

/// Returns the start of a URL in a word.
fn url_start(word: &str) -> Option<usize> {
    let mut found = word.match_indices("http").map(|(at, _)| at);
    found.find(|at| ["http://", "https://"].iter().any(|it| word[*at..].starts_with(it)))
}

/// A target as it is written between parentheses, where Markdown reads references to characters.
fn in_parentheses(url: &str) -> String {
    let mut parts = url.split('&');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + if safe::is_entity(part) { "\\&" } else { "&" } + part
    })
}
