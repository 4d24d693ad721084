//! Text into tokens.

use crate::error::Error;
use crate::json;
use crate::node::Comparison;
use crate::value::Value;

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
    Dot,
    Star,
    /// `[]`
    Flatten,
    /// `[?`
    Filter,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    LeftParenthesis,
    RightParenthesis,
    Comma,
    Colon,
    Pipe,
    Or,
    And,
    Not,
    Compare(Comparison),
    Current,
    Reference,
    Number(i64),
    Name(String),
    QuotedName(String),
    Literal(Value),
    End,
}

/// The tokens of a text with the bytes at which they begin; the last one is `End`.
pub(crate) fn tokens(text: &str) -> Result<Vec<(Token, usize)>, Error> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let offset = text.len() - rest.len();
        let token = next(&mut rest, offset)?;
        let done = token == Token::End;
        tokens.push((token, offset));
        if done {
            return Ok(tokens);
        }
    }
}

/// Takes the token at the beginning of `rest`.
fn next(rest: &mut &str, offset: usize) -> Result<Token, Error> {
    for (text, token) in FIXED {
        if let Some(after) = rest.strip_prefix(text) {
            *rest = after;
            return Ok(token.clone());
        }
    }
    let Some(first) = rest.chars().next() else {
        return Ok(Token::End);
    };
    match first {
        'A'..='Z' | 'a'..='z' | '_' => {
            let name = take_while(rest, |it| it.is_ascii_alphanumeric() || it == '_');
            Ok(Token::Name(name.to_owned()))
        }
        '-' | '0'..='9' => {
            let digits = &rest[1..].trim_start_matches(|it: char| it.is_ascii_digit());
            let (number, after) = rest.split_at(rest.len() - digits.len());
            *rest = after;
            let number = number.parse();
            number
                .map(Token::Number)
                .map_err(|_| Error::syntax(offset, "this is no number"))
        }
        '"' => match json::parse(quoted(rest, '"', offset)?) {
            Some(Value::String(name)) => Ok(Token::QuotedName((*name).to_owned())),
            _ => Err(Error::syntax(offset, "this quoted name is no JSON string")),
        },
        '\'' => {
            let quoted = quoted(rest, '\'', offset)?;
            let content = quoted[1..quoted.len() - 1].replace("\\'", "'");
            Ok(Token::Literal(Value::string(&content)))
        }
        '`' => {
            let quoted = quoted(rest, '`', offset)?;
            let content = quoted[1..quoted.len() - 1].replace("\\`", "`");
            json::parse(content.trim())
                .map(Token::Literal)
                .ok_or_else(|| Error::syntax(offset, "this literal is no JSON"))
        }
        other => Err(Error::syntax(offset, format_args!("`{other}` has no meaning here"))),
    }
}

/// Tokens that are spelled in one way, those first that begin like others.
const FIXED: &[(&str, Token)] = &[
    ("[]", Token::Flatten),
    ("[?", Token::Filter),
    ("[", Token::LeftBracket),
    ("]", Token::RightBracket),
    ("{", Token::LeftBrace),
    ("}", Token::RightBrace),
    ("(", Token::LeftParenthesis),
    (")", Token::RightParenthesis),
    (".", Token::Dot),
    ("*", Token::Star),
    (",", Token::Comma),
    (":", Token::Colon),
    ("@", Token::Current),
    ("||", Token::Or),
    ("|", Token::Pipe),
    ("&&", Token::And),
    ("&", Token::Reference),
    ("==", Token::Compare(Comparison::Equal)),
    ("!=", Token::Compare(Comparison::NotEqual)),
    ("!", Token::Not),
    ("<=", Token::Compare(Comparison::LessOrEqual)),
    ("<", Token::Compare(Comparison::Less)),
    (">=", Token::Compare(Comparison::GreaterOrEqual)),
    (">", Token::Compare(Comparison::Greater)),
];

fn take_while<'a>(rest: &mut &'a str, belongs: fn(char) -> bool) -> &'a str {
    let after = rest.trim_start_matches(belongs);
    let (taken, after) = rest.split_at(rest.len() - after.len());
    *rest = after;
    taken
}

/// Takes a text in quotes, with them. A backslash keeps the character after it from ending the text.
fn quoted<'a>(rest: &mut &'a str, quote: char, offset: usize) -> Result<&'a str, Error> {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        if character == quote && !escaped {
            let (taken, after) = rest.split_at(at + quote.len_utf8());
            *rest = after;
            return Ok(taken);
        }
        escaped = character == '\\' && !escaped;
    }
    Err(Error::syntax(offset, format_args!("the closing {quote} is missing")))
}
