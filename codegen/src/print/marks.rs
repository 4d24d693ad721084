//! Printed lines with comments in place of the attributes that stood for them, each with its origin.

use super::page::Page;
use super::tokens;
use super::trail::Trail;
use crate::emit::item::DOCS;

/// Writes the lines with their origins. `#[comment = ".."]` becomes a comment, and documentation a comment of as many lines
/// as it has.
pub(super) fn finish(lines: Vec<String>, trail: &mut Trail, page: &mut Page) {
    for line in lines {
        let text = line.trim_start();
        let indent = &line[..line.len() - text.len()];
        if line.is_empty() {
            page.line(&[], trail.next());
        } else if let Some(docs) = attribute_value(text, DOCS) {
            docs.split('\n')
                .for_each(|it| page.line(&[indent, "///", gap(it), it], &trail.line("///")));
        } else if let Some(lines) = tokens::attribute_lines(&line) {
            lines.iter().for_each(|line| page.line(&[line], &trail.line(line)));
        } else {
            let origin = trail.line(&line);
            match attribute_value(text, "comment") {
                Some(comment) => page.line(&[indent, "//", &comment.replace(['\n', '\r'], " ")], &origin),
                None if text.starts_with("//") => page.line(&[&line], &origin),
                None => page.line(&[&tight_ranges(&line)], &origin),
            }
        }
    }
}

/// The space between the mark of a comment and its text.
pub(super) fn gap(line: &str) -> &'static str {
    if line.is_empty() { "" } else { " " }
}

/// The line with `..=64` for `..= 64`: prettyplease puts a space after every `=` among an attribute's tokens.
fn tight_ranges(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in line.chars() {
        if c == ' ' && !in_string && out.ends_with("..=") {
            continue;
        }
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = in_string,
            '"' => in_string = !in_string,
            _ => {}
        }
        out.push(c);
    }
    out
}

/// `value`, if the line is `#[name = "value"]`.
///
/// The literal is one that `quote!` made. It is read here and not by syn, which keeps all that it ever parsed.
fn attribute_value(line: &str, name: &str) -> Option<String> {
    let literal = line
        .strip_prefix("#[")?
        .strip_prefix(name)?
        .strip_prefix(" = \"")?
        .strip_suffix("\"]")?;
    let mut value = String::with_capacity(literal.len());
    let mut rest = literal;
    while let Some((plain, escape)) = rest.split_once('\\') {
        value.push_str(plain);
        let c = escape.chars().next()?;
        rest = &escape[c.len_utf8()..];
        let digits = match c {
            'x' => rest.get(..2)?,
            'u' => rest.strip_prefix('{')?.split_once('}')?.0,
            _ => "",
        };
        value.push(match c {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            '\\' | '"' | '\'' => c,
            'x' | 'u' => char::from_u32(u32::from_str_radix(digits, 16).ok()?)?,
            _ => return None,
        });
        rest = &rest[digits.len() + if c == 'u' { 2 } else { 0 }..];
    }
    value.push_str(rest);
    Some(value)
}
