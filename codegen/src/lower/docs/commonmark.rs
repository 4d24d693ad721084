//! CommonMark documentation to Markdown: the usual constructs are kept, everything else is shown as it was written.

use super::markdown::Markdown;

/// How far the end of a construct may lie from its start, in bytes, so that no text takes quadratic time.
const WINDOW: usize = 4096;

/// A list that is open, by the column of its markers.
struct List {
    indent: usize,
    numbered: bool,
}

/// A code block that is open.
struct Fence {
    /// The character and the length of its first line, or `None` for one by indentation.
    mark: Option<(char, usize)>,
    text: String,
}

/// Writes the Markdown of a CommonMark text.
pub fn convert(text: &str, out: &mut Markdown) {
    let mut paragraph = String::new();
    let mut lists: Vec<List> = vec![];
    let mut fence: Option<Fence> = None;
    let mut after_empty = true;
    for line in text.lines() {
        let line = line.replace('\t', "    ");
        let indent = line.len() - line.trim_start().len();
        let trimmed = line.trim();
        if let Some(open) = &mut fence {
            if open.continues(&line) {
                continue;
            }
            let fenced = open.mark.is_some();
            out.fence(&open.text);
            fence = None;
            if fenced {
                continue;
            }
        }
        if trimmed.is_empty() || is_rule(trimmed) {
            end_paragraph(&mut paragraph, out);
            after_empty = true;
            continue;
        }
        if let Some(mark) = fence_mark(trimmed) {
            end_paragraph(&mut paragraph, out);
            fence = Some(Fence {
                mark: Some(mark),
                text: String::new(),
            });
        } else if let Some((numbered, rest)) = item(trimmed) {
            end_paragraph(&mut paragraph, out);
            begin_item(indent, numbered, &mut lists, out);
            paragraph.push_str(rest);
        } else if after_empty && lists.is_empty() && indent >= 4 {
            fence = Some(Fence {
                mark: None,
                text: format!("{}\n", &line[4..]),
            });
        } else {
            if after_empty {
                while lists.last().is_some_and(|it| indent <= it.indent) {
                    lists.pop();
                    out.end_list();
                }
            }
            if let Some(heading) = heading(trimmed) {
                end_paragraph(&mut paragraph, out);
                out.open("**");
                inline(heading, out);
                out.end_paragraph();
            } else {
                paragraph.push(' ');
                paragraph.push_str(trimmed.trim_start_matches("> "));
            }
        }
        after_empty = false;
    }
    end_paragraph(&mut paragraph, out);
    if let Some(open) = fence {
        out.fence(&open.text);
    }
}

impl Fence {
    /// Takes a line in, unless it ends the block.
    fn continues(&mut self, line: &str) -> bool {
        let trimmed = line.trim();
        let ends = match self.mark {
            Some((c, len)) => trimmed.len() >= len && trimmed.chars().all(|it| it == c),
            None => !trimmed.is_empty() && !line.starts_with("    "),
        };
        if !ends {
            let line = if self.mark.is_none() {
                line.get(4..).unwrap_or_default()
            } else {
                line
            };
            self.text.push_str(line);
            self.text.push('\n');
        }
        !ends
    }
}

fn begin_item(indent: usize, numbered: bool, lists: &mut Vec<List>, out: &mut Markdown) {
    while lists
        .last()
        .is_some_and(|it| it.indent > indent || (it.indent == indent && it.numbered != numbered))
    {
        lists.pop();
        out.end_list();
    }
    if lists.last().is_none_or(|it| it.indent < indent) {
        lists.push(List { indent, numbered });
        out.begin_list(numbered);
    }
    out.begin_item();
}

fn end_paragraph(paragraph: &mut String, out: &mut Markdown) {
    inline(paragraph, out);
    paragraph.clear();
    out.end_paragraph();
}

fn fence_mark(line: &str) -> Option<(char, usize)> {
    ['`', '~'].into_iter().find_map(|c| {
        let len = line.len() - line.trim_start_matches(c).len();
        let opens = len >= 3 && (c == '~' || !line[len..].contains('`'));
        opens.then_some((c, len))
    })
}

fn is_rule(line: &str) -> bool {
    ['-', '*', '_', '=']
        .iter()
        .any(|c| line.len() >= 3 && line.chars().all(|it| it == *c || it == ' '))
}

/// Whether a line begins an item, numbered or not, and what follows the marker.
fn item(line: &str) -> Option<(bool, &str)> {
    if let Some(rest) = ["- ", "* ", "+ "].iter().find_map(|it| line.strip_prefix(it)) {
        return Some((false, rest));
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let rest = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?;
    (1..=9).contains(&digits).then_some((true, rest))
}

fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=6).contains(&level) && rest.starts_with(' ')).then(|| rest.trim().trim_end_matches('#').trim_end())
}

/// Code spans, links, emphasis, escapes and entities of a paragraph.
fn inline(text: &str, out: &mut Markdown) {
    let mut plain = String::new();
    let mut open: Vec<&'static str> = vec![];
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..text.floor_char_boundary(at + WINDOW)];
        let before = text[..at].chars().next_back();
        let found = match c {
            '\\' => rest[1..].chars().next().filter(char::is_ascii_punctuation).map(|next| {
                plain.push(next);
                2
            }),
            '`' => code_span(rest).map(|(code, len)| {
                flush(&mut plain, out);
                out.code(code);
                len
            }),
            '<' => autolink(rest).map(|(url, len)| {
                flush(&mut plain, out);
                out.open_link();
                out.close_link(Some(url));
                len
            }),
            '[' => link(rest).map(|(label, url, len)| {
                flush(&mut plain, out);
                out.open_link();
                out.text(label.trim_matches('`'));
                out.close_link(Some(url));
                len
            }),
            '*' | '_' => emphasis(before, rest, &mut open).map(|(mark, opens)| {
                flush(&mut plain, out);
                if opens {
                    out.open(mark)
                } else {
                    out.close(mark)
                }
                mark.len()
            }),
            '&' => entity(rest).map(|(c, len)| {
                plain.push(c);
                len
            }),
            _ => None,
        };
        if found.is_none() {
            plain.push(c);
        }
        at += found.unwrap_or(c.len_utf8());
    }
    flush(&mut plain, out);
}

fn flush(plain: &mut String, out: &mut Markdown) {
    out.text(plain);
    plain.clear();
}

fn code_span(rest: &str) -> Option<(&str, usize)> {
    let len = rest.len() - rest.trim_start_matches('`').len();
    let mut at = len;
    while let Some(found) = rest[at..].find('`') {
        let start = at + found;
        let run = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        if run == len {
            return Some((&rest[len..start], start + run));
        }
        at = start + run;
    }
    None
}

fn autolink(rest: &str) -> Option<(&str, usize)> {
    let end = rest.find('>')?;
    let url = &rest[1..end];
    let absolute = ["https://", "http://", "mailto:"].iter().any(|it| url.starts_with(it));
    (absolute && !url.contains([' ', '<'])).then_some((url, end + 1))
}

/// `[label](url)` or `[label](url "title")`, with an absolute URL: a link to an item stays text.
fn link(rest: &str) -> Option<(&str, &str, usize)> {
    let close = rest.find(']')?;
    let label = &rest[1..close];
    let inside = rest[close + 1..].strip_prefix('(')?;
    let end = inside.find(')')?;
    let url = inside[..end].split(' ').next()?.trim_matches(['<', '>']);
    let absolute = ["https://", "http://", "mailto:"].iter().any(|it| url.starts_with(it));
    (absolute && !label.contains('[')).then_some((label, url, close + 2 + end + 1))
}

/// A mark that begins or ends an emphasis, and whether it begins one.
fn emphasis(before: Option<char>, rest: &str, open: &mut Vec<&'static str>) -> Option<(&'static str, bool)> {
    let c = rest.chars().next()?;
    let double = rest[1..].starts_with(c);
    let mark = if double { "**" } else { "*" };
    let next = rest[mark.len()..].chars().next();
    let word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let space = |it: Option<char>| it.is_none_or(char::is_whitespace);
    if open.contains(&mark) && !space(before) && (c == '*' || !word(next)) {
        open.retain(|it| *it != mark);
        return Some((mark, false));
    }
    let closes_later = rest[mark.len()..].contains(&rest[..mark.len()]);
    if !open.contains(&mark) && !space(next) && closes_later && (c == '*' || !word(before)) {
        open.push(mark);
        return Some((mark, true));
    }
    None
}

fn entity(rest: &str) -> Option<(char, usize)> {
    let known = [
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&amp;", '&'),
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&nbsp;", ' '),
    ];
    known
        .iter()
        .find(|(name, _)| rest.starts_with(name))
        .map(|(name, c)| (*c, name.len()))
}
