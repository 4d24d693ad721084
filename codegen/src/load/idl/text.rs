//! The content of strings and text blocks: line ends, incidental white space, escapes (Smithy 2.0, "Quoted strings").

use super::token::{Kind, Token};
use std::borrow::Cow;

/// Returns the string that a token stands for.
///
/// # Errors
/// A message about the first escape that is malformed, or a text block without a line break after its quotes.
pub fn content(text: &str, token: Token) -> Result<Cow<'_, str>, String> {
    let is_block = token.kind == Kind::TextBlock;
    let quotes = if is_block { 3 } else { 1 };
    let inside = text.get(token.start + quotes..token.end - quotes).unwrap_or_default();
    let mut inside = normalized(inside);
    if is_block {
        inside = Cow::Owned(block(&inside)?);
    }
    if inside.bytes().all(|byte| byte != b'\\' && is_plain(byte)) {
        return Ok(inside);
    }
    unescape(&inside).map(Cow::Owned)
}

/// Returns the content of a run of documentation comments, whose lines are these tokens.
pub fn comment(line: &str) -> &str {
    let line = line.strip_prefix("///").unwrap_or(line);
    let line = line.trim_end_matches(['\r', '\n']);
    line.strip_prefix(' ').unwrap_or(line)
}

/// A line ends with `\n`, whatever the file has.
fn normalized(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Removes the first line break, the white space that all lines start with, and white space at the end of lines.
fn block(text: &str) -> Result<String, String> {
    if text.is_empty() {
        return Err("a text block has a line break after its opening quotes; this one is empty".into());
    }
    let Some(text) = text.strip_prefix('\n') else {
        return Err("a text block has a line break after its opening quotes".into());
    };
    let lines: Vec<&str> = text.split('\n').collect();
    let last = lines.len() - 1;
    let indents = lines.iter().enumerate().filter_map(|(index, line)| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        // The line of the closing quotes counts even if it is blank.
        (indent < line.len() || index == last).then_some(indent)
    });
    let indent = indents.min().unwrap_or(0);
    let stripped: Vec<&str> = lines
        .iter()
        .map(|line| line.get(indent..).unwrap_or_default().trim_end_matches(' '))
        .collect();
    Ok(stripped.join("\n"))
}

/// Returns whether a byte may stand in a string without an escape.
fn is_plain(byte: u8) -> bool {
    byte >= b' ' || matches!(byte, b'\t' | b'\n')
}

fn unescape(text: &str) -> Result<String, String> {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        if c != '\\' {
            if u8::try_from(c).is_ok_and(|byte| !is_plain(byte)) {
                return Err(format!("`{}` in a string must be escaped", c.escape_debug()));
            }
            result.push(c);
            continue;
        }
        let escape = rest.chars().next();
        rest = rest.get(escape.map_or(0, char::len_utf8)..).unwrap_or_default();
        match escape {
            Some(c @ ('"' | '\\' | '/')) => result.push(c),
            Some('b') => result.push('\u{8}'),
            Some('f') => result.push('\u{c}'),
            Some('n') => result.push('\n'),
            Some('r') => result.push('\r'),
            Some('t') => result.push('\t'),
            Some('\n') => {}
            Some('u') => result.push(unicode(&mut rest)?),
            Some(c) => return Err(format!("`\\{}` is not an escape of Smithy IDL", c.escape_debug())),
            None => return Err("an escape is not complete".into()),
        }
    }
    Ok(result)
}

/// Reads what follows `\u`; two escapes are one character if they are a surrogate pair.
fn unicode(rest: &mut &str) -> Result<char, String> {
    let first = hex(rest)?;
    let mut code = first;
    if (0xd800..0xdc00).contains(&first)
        && let Some(mut after) = rest.strip_prefix("\\u")
        && let Some(low) = hex(&mut after)?.checked_sub(0xdc00).filter(|low| *low < 0x400)
    {
        code = 0x1_0000 + ((first - 0xd800) << 10) + low;
        *rest = after;
    }
    char::from_u32(code).ok_or_else(|| "half of a surrogate pair is not a character".into())
}

fn hex(rest: &mut &str) -> Result<u32, String> {
    let mut code = 0;
    for _ in 0..4 {
        let Some(c) = rest.chars().next() else {
            return Err("`\\u` needs four hexadecimal digits".into());
        };
        let Some(digit) = c.to_digit(16) else {
            return Err(format!(
                "`\\u` needs four hexadecimal digits, and `{}` is none",
                c.escape_debug()
            ));
        };
        code = code * 16 + digit;
        *rest = rest.get(1..).unwrap_or_default();
    }
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        let kind = if text.starts_with("\"\"\"") {
            Kind::TextBlock
        } else {
            Kind::String
        };
        let token = Token {
            kind,
            start: 0,
            end: text.len(),
        };
        content(text, token).map(Cow::into_owned)
    }

    #[test]
    fn incidental_white_space_is_removed() {
        let cases = [
            ("\"\"\"\n    \"\"\"", ""),
            ("\"\"\"\n\n    \"\"\"", "\n"),
            ("\"\"\"\n    Hello\n    \"\"\"", "Hello\n"),
            ("\"\"\"\n      a  \n    b\"\"\"", "  a\nb"),
            ("\"\"\"\n    a\n  \"\"\"", "  a\n"),
            ("\"\"\"\n    a\n         \"\"\"", "a\n"),
            ("\"\"\"\r\n    a \\\r\n    b\"\"\"", "a b"),
            ("\"\"\"\n  \\u0020a\"\"\"", " a"),
        ];
        for (text, wanted) in cases {
            assert_eq!(read(text).as_deref(), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn escapes_are_read() {
        assert_eq!(
            read(r#""\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00""#).as_deref(),
            Ok("\"\\/\u{8}\u{c}\n\r\té😀")
        );
        assert_eq!(read("\"a\r\nb\\\nc\"").as_deref(), Ok("a\nbc"));
        for wrong in [
            r#""\ ""#,
            r#""\u12""#,
            r#""\u12x4""#,
            r#""\ud800""#,
            "\"\u{1}\"",
            "\"\"\"\"\"\"",
            "\"\"\"a\"\"\"",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
