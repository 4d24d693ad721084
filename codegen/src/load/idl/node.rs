//! Node values and traits.

use super::ast::{Content, Object, Trait, Value};
use super::cursor::{Parsed, Stop};
use super::parser::Parser;
use super::token::Kind;
use crate::load::json::shorten;
use crate::model::node::Number;
use crate::source::SourceLocation;
use indexmap::map::Entry;
use std::borrow::Cow;

/// The limit of nested arrays and objects, which is Smithy's own. It bounds recursion over values.
pub const MAX_DEPTH: usize = 64;

const VALUE: &str = "a value: a string, number, shape ID, object or array";

impl<'a> Parser<'a, '_> {
    /// Reads a node value.
    pub fn value(&mut self) -> Parsed<Value<'a>> {
        let location = self.at.location();
        let content = match self.at.kind() {
            Kind::String | Kind::TextBlock => Content::String(self.at.string()),
            Kind::Number => self.number(),
            Kind::Identifier => named(self.at.shape_id()?.text),
            Kind::LeftBrace => Content::Object(self.object()?),
            Kind::LeftBracket => Content::Array(self.nested(Self::elements)?),
            _ => return Err(self.at.unexpected(VALUE)),
        };
        Ok(Value { content, location })
    }

    fn number(&mut self) -> Content<'a> {
        let text = self.at.lexeme();
        self.at.advance();
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", text),
        };
        // JSON has no zeros in front of a number.
        let zeros = digits.bytes().take_while(|byte| *byte == b'0').count();
        let kept = digits.get(zeros..).unwrap_or_default();
        let zero = if kept.starts_with(|c: char| c.is_ascii_digit()) {
            ""
        } else {
            "0"
        };
        Content::Number(Number::from_json(format!("{sign}{zero}{kept}")))
    }

    /// Reads an object with its braces.
    pub fn object(&mut self) -> Parsed<Object<'a>> {
        self.at.expect(Kind::LeftBrace)?;
        self.nested(|parser| {
            let mut object = Object::new();
            while !parser.at.eat(Kind::RightBrace) {
                parser.entry(&mut object)?;
            }
            Ok(object)
        })
    }

    fn elements(&mut self) -> Parsed<Vec<Value<'a>>> {
        let mut elements = Vec::new();
        while !self.at.eat(Kind::RightBracket) {
            elements.push(self.value()?);
            self.at.blank();
        }
        Ok(elements)
    }

    /// Reads what follows an opening bracket, unless that nests too deep.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == MAX_DEPTH {
            self.at
                .error(format!("arrays and objects are nested deeper than {MAX_DEPTH} levels"));
            return Err(Stop);
        }
        self.depth += 1;
        self.at.advance();
        self.at.blank();
        let result = read(self);
        self.depth -= 1;
        result
    }

    fn entry(&mut self, object: &mut Object<'a>) -> Parsed<()> {
        let location = self.at.location();
        let key = self.at.key()?;
        self.at.blank();
        self.at.take(Kind::Colon)?;
        self.at.blank();
        self.entry_value(object, key, location)
    }

    fn entry_value(&mut self, object: &mut Object<'a>, key: Cow<'a, str>, location: SourceLocation) -> Parsed<()> {
        let value = self.value()?;
        match object.entry(key) {
            Entry::Vacant(entry) => drop(entry.insert((location, value))),
            Entry::Occupied(entry) => {
                let message = format!("the key `{}` appears twice", shorten(entry.key()));
                self.at.error_at(location, message);
            }
        }
        self.at.blank();
        Ok(())
    }

    /// Reads the traits before a shape or member, and the documentation comments before them.
    pub fn docs_and_traits(&mut self) -> Parsed<Vec<Trait<'a>>> {
        let docs = self.at.docs();
        let mut traits = self.traits()?;
        traits.extend(docs);
        Ok(traits)
    }

    /// Reads traits.
    pub fn traits(&mut self) -> Parsed<Vec<Trait<'a>>> {
        let mut traits = Vec::new();
        while self.at.is(Kind::At) {
            traits.push(self.a_trait()?);
            self.at.blank();
        }
        Ok(traits)
    }

    /// Reads `@name`, perhaps with a value in parentheses.
    pub fn a_trait(&mut self) -> Parsed<Trait<'a>> {
        let location = self.at.location();
        self.at.take(Kind::At)?;
        let name = self.at.shape_id()?;
        let mut value = None;
        if self.at.eat(Kind::LeftParenthesis) {
            self.at.blank();
            if !self.at.is(Kind::RightParenthesis) {
                value = Some(self.trait_value()?);
                self.at.blank();
            }
            self.at.take(Kind::RightParenthesis)?;
        }
        Ok(Trait { name, value, location })
    }

    /// Reads a value, or the entries of an object without its braces.
    fn trait_value(&mut self) -> Parsed<Value<'a>> {
        let location = self.at.location();
        let (key, content) = match self.at.kind() {
            Kind::String => {
                let text = self.at.string();
                (Some(text.clone()), Content::String(text))
            }
            Kind::Identifier => {
                let name = self.at.shape_id()?.text;
                let is_key = !name.contains(['.', '#', '$']);
                (is_key.then_some(Cow::Borrowed(name)), named(name))
            }
            _ => return self.value(),
        };
        self.at.blank();
        let Some(key) = key else {
            return Ok(Value { content, location });
        };
        if !self.at.is(Kind::Colon) {
            // A lone name is a value, but one that something follows was meant as a key.
            if matches!(content, Content::String(_)) || self.at.is(Kind::RightParenthesis) {
                return Ok(Value { content, location });
            }
            return Err(self.at.unexpected(Kind::Colon.describe()));
        }
        let mut object = Object::new();
        self.at.advance();
        self.at.blank();
        self.entry_value(&mut object, key, location)?;
        while !self.at.is(Kind::RightParenthesis) {
            self.entry(&mut object)?;
        }
        Ok(Value {
            content: Content::Object(object),
            location,
        })
    }
}

/// Returns the meaning of a word: a keyword or a shape.
fn named(text: &str) -> Content<'_> {
    match text {
        "null" => Content::Null,
        "true" => Content::Boolean(true),
        "false" => Content::Boolean(false),
        _ => Content::Name(text),
    }
}
