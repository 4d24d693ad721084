//! Events as text: one line each, or with an excerpt of the source and what to do.

use super::{Severity, ValidationEvent};
use crate::source::{SourceLocation, Sources};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::ops::Range;

/// The number of shown characters of a line before the place and from it on; some models are one line of megabytes.
const WINDOW: (usize, usize) = (100, 100);

/// The appearance of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Letters only.
    Plain,
    /// With the escapes that give color.
    Color,
}

/// `path:line:column: SEVERITY id shape: message`, for logs and editors; the parts that an event lacks are left out.
pub fn line(event: &ValidationEvent, sources: &Sources) -> String {
    let place = event
        .location
        .map(|location| format!("{}: ", sources.display(location)))
        .unwrap_or_default();
    let shape = event
        .shape
        .as_ref()
        .map(|shape| format!(" {}", short(shape.as_str())))
        .unwrap_or_default();
    let hint = event
        .hint
        .as_ref()
        .map(|hint| format!(" ({})", short(hint)))
        .unwrap_or_default();
    format!(
        "{}{} {}{shape}: {}{hint}",
        clean(&place),
        event.severity,
        event.id,
        short(&event.message)
    )
}

/// The event as a compiler would show it: message, place, excerpt, hint.
pub fn excerpt(event: &ValidationEvent, sources: &Sources, look: Look) -> String {
    let level = match event.severity {
        Severity::Error => Level::ERROR,
        Severity::Danger => Level::ERROR.with_name("danger"),
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
        Severity::Suppressed => Level::NOTE.with_name("suppressed"),
    };
    let shape = event.shape.as_ref().map(|shape| short(shape.as_str()).into_owned());
    let message = short(&event.message);
    let mut group = Group::with_title(level.primary_title(message).id(&*event.id));
    let window = event.location.and_then(|location| window(location, sources));
    match (event.location, &window) {
        (Some(location), Some(window)) => {
            let marked = window.text.get(window.span.clone()).unwrap_or_default();
            let label = shape.as_deref().filter(|shape| marked.trim_matches('"') != *shape);
            let annotation = AnnotationKind::Primary.span(window.span.clone()).label(label);
            let (line, column) = sources.line_column(location);
            let path = sources
                .get(location.file)
                .map(|source| clean(&source.path))
                .unwrap_or_default();
            let snippet = Snippet::source(&window.text)
                .line_start(line)
                .fold(false)
                .annotation(annotation);
            // The column is counted in what is shown, so it must be told when the start of the line is not.
            group = if window.is_cut {
                group
                    .element(Origin::path(path).line(line).char_column(column))
                    .element(snippet)
            } else {
                group.element(snippet.path(path))
            };
        }
        _ => {
            group = group.elements(
                shape
                    .as_ref()
                    .map(|shape| Level::NOTE.with_name("shape").message(shape)),
            )
        }
    }
    if let Some(hint) = &event.hint {
        group = group.element(Level::HELP.message(short(hint)));
    }
    let renderer = match look {
        Look::Plain => Renderer::plain(),
        Look::Color => Renderer::styled(),
    };
    renderer.render(&[group])
}

/// The part of a line that is shown, and what is marked in it.
struct Window {
    text: String,
    /// `true` if the start of the line is left out.
    is_cut: bool,
    span: Range<usize>,
}

fn window(location: SourceLocation, sources: &Sources) -> Option<Window> {
    let text = &sources.get(location.file)?.text;
    let lines = sources.lines(location.file);
    let number = lines.partition_point(|start| *start <= location.offset).max(1);
    let start = *lines.get(number - 1)? as usize;
    let end = lines.get(number).map_or(text.len(), |end| *end as usize);
    let place = (location.offset as usize).clamp(start, end);
    // Lines can be megabytes, so they are cut before they are read; a character has at most four bytes.
    let before = text.get(place.saturating_sub(4 * WINDOW.0).max(start)..place)?;
    let after = text.get(place..place.saturating_add(4 * WINDOW.1).min(end))?;
    let before_cut = before.len() < place - start;
    let after_cut = after.len() < end - place;
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let (before, after) = (clean(&before), clean(after.trim_end_matches(['\r', '\n'])));
    let skip = before.chars().count().saturating_sub(WINDOW.0);
    let is_cut = before_cut || skip > 0;
    let mut shown = String::from(if is_cut { "…" } else { "" });
    shown.extend(before.chars().skip(skip));
    let token: usize = after
        .chars()
        .take(WINDOW.1)
        .take(token(&after))
        .map(char::len_utf8)
        .sum();
    let span = shown.len()..shown.len() + token.max(1);
    shown.extend(after.chars().take(WINDOW.1));
    if after_cut || after.chars().count() > WINDOW.1 {
        shown.push('…');
    }
    if span.end > shown.len() {
        shown.push(' ');
    }
    Some(Window {
        text: shown,
        is_cut,
        span,
    })
}

/// Returns the number of characters of the token at the start of a text.
fn token(text: &str) -> usize {
    let mut chars = text.chars();
    match chars.next() {
        Some('"') => {
            let mut escaped = false;
            let inside = chars.take_while(|c| {
                let end = *c == '"' && !escaped;
                escaped = *c == '\\' && !escaped;
                !end
            });
            (inside.count() + 2).min(text.chars().count())
        }
        Some(c) if c.is_alphanumeric() || c == '-' => {
            let inside = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '+' | '.' | '_');
            1 + chars.take_while(inside).count()
        }
        Some(_) => 1,
        None => 0,
    }
}

/// A message may quote a value, and values and names may be megabytes.
fn short(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(1000) {
        Some((end, _)) => clean(text.get(..end).unwrap_or_default()) + "…",
        None => clean(text),
    }
}

/// Models may hold anything, so what a terminal would obey is shown, not sent.
pub fn clean(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => shown.push(' '),
            c if hidden(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}
