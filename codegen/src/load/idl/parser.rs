//! The sections of a file: control statements, metadata, namespace, `use`, and the statements.

use super::ast::{Content, Document, Key, Statement, Trait};
use super::cursor::{Cursor, Parsed, Stop};
use super::token::Kind;
use crate::event::Events;
use crate::load::draft::Version;
use crate::load::json::shorten;
use crate::model::shape_id::ShapeId;
use crate::source::FileId;
use std::borrow::Cow;
use std::collections::HashSet;

/// Reads one file.
pub struct Parser<'a, 'e> {
    /// The place in the tokens.
    pub at: Cursor<'a, 'e>,
    /// The number of arrays and objects around the current token.
    pub depth: usize,
    /// The document that was read.
    pub document: Document<'a>,
    /// `$operationInputSuffix`
    pub input_suffix: Cow<'a, str>,
    /// `$operationOutputSuffix`
    pub output_suffix: Cow<'a, str>,
}

/// Reads a file. After a syntax error, reading goes on at the next member or statement.
pub fn parse<'a>(text: &'a str, file: FileId, events: &mut Events) -> Document<'a> {
    let mut parser = Parser {
        at: Cursor::new(text, file, events),
        depth: 0,
        document: Document {
            version: Version::V1,
            metadata: Vec::new(),
            namespace: None,
            uses: Default::default(),
            statements: Vec::new(),
        },
        input_suffix: Cow::Borrowed("Input"),
        output_suffix: Cow::Borrowed("Output"),
    };
    parser.controls();
    parser.before_namespace();
    parser.uses();
    parser.document
}

impl<'a> Parser<'a, '_> {
    fn controls(&mut self) {
        let mut keys = HashSet::new();
        self.at.blank();
        while self.at.is(Kind::Dollar) {
            if self.control(&mut keys).is_err() {
                self.at.recover();
            }
            self.at.blank();
        }
    }

    /// `$key: value`
    fn control(&mut self, keys: &mut HashSet<Cow<'a, str>>) -> Parsed<()> {
        self.at.take(Kind::Dollar)?;
        let key = self.at.key()?;
        self.at.spaces();
        self.at.take(Kind::Colon)?;
        self.at.spaces();
        if !keys.insert(key.clone()) {
            self.at
                .error(format!("the control statement `${}` appears twice", shorten(&key)));
            return Err(Stop);
        }
        let value = self.value()?;
        match (&*key, value.content) {
            ("version", Content::String(version)) => self.version(&version)?,
            ("operationInputSuffix", Content::String(suffix)) => self.input_suffix = suffix,
            ("operationOutputSuffix", Content::String(suffix)) => self.output_suffix = suffix,
            ("version" | "operationInputSuffix" | "operationOutputSuffix", _) => {
                self.at.error_at(value.location, format!("`${key}` must be a string"));
            }
            _ => {
                let message = format!("the control statement `${}` is not known; it is ignored", shorten(&key));
                self.at
                    .warning_at(value.location, message)
                    .hint("known are `$version`, `$operationInputSuffix` and `$operationOutputSuffix`");
            }
        }
        self.at.line_break()
    }

    fn version(&mut self, version: &str) -> Parsed<()> {
        self.document.version = match version {
            "1" | "1.0" => Version::V1,
            "2" | "2.0" => Version::V2,
            _ => {
                self.at
                    .error(format!("version `{}` of Smithy is not known", shorten(version)))
                    .hint("known are 1.0 and 2.0");
                return Err(Stop);
            }
        };
        Ok(())
    }

    /// Reads metadata and the namespace; after an error, the next line that starts with one of these words.
    fn before_namespace(&mut self) {
        loop {
            self.at.blank();
            let read = if self.at.is_word("metadata") {
                self.metadata()
            } else if self.at.is_word("namespace") {
                match self.namespace() {
                    Ok(()) => return,
                    Err(Stop) => Err(Stop),
                }
            } else if self.at.is(Kind::End) {
                return;
            } else {
                Err(self
                    .at
                    .unexpected("`namespace`, which is before shapes, traits and `use`"))
            };
            if read.is_err() {
                self.at.recover();
                while !self.at.is(Kind::End) && !self.at.is_word("metadata") && !self.at.is_word("namespace") {
                    self.at.advance();
                    self.at.recover();
                }
            }
        }
    }

    /// `metadata key = value`
    fn metadata(&mut self) -> Parsed<()> {
        self.at.advance();
        self.at.some_spaces()?;
        let location = self.at.location();
        let text = self.at.key()?;
        self.at.spaces();
        self.at.take(Kind::Equal)?;
        self.at.spaces();
        let value = self.value()?;
        self.document.metadata.push((Key { text, location }, value));
        self.at.line_break()
    }

    /// `namespace com.example`
    fn namespace(&mut self) -> Parsed<()> {
        self.at.advance();
        self.at.some_spaces()?;
        let namespace = self.at.namespace()?;
        self.at.line_break()?;
        self.document.namespace = Some(namespace);
        Ok(())
    }

    /// Reads the `use` statements. The documentation comment before the first other statement is of that.
    fn uses(&mut self) {
        let mut docs = self.at.docs();
        while self.at.is_word("use") {
            self.at.stray(docs.as_ref());
            if self.use_shape().is_err() {
                self.at.recover();
            }
            docs = self.at.docs();
        }
        self.statements(docs);
    }

    /// `use com.example#Name`
    fn use_shape(&mut self) -> Parsed<()> {
        self.at.advance();
        self.at.some_spaces()?;
        let shape = self.at.absolute_shape_id()?;
        if self.at.is(Kind::Dollar) {
            self.at
                .error_at(shape.location, "a member cannot be imported")
                .hint("import its shape");
            return Err(Stop);
        }
        let (_, name) = shape.text.split_once('#').unwrap_or(("", shape.text));
        match self.document.uses.get(name) {
            Some(other) => {
                let message = format!(
                    "`{}` and `{}` have the same name",
                    shorten(shape.text),
                    shorten(other.text)
                );
                self.at
                    .error_at(shape.location, message)
                    .hint("refer to one of them by its absolute shape ID, without `use`");
            }
            None => drop(self.document.uses.insert(name, shape)),
        }
        self.at.line_break()
    }

    fn statements(&mut self, mut docs: Option<Trait<'a>>) {
        while !self.at.is(Kind::End) {
            if self.statement(docs.take()).is_err() {
                self.at.recover();
            }
            docs = self.at.docs();
        }
        self.at.stray(docs.as_ref());
    }

    fn statement(&mut self, docs: Option<Trait<'a>>) -> Parsed<()> {
        let mut traits = self.traits()?;
        if self.at.is_word("apply") {
            self.at.stray(docs.as_ref());
            return self.apply(&traits);
        }
        traits.extend(docs);
        self.shape(traits)?;
        self.at.line_break()
    }

    /// `apply Target @trait` or `apply Target { @trait … }`
    fn apply(&mut self, before: &[Trait<'a>]) -> Parsed<()> {
        if !before.is_empty() {
            self.at
                .error("traits cannot be before `apply`")
                .hint("write them after the name of the shape: `apply Name @trait`");
            return Err(Stop);
        }
        self.at.advance();
        self.at.some_blank()?;
        let target = self.at.shape_id()?;
        self.at.some_blank()?;
        let traits = match self.at.kind() {
            Kind::At => vec![self.a_trait()?],
            Kind::LeftBrace => {
                self.at.advance();
                self.at.blank();
                let traits = self.traits()?;
                self.at.take(Kind::RightBrace)?;
                traits
            }
            _ => return Err(self.at.unexpected("`@` or `{`")),
        };
        self.document.statements.push(Statement::Apply { target, traits });
        self.at.line_break()
    }

    /// Returns the ID of a shape of this file, for messages.
    pub fn id(&self, name: &str) -> Option<ShapeId> {
        let namespace = self.document.namespace?;
        ShapeId::parse(&format!("{namespace}#{name}")).ok()
    }

    /// Reports a construct of 2.0 in a file of 1.0, at the current token.
    pub fn needs_version_2(&mut self, name: &str, what: &str) -> Parsed<()> {
        if self.document.version == Version::V2 {
            return Ok(());
        }
        let id = self.id(name);
        self.at
            .error_in(
                id.as_ref(),
                format!("{what} need version 2.0 of Smithy; this file has 1.0"),
            )
            .hint("add `$version: \"2.0\"` as the first line");
        Err(Stop)
    }
}
