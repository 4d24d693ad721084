//! Selectors: the query language of Smithy, which says where a trait may be applied (Smithy 2.0, "Selectors").

pub mod graph;
mod matching;
mod parse;
mod value;

pub use matching::{FUEL, Match, MatchSet, Matcher};

use std::fmt;

/// A parsed selector.
#[derive(Clone, Debug)]
pub struct Selector {
    steps: Vec<Step>,
    roots: usize,
    unknown: Option<String>,
}

/// The text is not a selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSelector {
    /// Offset in bytes of the place where reading stopped.
    pub offset: usize,
    /// What is wrong there.
    pub reason: String,
}

/// Steps are run from left to right: each gets a shape and hands on none, itself, or others.
#[derive(Clone, Debug)]
enum Step {
    Any,
    Type(TypeTest),
    Exists(Path),
    Compare(Comparison),
    Scoped {
        scope: Path,
        comparisons: Vec<Comparison>,
    },
    Neighbors {
        direction: Direction,
        relations: Vec<String>,
    },
    Closure,
    Is(Vec<Vec<Step>>),
    Test(Vec<Vec<Step>>),
    Not(Vec<Step>),
    In(Vec<Step>),
    Root {
        index: usize,
        steps: Vec<Step>,
    },
    Recursive(Vec<Step>),
    TopDown {
        qualifier: Vec<Step>,
        disqualifier: Option<Vec<Step>>,
    },
    Bind {
        name: String,
        steps: Vec<Step>,
    },
    Variable(String),
    Nothing,
}

#[derive(Clone, Copy, Debug)]
enum TypeTest {
    Member,
    Number,
    Simple,
    Data,
    Aggregate,
    Service,
    Named(&'static str),
}

#[derive(Clone, Copy, Debug)]
enum Direction {
    Forward,
    Backward,
}

/// The parts between `|`.
type Path = Vec<PathPart>;

#[derive(Clone, Debug, PartialEq, Eq)]
enum PathPart {
    Key(String),
    Keys,
    Values,
    Length,
    First,
}

#[derive(Clone, Debug)]
struct Comparison {
    left: Operand,
    comparator: Comparator,
    right: Vec<Operand>,
    ignore_case: bool,
}

#[derive(Clone, Debug)]
enum Operand {
    Text(String),
    /// A path from the value in scope.
    Path(Path),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparator {
    Equal,
    NotEqual,
    StartsWith,
    EndsWith,
    Contains,
    Exists,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    ProjectionEqual,
    ProjectionNotEqual,
    Subset,
    ProperSubset,
}

impl Selector {
    /// Parses a selector.
    ///
    /// # Errors
    /// [`InvalidSelector`] where the text leaves the grammar.
    pub fn parse(text: &str) -> Result<Self, InvalidSelector> {
        parse::parse(text)
    }

    /// The name of a function that is not known here; such a selector may match too little.
    pub fn unknown_function(&self) -> Option<&str> {
        self.unknown.as_deref()
    }

    /// Returns whether each step only keeps or drops the shape that it gets, so that a shape can be tested cheaply on
    /// its own.
    pub fn is_filter(&self) -> bool {
        self.roots == 0 && self.steps.iter().all(Step::is_filter)
    }
}

impl Step {
    fn is_filter(&self) -> bool {
        match self {
            Self::Any
            | Self::Type(_)
            | Self::Exists(_)
            | Self::Compare(_)
            | Self::Scoped { .. }
            | Self::Test(_)
            | Self::Not(_)
            | Self::In(_)
            | Self::Bind { .. }
            | Self::Nothing => true,
            Self::Is(branches) => branches.iter().flatten().all(Self::is_filter),
            Self::Neighbors { .. }
            | Self::Closure
            | Self::Root { .. }
            | Self::Recursive(_)
            | Self::TopDown { .. }
            | Self::Variable(_) => false,
        }
    }
}

impl fmt::Display for InvalidSelector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at character {}", self.reason, self.offset + 1)
    }
}

impl std::error::Error for InvalidSelector {}
