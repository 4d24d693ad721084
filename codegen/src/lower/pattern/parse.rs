//! Parses ECMA-262 patterns far enough to print them in the dialect of the regex crate.

use regex_syntax::hir::{Class, ClassUnicodeRange, HirKind};

/// Groups deeper than this are not followed.
const MAX_DEPTH: usize = 64;

/// ECMA-262 "WhiteSpace" and "LineTerminator", for use inside a class.
const SPACE: &str = r"\t-\r \u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}";

/// `\d` and `\w`, for use inside a class.
const DIGIT: &str = "0-9";
const WORD: &str = "0-9A-Z_a-z";

/// Names of `\p{..}` that Java knows and models use; all mean ASCII characters.
const JAVA_CLASSES: &[(&str, &str)] = &[
    ("ASCII", r"\x00-\x7F"),
    ("Alnum", "0-9A-Za-z"),
    ("Alpha", "A-Za-z"),
    ("Blank", r"\t "),
    ("Cntrl", r"\x00-\x1F\x7F"),
    ("Digit", "0-9"),
    ("Graph", "!-~"),
    ("Lower", "a-z"),
    ("Print", " -~"),
    ("Punct", r"!-/:-@\[-`\{-~"),
    ("Space", r"\t-\r "),
    ("Upper", "A-Z"),
    ("XDigit", "0-9A-Fa-f"),
];

/// General categories, which generated crates have tables for.
const CATEGORIES: &[&str] = &[
    "C", "Cc", "Cf", "Cn", "Co", "L", "LC", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No",
    "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
];

/// Properties of more ranges than this are not written out.
const MAX_RANGES: usize = 100;

/// A part of a pattern, already in the other dialect.
#[derive(Clone, Debug)]
pub enum Term {
    /// `^`
    Start,
    /// `$`
    End,
    /// A look-around.
    Look(Look),
    /// A group with its `(` or `(?:`, and what repeats it.
    Group {
        open: String,
        alternatives: Vec<Vec<Term>>,
        quantifier: String,
    },
    /// Anything else.
    Text(String),
}

/// A look-around.
#[derive(Clone, Debug)]
pub struct Look {
    pub ahead: bool,
    pub negative: bool,
    pub inside: String,
}

/// The alternatives of a pattern.
pub fn parse(pattern: &str) -> Result<Vec<Vec<Term>>, String> {
    let mut parser = Parser {
        chars: pattern.chars().collect(),
        at: 0,
        depth: 0,
        dot_all: false,
    };
    let alternatives = parser.alternatives()?;
    match parser.peek() {
        None => Ok(alternatives),
        Some(_) => Err("a `)` closes nothing".to_owned()),
    }
}

/// Returns whether the regex crate would need Unicode tables that no generated crate has, even if the translation means
/// the same, as for `[\s\S]`.
pub fn needs_tables(pattern: &str) -> bool {
    pattern.match_indices('\\').any(|(at, _)| {
        let mut rest = pattern[at + 1..].chars();
        match rest.next() {
            Some('d' | 'D' | 's' | 'S' | 'w' | 'W' | 'b') => true,
            Some('p' | 'P') => {
                let rest = rest.as_str();
                let name = rest.strip_prefix('{').and_then(|it| it.split_once('}'));
                let name = name.map_or_else(|| rest.get(..1).unwrap_or_default(), |(name, _)| name);
                !CATEGORIES.contains(&name)
            }
            _ => false,
        }
    })
}

/// The text of alternatives, without look-arounds.
pub fn print(alternatives: &[Vec<Term>]) -> Result<String, String> {
    let mut out = String::new();
    for (index, terms) in alternatives.iter().enumerate() {
        if index > 0 {
            out.push('|');
        }
        for term in terms {
            match term {
                Term::Start => out.push('^'),
                Term::End => out.push('$'),
                Term::Text(text) => out.push_str(text),
                Term::Look(Look { ahead: true, .. }) => return Err("it looks ahead after its start".to_owned()),
                Term::Look(_) => return Err("it looks behind before its end".to_owned()),
                Term::Group {
                    open,
                    alternatives,
                    quantifier,
                } => {
                    out.push_str(open);
                    out.push_str(&print(alternatives)?);
                    out.push(')');
                    out.push_str(quantifier);
                }
            }
        }
    }
    Ok(out)
}

/// A member of a character class.
enum ClassItem {
    Char(char),
    /// A set such as `\w`, in the syntax of the other dialect.
    Set(String),
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: usize,
    /// `true` if `.` matches any character to the end of the group: Java's `(?s)`.
    dot_all: bool,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.chars[self.at..].iter().copied().take(text.len()).eq(text.chars());
        if found {
            self.at += text.len();
        }
        found
    }

    fn alternatives(&mut self) -> Result<Vec<Vec<Term>>, String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err("its groups are nested too deeply".to_owned());
        }
        let dot_all = self.dot_all;
        let mut all = vec![vec![]];
        while let Some(c) = self.peek() {
            match c {
                ')' => break,
                '(' if self.eat("(?s)") => self.dot_all = true,
                '|' => {
                    self.at += 1;
                    all.push(vec![]);
                }
                _ => {
                    let term = self.term()?;
                    all.last_mut().ok_or("it is empty")?.push(term);
                }
            }
        }
        self.depth -= 1;
        self.dot_all = dot_all;
        Ok(all)
    }

    fn term(&mut self) -> Result<Term, String> {
        let mut term = match self.next() {
            Some('^') => Term::Start,
            Some('$') => Term::End,
            Some('(') => self.group()?,
            Some('.') if self.dot_all => Term::Text(r"[\x00-\u{10FFFF}]".to_owned()),
            Some('.') => Term::Text(r"[^\n\r\u{2028}\u{2029}]".to_owned()),
            Some('[') => Term::Text(self.class()?),
            // Java's names of both ends.
            Some('\\') if self.eat("A") => Term::Start,
            Some('\\') if self.eat("z") || self.eat("Z") => Term::End,
            Some('\\') => Term::Text(self.escape()?),
            Some('*' | '+' | '?') => return Err("a quantifier repeats nothing".to_owned()),
            Some(c) => Term::Text(literal(c)),
            None => return Err("it ends too early".to_owned()),
        };
        let repeats = self.quantifier()?;
        match &mut term {
            Term::Text(text) => text.push_str(&repeats),
            Term::Group { quantifier, .. } => *quantifier = repeats,
            _ if repeats.is_empty() => {}
            _ => return Err("it repeats an assertion".to_owned()),
        }
        Ok(term)
    }

    /// Parses the text after `(`.
    fn group(&mut self) -> Result<Term, String> {
        const LOOKS: [(&str, bool, bool); 4] = [
            ("?=", true, false),
            ("?!", true, true),
            ("?<=", false, false),
            ("?<!", false, true),
        ];
        if let Some((_, ahead, negative)) = LOOKS.into_iter().find(|(text, ..)| self.eat(text)) {
            let inside = print(&self.alternatives()?)?;
            self.close()?;
            return Ok(Term::Look(Look {
                ahead,
                negative,
                inside,
            }));
        }
        let mut open = "(".to_owned();
        if self.eat("?<") {
            // The name is of no use: nothing may refer to it.
            while self.next().ok_or("a group's name has no end")? != '>' {}
        } else if self.eat("?") {
            match self.next() {
                Some(':') => open.push_str("?:"),
                // Of Java's flags, `(?i)` needs tables that would be half of the engine.
                Some('i' | 's' | 'm' | '-') => return Err("it switches flags on".to_owned()),
                _ => return Err("it has a group of an unknown kind".to_owned()),
            }
        }
        let alternatives = self.alternatives()?;
        self.close()?;
        Ok(Term::Group {
            open,
            alternatives,
            quantifier: String::new(),
        })
    }

    fn close(&mut self) -> Result<(), String> {
        if self.eat(")") {
            Ok(())
        } else {
            Err("a group has no end".to_owned())
        }
    }

    fn quantifier(&mut self) -> Result<String, String> {
        let start = self.at;
        match self.peek() {
            Some('*' | '+' | '?') => self.at += 1,
            Some('{') => {
                let rest = &self.chars[self.at + 1..];
                let end = rest.iter().position(|c| *c == '}').unwrap_or(0);
                let counts = &rest[..end];
                let digit = counts.first().is_some_and(char::is_ascii_digit);
                let only = counts.iter().all(|c| c.is_ascii_digit() || *c == ',');
                if counts.first() == Some(&',') && only {
                    return Err("`{,n}` is not a quantifier".to_owned());
                }
                if !digit || !only {
                    return Ok(String::new());
                }
                self.at += end + 2;
            }
            _ => return Ok(String::new()),
        }
        self.eat("?");
        if self.peek() == Some('+') {
            return Err("it has a possessive quantifier".to_owned());
        }
        Ok(self.chars[start..self.at].iter().collect())
    }

    /// Parses the text after `\` outside a class.
    fn escape(&mut self) -> Result<String, String> {
        match self.peek() {
            Some('b') => {
                self.at += 1;
                Ok(r"(?-u:\b)".to_owned())
            }
            Some('B') => Err(r"`\B` has no equal".to_owned()),
            Some('k' | '1'..='9') => Err("it refers back to a group".to_owned()),
            _ => Ok(match self.class_escape()? {
                ClassItem::Char(c) => literal(c),
                ClassItem::Set(set) if set.starts_with(r"\p") || set.starts_with(r"\P") || set.starts_with('[') => set,
                ClassItem::Set(set) => format!("[{set}]"),
            }),
        }
    }

    /// Parses the text after `\` within a class.
    fn class_escape(&mut self) -> Result<ClassItem, String> {
        let c = self.next().ok_or(r"it ends with `\`")?;
        let set = |text: &str| Ok(ClassItem::Set(text.to_owned()));
        let char = |c: char| Ok(ClassItem::Char(c));
        match c {
            'd' => set(DIGIT),
            'w' => set(WORD),
            's' => set(SPACE),
            'D' => set(&format!("[^{DIGIT}]")),
            'W' => set(&format!("[^{WORD}]")),
            'S' => set(&format!("[^{SPACE}]")),
            'p' | 'P' => self.property(c == 'P'),
            't' => char('\t'),
            'n' => char('\n'),
            'r' => char('\r'),
            'v' => char('\u{B}'),
            'f' => char('\u{C}'),
            'b' => char('\u{8}'),
            '0' => Ok(ClassItem::Char(self.octal())),
            'c' => {
                let letter = self
                    .next()
                    .filter(char::is_ascii_alphabetic)
                    .ok_or(r"`\c` names no control character")?;
                char(char::from(letter as u8 % 32))
            }
            'x' | 'u' => self.code_point(c),
            '1'..='9' => Err("it refers back to a group".to_owned()),
            c if c.is_ascii_alphabetic() => Err(format!(r"`\{c}` is not an escape")),
            c => char(c),
        }
    }

    /// Parses the text after `\x` or `\u`.
    fn code_point(&mut self, kind: char) -> Result<ClassItem, String> {
        let invalid = || format!(r"`\{kind}` names no character");
        let first = if self.eat("{") {
            let end = self.chars[self.at..]
                .iter()
                .position(|c| *c == '}')
                .ok_or_else(invalid)?;
            let code = self.hex(end).ok_or_else(invalid)?;
            self.at += 1;
            code
        } else {
            self.hex(if kind == 'x' { 2 } else { 4 }).ok_or_else(invalid)?
        };
        // UTF-16 in two escapes, as Java and ECMA-262 write characters beyond the first plane.
        let code = if (0xD800..0xDC00).contains(&first) && self.eat("\\u") {
            let second = self.hex(4).filter(|it| (0xDC00..0xE000).contains(it));
            0x1_0000 + ((first - 0xD800) << 10) + (second.ok_or("it has half of a surrogate pair")? - 0xDC00)
        } else {
            first
        };
        char::from_u32(code)
            .map(ClassItem::Char)
            .ok_or_else(|| "it has half of a surrogate pair".to_owned())
    }

    /// Parses the text after `\0`: nothing, or up to three octal digits, which Java accepts.
    fn octal(&mut self) -> char {
        let mut code = 0u8;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(8))
            && let Some(next) = code.checked_mul(8)
        {
            code = next + digit as u8;
            self.at += 1;
        }
        char::from(code)
    }

    fn hex(&mut self, len: usize) -> Option<u32> {
        let text: String = self.chars.get(self.at..self.at + len)?.iter().collect();
        let code = u32::from_str_radix(&text, 16).ok().filter(|_| !text.starts_with('+'))?;
        self.at += len;
        Some(code)
    }

    /// Parses the text after `\p` or `\P`.
    fn property(&mut self, negative: bool) -> Result<ClassItem, String> {
        let name: String = if self.eat("{") {
            let end = self.chars[self.at..]
                .iter()
                .position(|c| *c == '}')
                .ok_or(r"`\p` has no end")?;
            let name = self.chars[self.at..self.at + end].iter().collect();
            self.at += end + 1;
            name
        } else {
            self.next().ok_or(r"`\p` names nothing")?.to_string()
        };
        if let Some((_, set)) = JAVA_CLASSES.iter().find(|(known, _)| *known == name) {
            return Ok(ClassItem::Set(if negative {
                format!("[^{set}]")
            } else {
                (*set).to_owned()
            }));
        }
        // Java writes `IsAlphabetic` for a property and `InGreek` for a block.
        let name = name.strip_prefix("Is").unwrap_or(&name);
        let class = format!("\\{}{{{name}}}", if negative { 'P' } else { 'p' });
        if CATEGORIES.contains(&name) {
            return Ok(ClassItem::Set(class));
        }
        // The tables of other properties are in no generated crate, so what they hold is written out.
        let hir = regex_syntax::parse(&class).map_err(|_| format!("`{class}` is not known"))?;
        match hir.kind() {
            HirKind::Class(Class::Unicode(set)) if set.ranges().len() <= MAX_RANGES => {
                let range =
                    |it: &ClassUnicodeRange| format!("{}-{}", class_literal(it.start()), class_literal(it.end()));
                Ok(ClassItem::Set(set.ranges().iter().map(range).collect()))
            }
            _ => Err(format!("`{class}` is too large to be written out")),
        }
    }

    /// Parses the text after `[`.
    fn class(&mut self) -> Result<String, String> {
        let negative = self.eat("^");
        let mut out = String::new();
        loop {
            let item = match self.next().ok_or("a class has no end")? {
                ']' => break,
                '\\' => self.class_escape()?,
                c => ClassItem::Char(c),
            };
            let range = self.peek() == Some('-') && self.chars.get(self.at + 1).is_some_and(|c| *c != ']');
            match item {
                ClassItem::Char(first) if range => {
                    self.at += 1;
                    let last = match self.next() {
                        Some('\\') => self.class_escape()?,
                        Some(c) => ClassItem::Char(c),
                        None => return Err("a class has no end".to_owned()),
                    };
                    match last {
                        ClassItem::Char(last) if first > last => {
                            return Err("a range of characters runs backwards".to_owned());
                        }
                        ClassItem::Char(last) => {
                            out.push_str(&format!("{}-{}", class_literal(first), class_literal(last)))
                        }
                        // `[a-\d]` is no range.
                        ClassItem::Set(set) => out.push_str(&format!("{}\\-{set}", class_literal(first))),
                    }
                }
                ClassItem::Char(c) => out.push_str(&class_literal(c)),
                ClassItem::Set(set) => out.push_str(&set),
            }
        }
        Ok(match (out.is_empty(), negative) {
            (true, true) => r"[\x00-\u{10FFFF}]".to_owned(),
            (true, false) => r"[^\x00-\u{10FFFF}]".to_owned(),
            (false, true) => format!("[^{out}]"),
            (false, false) => format!("[{out}]"),
        })
    }
}

/// A character outside a class.
fn literal(c: char) -> String {
    spell(
        c,
        regex_syntax::is_meta_character(c) && !matches!(c, '-' | '&' | '~' | '#'),
    )
}

/// A character inside a class.
fn class_literal(c: char) -> String {
    spell(c, matches!(c, '\\' | '[' | ']' | '^' | '-' | '&' | '~'))
}

fn spell(c: char, escape: bool) -> String {
    match c {
        '\t' => "\\t".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        ' '..='~' if escape => format!("\\{c}"),
        ' '..='~' => c.to_string(),
        // Everything that a reader could not tell apart is spelled out.
        c if c.is_alphanumeric() && c <= '\u{FFFF}' => c.to_string(),
        c => format!("\\u{{{:X}}}", c as u32),
    }
}
