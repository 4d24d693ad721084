//! Takes marks out of printed lines and gives each line its origin.

use super::page::{Origin, Page};
use super::tokens;
use crate::emit::item::{DOCS, MARK};
use crate::model::shape_id::ShapeId;

/// Writes the lines without marks and with origins; `#[comment = ".."]` becomes a comment, and documentation a comment of
/// as many lines as it has.
///
/// A mark answers for the lines up to the end of the fragment that it stands on: the first line with the mark's own
/// indentation, attributes and documentation aside, that ends a field, a statement or a block.
pub(super) fn finish(lines: Vec<String>, item: &Origin, page: &mut Page) {
    let mut open: Vec<(usize, Origin)> = Vec::new();
    for line in lines {
        let text = line.trim_start();
        let (indent, depth) = (&line[..line.len() - text.len()], line.len() - text.len());
        if let Some(note) = attribute_value(text, MARK) {
            let (emitter, shape) = note.rsplit_once(' ').unwrap_or((&note, ""));
            let shape = ShapeId::parse(shape).ok().or_else(|| item.shape.clone());
            let emitter = emitter.into();
            open.push((depth, Origin { emitter, shape }));
            continue;
        }
        let origin = open.last().map_or(item, |(_, origin)| origin).clone();
        if let Some(docs) = attribute_value(text, DOCS) {
            docs.split('\n')
                .for_each(|it| page.line(&[indent, "///", gap(it), it], &origin));
            continue;
        }
        if let Some(lines) = tokens::attribute_lines(&line) {
            lines.iter().for_each(|line| page.line(&[line], &origin));
            continue;
        }
        let attached = text.starts_with("//") || text.starts_with('#');
        let ends = !attached && text.ends_with([',', ';', '}']);
        while ends && open.last().is_some_and(|(start, _)| *start >= depth) {
            open.pop();
        }
        match attribute_value(text, "comment") {
            Some(comment) => page.line(&[indent, "//", &comment.replace(['\n', '\r'], " ")], &origin),
            None if text.starts_with("//") => page.line(&[&line], &origin),
            None => page.line(&[&tight_ranges(&line)], &origin),
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
