//! The JSON of literals.

use crate::error::Error;
use crate::fuel::Fuel;
use crate::value::Value;

/// The maximum nesting depth of a literal.
const MAX_DEPTH: usize = 32;

/// The value that the whole text is, if it is one.
pub(crate) fn parse(text: &str) -> Option<Value> {
    let mut reader = Reader { rest: text };
    let value = reader.value(0)?;
    reader.blank();
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn blank(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Takes the text if it comes next, after blanks.
    fn take(&mut self, text: &str) -> Option<()> {
        self.blank();
        self.rest = self.rest.strip_prefix(text)?;
        Some(())
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.blank();
        match self.rest.as_bytes().first()? {
            b'n' => self.take("null").map(|()| Value::Null),
            b't' => self.take("true").map(|()| Value::Boolean(true)),
            b'f' => self.take("false").map(|()| Value::Boolean(false)),
            b'"' => self.string().map(|it| Value::string(&it)),
            b'[' => self.array(depth),
            b'{' => self.object(depth),
            _ => self.number(),
        }
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        self.take("[")?;
        let mut values = Vec::new();
        if self.take("]").is_none() {
            loop {
                values.push(self.value(depth + 1)?);
                if self.take(",").is_none() {
                    break;
                }
            }
            self.take("]")?;
        }
        Some(Value::array(values))
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        self.take("{")?;
        let mut members = Vec::new();
        if self.take("}").is_none() {
            loop {
                self.blank();
                let name = self.string()?;
                self.take(":")?;
                members.push((name, self.value(depth + 1)?));
                if self.take(",").is_none() {
                    break;
                }
            }
            self.take("}")?;
        }
        Some(Value::object(members))
    }

    fn number(&mut self) -> Option<Value> {
        let belongs = |it: char| it.is_ascii_digit() || matches!(it, '-' | '+' | '.' | 'e' | 'E');
        let after = self.rest.trim_start_matches(belongs);
        let (number, after) = self.rest.split_at(self.rest.len() - after.len());
        let digits = number.strip_prefix('-').unwrap_or(number);
        // Rust reads more than JSON has.
        let leading_zero = digits.starts_with('0') && digits[1..].starts_with(|it: char| it.is_ascii_digit());
        if leading_zero || !digits.starts_with(|it: char| it.is_ascii_digit()) || digits.ends_with('.') {
            return None;
        }
        self.rest = after;
        number.parse().ok().map(Value::Number)
    }

    fn string(&mut self) -> Option<String> {
        let mut characters = self.rest.strip_prefix('"')?.chars();
        let mut text = String::new();
        loop {
            match characters.next()? {
                '"' => break,
                '\\' => text.push(match characters.next()? {
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => escaped(&mut characters)?,
                    it @ ('"' | '\\' | '/') => it,
                    _ => return None,
                }),
                it if it < ' ' => return None,
                it => text.push(it),
            }
        }
        self.rest = characters.as_str();
        Some(text)
    }
}

/// The character of `\u0000`, or of the two that stand for one beyond the first 65,536.
fn escaped(characters: &mut std::str::Chars<'_>) -> Option<char> {
    let first = unit(characters)?;
    if !(0xd800..0xdc00).contains(&first) {
        return char::from_u32(first);
    }
    if (characters.next()?, characters.next()?) != ('\\', 'u') {
        return None;
    }
    let second = unit(characters)?.checked_sub(0xdc00).filter(|it| *it < 0x400)?;
    char::from_u32(0x10000 + ((first - 0xd800) << 10) + second)
}

fn unit(characters: &mut std::str::Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |unit, _| Some(unit * 16 + characters.next()?.to_digit(16)?))
}

/// The value as JSON, without blanks.
pub(crate) fn text(value: &Value, fuel: &Fuel) -> Result<String, Error> {
    let mut text = String::new();
    write(value, &mut text, fuel)?;
    Ok(text)
}

fn write(value: &Value, text: &mut String, fuel: &Fuel) -> Result<(), Error> {
    fuel.spend(1)?;
    match value {
        Value::Null => text.push_str("null"),
        Value::Boolean(it) => text.push_str(if *it { "true" } else { "false" }),
        Value::Number(it) if it.is_finite() => {
            // Up to three hundred of them.
            let digits = it.to_string();
            fuel.spend_text(digits.len())?;
            text.push_str(&digits);
        }
        Value::Number(_) => text.push_str("null"),
        Value::String(it) => quote(it, text, fuel)?,
        Value::Array(it) => {
            text.push('[');
            for (index, element) in it.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(element, text, fuel)?;
            }
            text.push(']');
        }
        Value::Object(it) => {
            text.push('{');
            for (index, (name, member)) in it.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                quote(name, text, fuel)?;
                text.push(':');
                write(member, text, fuel)?;
            }
            text.push('}');
        }
    }
    Ok(())
}

fn quote(it: &str, quoted: &mut String, fuel: &Fuel) -> Result<(), Error> {
    fuel.spend_text(it.len())?;
    quoted.push('"');
    for character in it.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            it if it < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(it))),
            it => quoted.push(it),
        }
    }
    quoted.push('"');
    Ok(())
}
