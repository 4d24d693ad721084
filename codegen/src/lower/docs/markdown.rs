//! `Markdown`: writes paragraphs, lists, notes and code, escaped, one sentence a line.

use std::mem::take;

/// Lists deeper than this are flattened: indentation would grow with the square of the depth.
const MAX_DEPTH: usize = 8;

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &["e.g.", "i.e.", "vs.", "etc.", "approx.", "(e.g.", "(i.e."];

/// Markdown in the making.
#[derive(Default)]
pub struct Markdown {
    lines: Vec<String>,
    containers: Vec<Container>,
    /// Containers beyond [`MAX_DEPTH`], which leave no trace.
    flattened: usize,
    inline: Inline,
    /// The paragraph around an open link.
    around_link: Option<Inline>,
    /// Emphasis that is open, outermost first.
    marks: Vec<&'static str>,
    /// A word to begin the next paragraph with, such as `**Note:**`.
    lead: Option<&'static str>,
}

/// The words of a paragraph or link so far.
#[derive(Default)]
struct Inline {
    words: Vec<String>,
    /// The next piece continues the last word.
    glued: bool,
    /// Marks to put before the next piece.
    pending: String,
    /// The last thing written closed an emphasis.
    after_mark: bool,
}

struct Container {
    kind: Kind,
    /// Something was written in it.
    started: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// The number of the next item, if numbered.
    List(Option<u32>),
    /// The number, if numbered.
    Item(Option<u32>),
    Quote,
}

impl Markdown {
    /// Plain text: escaped; runs of white space count as one space.
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let trimmed = rest.trim_start_matches(is_space);
            if trimmed.len() < rest.len() {
                self.inline.glued = false;
            }
            let end = trimmed.find(is_space).unwrap_or(trimmed.len());
            let (word, tail) = trimmed.split_at(end);
            if !word.is_empty() {
                self.word(word);
            }
            rest = tail;
        }
    }

    /// A code span.
    pub fn code(&mut self, text: &str) {
        let text = text
            .split(is_space)
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let text = clean(&text);
        if text.is_empty() {
            return;
        }
        let ticks = "`".repeat(longest_run(&text, '`') + 1);
        let pad = if text.starts_with('`') || text.ends_with('`') {
            " "
        } else {
            ""
        };
        self.piece(&format!("{ticks}{pad}{text}{pad}{ticks}"));
    }

    /// Begins an emphasis, `*` or `**`.
    pub fn open(&mut self, mark: &'static str) {
        if !self.marks.contains(&mark) {
            self.marks.push(mark);
            self.inline.pending.push_str(mark);
        }
    }

    /// Ends an emphasis.
    pub fn close(&mut self, mark: &'static str) {
        let Some(at) = self.marks.iter().rposition(|it| *it == mark) else {
            return;
        };
        self.marks.remove(at);
        let inline = &mut self.inline;
        if let Some(rest) = inline.pending.strip_suffix(mark) {
            inline.pending.truncate(rest.len());
        } else if let Some(last) = inline.words.last_mut() {
            last.push_str(mark);
            inline.after_mark = true;
        }
    }

    /// Begins the text of a link.
    pub fn open_link(&mut self) {
        if self.around_link.is_none() {
            self.around_link = Some(take(&mut self.inline));
        }
    }

    /// Ends the text of a link. Without a usable target a single word is shown as code, since it names something, and other text stays as it is.
    pub fn close_link(&mut self, url: Option<&str>) {
        let Some(around) = self.around_link.take() else { return };
        let inside = std::mem::replace(&mut self.inline, around);
        let text = inside.words.join(" ");
        match url.and_then(target) {
            Some(url) if text.is_empty() || text == escape(&url) => self.piece(&format!("<{url}>")),
            Some(url) if url.contains(['(', ')']) => self.piece(&format!("[{text}](<{url}>)")),
            Some(url) => self.piece(&format!("[{text}]({url})")),
            None if !text.is_empty() && text.chars().all(char::is_alphanumeric) => self.code(&text),
            None => {
                for (index, word) in inside.words.iter().enumerate() {
                    self.inline.glued &= index == 0;
                    self.piece(word);
                }
            }
        }
    }

    /// A code block, which rustdoc neither compiles nor colours.
    pub fn fence(&mut self, text: &str) {
        self.end_paragraph();
        self.flush_lead();
        let text = text.trim_matches(['\n', '\r']);
        if text.trim().is_empty() {
            return;
        }
        let ticks = "`".repeat(longest_run(text, '`').max(2) + 1);
        self.separate();
        self.line(&format!("{ticks}text"));
        for line in text.lines() {
            self.line(clean(line).trim_end());
        }
        self.line(&ticks);
    }

    /// Begins a list.
    pub fn begin_list(&mut self, numbered: bool) {
        self.end_paragraph();
        self.flush_lead();
        self.begin(Kind::List(numbered.then_some(1)));
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
            None => self.begin_list(false),
        }
        let mut number = None;
        if let Some(Container {
            kind: Kind::List(next), ..
        }) = self.containers.last_mut()
        {
            number = *next;
            *next = number.map(|it| it + 1);
        }
        self.containers.push(Container {
            kind: Kind::Item(number),
            started: false,
        });
    }

    /// Ends the innermost list.
    pub fn end_list(&mut self) {
        self.end(|kind| matches!(kind, Kind::List(_)));
    }

    /// Begins a quotation with a word such as `**Note:**` in front.
    pub fn begin_note(&mut self, lead: &'static str) {
        self.end_paragraph();
        self.flush_lead();
        self.begin(Kind::Quote);
        self.lead = Some(lead);
    }

    /// Ends the innermost quotation.
    pub fn end_note(&mut self) {
        self.end_paragraph();
        self.lead = None;
        self.end(|kind| kind == Kind::Quote);
    }

    /// Ends the paragraph, if one is open.
    pub fn end_paragraph(&mut self) {
        self.close_link(None);
        while let Some(mark) = self.marks.last().copied() {
            self.close(mark);
        }
        let mut inline = take(&mut self.inline);
        if inline.words.is_empty() {
            return;
        }
        if let Some(lead) = self.lead.take() {
            inline.words.insert(0, lead.to_owned());
        }
        self.separate();
        for sentence in sentences(inline.words) {
            self.line(&sentence);
        }
    }

    /// The lines.
    pub fn finish(mut self) -> Vec<String> {
        self.end_paragraph();
        self.lines
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
            self.containers.push(Container { kind, started: false });
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

    /// A word of plain text, without white space.
    fn word(&mut self, word: &str) {
        let url = ["https://", "http://"].iter().filter_map(|it| word.find(it)).min();
        match url {
            Some(at) if self.around_link.is_none() => {
                let (before, rest) = word.split_at(at);
                if !before.is_empty() {
                    self.piece(&escape(before));
                }
                self.bare_url(rest);
            }
            _ => self.piece(&escape(word)),
        }
    }

    /// A word that begins with a URL: a link, or code if the URL has placeholders in it.
    fn bare_url(&mut self, word: &str) {
        let end = word
            .find(['<', '>', '"', '\'', ')', '\\', '`', '“', '”'])
            .unwrap_or(word.len());
        let url = word[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
        let after = &word[url.len()..];
        let host = url.split("://").nth(1).unwrap_or_default();
        if host.is_empty()
            || !url.is_ascii()
            || url.contains(['{', '}', '[', ']', '|', '$', '^'])
            || after.starts_with('<')
        {
            self.code(word.trim_end_matches(['.', ',', ';', ':']));
            let kept = word.trim_end_matches(['.', ',', ';', ':']).len();
            self.after_url(&word[kept..]);
        } else {
            self.piece(&format!("<{url}>"));
            self.after_url(after);
        }
    }

    fn after_url(&mut self, rest: &str) {
        if !rest.is_empty() {
            self.word(rest);
        }
    }

    /// Finished Markdown without a line break, put after what is there.
    fn piece(&mut self, piece: &str) {
        let inline = &mut self.inline;
        // A mark closes only where no letter follows it.
        let joins = inline.glued && !(inline.after_mark && piece.starts_with(char::is_alphanumeric));
        let piece = format!("{}{piece}", take(&mut inline.pending));
        match inline.words.last_mut() {
            Some(last) if joins => last.push_str(&piece),
            _ => inline.words.push(piece),
        }
        inline.glued = true;
        inline.after_mark = false;
    }

    /// An empty line before a block, where one is needed: not between the items of a list.
    fn separate(&mut self) {
        let starts_item = self
            .containers
            .iter()
            .any(|it| matches!(it.kind, Kind::Item(_)) && !it.started);
        let mut lists = self.containers.iter().filter(|it| matches!(it.kind, Kind::List(_)));
        let outermost = lists.next().is_some_and(|it| !it.started) && lists.next().is_none();
        if !self.lines.is_empty() && (!starts_item || outermost) {
            let mut line = String::new();
            for container in self.containers.iter().take_while(|it| it.started) {
                line.push_str(&container.prefix());
            }
            line.truncate(line.trim_end().len());
            self.lines.push(line);
        }
    }

    fn line(&mut self, text: &str) {
        let mut line = String::new();
        for container in &mut self.containers {
            line.push_str(&container.prefix());
            container.started = true;
        }
        line.push_str(text);
        line.truncate(line.trim_end().len());
        self.lines.push(line);
    }
}

impl Container {
    /// What stands before a line: the marker of an item the first time, then as many spaces.
    fn prefix(&self) -> String {
        match self.kind {
            Kind::List(_) => String::new(),
            Kind::Quote => "> ".to_owned(),
            Kind::Item(number) => {
                let marker = number.map_or("- ".to_owned(), |it| format!("{it}. "));
                if self.started { " ".repeat(marker.len()) } else { marker }
            }
        }
    }
}

/// Lines of one sentence each, none of which looks like the start of a block.
fn sentences(words: Vec<String>) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    let mut ended = true;
    for word in words {
        let inner = word.trim_start_matches(['*', '(', '"', '“', '[', '\\', '`']);
        match lines.last_mut() {
            Some(line) if !(ended && inner.starts_with(char::is_uppercase)) => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(escape_start(&word)),
        }
        let inner = word.trim_end_matches(['*', ')', '"', '”', '\'', '’', '`', '>', ']', '\\']);
        ended = inner.ends_with(['.', '!', '?']) && !ABBREVIATIONS.contains(&inner);
    }
    lines
}

/// Escapes what would make a line the start of a list, heading, quotation or rule.
fn escape_start(word: &str) -> String {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = word.len() - digits.len();
    if word.starts_with(['#', '-', '+', '=', '>', ':']) {
        format!("\\{word}")
    } else if number > 0 && digits.starts_with(['.', ')']) && digits.len() == 1 {
        format!("{}\\{digits}", &word[..number])
    } else {
        word.to_owned()
    }
}

/// Text with every character escaped that Markdown would read as something else.
fn escape(text: &str) -> String {
    let text = clean(text);
    let mut out = String::new();
    // The character before a run of underscores, and whether the run is inside a word, where it marks nothing.
    let mut before = None;
    let mut inside = false;
    for (index, c) in text.char_indices() {
        let rest = &text[index + c.len_utf8()..];
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
            '_' => {
                if before != Some('_') {
                    let after = rest.trim_start_matches('_').chars().next();
                    inside = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
                }
                !inside
            }
            '&' => {
                let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
                name.len() < rest.len() && name.starts_with(';')
            }
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Text without characters that no comment may hold: controls, and marks that reorder the text around them.
fn clean(text: &str) -> String {
    let bad = |c: &char| {
        c.is_control() && *c != '\t' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().filter(|c| !bad(c)).collect()
}

/// A link target that may stand between `<` and `>`: absolute, and with nothing in it that ends the link.
fn target(url: &str) -> Option<String> {
    let url = url.trim();
    let absolute = ["https://", "http://", "mailto:"]
        .iter()
        .any(|it| url.len() > it.len() && url.starts_with(it));
    let mut out = String::new();
    for c in clean(url).chars() {
        match c {
            '<' | '>' | '\\' | '`' | '[' | ']' | '|' | '*' => out.push_str(&format!("%{:02X}", c as u32)),
            c if is_space(c) => out.push_str("%20"),
            c => out.push(c),
        }
    }
    absolute.then_some(out)
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}'
}
