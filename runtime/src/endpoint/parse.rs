//! Parses the text of endpoint rules into a program. Malformed text is an error, never a panic.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use super::program::{Condition, Decision, Expr, Function, Next, Outcome, Piece, Program, Slot};
use super::rules::Rules;

/// The limit of nested expressions; the generator writes fewer.
const MAX_DEPTH: usize = 100;

/// The rules of a service are malformed.
#[derive(Clone, Debug)]
pub(super) struct Malformed {
    text: String,
    problem: &'static str,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the endpoint rules cannot be read: {} in `{}`",
            self.problem, self.text
        )
    }
}

impl std::error::Error for Malformed {}

/// Parses `rules`.
pub(super) fn program<'r>(rules: &Rules<'r>) -> Result<Program<'r>, Malformed> {
    let mut reader = Reader {
        rest: "",
        names: Vec::new(),
        slots: HashMap::new(),
        depth: 0,
    };
    let conditions = all(rules.conditions, |text| reader.read(text, Reader::condition))?;
    let outcomes = all(rules.outcomes, |text| reader.read(text, Reader::outcome))?;
    let decisions = rules.decisions.iter().flat_map(|row| row.split(';'));
    let decisions = all(&decisions.collect::<Vec<_>>(), |text| {
        decision(text.trim()).ok_or("no decision")
    })?;
    Ok(Program {
        names: reader.names,
        conditions,
        outcomes,
        decisions,
    })
}

fn all<'r, T>(
    texts: &[&'r str],
    mut read: impl FnMut(&'r str) -> Result<T, &'static str>,
) -> Result<Vec<T>, Malformed> {
    let one = |text: &&'r str| {
        read(text).map_err(|problem| Malformed {
            text: (*text).to_owned(),
            problem,
        })
    };
    texts.iter().map(one).collect()
}

fn decision(text: &str) -> Option<Decision> {
    let mut parts = text.split_ascii_whitespace();
    let it = Decision {
        condition: parts.next()?.parse().ok()?,
        holds: next(parts.next()?)?,
        fails: next(parts.next()?)?,
    };
    parts.next().is_none().then_some(it)
}

fn next(text: &str) -> Option<Next> {
    Some(match text.strip_prefix('=') {
        Some(outcome) => Next::Outcome(outcome.parse().ok()?),
        None if text == "-" => Next::NoMatch,
        None => Next::Decision(text.parse().ok()?),
    })
}

/// Parses a text from its beginning to its end.
struct Reader<'r> {
    rest: &'r str,
    names: Vec<&'r str>,
    /// The places of names in `names`.
    slots: HashMap<&'r str, Slot>,
    depth: usize,
}

impl<'r> Reader<'r> {
    fn read<T>(&mut self, text: &'r str, read: fn(&mut Self) -> Result<T, &'static str>) -> Result<T, &'static str> {
        (self.rest, self.depth) = (text, 0);
        let it = read(self)?;
        match self.rest {
            "" => Ok(it),
            _ => Err("too much"),
        }
    }

    fn condition(&mut self) -> Result<Condition<'r>, &'static str> {
        let name = self.name();
        let assign = self.takes(" = ").then(|| self.slot(name));
        let function = match assign {
            Some(_) => self.name(),
            None => name,
        };
        let call = self.call(function)?;
        Ok(Condition { call, assign })
    }

    fn outcome(&mut self) -> Result<Outcome<'r>, &'static str> {
        if self.takes("error ") {
            return Ok(Outcome::Error(self.expr()?));
        }
        if !self.takes("endpoint ") {
            return Err("neither an error nor an endpoint");
        }
        let url = self.expr()?;
        let properties = match self.takes(" properties {") {
            true => self.entries(Self::expr)?,
            false => vec![],
        };
        let headers = match self.takes(" headers {") {
            true => self.entries(|it| match it.takes("[") {
                true => it.list(']', Self::expr),
                false => Err("a header that is no list"),
            })?,
            false => vec![],
        };
        Ok(Outcome::Endpoint {
            url,
            properties,
            headers,
        })
    }

    fn expr(&mut self) -> Result<Expr<'r>, &'static str> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err("too many levels");
        }
        let it = match self.rest.chars().next() {
            Some('\'') => self.quoted().and_then(|it| self.template(it)),
            Some('[') => {
                self.takes("[");
                self.list(']', Self::expr).map(Expr::List)
            }
            Some('{') => {
                self.takes("{");
                self.entries(Self::expr).map(Expr::Record)
            }
            Some('-' | '0'..='9') => self.integer(),
            _ => self.word(),
        };
        self.depth -= 1;
        it
    }

    fn integer(&mut self) -> Result<Expr<'r>, &'static str> {
        let digits = self.while_(|it| it == '-' || it.is_ascii_digit());
        digits.parse().map(Expr::Int).map_err(|_| "a number too large")
    }

    fn word(&mut self) -> Result<Expr<'r>, &'static str> {
        // A value whose name would be a boolean otherwise.
        let is_reference = self.takes("$");
        match self.name() {
            "" => Err("no expression"),
            name if self.takes("#") => {
                let path = self.path();
                Ok(Expr::Part(self.slot(name), path))
            }
            "true" if !is_reference => Ok(Expr::Bool(true)),
            "false" if !is_reference => Ok(Expr::Bool(false)),
            name if self.rest.starts_with('(') => self.call(name),
            name => Ok(Expr::Ref(self.slot(name))),
        }
    }

    /// Parses `name`, `name[0]`, `[-1]`, joined by dots. An unopened bracket ends the path.
    fn path(&mut self) -> &'r str {
        let from = self.rest;
        loop {
            self.name();
            if !self.takes("[") {
                return &from[..from.len() - self.rest.len()];
            }
            self.while_(|it| it != ']');
            self.takes("]");
        }
    }

    fn call(&mut self, name: &'r str) -> Result<Expr<'r>, &'static str> {
        let function = Function::named(name).ok_or("an unknown function")?;
        if !self.takes("(") {
            return Err("no arguments");
        }
        self.list(')', Self::expr)
            .map(|arguments| Expr::Call(function, arguments))
    }

    /// Parses items before `end`, separated by commas.
    fn list<T>(
        &mut self,
        end: char,
        mut read: impl FnMut(&mut Self) -> Result<T, &'static str>,
    ) -> Result<Vec<T>, &'static str> {
        let mut items = Vec::new();
        while !self.takes_char(end) {
            if !items.is_empty() && !self.takes(", ") {
                return Err("no end of a list");
            }
            items.push(read(self)?);
        }
        Ok(items)
    }

    fn entries<T>(
        &mut self,
        read: fn(&mut Self) -> Result<T, &'static str>,
    ) -> Result<Vec<(Cow<'r, str>, T)>, &'static str> {
        self.list('}', |it| {
            let name = match it.rest.starts_with('\'') {
                true => unquoted(it.quoted()?),
                false => Cow::Borrowed(it.while_(|c| is_name(c) || c == '-')),
            };
            match it.takes(": ") {
                true => Ok((name, read(it)?)),
                false => Err("an entry without a value"),
            }
        })
    }

    /// Parses a quoted text; quotes within stay doubled.
    fn quoted(&mut self) -> Result<&'r str, &'static str> {
        let inner = self.rest.strip_prefix('\'').ok_or("no text")?;
        let mut end = 0;
        loop {
            end += inner[end..].find('\'').ok_or("a text without an end")?;
            if !inner[end + 1..].starts_with('\'') {
                self.rest = &inner[end + 1..];
                return Ok(&inner[..end]);
            }
            end += 2;
        }
    }

    /// Parses a template; `{{` and `}}` are braces.
    fn template(&mut self, quoted: &'r str) -> Result<Expr<'r>, &'static str> {
        if !quoted.contains(['{', '}']) {
            return Ok(Expr::Text(unquoted(quoted)));
        }
        let (mut pieces, mut rest) = (Vec::new(), quoted);
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            pieces.push(Piece::Text(unquoted(before)));
            let (brace, tail) = from.split_at(1);
            if let Some(tail) = tail.strip_prefix(brace) {
                pieces.push(Piece::Text(Cow::Borrowed(brace)));
                rest = tail;
                continue;
            }
            let (place, tail) = tail.split_once('}').ok_or("a brace without its partner")?;
            if brace == "}" || place.is_empty() {
                return Err("a brace without its partner");
            }
            pieces.push(Piece::Value(match place.split_once('#') {
                Some((name, path)) => Expr::Part(self.slot(name), path),
                None => Expr::Ref(self.slot(place)),
            }));
            rest = tail;
        }
        pieces.push(Piece::Text(unquoted(rest)));
        Ok(Expr::Template(pieces))
    }

    fn slot(&mut self, name: &'r str) -> Slot {
        *self.slots.entry(name).or_insert_with(|| {
            self.names.push(name);
            self.names.len() - 1
        })
    }

    fn name(&mut self) -> &'r str {
        self.while_(is_name)
    }

    fn while_(&mut self, keep: impl Fn(char) -> bool) -> &'r str {
        let end = self.rest.find(|it| !keep(it)).unwrap_or(self.rest.len());
        let (it, rest) = self.rest.split_at(end);
        self.rest = rest;
        it
    }

    fn takes(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn takes_char(&mut self, it: char) -> bool {
        let rest = self.rest.strip_prefix(it);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

fn unquoted(text: &str) -> Cow<'_, str> {
    match text.contains('\'') {
        true => Cow::Owned(text.replace("''", "'")),
        false => Cow::Borrowed(text),
    }
}

/// Names have dots where functions are grouped: `aws.partition`.
fn is_name(it: char) -> bool {
    it.is_ascii_alphanumeric() || it == '_' || it == '.'
}
