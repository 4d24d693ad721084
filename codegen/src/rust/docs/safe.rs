//! Text of a model as Markdown that means this text.

use crate::text::is_unsafe;

/// Text without unsafe characters.
pub fn clean(text: &str) -> String {
    text.chars().filter(|c| !is_unsafe(*c)).collect()
}

/// Returns whether a character separates words.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}'
}

/// Returns the lines of a block of code, without unsafe characters. A line ends at every character that some reader
/// takes for the end of a line.
pub fn code_lines(text: &str) -> impl Iterator<Item = String> {
    let others = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    lines.flat_map(move |line| line.split(others)).map(|line| {
        let line = clean(&line.replace('\t', "    "));
        line.trim_end().to_owned()
    })
}

/// Text with each character escaped that Markdown would read as something else.
pub fn escape(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
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
            '&' => is_entity(rest),
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

/// Returns whether what follows an ampersand makes it the reference to a character.
pub fn is_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}

/// A word with an escape where it would make a line the start of a list, heading, quotation or rule.
pub fn escape_start(word: &str) -> String {
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

/// A span of code on one line, unless the text is empty.
pub fn code(text: &str) -> Option<String> {
    let text = clean(
        &text
            .split(is_space)
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
    );
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let ticks = "`".repeat(longest_run(text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    Some(format!("{ticks}{pad}{text}{pad}{ticks}"))
}

/// A link target that may stand between `<` and `>`: absolute, and without characters that end the link.
pub fn target(url: &str) -> Option<String> {
    let url = clean(url.trim());
    let absolute = ["https://", "http://", "mailto:"]
        .iter()
        .any(|it| url.len() > it.len() && url.starts_with(it));
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '<' | '>' | '\\' | '`' | '[' | ']' | '|' | '*' => out.push_str(&format!("%{:02X}", c as u32)),
            c if is_space(c) => out.push_str("%20"),
            c => out.push(c),
        }
    }
    absolute.then_some(out)
}

/// The longest run of a character.
pub fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}
