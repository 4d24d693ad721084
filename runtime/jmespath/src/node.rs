//! An expression as a tree.

use std::collections::BTreeSet;

use crate::functions::Function;
use crate::value::Value;

/// A part of an expression; each is applied to the value that stands before it.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `@`: the value itself.
    Current,
    /// `name`: a member.
    Field(String),
    /// `[0]`, from the end if negative.
    Index(i64),
    /// `[start:stop:step]`
    Slice {
        /// The first index.
        start: Option<i64>,
        /// The index after the last.
        stop: Option<i64>,
        /// The distance to the next index.
        step: Option<i64>,
    },
    /// A literal, in backticks or single quotes.
    Literal(Value),
    /// `left.right`, `left[0]`, `left | right`: the second one applied to what the first one found.
    Then(Box<Node>, Box<Node>),
    /// The last part applied to each of several values; what is null is left out.
    Project(Projection, Box<Node>, Box<Node>),
    /// `[]`: lists of a list are taken apart, one level deep.
    Flatten(Box<Node>),
    /// `left == right` and the like.
    Compare(Comparison, Box<Node>, Box<Node>),
    /// `left || right`
    Or(Box<Node>, Box<Node>),
    /// `left && right`
    And(Box<Node>, Box<Node>),
    /// `!operand`
    Not(Box<Node>),
    /// `[a, b]`
    List(Vec<Node>),
    /// `{name: a}`
    Hash(Vec<(String, Node)>),
    /// `length(@)`
    Call(Function, Vec<Node>),
    /// `&expression`, an argument of some functions.
    Reference(Box<Node>),
}

/// The values that a projection goes through.
#[derive(Clone, Debug, PartialEq)]
pub enum Projection {
    /// `[*]`: the elements of a list.
    Elements,
    /// `*`: the values of an object.
    Values,
    /// `[?condition]`: elements of a list.
    Filter(Box<Node>),
}

/// An operator that compares.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// The members that an expression can tell apart: others need not be there for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Names {
    /// Any.
    All,
    /// Those of these names, at any depth. Of others it matters at most that they are there.
    Only(BTreeSet<String>),
}

impl Names {
    /// Returns whether the content of a member of this name matters.
    pub fn contain(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(names) => names.contains(name),
        }
    }
}

impl Node {
    /// The members that the expression can tell apart, apart from objects that are its result.
    pub fn names(&self) -> Names {
        let mut names = BTreeSet::new();
        let mut all = false;
        self.visit(&mut |node| match node {
            Node::Field(name) => {
                names.insert(name.clone());
            }
            Node::Project(Projection::Values, ..) => all = true,
            Node::Compare(_, left, right) => all |= !(left.is_simple() || right.is_simple()),
            Node::Call(function, _) => all |= function.looks_into_objects(),
            _ => {}
        });
        if all { Names::All } else { Names::Only(names) }
    }

    /// Returns whether the value can be no object.
    fn is_simple(&self) -> bool {
        match self {
            Node::Literal(it) => !matches!(it, Value::Array(_) | Value::Object(_)),
            Node::Compare(..) | Node::Not(_) => true,
            Node::Call(function, _) => function.gives_simple_values(),
            _ => false,
        }
    }

    /// Calls `visit` with this part and all parts of it.
    pub fn visit(&self, visit: &mut dyn FnMut(&Node)) {
        visit(self);
        match self {
            Node::Current | Node::Field(_) | Node::Index(_) | Node::Slice { .. } | Node::Literal(_) => {}
            Node::Then(left, right)
            | Node::Compare(_, left, right)
            | Node::Or(left, right)
            | Node::And(left, right) => {
                left.visit(visit);
                right.visit(visit);
            }
            Node::Project(projection, left, right) => {
                left.visit(visit);
                if let Projection::Filter(condition) = projection {
                    condition.visit(visit);
                }
                right.visit(visit);
            }
            Node::Flatten(it) | Node::Not(it) | Node::Reference(it) => it.visit(visit),
            Node::List(nodes) | Node::Call(_, nodes) => nodes.iter().for_each(|it| it.visit(visit)),
            Node::Hash(entries) => entries.iter().for_each(|(_, it)| it.visit(visit)),
        }
    }
}
