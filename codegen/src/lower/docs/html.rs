//! HTML documentation, as AWS's models have it, to Markdown.

use super::markdown::Markdown;
use html5gum::{DefaultEmitter, Span, Token, Tokenizer};

/// What a tag means for us. A tag that is not listed is text: models write `<account-id>` and mean it.
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
    ("br", Tag::Block),
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

/// Whether a text has a tag that we know, and so is HTML rather than CommonMark.
pub fn is_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        rest[end..].starts_with(['>', ' ', '/', '\n']) && tag(&rest[..end]).is_some()
    })
}

/// Writes the Markdown of an HTML text.
pub fn convert(text: &str, out: &mut Markdown) {
    let text = &with_closed_end(text);
    let mut raw: Option<Raw> = None;
    let mut href = None;
    for token in Tokenizer::new_with_emitter(text.as_str(), DefaultEmitter::<usize>::new_with_span()) {
        let Ok(token) = token;
        match token {
            Token::String(string) => literal(&String::from_utf8_lossy(&string), &mut raw, out),
            Token::StartTag(start) => match tag(&String::from_utf8_lossy(&start.name)) {
                None => literal(source(text, start.span), &mut raw, out),
                Some(Tag::Link) if raw.is_none() => {
                    href = start
                        .attributes
                        .get(b"href".as_slice())
                        .map(|it| String::from_utf8_lossy(it).into_owned());
                    out.open_link();
                }
                Some(tag) => begin(tag, &mut raw, out),
            },
            Token::EndTag(end) => match tag(&String::from_utf8_lossy(&end.name)) {
                None => literal(source(text, end.span), &mut raw, out),
                Some(Tag::Link) if raw.is_none() => out.close_link(href.take().as_deref()),
                Some(tag) => finish(tag, &mut raw, out),
            },
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    end_raw(&mut raw, out);
    out.end_paragraph();
}

fn begin(tag: Tag, raw: &mut Option<Raw>, out: &mut Markdown) {
    if let Some(open) = raw {
        // Inside code, marks say nothing, and a block means that the end tag is missing.
        match tag {
            Tag::Link | Tag::Emphasis(_) | Tag::Code | Tag::Nothing => return,
            _ if open.pre => return,
            _ => end_raw(raw, out),
        }
    }
    match tag {
        Tag::Emphasis(mark) => out.open(mark),
        Tag::Code => {
            *raw = Some(Raw {
                text: String::new(),
                pre: false,
            })
        }
        Tag::Pre => {
            out.end_paragraph();
            *raw = Some(Raw {
                text: String::new(),
                pre: true,
            });
        }
        Tag::Block => out.end_paragraph(),
        Tag::Heading => {
            out.end_paragraph();
            out.open("**");
        }
        Tag::List(numbered) => out.begin_list(numbered),
        Tag::Item => out.begin_item(),
        Tag::Note(lead) => out.begin_note(lead),
        Tag::Nothing => out.text(" "),
        Tag::Link => {}
    }
}

fn finish(tag: Tag, raw: &mut Option<Raw>, out: &mut Markdown) {
    match (tag, raw.as_ref()) {
        (Tag::Code, Some(Raw { pre: false, .. })) | (Tag::Pre, Some(Raw { pre: true, .. })) => {
            return end_raw(raw, out);
        }
        (Tag::Link | Tag::Emphasis(_) | Tag::Code | Tag::Nothing, Some(_)) | (_, Some(Raw { pre: true, .. })) => return,
        (_, Some(_)) => end_raw(raw, out),
        (_, None) => {}
    }
    match tag {
        Tag::Emphasis(mark) => out.close(mark),
        Tag::Block | Tag::Heading | Tag::Item => out.end_paragraph(),
        Tag::List(_) => out.end_list(),
        Tag::Note(_) => out.end_note(),
        Tag::Link | Tag::Code | Tag::Pre | Tag::Nothing => {}
    }
}

fn literal(text: &str, raw: &mut Option<Raw>, out: &mut Markdown) {
    match raw {
        Some(raw) => raw.text.push_str(text),
        None => out.text(text),
    }
}

fn end_raw(raw: &mut Option<Raw>, out: &mut Markdown) {
    match raw.take() {
        Some(Raw { text, pre: true }) => out.fence(&text),
        Some(Raw { text, pre: false }) => out.code(&text),
        None => {}
    }
}

fn tag(name: &str) -> Option<Tag> {
    TAGS.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag)
}

fn source(text: &str, span: Span<usize>) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

/// The text with a last `<` that nothing closes made plain, since a tokenizer drops what follows it.
fn with_closed_end(text: &str) -> String {
    match text.rfind('<') {
        Some(at) if !text[at..].contains('>') => format!("{}&lt;{}", &text[..at], &text[at + 1..]),
        _ => text.to_owned(),
    }
}
