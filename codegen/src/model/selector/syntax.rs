//! The parts of a selector.

use std::fmt;

/// A parsed selector.
#[derive(Clone, Debug)]
pub struct Selector {
    pub(super) steps: Vec<Step>,
    pub(super) roots: usize,
    pub(super) unknown: Option<String>,
}

/// The text is not a selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSelector {
    /// Offset in bytes of the place where reading stopped.
    pub offset: usize,
    /// The fault at this place.
    pub reason: String,
}

/// Steps are run from left to right: each gets a shape and hands on none, itself, or others.
#[derive(Clone, Debug)]
pub(super) enum Step {
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
pub(super) enum TypeTest {
    Member,
    Number,
    Simple,
    Data,
    Aggregate,
    Service,
    Named(&'static str),
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Direction {
    Forward,
    Backward,
}

/// The parts between `|`.
pub(super) type Path = Vec<PathPart>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PathPart {
    Key(String),
    Keys,
    Values,
    Length,
    First,
}

#[derive(Clone, Debug)]
pub(super) struct Comparison {
    pub(super) left: Operand,
    pub(super) comparator: Comparator,
    pub(super) right: Vec<Operand>,
    pub(super) ignore_case: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Operand {
    Text(String),
    /// A path from the value in scope.
    Path(Path),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparator {
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
