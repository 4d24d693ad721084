//! HTML documentation, as AWS's models have it, to Markdown.

use crate::rust::docs::Writer;
use html5gum::{DefaultEmitter, Span, Token, Tokenizer};
use std::borrow::Cow;

/// The meaning of each tag. A tag that is not listed is text: models write `<account-id>` and mean it.
const TAGS: &[(&str, Tag)] = &[
    ("a", Tag::Link),
    ("b", Tag::Emphasis("**")),
    ("strong", Tag::Emphasis("**")),
    ("i", Tag::Emphasis("*")),
    ("em", Tag::Emphasis("*")),
    ("replaceable", Tag::Emphasis("*")),
    ("code", Tag::Code),
    ("pre", Tag::Pre),
    ("p", Tag::Block),
    ("div", Tag::Block),
    ("br", Tag::Break),
    ("hr", Tag::Block),
    ("para", Tag::Block),
    ("fullname", Tag::Block),
    ("table", Tag::Block),
    ("tr", Tag::Block),
    ("h1", Tag::Heading),
    ("h2", Tag::Heading),
    ("h3", Tag::Heading),
    ("h4", Tag::Heading),
    ("h5", Tag::Heading),
    ("h6", Tag::Heading),
    ("ul", Tag::List(false)),
    ("ol", Tag::List(true)),
    ("dl", Tag::List(false)),
    ("li", Tag::Item),
    ("dt", Tag::Item),
    ("dd", Tag::Block),
    ("note", Tag::Note("**Note:**")),
    ("important", Tag::Note("**Important:**")),
    ("caution", Tag::Note("**Caution:**")),
    ("warning", Tag::Note("**Warning:**")),
    ("tip", Tag::Note("**Tip:**")),
    ("blockquote", Tag::Block),
    ("span", Tag::Nothing),
    ("td", Tag::Nothing),
    ("th", Tag::Nothing),
    ("tbody", Tag::Nothing),
    ("thead", Tag::Nothing),
    ("sup", Tag::Nothing),
    ("sub", Tag::Nothing),
    ("small", Tag::Nothing),
    ("u", Tag::Nothing),
    ("img", Tag::Nothing),
    ("xhtml", Tag::Nothing),
    ("zonbook", Tag::Nothing),
];

#[derive(Clone, Copy)]
enum Tag {
    Link,
    Emphasis(&'static str),
    Code,
    Pre,
    Block,
    Break,
    Heading,
    List(bool),
    Item,
    Note(&'static str),
    Nothing,
}

/// Text between `<code>` or `<pre>` and its end, which is taken as it is.
struct Raw {
    text: String,
    pre: bool,
}

/// The kinds of known tags in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tags {
    /// None, so that the text is CommonMark.
    None,
    /// Such as CommonMark may have in its paragraphs.
    Inline,
    /// Paragraphs or lists, as the texts of AWS have them.
    Block,
}

/// The tags of a text.
pub fn tags(text: &str) -> Tags {
    let found = text.match_indices('<').filter_map(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let is_tag = rest[end..].starts_with(['>', ' ', '/', '\n', '\r', '\t']);
        Some(match tag(&rest[..end]).filter(|_| is_tag)? {
            Tag::Link | Tag::Emphasis(_) | Tag::Code | Tag::Break | Tag::Nothing => Tags::Inline,
            Tag::Pre | Tag::Block | Tag::Heading | Tag::List(_) | Tag::Item | Tag::Note(_) => Tags::Block,
        })
    });
    found.max().unwrap_or(Tags::None)
}

/// Writes an HTML text.
pub fn convert(text: &str, out: &mut Writer) {
    let mut reader = Reader::default();
    reader.markup(text, out);
    reader.finish(out);
    out.end_paragraph();
}

/// Reads HTML in parts, the whole or what stands between the constructs of CommonMark.
#[derive(Default)]
pub struct Reader {
    raw: Option<Raw>,
    /// The target of the link that is open.
    href: Option<String>,
}

impl Reader {
    /// Returns whether text is plain text, and not code.
    pub fn is_text(&self) -> bool {
        self.raw.is_none()
    }

    /// A part with tags and references to characters.
    pub fn markup(&mut self, text: &str, out: &mut Writer) {
        let text = &*with_closed_end(text);
        for token in Tokenizer::new_with_emitter(text, DefaultEmitter::<usize>::new_with_span()) {
            let Ok(token) = token;
            match token {
                Token::String(string) => self.text(&String::from_utf8_lossy(&string), out),
                Token::StartTag(start) => match tag(&String::from_utf8_lossy(&start.name)) {
                    None => self.text(source(text, start.span), out),
                    Some(Tag::Link) if self.raw.is_none() => {
                        let href = start.attributes.get(b"href".as_slice());
                        self.href = href.map(|it| String::from_utf8_lossy(it).into_owned());
                        out.open_link();
                    }
                    Some(tag) => self.start(tag, out),
                },
                Token::EndTag(end) => match tag(&String::from_utf8_lossy(&end.name)) {
                    None => self.text(source(text, end.span), out),
                    Some(Tag::Link) if self.raw.is_none() => out.close_link(self.href.take().as_deref()),
                    Some(tag) => self.end(tag, out),
                },
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }

    /// A part that is text.
    pub fn text(&mut self, text: &str, out: &mut Writer) {
        match &mut self.raw {
            Some(raw) => raw.text.push_str(text),
            None => out.text(text),
        }
    }

    /// The end of a line that counts.
    pub fn line_break(&mut self, out: &mut Writer) {
        match &mut self.raw {
            Some(raw) => raw.text.push('\n'),
            None => out.end_paragraph(),
        }
    }

    /// Ends the code that is open, whose end tag is missing.
    pub fn finish(&mut self, out: &mut Writer) {
        match self.raw.take() {
            Some(Raw { text, pre: true }) => out.fence(&text),
            Some(Raw { text, pre: false }) => out.code(&text),
            None => {}
        }
    }

    fn start(&mut self, tag: Tag, out: &mut Writer) {
        if let Some(open) = &self.raw {
            // Inside code, marks say nothing, and a block means that the end tag is missing.
            match tag {
                Tag::Break => return self.line_break(out),
                Tag::Link | Tag::Emphasis(_) | Tag::Code | Tag::Nothing => return,
                _ if open.pre => return,
                _ => self.finish(out),
            }
        }
        match tag {
            Tag::Emphasis(mark) => out.open(mark),
            Tag::Code => {
                self.raw = Some(Raw {
                    text: String::new(),
                    pre: false,
                })
            }
            Tag::Pre => {
                out.end_paragraph();
                self.raw = Some(Raw {
                    text: String::new(),
                    pre: true,
                });
            }
            Tag::Block | Tag::Break => out.end_paragraph(),
            Tag::Heading => {
                out.end_paragraph();
                out.open("**");
            }
            Tag::List(numbered) => out.begin_list(numbered.then_some(1)),
            Tag::Item => out.begin_item(),
            Tag::Note(lead) => out.begin_quote(Some(lead)),
            Tag::Nothing => out.text(" "),
            Tag::Link => {}
        }
    }

    fn end(&mut self, tag: Tag, out: &mut Writer) {
        match (tag, self.raw.as_ref()) {
            (Tag::Code, Some(Raw { pre: false, .. })) | (Tag::Pre, Some(Raw { pre: true, .. })) => {
                return self.finish(out);
            }
            (Tag::Link | Tag::Emphasis(_) | Tag::Code | Tag::Break | Tag::Nothing, Some(_))
            | (_, Some(Raw { pre: true, .. })) => return,
            (_, Some(_)) => self.finish(out),
            (_, None) => {}
        }
        match tag {
            Tag::Emphasis(mark) => out.close(mark),
            Tag::Block | Tag::Break | Tag::Heading | Tag::Item => out.end_paragraph(),
            Tag::List(_) => out.end_list(),
            Tag::Note(_) => out.end_quote(),
            Tag::Link | Tag::Code | Tag::Pre | Tag::Nothing => {}
        }
    }
}

fn tag(name: &str) -> Option<Tag> {
    let known = TAGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    known.map(|(_, tag)| *tag)
}

fn source(text: &str, span: Span<usize>) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

/// The text with a last `<` that nothing closes made plain, since a tokenizer drops what follows it.
fn with_closed_end(text: &str) -> Cow<'_, str> {
    match text.rfind('<') {
        Some(at) if !text[at..].contains('>') => format!("{}&lt;{}", &text[..at], &text[at + 1..]).into(),
        _ => text.into(),
    }
}
