//! The place in the tokens of a file: what is expected, what is skipped, and where to go on after an error.

use super::ast::{Content, Name, Trait, Value};
use super::lexer::Lexer;
use super::text;
use super::token::{Kind, Token};
use crate::budget::Work;
use crate::event::{Events, ValidationEvent};
use crate::load::draft::ID;
use crate::load::json::shorten;
use crate::model::shape_id::ShapeId;
use crate::source::{FileId, SourceLocation};
use std::borrow::Cow;

/// A syntax error was reported; the statement or member cannot be read on.
#[derive(Debug)]
pub struct Stop;

/// A part of a file, or an error that was reported.
pub type Parsed<T> = Result<T, Stop>;

const DOCUMENTATION: &str = "smithy.api#documentation";

/// The current token, and the ways past it.
pub struct Cursor<'a, 'e> {
    text: &'a str,
    file: FileId,
    lexer: Lexer<'a>,
    token: Token,
    /// The offset of the last error; text before it is not read again.
    failed: usize,
    events: &'e mut Events,
}

impl<'a, 'e> Cursor<'a, 'e> {
    /// Starts at the first token.
    pub fn new(text: &'a str, file: FileId, events: &'e mut Events) -> Self {
        let start = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        let mut lexer = Lexer::new(text, start);
        let token = lexer.next();
        Self {
            text,
            file,
            lexer,
            token,
            failed: 0,
            events,
        }
    }

    /// The kind of the current token.
    pub fn kind(&self) -> Kind {
        self.token.kind
    }

    /// Returns whether the current token has that kind.
    pub fn is(&self, kind: Kind) -> bool {
        self.token.kind == kind
    }

    /// Returns whether the current token is that word.
    pub fn is_word(&self, word: &str) -> bool {
        self.is(Kind::Identifier) && self.lexeme() == word
    }

    /// The text of the current token.
    pub fn lexeme(&self) -> &'a str {
        self.text.get(self.token.start..self.token.end).unwrap_or_default()
    }

    /// The place of the current token.
    pub fn location(&self) -> SourceLocation {
        self.place(self.token.start)
    }

    fn place(&self, offset: usize) -> SourceLocation {
        SourceLocation {
            file: self.file,
            offset: u32::try_from(offset).unwrap_or(u32::MAX),
        }
    }

    /// Goes to the next token.
    pub fn advance(&mut self) {
        self.token = self.lexer.next();
    }

    /// Goes past the current token if it has that kind.
    pub fn eat(&mut self, kind: Kind) -> bool {
        let found = self.is(kind);
        if found {
            self.advance();
        }
        found
    }

    /// Checks the kind of the current token.
    pub fn expect(&mut self, kind: Kind) -> Parsed<()> {
        if self.is(kind) {
            return Ok(());
        }
        Err(self.unexpected(kind.describe()))
    }

    /// Checks the kind of the current token and goes past it.
    pub fn take(&mut self, kind: Kind) -> Parsed<()> {
        self.expect(kind)?;
        self.advance();
        Ok(())
    }

    /// Reads a name.
    pub fn identifier(&mut self, what: &str) -> Parsed<&'a str> {
        if !self.is(Kind::Identifier) {
            return Err(self.unexpected(what));
        }
        let name = self.lexeme();
        self.advance();
        Ok(name)
    }

    /// Reads the string or text block of the current token.
    pub fn string(&mut self) -> Cow<'a, str> {
        // The lexer has found that the content can be read.
        let content = text::content(self.text, self.token).unwrap_or_default();
        self.advance();
        content
    }

    /// Reads a name or a string: the key of an object.
    pub fn key(&mut self) -> Parsed<Cow<'a, str>> {
        match self.kind() {
            Kind::Identifier => self.identifier("a key").map(Cow::Borrowed),
            Kind::String => Ok(self.string()),
            _ => Err(self.unexpected("a key (a name or a string) or the end of the object")),
        }
    }

    /// Skips spaces.
    pub fn spaces(&mut self) {
        while self.is(Kind::Space) {
            self.advance();
        }
    }

    /// Expects a space and skips it.
    pub fn some_spaces(&mut self) -> Parsed<()> {
        self.expect(Kind::Space)?;
        self.spaces();
        Ok(())
    }

    /// Skips white space, commas and comments.
    pub fn white_space(&mut self) {
        while self.kind().is_white_space() {
            self.advance();
        }
    }

    /// Skips white space and documentation comments, which document nothing here.
    pub fn blank(&mut self) {
        let docs = self.docs();
        self.stray(docs.as_ref());
    }

    /// Expects white space, and skips it with documentation comments.
    pub fn some_blank(&mut self) -> Parsed<()> {
        if !self.kind().is_white_space() {
            return Err(self.unexpected("white space"));
        }
        self.blank();
        Ok(())
    }

    /// Expects the end of the line, perhaps after spaces and before a comment, and skips the white space that follows.
    pub fn line_break(&mut self) -> Parsed<()> {
        self.spaces();
        match self.kind() {
            Kind::End => return Ok(()),
            Kind::Newline | Kind::Comment => {}
            Kind::DocComment => {
                let location = self.location();
                self.bad_docs(location);
            }
            _ => return Err(self.unexpected("a line break")),
        }
        self.advance();
        self.white_space();
        Ok(())
    }

    /// Skips white space and returns the documentation comments in it as a trait.
    pub fn docs(&mut self) -> Option<Trait<'a>> {
        self.white_space();
        if !self.is(Kind::DocComment) {
            return None;
        }
        let location = self.location();
        let mut lines = Vec::new();
        while self.is(Kind::DocComment) {
            lines.push(text::comment(self.lexeme()));
            self.advance();
            self.white_space();
        }
        let name = Name {
            text: DOCUMENTATION,
            location,
        };
        let content = Content::String(Cow::Owned(lines.join("\n")));
        Some(Trait {
            name,
            value: Some(Value { content, location }),
            location,
        })
    }

    /// Warns of documentation comments that document nothing.
    pub fn stray(&mut self, docs: Option<&Trait<'a>>) {
        if let Some(docs) = docs {
            self.bad_docs(docs.location);
        }
    }

    fn bad_docs(&mut self, location: SourceLocation) {
        self.events
            .warning(
                "Model.BadDocumentationComment",
                &location,
                "this documentation comment documents nothing",
            )
            .hint("place it before a shape or member, and before the traits; or start the comment with `//`");
    }

    /// Reads a shape ID, relative or absolute, perhaps with a member.
    pub fn shape_id(&mut self) -> Parsed<Name<'a>> {
        let (start, location) = (self.token.start, self.location());
        self.namespace()?;
        if self.is(Kind::Pound) {
            self.advance();
            self.identifier("the name of a shape")?;
        }
        if self.eat(Kind::Dollar) {
            self.identifier("the name of a member")?;
        }
        Ok(self.name(start, location))
    }

    /// Reads `namespace#Name`.
    pub fn absolute_shape_id(&mut self) -> Parsed<Name<'a>> {
        let (start, location) = (self.token.start, self.location());
        self.namespace()?;
        self.take(Kind::Pound)?;
        self.identifier("the name of a shape")?;
        Ok(self.name(start, location))
    }

    fn name(&self, start: usize, location: SourceLocation) -> Name<'a> {
        let text = self.text.get(start..self.token.start).unwrap_or_default();
        Name { text, location }
    }

    /// Reads names joined by dots.
    pub fn namespace(&mut self) -> Parsed<&'a str> {
        let start = self.token.start;
        self.identifier("a name")?;
        while self.eat(Kind::Dot) {
            self.identifier("a name")?;
        }
        Ok(self.text.get(start..self.token.start).unwrap_or_default())
    }

    /// Reports that something else than the current token was expected.
    pub fn unexpected(&mut self, wanted: &str) -> Stop {
        if let Some(problem) = self.lexer.problem().cloned() {
            self.problem(problem.offset, problem.message);
            return Stop;
        }
        let found = match self.kind() {
            Kind::Identifier | Kind::Number => format!("`{}`", shorten(self.lexeme())),
            kind => kind.describe().to_owned(),
        };
        self.error(format!("expected {wanted}, found {found}"));
        Stop
    }

    /// Reports a syntax error at the current token.
    pub fn error(&mut self, message: impl Into<String>) -> &mut ValidationEvent {
        self.problem(self.token.start, message)
    }

    /// Reports a syntax error in the definition of a shape at the current token.
    pub fn error_in(&mut self, shape: Option<&ShapeId>, message: impl Into<String>) -> &mut ValidationEvent {
        let location = self.location();
        self.failed = self.token.start;
        match shape {
            Some(shape) => self.events.error(ID, &(shape, location), message),
            None => self.events.error(ID, &location, message),
        }
    }

    /// Reports an error at a place; the text around it can be read.
    pub fn error_at(&mut self, location: SourceLocation, message: impl Into<String>) -> &mut ValidationEvent {
        self.events.error(ID, &location, message)
    }

    /// Reports a warning at a place.
    pub fn warning_at(&mut self, location: SourceLocation, message: impl Into<String>) -> &mut ValidationEvent {
        self.events.warning(ID, &location, message)
    }

    fn problem(&mut self, offset: usize, message: impl Into<String>) -> &mut ValidationEvent {
        self.failed = offset.max(self.token.start);
        let location = self.place(offset);
        self.events.error(ID, &location, message)
    }

    /// Pays for a name that is made of parts of the file.
    ///
    /// # Errors
    /// [`Stop`] if names are longer than what is allowed in all.
    pub fn pay(&mut self, cost: usize) -> Parsed<()> {
        if self.events.budget().spend(Work::ShapeIds, cost as u64) {
            return Ok(());
        }
        let location = self.location();
        self.events.passed(Work::ShapeIds.limit(), &location);
        Err(Stop)
    }

    /// Skips to the next line after the last error that starts like a statement.
    pub fn recover(&mut self) {
        while !self.is(Kind::End) && !self.starts_statement() {
            self.advance();
        }
    }

    /// Skips to the next member after the last error, or to the end of the members.
    ///
    /// # Errors
    /// [`Stop`] if a statement seems to start before.
    pub fn recover_in_members(&mut self) -> Parsed<()> {
        let mut depth = 0_usize;
        loop {
            match self.kind() {
                Kind::End => return Err(Stop),
                _ if self.starts_statement() => return Err(Stop),
                Kind::RightBrace if depth == 0 => return Ok(()),
                kind if depth == 0 && starts_member(kind) && self.is_first_in_line() && self.is_after_error() => {
                    return Ok(());
                }
                kind if kind.opens() => depth += 1,
                kind if kind.closes() => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.advance();
        }
    }

    fn is_after_error(&self) -> bool {
        self.token.start > self.failed
    }

    fn starts_statement(&self) -> bool {
        let at_line_start = matches!(self.before(), "" | "\n");
        at_line_start && self.is_after_error() && starts_member(self.kind())
    }

    /// The character before the current token.
    fn before(&self) -> &'a str {
        let before = self.token.start.checked_sub(1);
        before
            .and_then(|before| self.text.get(before..self.token.start))
            .unwrap_or_default()
    }

    fn is_first_in_line(&self) -> bool {
        let before = self.text.get(..self.token.start).unwrap_or_default();
        let before = before.trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    }
}

fn starts_member(kind: Kind) -> bool {
    matches!(kind, Kind::Identifier | Kind::At | Kind::Dollar | Kind::DocComment)
}
