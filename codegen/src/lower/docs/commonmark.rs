//! CommonMark documentation, as the specification has it, and its tables.

use super::html::Reader;
use crate::rust::docs::{Alignment, Writer};
use pulldown_cmark::{self as cmark, Event, Options, Parser, Tag, TagEnd, TextMergeStream};

/// Constructs that are not CommonMark, and which everybody writes.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Writes a CommonMark text.
pub fn convert(text: &str, out: &mut Writer) {
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

/// Whether a text has a construct of CommonMark that is no accident. An asterisk, an underscore or an indentation may be
/// one.
pub fn is_meant(text: &str) -> bool {
    Parser::new_ext(text, OPTIONS).any(|event| match event {
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
    /// What the tags between the text mean.
    html: Reader,
    /// The text of a block of code or HTML that is open.
    block: Option<String>,
    /// Where the links and images lead that are open.
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
