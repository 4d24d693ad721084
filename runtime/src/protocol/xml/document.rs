//! Parses an XML document into a list of elements, in one pass over the text.

use std::borrow::Cow;
use std::collections::HashSet;

use aws_smithy_schema::serde::SerdeError;
use xmlparser::{ElementEnd, StrSpan, Token, Tokenizer};

use super::text;

/// A parsed document. Elements are in document order, so that the descendants of an element directly follow it.
#[derive(Debug, Default)]
pub(crate) struct Document<'a> {
    text: &'a str,
    elements: Vec<Element<'a>>,
    attributes: Vec<Attribute<'a>>,
}

#[derive(Debug)]
struct Element<'a> {
    name: Name<'a>,
    /// The text between the start tag and the end tag.
    content: &'a str,
    /// `true` if the content is a single text token or empty.
    is_plain: bool,
    /// The index after the last descendant.
    end: usize,
}

#[derive(Debug)]
struct Attribute<'a> {
    element: usize,
    name: Name<'a>,
    value: &'a str,
}

/// A qualified name as written. The namespace that a prefix stands for is not resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Name<'a> {
    prefix: &'a str,
    local: &'a str,
}

impl Name<'_> {
    /// Compares with a name of the model. A model name without a prefix matches any prefix, as in official clients.
    pub(crate) fn matches(&self, name: &str) -> bool {
        match name.split_once(':') {
            Some((prefix, local)) => self.local == local && self.prefix == prefix,
            None => self.local == name,
        }
    }

    /// Compares with a name of the model, prefix included.
    pub(crate) fn is(&self, name: &str) -> bool {
        if self.prefix.is_empty() {
            self.local == name
        } else {
            name.contains(':') && self.matches(name)
        }
    }

    /// Returns `true` if the name has a prefix.
    pub(crate) fn has_prefix(&self) -> bool {
        !self.prefix.is_empty()
    }
}

impl std::fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.prefix {
            "" => f.write_str(self.local),
            prefix => write!(f, "{prefix}:{}", self.local),
        }
    }
}

impl<'a> Document<'a> {
    /// The index of the root element.
    pub(crate) const ROOT: usize = 0;

    /// Parses a body that is exactly one well-formed document.
    ///
    /// References are checked when a value is read, so that an unknown member cannot make a response unreadable.
    pub(crate) fn parse(body: &'a [u8]) -> Result<Self, SerdeError> {
        let (document, end) = Self::parse_start(body);
        end.map(|()| document)
    }

    /// Parses the well-formed beginning of a body. Elements without an end tag have no content.
    pub(crate) fn parse_start(body: &'a [u8]) -> (Self, Result<(), SerdeError>) {
        let mut builder = Builder::default();
        let end = match std::str::from_utf8(body) {
            Ok(text) => {
                builder.document.text = text;
                builder.read()
            }
            Err(error) => Err(SerdeError::invalid_input(error.to_string())),
        };
        (builder.finish(), end)
    }

    /// The name of an element.
    pub(crate) fn name(&self, element: usize) -> Name<'a> {
        self.elements[element].name
    }

    /// Returns `true` if there is no root element.
    pub(crate) fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    /// The child elements.
    pub(crate) fn children(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.end(element);
        let next = move |child: usize| Some(child).filter(|it| *it < end);
        std::iter::successors(next(element + 1), move |child| next(self.end(*child)))
    }

    /// The first child element with this name.
    pub(crate) fn child(&self, element: usize, name: &str) -> Option<usize> {
        self.children(element).find(|it| self.name(*it).matches(name))
    }

    /// The index after the last descendant of an element.
    pub(crate) fn end(&self, element: usize) -> usize {
        self.elements.get(element).map_or(0, |it| it.end)
    }

    /// The character data of an element: all text around comments and processing instructions, and all CDATA sections.
    pub(crate) fn text(&self, element: usize) -> Result<Cow<'a, str>, SerdeError> {
        let element = &self.elements[element];
        if element.is_plain {
            return text::resolve(element.content);
        }
        text::collect(self.text, element.content)
    }

    /// The value of an attribute, if the element has it.
    pub(crate) fn attribute(&self, element: usize, name: &str) -> Result<Option<Cow<'a, str>>, SerdeError> {
        let first = self.attributes.partition_point(|it| it.element < element);
        let own = self.attributes[first..].iter().take_while(|it| it.element == element);
        let named = own.filter(|it| it.name.matches(name));
        named.map(|it| text::resolve_attribute(it.value)).next().transpose()
    }
}

/// A document while it is parsed.
#[derive(Default)]
struct Builder<'a> {
    document: Document<'a>,
    open: Vec<Open>,
    /// The index of the first attribute of the latest element.
    first_attribute: usize,
}

/// An element whose end tag has not been parsed.
struct Open {
    index: usize,
    content: usize,
    pieces: usize,
}

impl<'a> Builder<'a> {
    fn read(&mut self) -> Result<(), SerdeError> {
        for token in Tokenizer::from(self.document.text) {
            self.take(token.map_err(|error| ill_formed(&error))?)?;
        }
        if let Some(open) = self.open.last() {
            return Err(ill_formed(&format_args!(
                "the element `{}` does not end",
                self.document.name(open.index)
            )));
        }
        if self.document.is_empty() {
            return Err(SerdeError::invalid_input("the document has no root element"));
        }
        Ok(())
    }

    fn take(&mut self, token: Token<'a>) -> Result<(), SerdeError> {
        match token {
            Token::ElementStart { prefix, local, .. } => self.start(prefix, local),
            Token::Attribute {
                prefix, local, value, ..
            } => self.attribute(prefix, local, value),
            Token::ElementEnd { end, span } => return self.end(end, span),
            Token::Text { .. } => self.piece(1),
            // Any other token means that the content is not a single text token.
            _ => self.piece(2),
        }
        Ok(())
    }

    fn piece(&mut self, count: usize) {
        if let Some(open) = self.open.last_mut() {
            open.pieces += count;
        }
    }

    fn start(&mut self, prefix: StrSpan<'a>, local: StrSpan<'a>) {
        self.piece(2);
        self.first_attribute = self.document.attributes.len();
        self.open.push(Open {
            index: self.document.elements.len(),
            content: 0,
            pieces: 0,
        });
        self.document.elements.push(Element {
            name: name(prefix, local),
            content: "",
            is_plain: true,
            end: 0,
        });
    }

    fn attribute(&mut self, prefix: StrSpan<'a>, local: StrSpan<'a>, value: StrSpan<'a>) {
        self.document.attributes.push(Attribute {
            element: self.document.elements.len().saturating_sub(1),
            name: name(prefix, local),
            value: value.as_str(),
        });
    }

    /// Refuses an element with two attributes of one name.
    fn check_attributes(&mut self) -> Result<(), SerdeError> {
        let attributes = &self.document.attributes[self.first_attribute..];
        let mut names = HashSet::new();
        match attributes
            .iter()
            .find(|it| attributes.len() > 1 && !names.insert(it.name))
        {
            Some(it) => Err(ill_formed(&format_args!("the attribute `{}` occurs twice", it.name))),
            None => Ok(()),
        }
    }

    fn end(&mut self, end: ElementEnd<'a>, tag: StrSpan<'a>) -> Result<(), SerdeError> {
        if !matches!(end, ElementEnd::Close(..)) {
            self.check_attributes()?;
        }
        if end == ElementEnd::Open {
            if let Some(open) = self.open.last_mut() {
                open.content = tag.end();
            }
            return Ok(());
        }
        let Some(open) = self.open.pop() else {
            return Err(ill_formed(&"an end tag without an element"));
        };
        let after = self.document.elements.len();
        let element = &mut self.document.elements[open.index];
        element.end = after;
        if let ElementEnd::Close(prefix, local) = end {
            let name = name(prefix, local);
            if name != element.name {
                return Err(ill_formed(&format_args!(
                    "the element `{}` ends with `{name}`",
                    element.name
                )));
            }
            element.content = &self.document.text[open.content..tag.start()];
            element.is_plain = open.pieces <= 1;
        }
        Ok(())
    }

    fn finish(mut self) -> Document<'a> {
        let after = self.document.elements.len();
        for open in self.open {
            self.document.elements[open.index].end = after;
        }
        self.document
    }
}

fn name<'a>(prefix: StrSpan<'a>, local: StrSpan<'a>) -> Name<'a> {
    Name {
        prefix: prefix.as_str(),
        local: local.as_str(),
    }
}

fn ill_formed(what: &dyn std::fmt::Display) -> SerdeError {
    SerdeError::invalid_input(format!("ill-formed XML: {what}"))
}
