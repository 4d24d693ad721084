//! Tokens into a tree, by binding powers.

use crate::error::{Error, ErrorKind};
use crate::functions::Function;
use crate::lexer::{Token, tokens};
use crate::node::{Node, Projection};

/// The maximum nesting depth of expressions.
const MAX_DEPTH: usize = 256;

/// The number of parts an expression may have, which also bounds how deep its tree can be.
const MAX_PARTS: usize = 512;

/// The maximum length of an expression, in bytes.
const MAX_LENGTH: usize = 16 << 10;

/// The end of a projection: a token that binds less is applied to the projected list.
const PROJECTION_END: u8 = 10;

/// The expression that the whole text is.
pub(crate) fn parse(text: &str) -> Result<Node, Error> {
    if text.len() > MAX_LENGTH {
        let message = format!("an expression is not longer than {MAX_LENGTH} bytes");
        return Err(Error::new(ErrorKind::Syntax, message));
    }
    let mut parser = Parser {
        tokens: tokens(text)?,
        at: 0,
        depth: 0,
        parts: 0,
    };
    let node = parser.expression(0)?;
    match parser.peek() {
        Token::End => Ok(node),
        _ => Err(parser.unexpected("the end of the expression")),
    }
}

struct Parser {
    tokens: Vec<(Token, usize)>,
    at: usize,
    depth: usize,
    parts: usize,
}

type Parsed = Result<Node, Error>;

impl Parser {
    fn peek(&self) -> &Token {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: usize) -> &Token {
        self.tokens.get(self.at + ahead).map_or(&Token::End, |(token, _)| token)
    }

    fn offset(&self) -> usize {
        self.tokens
            .get(self.at)
            .or(self.tokens.last())
            .map_or(0, |(_, offset)| *offset)
    }

    fn advance(&mut self) -> Token {
        let token = self.peek().clone();
        self.at += 1;
        token
    }

    /// Takes the token if it is the next one.
    fn accept(&mut self, token: &Token) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: &Token, wanted: &str) -> Result<(), Error> {
        if self.accept(token) {
            Ok(())
        } else {
            Err(self.unexpected(wanted))
        }
    }

    fn unexpected(&self, wanted: &str) -> Error {
        Error::syntax(self.offset(), format_args!("expected {wanted}"))
    }

    /// An expression whose operators bind more than `power`.
    fn expression(&mut self, power: u8) -> Parsed {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Error::syntax(
                self.offset(),
                format_args!("nested deeper than {MAX_DEPTH}"),
            ));
        }
        self.count()?;
        let mut left = self.prefix()?;
        while binding_power(self.peek()) > power {
            self.count()?;
            left = self.infix(left)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    fn count(&mut self) -> Result<(), Error> {
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return Err(Error::syntax(
                self.offset(),
                format_args!("more than {MAX_PARTS} parts"),
            ));
        }
        Ok(())
    }

    /// Parses the beginning of an expression.
    fn prefix(&mut self) -> Parsed {
        match self.peek().clone() {
            Token::Literal(value) => {
                self.at += 1;
                Ok(Node::Literal(value))
            }
            Token::Name(name) => {
                let offset = self.offset();
                self.at += 1;
                if self.accept(&Token::LeftParenthesis) {
                    self.call(&name, offset)
                } else {
                    Ok(Node::Field(name))
                }
            }
            Token::QuotedName(name) => {
                self.at += 1;
                match self.peek() {
                    Token::LeftParenthesis => Err(self.unexpected("no call: names of functions are not quoted")),
                    _ => Ok(Node::Field(name)),
                }
            }
            Token::Current => {
                self.at += 1;
                Ok(Node::Current)
            }
            Token::Star => {
                self.at += 1;
                self.values_of(Node::Current)
            }
            Token::Not => {
                self.at += 1;
                self.expression(45).map(|it| Node::Not(Box::new(it)))
            }
            Token::LeftBrace => {
                self.at += 1;
                self.hash()
            }
            Token::LeftParenthesis => {
                self.at += 1;
                let inner = self.expression(0)?;
                self.expect(&Token::RightParenthesis, "`)`")?;
                Ok(inner)
            }
            Token::Filter | Token::Flatten => self.infix(Node::Current),
            Token::LeftBracket => match (self.peek_at(1), self.peek_at(2)) {
                (Token::Number(_) | Token::Colon, _) | (Token::Star, Token::RightBracket) => self.infix(Node::Current),
                _ => {
                    self.at += 1;
                    self.list()
                }
            },
            _ => Err(self.unexpected("an expression")),
        }
    }

    /// An operator and what stands after it.
    fn infix(&mut self, left: Node) -> Parsed {
        let token = self.advance();
        let power = binding_power(&token);
        let left = Box::new(left);
        match token {
            Token::Dot if self.accept(&Token::Star) => self.values_of(*left),
            Token::Dot => Ok(Node::Then(left, Box::new(self.after_dot(power)?))),
            Token::Pipe => Ok(Node::Then(left, Box::new(self.expression(power)?))),
            Token::Or => Ok(Node::Or(left, Box::new(self.expression(power)?))),
            Token::And => Ok(Node::And(left, Box::new(self.expression(power)?))),
            Token::Compare(it) => Ok(Node::Compare(it, left, Box::new(self.expression(power)?))),
            Token::Filter => {
                let condition = self.expression(0)?;
                self.expect(&Token::RightBracket, "`]`")?;
                let right = match self.peek() {
                    Token::Flatten => Node::Current,
                    _ => self.projected(power)?,
                };
                Ok(Node::Project(
                    Projection::Filter(Box::new(condition)),
                    left,
                    Box::new(right),
                ))
            }
            Token::Flatten => {
                let right = Box::new(self.projected(power)?);
                let left = Box::new(Node::Flatten(left));
                Ok(Node::Project(Projection::Elements, left, right))
            }
            Token::LeftBracket if self.accept(&Token::Star) => {
                self.expect(&Token::RightBracket, "`]`")?;
                let right = Box::new(self.projected(20)?);
                Ok(Node::Project(Projection::Elements, left, right))
            }
            Token::LeftBracket => self.index(left),
            _ => Err(self.unexpected("an operator")),
        }
    }

    /// `*`, after the asterisk.
    fn values_of(&mut self, left: Node) -> Parsed {
        let right = match self.peek() {
            Token::RightBracket => Node::Current,
            _ => self.projected(20)?,
        };
        Ok(Node::Project(Projection::Values, Box::new(left), Box::new(right)))
    }

    /// Parses the part that is applied to each value of a projection.
    fn projected(&mut self, power: u8) -> Parsed {
        match self.peek() {
            Token::LeftBracket | Token::Filter => self.expression_at_current(power),
            Token::Dot => {
                self.at += 1;
                self.after_dot(power)
            }
            it if binding_power(it) < PROJECTION_END => Ok(Node::Current),
            _ => Err(self.unexpected("`.` or `[`")),
        }
    }

    /// An expression that begins with a bracket that belongs to the value before it, so is never a list.
    fn expression_at_current(&mut self, power: u8) -> Parsed {
        match (self.peek(), self.peek_at(1)) {
            (Token::LeftBracket, Token::Number(_) | Token::Colon | Token::Star) | (Token::Filter, _) => {
                self.expression(power)
            }
            _ => Err(self.unexpected("an index")),
        }
    }

    fn after_dot(&mut self, power: u8) -> Parsed {
        match self.peek() {
            Token::Name(_) | Token::QuotedName(_) | Token::Star => self.expression(power),
            Token::LeftBracket => {
                self.at += 1;
                self.list()
            }
            Token::LeftBrace => {
                self.at += 1;
                self.hash()
            }
            _ => Err(self.unexpected("a name, `*`, `[` or `{` after `.`")),
        }
    }

    /// `0]` or `start:stop:step]`, after the bracket.
    fn index(&mut self, left: Box<Node>) -> Parsed {
        let offset = self.offset();
        let mut parts = [None; 3];
        let mut colons = 0;
        loop {
            match self.advance() {
                Token::Number(number) if parts[colons].is_none() => parts[colons] = Some(number),
                Token::Colon if colons < 2 => colons += 1,
                Token::RightBracket => break,
                _ => return Err(Error::syntax(offset, "expected an index, a slice or `*`")),
            }
        }
        let [start, stop, step] = parts;
        match (colons, start) {
            (0, Some(index)) => Ok(Node::Then(left, Box::new(Node::Index(index)))),
            (0, None) => Err(Error::syntax(offset, "expected an index")),
            _ if step == Some(0) => Err(Error::new(ErrorKind::Value, "a slice has a step other than 0")),
            _ => {
                let slice = Node::Then(left, Box::new(Node::Slice { start, stop, step }));
                let right = Box::new(self.projected(20)?);
                Ok(Node::Project(Projection::Elements, Box::new(slice), right))
            }
        }
    }

    /// `a, b]`, after the bracket.
    fn list(&mut self) -> Parsed {
        let mut nodes = Vec::new();
        loop {
            nodes.push(self.expression(0)?);
            if !self.accept(&Token::Comma) {
                self.expect(&Token::RightBracket, "`,` or `]`")?;
                return Ok(Node::List(nodes));
            }
        }
    }

    /// `name: a}`, after the brace.
    fn hash(&mut self) -> Parsed {
        let mut entries = Vec::new();
        loop {
            let (Token::Name(name) | Token::QuotedName(name)) = self.peek().clone() else {
                return Err(self.unexpected("a name"));
            };
            self.at += 1;
            self.expect(&Token::Colon, "`:`")?;
            entries.push((name, self.expression(0)?));
            if !self.accept(&Token::Comma) {
                self.expect(&Token::RightBrace, "`,` or `}`")?;
                return Ok(Node::Hash(entries));
            }
        }
    }

    /// The arguments of a function, after the parenthesis.
    fn call(&mut self, name: &str, offset: usize) -> Parsed {
        let mut arguments = Vec::new();
        if !self.accept(&Token::RightParenthesis) {
            loop {
                let reference = self.accept(&Token::Reference);
                let argument = self.expression(0)?;
                arguments.push(if reference {
                    Node::Reference(Box::new(argument))
                } else {
                    argument
                });
                if !self.accept(&Token::Comma) {
                    break;
                }
            }
            self.expect(&Token::RightParenthesis, "`,` or `)`")?;
        }
        let function = Function::named(name).ok_or_else(|| {
            let message = format!("there is no function `{name}` (at byte {offset})");
            Error::new(ErrorKind::UnknownFunction, message)
        })?;
        function.check_arity(arguments.len())?;
        Ok(Node::Call(function, arguments))
    }
}

/// Returns the binding power of a token; 0 ends an expression.
fn binding_power(token: &Token) -> u8 {
    match token {
        Token::Pipe => 1,
        Token::Or => 2,
        Token::And => 3,
        Token::Compare(_) => 5,
        Token::Flatten => 9,
        Token::Filter => 21,
        Token::Dot => 40,
        Token::LeftBracket => 55,
        _ => 0,
    }
}
