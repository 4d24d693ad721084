//! Characters of texts that come from models and from the command line.

/// Returns whether a character has no place in a generated file: a control character, or a mark that reorders or
/// annotates the text around it. rustc refuses the second kind.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Words of a text on one line.
pub fn one_line(text: &str) -> String {
    let words = text.split_whitespace().map(|it| it.replace(is_unsafe, ""));
    words.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}
