//! Text to [`Selector`].

use super::syntax::{
    Comparator, Comparison, Direction, InvalidSelector, Operand, Path, PathPart, Selector, Step, TypeTest,
};

/// Bounds the recursion of parser and matcher: no selector of Smithy's packages nests deeper than five.
const MAX_DEPTH: usize = 40;

/// Bounds the matcher's stack, which holds one frame for each step of a chain.
const MAX_STEPS: usize = 400;

/// All names of shape types; `set` and `collection` are lists since Smithy 2.0.
const TYPES: &[(&str, TypeTest)] = &[
    ("member", TypeTest::Member),
    ("number", TypeTest::Number),
    ("simpleType", TypeTest::Simple),
    ("dataType", TypeTest::Data),
    ("aggregateType", TypeTest::Aggregate),
    ("serviceType", TypeTest::Service),
    ("blob", TypeTest::Named("blob")),
    ("boolean", TypeTest::Named("boolean")),
    ("string", TypeTest::Named("string")),
    ("byte", TypeTest::Named("byte")),
    ("short", TypeTest::Named("short")),
    ("integer", TypeTest::Named("integer")),
    ("long", TypeTest::Named("long")),
    ("float", TypeTest::Named("float")),
    ("double", TypeTest::Named("double")),
    ("bigInteger", TypeTest::Named("bigInteger")),
    ("bigDecimal", TypeTest::Named("bigDecimal")),
    ("timestamp", TypeTest::Named("timestamp")),
    ("document", TypeTest::Named("document")),
    ("enum", TypeTest::Named("enum")),
    ("intEnum", TypeTest::Named("intEnum")),
    ("list", TypeTest::Named("list")),
    ("set", TypeTest::Named("list")),
    ("collection", TypeTest::Named("list")),
    ("map", TypeTest::Named("map")),
    ("structure", TypeTest::Named("structure")),
    ("union", TypeTest::Named("union")),
    ("service", TypeTest::Named("service")),
    ("resource", TypeTest::Named("resource")),
    ("operation", TypeTest::Named("operation")),
];

type Parsed<T> = Result<T, InvalidSelector>;

/// The selector that the text says.
pub(super) fn parse(text: &str) -> Parsed<Selector> {
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
        count: 0,
        roots: 0,
        unknown: None,
    };
    let steps = parser.steps()?;
    if parser.at < text.len() {
        return Err(parser.unexpected("a selector"));
    }
    Ok(Selector {
        steps,
        roots: parser.roots,
        unknown: parser.unknown,
    })
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    count: usize,
    roots: usize,
    unknown: Option<String>,
}

impl<'t> Parser<'t> {
    /// One step at least, up to the end, `)` or `,`.
    fn steps(&mut self) -> Parsed<Vec<Step>> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error("the selector is nested too deeply"));
        }
        self.space();
        let mut steps = vec![self.step()?];
        loop {
            self.space();
            match self.peek() {
                None | Some(')' | ',') => break,
                Some(_) => steps.push(self.step()?),
            }
        }
        self.depth -= 1;
        Ok(steps)
    }

    fn step(&mut self) -> Parsed<Step> {
        self.count += 1;
        if self.count > MAX_STEPS {
            return Err(self.error("the selector has too many parts"));
        }
        let neighbors = |direction, relations| Step::Neighbors { direction, relations };
        if self.eat("~>") {
            Ok(Step::Closure)
        } else if self.eat("-[") {
            let relations = self.relations("]->")?;
            Ok(neighbors(Direction::Forward, relations))
        } else if self.eat("<-[") {
            let relations = self.relations("]-")?;
            Ok(neighbors(Direction::Backward, relations))
        } else if self.eat(">") {
            Ok(neighbors(Direction::Forward, vec![]))
        } else if self.eat("<") {
            Ok(neighbors(Direction::Backward, vec![]))
        } else if self.eat("*") {
            Ok(Step::Any)
        } else if self.eat("${") {
            self.space();
            let name = self.identifier()?.to_owned();
            self.space();
            self.expect("}")?;
            Ok(Step::Variable(name))
        } else if self.eat("$") {
            let name = self.identifier()?.to_owned();
            self.space();
            self.expect("(")?;
            let steps = self.steps()?;
            self.expect(")")?;
            Ok(Step::Bind { name, steps })
        } else if self.eat("[@") {
            self.scoped()
        } else if self.eat("[") {
            self.attribute()
        } else if self.eat(":") {
            self.function()
        } else {
            self.shape_type()
        }
    }

    fn shape_type(&mut self) -> Parsed<Step> {
        if !self.peek().is_some_and(|c| c.is_ascii_alphabetic() || c == '_') {
            return Err(self.unexpected("a step"));
        }
        let start = self.at;
        let name = self.identifier()?;
        let found = TYPES.iter().find(|(known, _)| *known == name);
        let (_, test) = found.ok_or_else(|| InvalidSelector {
            offset: start,
            reason: format!("`{name}` is not a shape type"),
        })?;
        Ok(Step::Type(*test))
    }

    fn relations(&mut self, close: &str) -> Parsed<Vec<String>> {
        let mut relations = vec![];
        loop {
            self.space();
            relations.push(self.identifier()?.to_owned());
            self.space();
            if !self.eat(",") {
                self.expect(close)?;
                return Ok(relations);
            }
        }
    }

    fn function(&mut self) -> Parsed<Step> {
        let start = self.at;
        let name = self.identifier()?;
        self.space();
        self.expect("(")?;
        let mut arguments = vec![self.steps()?];
        while self.eat(",") {
            arguments.push(self.steps()?);
        }
        self.expect(")")?;
        let arity = |max: usize| {
            let count = arguments.len();
            let reason = format!("`:{name}` takes {max} selectors at most, but {count} are given");
            if count > max {
                Err(InvalidSelector { offset: start, reason })
            } else {
                Ok(())
            }
        };
        match name {
            "not" | "in" | "root" | "recursive" => arity(1)?,
            "topdown" => arity(2)?,
            _ => {}
        }
        let mut arguments = arguments.into_iter();
        let mut next = || arguments.next().unwrap_or_default();
        Ok(match name {
            "not" => Step::Not(next()),
            "in" => Step::In(next()),
            "recursive" => Step::Recursive(next()),
            "root" => {
                self.roots += 1;
                Step::Root {
                    index: self.roots - 1,
                    steps: next(),
                }
            }
            "topdown" => Step::TopDown {
                qualifier: next(),
                disqualifier: arguments.next(),
            },
            "test" => Step::Test(arguments.collect()),
            "is" | "each" => Step::Is(arguments.collect()),
            _ => {
                self.unknown.get_or_insert_with(|| name.to_owned());
                Step::Nothing
            }
        })
    }

    /// After `[`.
    fn attribute(&mut self) -> Parsed<Step> {
        self.space();
        let path = self.path()?;
        self.space();
        if self.eat("]") {
            return Ok(Step::Exists(path));
        }
        let comparison = self.comparison(Operand::Path(path), false)?;
        self.expect("]")?;
        Ok(Step::Compare(comparison))
    }

    /// After `[@`.
    fn scoped(&mut self) -> Parsed<Step> {
        self.space();
        let scope = if self.peek() == Some(':') { vec![] } else { self.path()? };
        self.space();
        self.expect(":")?;
        let mut comparisons = vec![];
        loop {
            self.space();
            let left = self.operand(true)?;
            self.space();
            comparisons.push(self.comparison(left, true)?);
            if !self.eat("&&") {
                self.expect("]")?;
                return Ok(Step::Scoped { scope, comparisons });
            }
        }
    }

    /// From the comparator to the last value.
    fn comparison(&mut self, left: Operand, scoped: bool) -> Parsed<Comparison> {
        const COMPARATORS: &[(&str, Comparator)] = &[
            ("{=}", Comparator::ProjectionEqual),
            ("{!=}", Comparator::ProjectionNotEqual),
            ("{<<}", Comparator::ProperSubset),
            ("{<}", Comparator::Subset),
            ("!=", Comparator::NotEqual),
            ("^=", Comparator::StartsWith),
            ("$=", Comparator::EndsWith),
            ("*=", Comparator::Contains),
            ("?=", Comparator::Exists),
            ("<=", Comparator::LessOrEqual),
            (">=", Comparator::GreaterOrEqual),
            ("<", Comparator::Less),
            (">", Comparator::Greater),
            ("=", Comparator::Equal),
        ];
        let found = COMPARATORS
            .iter()
            .find(|(token, _)| self.text[self.at..].starts_with(token));
        let Some((token, comparator)) = found else {
            return Err(self.unexpected("`]` or a comparator"));
        };
        self.at += token.len();
        let mut right = vec![];
        loop {
            self.space();
            right.push(self.operand(scoped)?);
            self.space();
            if !self.eat(",") {
                break;
            }
        }
        let ignore_case = self.eat("i");
        self.space();
        Ok(Comparison {
            left,
            comparator: *comparator,
            right,
            ignore_case,
        })
    }

    fn operand(&mut self, scoped: bool) -> Parsed<Operand> {
        if scoped && self.eat("@{") {
            self.space();
            let path = self.path()?;
            self.space();
            self.expect("}")?;
            return Ok(Operand::Path(path));
        }
        match self.peek() {
            Some('"' | '\'') => self.quoted().map(Operand::Text),
            Some(c) if c.is_ascii_digit() || c == '-' => {
                let text = self.run(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.'));
                Ok(Operand::Text(text.to_owned()))
            }
            _ => self.name().map(|name| Operand::Text(name.to_owned())),
        }
    }

    fn path(&mut self) -> Parsed<Path> {
        let mut parts = vec![self.path_part()?];
        loop {
            self.space();
            if !self.eat("|") {
                return Ok(parts);
            }
            self.space();
            parts.push(self.path_part()?);
        }
    }

    fn path_part(&mut self) -> Parsed<PathPart> {
        if self.eat("(") {
            let start = self.at;
            let name = self.identifier()?;
            self.expect(")")?;
            return match name {
                "keys" => Ok(PathPart::Keys),
                "values" => Ok(PathPart::Values),
                "length" => Ok(PathPart::Length),
                "first" => Ok(PathPart::First),
                _ => Err(InvalidSelector {
                    offset: start,
                    reason: format!("`({name})` is not a property of a value"),
                }),
            };
        }
        match self.peek() {
            Some('"' | '\'') => self.quoted().map(PathPart::Key),
            _ => self.name().map(|name| PathPart::Key(name.to_owned())),
        }
    }

    /// An identifier or a shape ID.
    fn name(&mut self) -> Parsed<&'t str> {
        if !self.peek().is_some_and(|c| c.is_ascii_alphanumeric() || c == '_') {
            return Err(self.unexpected("a name"));
        }
        Ok(self.run(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '#' | '$')))
    }

    fn identifier(&mut self) -> Parsed<&'t str> {
        if !self.peek().is_some_and(|c| c.is_ascii_alphabetic() || c == '_') {
            return Err(self.unexpected("a name"));
        }
        Ok(self.run(|c| c.is_ascii_alphanumeric() || c == '_'))
    }

    fn quoted(&mut self) -> Parsed<String> {
        let rest = &self.text[self.at..];
        let quote = if self.peek() == Some('"') { '"' } else { '\'' };
        match rest[1..].find(quote) {
            Some(length) => {
                self.at += length + 2;
                Ok(rest[1..=length].to_owned())
            }
            None => Err(self.error(&format!("`{quote}` is never closed"))),
        }
    }

    fn run(&mut self, belongs: impl Fn(char) -> bool) -> &'t str {
        let rest = &self.text[self.at..];
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn space(&mut self) {
        self.run(|c| matches!(c, ' ' | '\t' | '\r' | '\n'));
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.text[self.at..].starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn expect(&mut self, token: &str) -> Parsed<()> {
        if self.eat(token) {
            Ok(())
        } else {
            Err(self.unexpected(&format!("`{token}`")))
        }
    }

    fn unexpected(&self, wanted: &str) -> InvalidSelector {
        match self.peek() {
            Some(c) => self.error(&format!("found `{c}` where {wanted} should be")),
            None => self.error(&format!("the selector ends where {wanted} should be")),
        }
    }

    fn error(&self, reason: &str) -> InvalidSelector {
        InvalidSelector {
            offset: self.at,
            reason: reason.to_owned(),
        }
    }
}
