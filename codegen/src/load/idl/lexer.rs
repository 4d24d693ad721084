//! Text to tokens, one at a time.

use super::text;
use super::token::{Kind, Token};
use crate::load::json::shorten;

/// A problem of the text of a token.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The offset in bytes.
    pub offset: usize,
    /// The problem, as a sentence without its end.
    pub message: String,
}

/// Reads tokens from a text. After the end, every token is [`Kind::End`].
pub struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// The problem of the last token, if that is [`Kind::Error`].
    problem: Option<Problem>,
}

impl<'a> Lexer<'a> {
    /// Starts at the offset.
    pub fn new(text: &'a str, at: usize) -> Self {
        Self {
            text,
            at,
            problem: None,
        }
    }

    /// The problem of the last token, if that is [`Kind::Error`].
    pub fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// Reads the next token.
    pub fn next(&mut self) -> Token {
        self.problem = None;
        let start = self.at;
        let kind = match self.peek() {
            None => Kind::End,
            Some(b' ' | b'\t') => self.run(Kind::Space, |byte| matches!(byte, b' ' | b'\t')),
            Some(b'\r') => {
                self.at += 1;
                self.eat(b'\n');
                Kind::Newline
            }
            Some(b'\n') => self.single(Kind::Newline),
            Some(b',') => self.single(Kind::Comma),
            Some(b'@') => self.single(Kind::At),
            Some(b'$') => self.single(Kind::Dollar),
            Some(b'.') => self.single(Kind::Dot),
            Some(b'{') => self.single(Kind::LeftBrace),
            Some(b'}') => self.single(Kind::RightBrace),
            Some(b'[') => self.single(Kind::LeftBracket),
            Some(b']') => self.single(Kind::RightBracket),
            Some(b'(') => self.single(Kind::LeftParenthesis),
            Some(b')') => self.single(Kind::RightParenthesis),
            Some(b'#') => self.single(Kind::Pound),
            Some(b'=') => self.single(Kind::Equal),
            Some(b':') => {
                self.at += 1;
                if self.eat(b'=') { Kind::Walrus } else { Kind::Colon }
            }
            Some(b'"') => self.string(),
            Some(b'/') => self.comment(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'_' | b'a'..=b'z' | b'A'..=b'Z') => self.identifier(),
            Some(_) => self.unknown(),
        };
        Token {
            kind,
            start,
            end: self.at,
        }
    }

    fn single(&mut self, kind: Kind) -> Kind {
        self.at += 1;
        kind
    }

    fn run(&mut self, kind: Kind, is_part: fn(u8) -> bool) -> Kind {
        self.at += self.rest().iter().take_while(|byte| is_part(**byte)).count();
        kind
    }

    fn unknown(&mut self) -> Kind {
        let c = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        let offset = self.at;
        self.at += c.len_utf8();
        self.error(
            offset,
            format!("`{}` is not a character of Smithy IDL", c.escape_debug()),
        )
    }

    fn comment(&mut self) -> Kind {
        let offset = self.at;
        if !self.rest().starts_with(b"//") {
            self.at += 1;
            return self.error(offset, "a comment starts with `//`".into());
        }
        let kind = if self.rest().starts_with(b"///") {
            Kind::DocComment
        } else {
            Kind::Comment
        };
        self.run(kind, |byte| !matches!(byte, b'\n' | b'\r'));
        let _end_of_line = self.eat(b'\r');
        let _end_of_line = self.eat(b'\n');
        kind
    }

    fn identifier(&mut self) -> Kind {
        self.run(Kind::Identifier, |byte| byte == b'_');
        if !self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            return self.error(
                self.at,
                "expected a letter or digit after the `_` at the start of a name".into(),
            );
        }
        self.run(Kind::Identifier, |byte| byte.is_ascii_alphanumeric() || byte == b'_')
    }

    fn number(&mut self) -> Kind {
        let start = self.at;
        if self.eat(b'-') && !self.has_digit() {
            return self.bad_number(start, "a digit follows `-`");
        }
        self.digits();
        if self.eat(b'.') && !self.digits() {
            return self.bad_number(start, "a digit follows `.`");
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _sign = self.eat(b'+') || self.eat(b'-');
            if !self.digits() {
                return self.bad_number(start, "a digit follows the `e` and its sign");
            }
        }
        Kind::Number
    }

    fn has_digit(&self) -> bool {
        self.peek().is_some_and(|byte| byte.is_ascii_digit())
    }

    /// Skips digits; `false` if there is none.
    fn digits(&mut self) -> bool {
        let found = self.has_digit();
        self.run(Kind::Number, |byte| byte.is_ascii_digit());
        found
    }

    fn bad_number(&mut self, start: usize, rule: &str) -> Kind {
        let lexeme = self.text.get(start..self.at).unwrap_or_default();
        let lexeme = shorten(lexeme);
        self.error(start, format!("`{lexeme}` is not a number: {rule}"))
    }

    /// Skips a string. Its escapes are checked here, so that a bad string is refused wherever it stands.
    fn string(&mut self) -> Kind {
        let start = self.at;
        let is_block = self.rest().starts_with(b"\"\"\"");
        let (kind, quotes): (_, &[u8]) = if is_block {
            (Kind::TextBlock, b"\"\"\"")
        } else {
            (Kind::String, b"\"")
        };
        self.at += quotes.len();
        while !self.rest().starts_with(quotes) {
            let special = self.rest().iter().position(|byte| matches!(byte, b'"' | b'\\'));
            match special {
                None => {
                    self.at = self.text.len();
                    return self.unclosed(start, is_block);
                }
                Some(0) if self.peek() == Some(b'"') => self.at += 1,
                Some(0) => {
                    self.at += 1;
                    let escaped = self.text.get(self.at..).and_then(|rest| rest.chars().next());
                    self.at += escaped.map_or(0, char::len_utf8);
                }
                Some(ahead) => self.at += ahead,
            }
        }
        self.at += quotes.len();
        let token = Token {
            kind,
            start,
            end: self.at,
        };
        match text::content(self.text, token) {
            Ok(_) => kind,
            Err(message) => self.error(start, message),
        }
    }

    fn unclosed(&mut self, start: usize, is_block: bool) -> Kind {
        let lines = self.text.as_bytes().iter().take(start);
        let line = lines.filter(|byte| **byte == b'\n').count() + 1;
        let (what, quotes) = if is_block {
            ("text block", "\"\"\"")
        } else {
            ("string", "\"")
        };
        self.error(
            self.at,
            format!("expected `{quotes}`, found the end of the file; the {what} of line {line} is not closed"),
        )
    }

    fn error(&mut self, offset: usize, message: String) -> Kind {
        self.problem = Some(Problem { offset, message });
        Kind::Error
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        let mut lexer = Lexer::new(text, 0);
        let tokens = std::iter::from_fn(|| Some(lexer.next().kind));
        tokens.take_while(|kind| *kind != Kind::End).collect()
    }

    #[test]
    fn tokens_fill_the_text() {
        let text = "$version: \"2\" /// d\r\n@a(b:=[-1.5e+3, \"\"\"\n  x\"\"\"]) _1a.b#c$d //\n/ é_";
        let mut lexer = Lexer::new(text, 0);
        let mut end = 0;
        loop {
            let token = lexer.next();
            assert_eq!(token.start, end);
            end = token.end;
            if token.kind == Kind::End {
                break;
            }
        }
        assert_eq!(end, text.len());
    }

    #[test]
    fn malformed_tokens_are_errors() {
        for text in [
            "-",
            "1.",
            "1e",
            "1.0e+",
            "_",
            "/",
            "!",
            "é",
            "\"a",
            "\"\\x\"",
            "\"\"\"a\"\"\"",
            "\"\\",
        ] {
            assert_eq!(kinds(text), [Kind::Error], "{text}");
        }
        assert_eq!(kinds("a:=b"), [Kind::Identifier, Kind::Walrus, Kind::Identifier]);
        assert_eq!(kinds("\"\"\"\n\\\"\"\"\""), [Kind::TextBlock]);
    }
}
