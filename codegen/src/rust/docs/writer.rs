//! `Writer`: writes paragraphs, lists, quotations, tables and code, escaped, one sentence a line.

use super::Docs;
use super::paragraph::Paragraph;
use super::safe::{code_lines, longest_run};
use std::mem::take;

/// Lists deeper than this are flattened: indentation would grow with the square of the depth.
const MAX_DEPTH: usize = 6;

/// The largest number that Markdown takes as that of an item.
const MAX_NUMBER: u32 = 999_999_999;

/// Documentation in the making. Its inputs are plain text, even if they look like Markdown.
#[derive(Default)]
pub struct Writer {
    text: String,
    containers: Vec<Container>,
    /// Containers beyond [`MAX_DEPTH`], which leave no trace.
    flattened: usize,
    paragraph: Paragraph,
    /// The paragraph around an open link.
    around_link: Option<Paragraph>,
    /// Emphasis that is open, outermost first.
    marks: Vec<&'static str>,
    /// A word to begin the next paragraph with, such as `**Note:**`.
    lead: Option<&'static str>,
    /// The row of a table, if one is open.
    row: Option<String>,
}

/// On which side the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// The reader decides.
    Any,
    /// Left.
    Left,
    /// In the middle.
    Center,
    /// Right.
    Right,
}

struct Container {
    kind: Kind,
    /// Something was written in it.
    started: bool,
    /// Of a list: an item was written.
    has_items: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// The number of the next item, if numbered.
    List(Option<u32>),
    /// The number, if numbered.
    Item(Option<u32>),
    Quote,
}

impl Writer {
    /// Plain text; runs of white space count as one space.
    pub fn text(&mut self, text: &str) {
        self.paragraph.text(text);
    }

    /// A span of code.
    pub fn code(&mut self, text: &str) {
        self.paragraph.code(text);
    }

    /// Begins an emphasis: `*`, `**` or `~~`.
    pub fn open(&mut self, mark: &'static str) {
        if !self.marks.contains(&mark) {
            self.marks.push(mark);
            self.paragraph.open(mark);
        }
    }

    /// Ends an emphasis.
    pub fn close(&mut self, mark: &'static str) {
        if let Some(at) = self.marks.iter().rposition(|it| *it == mark) {
            self.marks.remove(at);
            self.paragraph.close(mark);
        }
    }

    /// Begins the text of a link.
    pub fn open_link(&mut self) {
        if self.around_link.is_none() {
            let inside = Paragraph::of_link(&self.paragraph);
            self.around_link = Some(std::mem::replace(&mut self.paragraph, inside));
        }
    }

    /// Ends the text of a link, which is a link if the target is one that documentation may have.
    pub fn close_link(&mut self, url: Option<&str>) {
        if let Some(around) = self.around_link.take() {
            let inside = std::mem::replace(&mut self.paragraph, around);
            self.paragraph.link(inside, url);
        }
    }

    /// A code block, which rustdoc neither compiles nor colours.
    pub fn fence(&mut self, text: &str) {
        if self.row.is_some() {
            return self.code(text);
        }
        self.end_paragraph();
        self.flush_lead();
        let text = text.trim_matches(|c: char| c != ' ' && c != '\t' && c.is_whitespace());
        if code_lines(text).all(|line| line.is_empty()) {
            return;
        }
        // Of the lines as they are written: what is left out of a line may have kept a fence apart.
        let run = code_lines(text).map(|line| longest_run(&line, '`')).max();
        let ticks = "`".repeat(run.unwrap_or_default().max(2) + 1);
        self.separate();
        self.line(&format!("{ticks}text"));
        for line in code_lines(text) {
            self.line(&line);
        }
        self.line(&ticks);
    }

    /// A rule between paragraphs.
    pub fn rule(&mut self) {
        self.end_paragraph();
        self.flush_lead();
        self.separate();
        self.line("---");
    }

    /// Begins a list, numbered from a number on or not.
    pub fn begin_list(&mut self, first: Option<u32>) {
        self.end_paragraph();
        self.flush_lead();
        self.begin(Kind::List(first));
    }

    /// Begins an item, ending the one before; outside a list, it begins one.
    pub fn begin_item(&mut self) {
        self.end_paragraph();
        if self.flattened > 0 {
            return;
        }
        let list = self.containers.iter().rposition(|it| matches!(it.kind, Kind::List(_)));
        match list {
            Some(at) => self.containers.truncate(at + 1),
            None => self.begin_list(None),
        }
        let mut number = None;
        if let Some(Container {
            kind: Kind::List(next), ..
        }) = self.containers.last_mut()
        {
            number = next.map(|it| it.min(MAX_NUMBER));
            *next = number.map(|it| it + 1);
        }
        self.containers.push(Container {
            kind: Kind::Item(number),
            started: false,
            has_items: false,
        });
    }

    /// Ends the innermost list.
    pub fn end_list(&mut self) {
        self.end(|kind| matches!(kind, Kind::List(_)));
    }

    /// Begins a quotation, with a word such as `**Note:**` in front.
    pub fn begin_quote(&mut self, lead: Option<&'static str>) {
        self.end_paragraph();
        self.flush_lead();
        self.begin(Kind::Quote);
        self.lead = lead;
    }

    /// Ends the innermost quotation.
    pub fn end_quote(&mut self) {
        self.end_paragraph();
        self.lead = None;
        self.end(|kind| kind == Kind::Quote);
    }

    /// Begins a row of a table, the first of which is its head.
    pub fn begin_row(&mut self) {
        if self.row.is_none() {
            self.end_paragraph();
            self.flush_lead();
            self.row = Some("|".to_owned());
            self.paragraph = Paragraph::of_cell();
        }
    }

    /// Ends a cell of a row.
    pub fn end_cell(&mut self) {
        self.end_inline();
        let cell = std::mem::replace(&mut self.paragraph, Paragraph::of_cell()).into_line();
        if let Some(row) = &mut self.row {
            let space = if cell.is_empty() { "" } else { " " };
            row.extend([space, &cell, " |"]);
        }
    }

    /// Ends the first row of a table, of which the columns are aligned so.
    pub fn end_head(&mut self, columns: impl IntoIterator<Item = Alignment>) {
        if self.row.is_some() {
            self.separate();
        }
        self.end_row();
        let rules = columns.into_iter().map(|it| match it {
            Alignment::Any => "---|",
            Alignment::Left => ":--|",
            Alignment::Center => ":-:|",
            Alignment::Right => "--:|",
        });
        let rules: String = rules.collect();
        self.line(&format!("|{rules}"));
    }

    /// Ends a row.
    pub fn end_row(&mut self) {
        self.paragraph = Paragraph::default();
        if let Some(row) = self.row.take() {
            self.line(&row);
        }
    }

    /// Ends the paragraph, if one is open. A cell has one only.
    pub fn end_paragraph(&mut self) {
        self.end_inline();
        if self.row.is_some() {
            return self.paragraph.text(" ");
        }
        let paragraph = take(&mut self.paragraph);
        if paragraph.is_empty() {
            return;
        }
        self.separate();
        let lead = self.lead.take();
        paragraph.sentences(lead, |sentence| self.line(sentence));
    }

    /// The documentation.
    pub fn finish(mut self) -> Docs {
        self.end_row();
        self.end_paragraph();
        Docs(self.text)
    }

    fn end_inline(&mut self) {
        self.close_link(None);
        while let Some(mark) = self.marks.last().copied() {
            self.close(mark);
        }
    }

    fn flush_lead(&mut self) {
        if let Some(lead) = self.lead.take() {
            self.separate();
            self.line(lead);
        }
    }

    fn begin(&mut self, kind: Kind) {
        if self.flattened > 0 || self.containers.len() >= 2 * MAX_DEPTH {
            self.flattened += 1;
        } else {
            self.containers.push(Container {
                kind,
                started: false,
                has_items: false,
            });
        }
    }

    fn end(&mut self, is: impl Fn(Kind) -> bool) {
        self.end_paragraph();
        if self.flattened > 0 {
            self.flattened -= 1;
        } else if let Some(at) = self.containers.iter().rposition(|it| is(it.kind)) {
            self.containers.truncate(at);
        }
    }

    /// An empty line before a block, where one is needed: not between the items of a list.
    fn separate(&mut self) {
        let is_list = |it: &&Container| matches!(it.kind, Kind::List(_));
        let mut lists = self.containers.iter().filter(is_list);
        let outermost = lists.next().is_some_and(|it| !it.started) && lists.next().is_none();
        let new = self
            .containers
            .iter()
            .position(|it| matches!(it.kind, Kind::Item(_)) && !it.started);
        let joins = new.is_some_and(|at| {
            let list = self.containers[..at].iter().rfind(is_list);
            // A list that begins with another number than 1 cannot follow a paragraph directly.
            let may_follow = matches!(self.containers[at].kind, Kind::Item(None | Some(1)));
            may_follow || list.is_some_and(|it| it.has_items)
        });
        if !self.text.is_empty() && (!joins || outermost) {
            self.text.push('\n');
            let start = self.text.len();
            for container in self.containers.iter().take_while(|it| it.started) {
                container.prefix(&mut self.text);
            }
            self.trim_end(start);
        }
    }

    fn line(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        let mut holds_item = false;
        for container in self.containers.iter_mut().rev() {
            match container.kind {
                Kind::Item(_) => holds_item = true,
                Kind::List(_) => container.has_items |= std::mem::take(&mut holds_item),
                Kind::Quote => {}
            }
        }
        for container in &mut self.containers {
            container.prefix(&mut self.text);
            container.started = true;
        }
        self.text.push_str(line);
        self.trim_end(start);
    }

    /// Removes white space from the end of a line that began there.
    fn trim_end(&mut self, start: usize) {
        let kept = self.text[start..].trim_end().len();
        self.text.truncate(start + kept);
    }
}

impl Container {
    /// Returns the prefix of a line: the marker of an item the first time, then as many spaces.
    fn prefix(&self, line: &mut String) {
        let start = line.len();
        match self.kind {
            Kind::List(_) => {}
            Kind::Quote => line.push_str("> "),
            Kind::Item(None) => line.push_str("- "),
            Kind::Item(Some(number)) => line.push_str(&format!("{number}. ")),
        }
        if self.started && matches!(self.kind, Kind::Item(_)) {
            let width = line.len() - start;
            line.truncate(start);
            line.extend(std::iter::repeat_n(' ', width));
        }
    }
}
