//! Documentation of generated code as rustdoc sees it.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// Markdown of an item or file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// Of its documentation.
    Documentation(String),
    /// Of `#[deprecated(note = "..")]`.
    Note(String),
}

/// The Markdown of a file, item by item, whether or not it is sound.
pub fn texts(file: &str) -> Vec<Text> {
    let tokens: TokenStream = file.parse().expect("a generated file is Rust");
    let mut found = Vec::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<Text>) {
    let mut lines: Vec<String> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(hash) if hash.as_char() == '#' => {
                if matches!(tokens.peek(), Some(TokenTree::Punct(it)) if it.as_char() == '!') {
                    tokens.next();
                }
                let Some(TokenTree::Group(attribute)) = tokens.next() else {
                    continue;
                };
                let name = attribute.stream().into_iter().next().map(|it| it.to_string());
                match name.as_deref() {
                    Some("doc") => lines.push(string(attribute.stream())),
                    Some("deprecated") => found.extend(note(attribute.stream()).map(Text::Note)),
                    _ => {}
                }
                continue;
            }
            TokenTree::Group(group) if group.delimiter() != Delimiter::None => collect(group.stream(), found),
            _ => {}
        }
        if !lines.is_empty() {
            found.push(Text::Documentation(unindented(&std::mem::take(&mut lines))));
        }
    }
    if !lines.is_empty() {
        found.push(Text::Documentation(unindented(&lines)));
    }
}

/// The last string of an attribute.
fn string(attribute: TokenStream) -> String {
    let literal = attribute.into_iter().last().expect("an attribute is not empty");
    let literal: syn::LitStr = syn::parse2(literal.into()).expect("documentation is a string");
    literal.value()
}

/// The string behind `note =`.
fn note(attribute: TokenStream) -> Option<String> {
    let TokenTree::Group(arguments) = attribute.into_iter().nth(1)? else {
        return None;
    };
    let mut arguments = arguments.stream().into_iter();
    arguments.find(|it| it.to_string() == "note")?;
    Some(string(arguments.nth(1)?.into()))
}

/// Lines without the indentation that all of them have, as rustdoc takes comments.
fn unindented(lines: &[String]) -> String {
    let lines = lines.iter().flat_map(|it| it.split('\n'));
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let filled = lines.clone().filter(|line| !line.trim().is_empty());
    let least = filled.map(indent).min().unwrap_or(0);
    let lines = lines.map(|line| line.get(least..).unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the constructs that rustdoc would make of a text beyond words: code that it tests, HTML, images, and links
/// that do not lead to the web or to a mailbox.
pub fn findings(text: &Text) -> Vec<String> {
    let (Text::Documentation(text) | Text::Note(text)) = text;
    // Tests are looked for without extensions, and pages are rendered with these.
    let page = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut found = of(text, Options::empty());
    found.extend(of(text, page));
    found.dedup();
    // Derives add a paragraph of their own behind the text.
    let more = format!("{text}\n\nEnd.");
    if !ends_with_paragraph(&more) {
        found.push("no end".to_owned());
    }
    found
}

fn of(text: &str, options: Options) -> Vec<String> {
    // Without a definition of a link, rustdoc looks for an item.
    let item = |link: BrokenLink<'_>| Some((link.reference.to_string().into(), String::new().into()));
    let parser = Parser::new_with_broken_link_callback(text, options, Some(item));
    let events = parser.filter_map(|event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => Some("indented code".to_owned()),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &*info == "text" => None,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => Some(format!("code {info}")),
        Event::Html(text) | Event::InlineHtml(text) => Some(format!("HTML {text}")),
        Event::Start(Tag::Image { dest_url, .. }) => Some(format!("image {dest_url}")),
        Event::Start(Tag::FootnoteDefinition(name)) | Event::FootnoteReference(name) => Some(format!("note {name}")),
        Event::Start(Tag::Link { dest_url, .. }) => {
            let schemes = ["https://", "http://", "mailto:"];
            let is_of_web = schemes.iter().any(|it| dest_url.starts_with(it));
            (!is_of_web).then(|| format!("link {dest_url}"))
        }
        _ => None,
    });
    events.collect()
}

fn ends_with_paragraph(text: &str) -> bool {
    let mut depth = 0;
    let mut last = Vec::new();
    for event in Parser::new_ext(text, Options::empty()) {
        if depth == 0 {
            last.clear();
        }
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        last.push(event);
    }
    matches!(
        last.as_slice(),
        [Event::Start(Tag::Paragraph), Event::Text(text), Event::End(TagEnd::Paragraph)] if &**text == "End."
    )
}
