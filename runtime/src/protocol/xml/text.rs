//! Resolves references and line ends in character data and attribute values (XML 1.0, sections 2.11, 3.3.3 and 4.1).

use std::borrow::Cow;

use aws_smithy_schema::serde::SerdeError;
use xmlparser::{ElementEnd, Token, Tokenizer};

/// The white space characters of XML.
pub(super) const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Resolves references and normalizes line ends in a text token.
pub(super) fn resolve(text: &str) -> Result<Cow<'_, str>, SerdeError> {
    if !text.bytes().any(|it| matches!(it, b'&' | b'\r')) {
        return Ok(Cow::Borrowed(text));
    }
    let mut resolved = String::with_capacity(text.len());
    push_resolved(&mut resolved, &lines(text))?;
    Ok(Cow::Owned(resolved))
}

/// Resolves references in an attribute value and replaces literal white space by spaces.
pub(super) fn resolve_attribute(value: &str) -> Result<Cow<'_, str>, SerdeError> {
    if !value.bytes().any(|it| matches!(it, b'&' | b'\r' | b'\n' | b'\t')) {
        return Ok(Cow::Borrowed(value));
    }
    let mut resolved = String::with_capacity(value.len());
    push_resolved(&mut resolved, &lines(value).replace(['\n', '\t'], " "))?;
    Ok(Cow::Owned(resolved))
}

/// Collects the character data of content that has several tokens. `content` is a slice of `document`.
pub(super) fn collect<'a>(document: &'a str, content: &'a str) -> Result<Cow<'a, str>, SerdeError> {
    let mut collected = String::new();
    let (mut depth, mut elements) = (0_usize, 0_usize);
    let start = content.as_ptr() as usize - document.as_ptr() as usize;
    for token in Tokenizer::from_fragment(document, start..start + content.len()) {
        match token.map_err(|error| SerdeError::invalid_input(error.to_string()))? {
            Token::Text { text } if depth == 0 => push_resolved(&mut collected, &lines(text.as_str()))?,
            Token::Cdata { text, .. } if depth == 0 => collected.push_str(&lines(text.as_str())),
            Token::ElementStart { .. } => {
                depth += 1;
                elements += 1;
            }
            Token::ElementEnd { end, .. } if end != ElementEnd::Open => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    if elements > 0 && collected.is_empty() {
        return Err(SerdeError::type_mismatch("expected text, found an element"));
    }
    Ok(Cow::Owned(collected))
}

/// Normalizes line ends to line feeds.
fn lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

fn push_resolved(resolved: &mut String, text: &str) -> Result<(), SerdeError> {
    let mut pieces = text.split('&');
    resolved.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (reference, rest) = piece
            .split_once(';')
            .ok_or_else(|| SerdeError::invalid_input("a reference without a semicolon"))?;
        let character = character(reference).ok_or_else(|| {
            SerdeError::invalid_input(format!("the reference `&{reference};` stands for no character"))
        })?;
        resolved.push(character);
        resolved.push_str(rest);
    }
    Ok(())
}

/// The character that a reference stands for. Control characters are accepted although XML 1.0 has none, as in official
/// clients: S3 sends references to them in keys of objects.
fn character(reference: &str) -> Option<char> {
    match reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = reference.strip_prefix('#')?;
            let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |it| (it, 16));
            let is_number = digits.chars().all(|it| it.is_digit(radix));
            let code = is_number.then(|| u32::from_str_radix(digits, radix).ok())??;
            char::from_u32(code)
        }
    }
}
