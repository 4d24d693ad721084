//! CommonMark documentation, as the specification has it, and its tables.

use super::html::Reader;
use crate::rust::docs::{Alignment, Writer};
use pulldown_cmark::{self as cmark, Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use std::borrow::Cow;
use std::iter;

/// Constructs that are not CommonMark, and which everybody writes.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// The amount of text that is parsed at a time, in bytes, or up to twice as much: a tree of it takes some fifty times its space.
const PIECE: usize = 64 * 1024;

/// Writes a CommonMark text.
pub fn convert(text: &str, out: &mut Writer) {
    pieces(&without_margin(text)).for_each(|piece| convert_piece(piece, out));
}

/// A text of one block without the indentation of the lines after the first. People indent a list so, below the sentence
/// that announces it, and CommonMark would see no list.
fn without_margin(text: &str) -> Cow<'_, str> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_block = text.lines().all(|line| !line.trim().is_empty());
    let margin = text.lines().skip(1).map(indent).min().unwrap_or(0);
    if margin == 0 || !is_block {
        return Cow::Borrowed(text);
    }
    let lines = text.lines().enumerate();
    let lines = lines.map(|(index, line)| if index == 0 { line } else { &line[margin..] });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

/// A text in pieces, which are paragraphs where it has some. No documentation that is meant to be read has two.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    iter::from_fn(move || {
        let at = match rest.len() {
            0 => return None,
            len if len <= 2 * PIECE => len,
            _ => piece_end(rest),
        };
        let (piece, tail) = rest.split_at(at);
        rest = tail;
        Some(piece)
    })
}

/// The end of the first paragraph, line or word behind [`PIECE`].
fn piece_end(text: &str) -> usize {
    let start = text.floor_char_boundary(PIECE);
    let window = &text[start..text.floor_char_boundary(2 * PIECE)];
    let found = ["\n\n", "\n", " "]
        .iter()
        .find_map(|end| Some((window.find(end)?, end)));
    found.map_or(start + window.len(), |(at, end)| start + at + end.len())
}

fn convert_piece(text: &str, out: &mut Writer) {
    let mut state = State {
        html: Reader::default(),
        block: None,
        targets: vec![],
        columns: vec![],
    };
    for event in TextMergeStream::new(Parser::new_ext(text, OPTIONS)) {
        state.event(event, out);
    }
    state.html.finish(out);
}

/// Returns whether a text has a construct of CommonMark that is no accident. An asterisk, an underscore or an
/// indentation may be one.
pub fn is_meant(text: &str) -> bool {
    let mut events = pieces(text).flat_map(|piece| Parser::new_ext(piece, OPTIONS));
    events.any(|event| match event {
        Event::Code(_) => true,
        Event::Start(Tag::CodeBlock(kind)) => kind.is_fenced(),
        Event::Start(tag) => matches!(
            tag,
            Tag::Heading { .. }
                | Tag::BlockQuote(_)
                | Tag::List(_)
                | Tag::Table(_)
                | Tag::Strong
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        _ => false,
    })
}

struct State<'t> {
    /// The reader of the tags between the text.
    html: Reader,
    /// The text of a block of code or HTML that is open.
    block: Option<String>,
    /// The targets of the open links and images.
    targets: Vec<cmark::CowStr<'t>>,
    /// The columns of the table.
    columns: Vec<cmark::Alignment>,
}

impl<'t> State<'t> {
    fn event(&mut self, event: Event<'t>, out: &mut Writer) {
        match event {
            Event::Text(text) | Event::Html(text) if self.block.is_some() => {
                self.block.get_or_insert_default().push_str(&text);
            }
            Event::Start(tag) => self.start(tag, out),
            Event::End(tag) => self.end(tag, out),
            Event::Code(text) if self.html.is_text() => out.code(&text),
            Event::Html(markup) | Event::InlineHtml(markup) => self.html.markup(&markup, out),
            Event::SoftBreak => self.html.text("\n", out),
            Event::HardBreak => self.html.line_break(out),
            Event::Rule => out.rule(),
            Event::TaskListMarker(done) => self.html.text(if done { "[x] " } else { "[ ] " }, out),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.html.text(&text, out),
        }
    }

    fn start(&mut self, tag: Tag<'t>, out: &mut Writer) {
        match tag {
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.block = Some(String::new()),
            Tag::Heading { .. } => {
                out.end_paragraph();
                out.open("**");
            }
            Tag::BlockQuote(_) => out.begin_quote(None),
            Tag::List(first) => out.begin_list(first.map(|it| it.try_into().unwrap_or(u32::MAX))),
            Tag::Item => out.begin_item(),
            Tag::Emphasis => out.open("*"),
            Tag::Strong => out.open("**"),
            Tag::Strikethrough => out.open("~~"),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.targets.push(dest_url);
                out.open_link();
            }
            Tag::Table(columns) => self.columns = columns,
            Tag::TableHead | Tag::TableRow => out.begin_row(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, out: &mut Writer) {
        match tag {
            TagEnd::CodeBlock => out.fence(&self.block.take().unwrap_or_default()),
            TagEnd::HtmlBlock => {
                let block = self.block.take().unwrap_or_default();
                self.html.markup(&block, out);
                out.end_paragraph();
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item => {
                self.html.finish(out);
                out.end_paragraph();
            }
            TagEnd::BlockQuote(_) => out.end_quote(),
            TagEnd::List(_) => out.end_list(),
            TagEnd::Emphasis => out.close("*"),
            TagEnd::Strong => out.close("**"),
            TagEnd::Strikethrough => out.close("~~"),
            TagEnd::Link | TagEnd::Image => {
                let target = self.targets.pop();
                // An image may stand in a link, and a link holds no other one: the outer one counts.
                if self.targets.is_empty() {
                    out.close_link(target.as_deref());
                }
            }
            TagEnd::TableCell => {
                self.html.finish(out);
                out.end_cell();
            }
            TagEnd::TableHead => out.end_head(self.columns.iter().map(alignment)),
            TagEnd::TableRow => out.end_row(),
            _ => {}
        }
    }
}

fn alignment(it: &cmark::Alignment) -> Alignment {
    match it {
        cmark::Alignment::None => Alignment::Any,
        cmark::Alignment::Left => Alignment::Left,
        cmark::Alignment::Center => Alignment::Center,
        cmark::Alignment::Right => Alignment::Right,
    }
}
