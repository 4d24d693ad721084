//! Reads JSON text into `Node`, with the offset of every key and value. No input panics.

use crate::model::node::{Entry, Node, NodeValue, Number, Object};
use crate::source::{FileId, SourceLocation};
use std::borrow::Cow;

/// The limit of nested arrays and objects. The deepest AWS model nests 45; the limit bounds recursion over nodes.
pub const MAX_DEPTH: usize = 250;

/// A problem of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The offset in bytes.
    pub offset: u32,
    /// The problem.
    pub message: String,
    /// The hint.
    pub hint: Option<String>,
}

/// The comments that are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comments {
    /// No comments, as in JSON.
    Refuse,
    /// `// …` to the end of a line, as `smithy-build.json` may have them.
    Line,
}

/// Reads a JSON value that fills the text.
///
/// All problems are pushed. After a syntax error the result is `None`; of a duplicate key the first value stays.
pub fn read(text: &[u8], file: FileId, comments: Comments, problems: &mut Vec<Problem>) -> Option<Node> {
    let text = utf8(text, problems)?;
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
        file,
        comments,
        problems,
    };
    if text.starts_with('\u{feff}') {
        reader.at = '\u{feff}'.len_utf8();
    }
    reader.document().ok()
}

/// Returns the text of a file whose offsets fit 32 bits.
pub(super) fn utf8<'a>(text: &'a [u8], problems: &mut Vec<Problem>) -> Option<&'a str> {
    if u32::try_from(text.len()).is_err() {
        problems.push(Problem {
            offset: 0,
            message: "the file is larger than 4 GiB".into(),
            hint: None,
        });
        return None;
    }
    match std::str::from_utf8(text) {
        Ok(text) => Some(text),
        Err(error) => {
            problems.push(not_utf8(text, error.valid_up_to()));
            None
        }
    }
}

fn not_utf8(text: &[u8], offset: usize) -> Problem {
    let utf16 = text.starts_with(&[0xff, 0xfe]) || text.starts_with(&[0xfe, 0xff]);
    let hint = if utf16 {
        "the file looks like UTF-16; save it as UTF-8"
    } else {
        "save the file as UTF-8"
    };
    Problem {
        offset: to_u32(offset),
        message: "the text is not UTF-8 from here on".into(),
        hint: Some(hint.into()),
    }
}

/// Returns the offset; [`utf8`] has checked that the text is shorter than 4 GiB.
fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A problem after which reading stops.
struct Stop;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    file: FileId,
    comments: Comments,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<Node, Stop> {
        self.skip_space();
        let node = self.value()?;
        self.skip_space();
        if self.at < self.text.len() {
            return Err(self.stop(self.at, "there is text after the end of the value"));
        }
        Ok(node)
    }

    fn value(&mut self) -> Result<Node, Stop> {
        let location = self.location();
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::array)?,
            Some(b'"') => NodeValue::String(self.string()?.into_owned()),
            Some(b'-' | b'0'..=b'9') => NodeValue::Number(self.number()?),
            Some(b't') => self.word("true", NodeValue::Boolean(true))?,
            Some(b'f') => self.word("false", NodeValue::Boolean(false))?,
            Some(b'n') => self.word("null", NodeValue::Null)?,
            _ => return Err(self.unexpected("a value")),
        };
        Ok(Node { value, location })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<NodeValue, Stop>) -> Result<NodeValue, Stop> {
        if self.depth == MAX_DEPTH {
            return Err(self.stop(
                self.at,
                &format!("arrays and objects are nested deeper than {MAX_DEPTH} levels"),
            ));
        }
        self.depth += 1;
        let opened = self.at;
        self.at += 1;
        let known = self.problems.len();
        let value = read(self);
        self.depth -= 1;
        if value.is_err() && self.at >= self.text.len() && self.problems.len() > known {
            self.hint_unclosed(opened);
        }
        value
    }

    /// Reports an early end of the text at the innermost open bracket.
    fn hint_unclosed(&mut self, opened: usize) {
        let line = self
            .text
            .as_bytes()
            .iter()
            .take(opened)
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        if let Some(problem) = self.problems.last_mut().filter(|problem| problem.hint.is_none()) {
            let bracket = self.text.as_bytes().get(opened).map_or(' ', |byte| char::from(*byte));
            problem.hint = Some(format!(
                "the `{bracket}` of line {line} is not closed; was the file cut off?"
            ));
        }
    }

    fn object(&mut self) -> Result<NodeValue, Stop> {
        let mut object = Object::default();
        self.skip_space();
        if self.eat(b'}') {
            return Ok(NodeValue::Object(object));
        }
        loop {
            let key_location = self.location();
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("a key in double quotes"));
            }
            let key = self.string()?;
            self.skip_space();
            if !self.eat(b':') {
                return Err(self.unexpected("`:`"));
            }
            self.skip_space();
            let node = self.value()?;
            if object.contains_key(&*key) {
                self.problem(
                    key_location.offset as usize,
                    &format!("the key `{}` appears twice", shorten(&key)),
                );
            } else {
                object.insert(
                    key.into_owned(),
                    Entry {
                        key: key_location,
                        node,
                    },
                );
            }
            self.skip_space();
            if self.eat(b'}') {
                return Ok(NodeValue::Object(object));
            }
            self.comma("`}`")?;
        }
    }

    fn array(&mut self) -> Result<NodeValue, Stop> {
        let mut elements = Vec::new();
        self.skip_space();
        if self.eat(b']') {
            return Ok(NodeValue::Array(elements));
        }
        loop {
            elements.push(self.value()?);
            self.skip_space();
            if self.eat(b']') {
                return Ok(NodeValue::Array(elements));
            }
            self.comma("`]`")?;
        }
    }

    fn comma(&mut self, end: &str) -> Result<(), Stop> {
        let comma = self.at;
        if !self.eat(b',') {
            return Err(self.unexpected(&format!("`,` or {end}")));
        }
        self.skip_space();
        if matches!(self.peek(), Some(b'}' | b']')) {
            return Err(self.stop(comma, "there is a comma after the last element"));
        }
        Ok(())
    }

    /// Reads a string, which borrows from the text unless it has escapes.
    fn string(&mut self) -> Result<Cow<'a, str>, Stop> {
        let start = self.at + 1;
        let mut from = start;
        self.at = start;
        let mut unescaped = String::new();
        loop {
            let rest = self.rest();
            let special = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
            self.at += special.unwrap_or(rest.len());
            let piece = self.text.get(from..self.at);
            match (self.peek(), piece) {
                (Some(b'"'), Some(piece)) => {
                    self.at += 1;
                    if from == start {
                        return Ok(Cow::Borrowed(piece));
                    }
                    unescaped.push_str(piece);
                    return Ok(Cow::Owned(unescaped));
                }
                (Some(b'\\'), Some(piece)) => {
                    unescaped.push_str(piece);
                    unescaped.push(self.escape()?);
                    from = self.at;
                }
                (Some(_), _) => return Err(self.stop(self.at, "a control character in a string must be escaped")),
                (None, _) => {
                    self.at = self.text.len();
                    return Err(self.stop(start - 1, "the string is not closed"));
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, Stop> {
        let start = self.at;
        self.at += 2;
        let c = match self.text.as_bytes().get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(start),
            _ => return Err(self.stop(start, "this is not an escape of JSON")),
        };
        Ok(c)
    }

    fn unicode_escape(&mut self, start: usize) -> Result<char, Stop> {
        let first = self.hex4(start)?;
        let code = if !(0xd800..0xdc00).contains(&first) {
            first
        } else if self.rest().starts_with(b"\\u") {
            self.at += 2;
            let second = self.hex4(start)?;
            let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400);
            low.map_or(first, |low| 0x1_0000 + ((first - 0xd800) << 10) + low)
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| self.stop(start, "half of a surrogate pair is not a character"))
    }

    fn hex4(&mut self, start: usize) -> Result<u32, Stop> {
        let digits = self
            .text
            .get(self.at..self.at + 4)
            .filter(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += 4;
        code.ok_or_else(|| self.stop(start, "`\\u` needs four hexadecimal digits"))
    }

    fn number(&mut self) -> Result<Number, Stop> {
        let start = self.at;
        self.eat(b'-');
        let zero = self.peek() == Some(b'0');
        let digits = self.digits();
        if digits == 0 {
            return Err(self.unexpected("a digit"));
        }
        if zero && digits > 1 {
            return Err(self.stop(start, "a number may not start with 0"));
        }
        if self.eat(b'.') && self.digits() == 0 {
            return Err(self.unexpected("a digit"));
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _sign = self.eat(b'+') || self.eat(b'-');
            if self.digits() == 0 {
                return Err(self.unexpected("a digit"));
            }
        }
        Ok(Number::from_json(self.text.get(start..self.at).unwrap_or_default()))
    }

    fn digits(&mut self) -> usize {
        let count = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        count
    }

    fn word(&mut self, word: &str, value: NodeValue) -> Result<NodeValue, Stop> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err(self.unexpected("a value"));
        }
        self.at += word.len();
        Ok(value)
    }

    fn skip_space(&mut self) {
        loop {
            let space = self
                .rest()
                .iter()
                .take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'))
                .count();
            self.at += space;
            if self.comments == Comments::Refuse || !self.rest().starts_with(b"//") {
                return;
            }
            self.at += self.rest().iter().take_while(|byte| **byte != b'\n').count();
        }
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn location(&self) -> SourceLocation {
        SourceLocation {
            file: self.file,
            offset: to_u32(self.at),
        }
    }

    fn unexpected(&mut self, wanted: &str) -> Stop {
        let found = match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            None => "the text ends here".to_owned(),
            Some('/') if self.rest().starts_with(b"//") || self.rest().starts_with(b"/*") => {
                "JSON has no comments".to_owned()
            }
            Some('\'') => "found `'`; strings need double quotes".to_owned(),
            Some(c) => format!("found `{}`", c.escape_debug()),
        };
        self.stop(self.at, &format!("expected {wanted}: {found}"))
    }

    fn stop(&mut self, offset: usize, message: &str) -> Stop {
        self.problem(offset, message);
        Stop
    }

    fn problem(&mut self, offset: usize, message: &str) {
        let offset = to_u32(offset.min(self.text.len()));
        self.problems.push(Problem {
            offset,
            message: message.to_owned(),
            hint: None,
        });
    }
}

/// Returns a name from the source, truncated for messages.
pub fn shorten(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(80) {
        Some((end, _)) => Cow::Owned(format!("{}…", name.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(name),
    }
}
