//! The members of inputs and outputs that a JMESPath expression looks at, by the types of the model.

use super::arguments::{self, Kind};
use crate::budget::{Budget, Work};
use crate::model::Model;
use crate::model::shape::{Member, Operation, Shape, ShapeKind, SimpleType};
use crate::model::shape_id::ShapeId;
use indexmap::{IndexMap, IndexSet};
use std::collections::HashSet;
use std::rc::Rc;
use tinsmith_jmespath::{Comparison, Function, Node, Projection, Value};

/// The limit of depth for lists of lists: deeper ones never end, which `check` reports.
const DEPTH: usize = 64;

/// The type of what a part of an expression finds. Copies share what they contain: `{a: @, b: @}` has its value twice, and
/// a row of such parts would have it a million times.
#[derive(Clone, Debug)]
pub enum Type<'m> {
    /// It cannot be told.
    Any,
    /// A boolean.
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// Null.
    Null,
    /// An expression that is given to a function.
    Reference,
    /// A list of something.
    List(Rc<Type<'m>>),
    /// An object with these members.
    Object(Rc<Members<'m>>),
    /// A structure, union, list or map of the model.
    Shape(&'m Shape),
}

/// The members of an object that an expression makes.
pub type Members<'m> = Vec<(String, Type<'m>)>;

/// The members that expressions look at.
#[derive(Clone, Debug, Default)]
pub struct ReachedMembers {
    /// Structures that they reach, with the members that they name.
    pub members: IndexMap<ShapeId, IndexSet<String>>,
    /// Shapes of which they may see every member: those that are compared, and unions.
    pub whole: IndexSet<ShapeId>,
    /// The parts that find nothing, or fail.
    pub problems: Vec<Problem>,
    /// `true` if the budget ended before everything was looked at.
    pub is_cut: bool,
}

/// A part of an expression that finds nothing, or fails.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The problem, in words.
    pub text: String,
    /// The consequence.
    pub kind: ProblemKind,
    /// The structure and the name that none of its members has.
    pub missing: Option<(ShapeId, String)>,
}

/// The consequence of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Evaluating the expression fails.
    Fails,
    /// The part is null.
    FindsNothing,
    /// A comparison is never true.
    NeverHolds,
}

/// ReachedMembers through expressions.
pub struct ExpressionWalk<'m> {
    model: &'m Model,
    budget: Budget,
    /// The members that were seen so far.
    pub reached: ReachedMembers,
}

impl<'m> ExpressionWalk<'m> {
    /// One that has seen nothing, and pays for what it looks at.
    pub fn new(model: &'m Model, budget: Budget) -> Self {
        Self {
            model,
            budget,
            reached: ReachedMembers::default(),
        }
    }

    /// Returns the root of the expressions of an operation's waiters: its output, or both input and output.
    pub fn start(&mut self, operation: &Operation, with_input: bool) -> Type<'m> {
        let output = self.structure(&operation.output.target);
        if !with_input {
            return output;
        }
        let input = self.structure(&operation.input.target);
        let members = vec![("input".to_owned(), input), ("output".to_owned(), output)];
        Type::Object(Rc::new(members))
    }

    /// The type of an operation's input, from which the parameters of endpoints start.
    pub fn input(&mut self, operation: &Operation) -> Type<'m> {
        self.structure(&operation.input.target)
    }

    fn pay(&mut self, cost: usize) -> bool {
        let is_paid = self.budget.spend(Work::Expressions, cost as u64);
        self.reached.is_cut |= !is_paid;
        is_paid
    }

    fn structure(&mut self, id: &ShapeId) -> Type<'m> {
        match self.model.shape(id.as_str()) {
            Some(shape) => {
                self.reached.members.entry(id.clone()).or_default();
                Type::Shape(shape)
            }
            None => Type::Any,
        }
    }

    /// Returns the type that a part of an expression finds in a value of a type.
    pub fn visit(&mut self, node: &Node, it: &Type<'m>) -> Type<'m> {
        if !self.pay(1) {
            return Type::Any;
        }
        match node {
            Node::Current => it.clone(),
            Node::Field(name) => self.field(name, it),
            Node::Index(_) => self.element(it, "an element"),
            Node::Slice { .. } => Type::List(Rc::new(self.element(it, "elements"))),
            Node::Literal(value) => literal(value),
            Node::Then(left, right) => {
                let left = self.visit(left, it);
                self.visit(right, &left)
            }
            Node::Project(projection, left, right) => {
                let left = self.visit(left, it);
                let element = match projection {
                    Projection::Elements => self.element(&left, "elements"),
                    Projection::Values => self.values(&left),
                    Projection::Filter(condition) => {
                        let element = self.element(&left, "elements");
                        self.visit(condition, &element);
                        element
                    }
                };
                Type::List(Rc::new(self.visit(right, &element)))
            }
            Node::Flatten(inner) => {
                let list = self.visit(inner, it);
                let element = self.element(&list, "elements");
                let inner = match &element {
                    Type::List(inner) => (**inner).clone(),
                    Type::Shape(shape) if matches!(shape.kind, ShapeKind::List { .. }) => {
                        self.element(&element, "elements")
                    }
                    _ => element,
                };
                Type::List(Rc::new(inner))
            }
            Node::Compare(comparison, left, right) => {
                for side in [left, right] {
                    let ty = self.visit(side, it);
                    if matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
                        self.see_all(&ty);
                    } else if !matches!(ty.kind(), Kind::Any | Kind::Number) {
                        let text = format!("only numbers have an order, and this is a {}", ty.name());
                        self.problem(ProblemKind::NeverHolds, text);
                    }
                }
                Type::Boolean
            }
            Node::Or(left, right) | Node::And(left, right) => {
                let (left, right) = (self.visit(left, it), self.visit(right, it));
                common(left, right)
            }
            Node::Not(inner) => {
                self.visit(inner, it);
                Type::Boolean
            }
            Node::List(nodes) => {
                let types: Vec<_> = nodes.iter().map(|node| self.visit(node, it)).collect();
                Type::List(Rc::new(types.into_iter().reduce(common).unwrap_or(Type::Any)))
            }
            Node::Hash(entries) => {
                let entries = entries.iter();
                let members = entries.map(|(name, node)| (name.clone(), self.visit(node, it)));
                Type::Object(Rc::new(members.collect()))
            }
            Node::Call(function, arguments) => self.call(*function, arguments, it),
            // Looked at by the function that it is given to.
            Node::Reference(_) => Type::Reference,
        }
    }

    fn field(&mut self, name: &str, it: &Type<'m>) -> Type<'m> {
        let mut missing = None;
        let what = match it {
            Type::Any => return Type::Any,
            Type::Shape(shape) => match &shape.kind {
                ShapeKind::Map { value, .. } => return self.target(value),
                ShapeKind::Structure { .. } | ShapeKind::Union { .. } => {
                    if let Some(member) = shape.member(name) {
                        let members = self.reached.members.entry(shape.id.clone()).or_default();
                        members.insert(name.to_owned());
                        return self.target(member);
                    }
                    missing = Some((shape.id.clone(), name.to_owned()));
                    format!("`{}`", shape.id)
                }
                kind => format!("a {}", kind.type_name()),
            },
            Type::Object(members) => match members.iter().find(|(known, _)| known == name) {
                Some((_, ty)) => return ty.clone(),
                None => "the object".to_owned(),
            },
            simple => format!("a {}", simple.name()),
        };
        let text = format!("{what} has no member `{name}`");
        let kind = ProblemKind::FindsNothing;
        self.reached.problems.push(Problem { text, kind, missing });
        Type::Any
    }

    fn problem(&mut self, kind: ProblemKind, text: String) {
        let missing = None;
        self.reached.problems.push(Problem { text, kind, missing });
    }

    fn element(&mut self, it: &Type<'m>, wanted: &str) -> Type<'m> {
        match it {
            Type::Any => Type::Any,
            Type::List(element) => (**element).clone(),
            Type::Shape(shape) => match &shape.kind {
                ShapeKind::List { member } => self.target(member),
                _ => self.no_elements(it, wanted),
            },
            _ => self.no_elements(it, wanted),
        }
    }

    fn no_elements(&mut self, it: &Type<'m>, wanted: &str) -> Type<'m> {
        let text = format!("{wanted} of a {} cannot be taken", it.name());
        self.problem(ProblemKind::FindsNothing, text);
        Type::Any
    }

    /// Returns the common type of an object's values.
    fn values(&mut self, it: &Type<'m>) -> Type<'m> {
        match it {
            Type::Shape(shape) => match &shape.kind {
                ShapeKind::Map { value, .. } => self.target(value),
                _ => {
                    self.see_all(it);
                    Type::Any
                }
            },
            Type::Object(members) => {
                let types = members.iter().map(|(_, ty)| ty.clone());
                types.reduce(common).unwrap_or(Type::Any)
            }
            _ => Type::Any,
        }
    }

    fn call(&mut self, function: Function, arguments: &[Node], it: &Type<'m>) -> Type<'m> {
        let types: Vec<_> = arguments.iter().map(|node| self.visit(node, it)).collect();
        let list = types
            .iter()
            .find(|ty| ty.kind() == Kind::List)
            .cloned()
            .unwrap_or(Type::Any);
        for argument in arguments {
            if let Node::Reference(node) = argument {
                let element = self.element(&list, "elements");
                self.visit(node, &element);
            }
        }
        for (index, ty) in types.iter().enumerate() {
            if let Err(text) = arguments::check(function, index, ty, self.model) {
                self.problem(ProblemKind::Fails, text);
            }
        }
        // A length is known without the elements.
        if !matches!(function, Function::Length | Function::Type) {
            types.iter().for_each(|ty| self.see_all(ty));
        }
        match function {
            Function::Contains | Function::EndsWith | Function::StartsWith => Type::Boolean,
            Function::Length
            | Function::Abs
            | Function::Avg
            | Function::Ceil
            | Function::Floor
            | Function::Sum
            | Function::ToNumber => Type::Number,
            Function::Join | Function::ToString | Function::Type => Type::String,
            Function::Keys => Type::List(Rc::new(Type::String)),
            Function::Sort | Function::SortBy => list,
            Function::Map | Function::ToArray | Function::Values => Type::List(Rc::new(Type::Any)),
            _ => Type::Any,
        }
    }

    /// The type of what a member holds.
    fn target(&mut self, member: &Member) -> Type<'m> {
        let Some(shape) = self.model.shape(member.target.as_str()) else {
            return Type::Any;
        };
        self.reach(shape, DEPTH);
        Type::of(shape)
    }

    /// Notes the structure that a member leads to, through lists and maps.
    fn reach(&mut self, shape: &'m Shape, depth: usize) {
        match &shape.kind {
            ShapeKind::Structure { .. } => {
                self.reached.members.entry(shape.id.clone()).or_default();
            }
            ShapeKind::Union { .. } => {
                self.reached.whole.insert(shape.id.clone());
            }
            ShapeKind::List { member } | ShapeKind::Map { value: member, .. } => {
                let target = self.model.shape(member.target.as_str());
                if let Some(target) = target.filter(|_| depth > 0) {
                    self.reach(target, depth - 1);
                }
            }
            _ => {}
        }
    }

    /// Notes that more of a value may matter than what the expression names.
    fn see_all(&mut self, it: &Type<'m>) {
        let mut seen = HashSet::new();
        let mut pending = vec![it.clone()];
        while let Some(it) = pending.pop() {
            if !self.pay(1) {
                return;
            }
            match it {
                Type::Shape(shape) => self.see_all_of(shape, DEPTH),
                Type::List(element) => pending.push((*element).clone()),
                // A shared object is seen once.
                Type::Object(members) if seen.insert(Rc::as_ptr(&members)) => {
                    pending.extend(members.iter().map(|(_, ty)| ty.clone()));
                }
                _ => {}
            }
        }
    }

    fn see_all_of(&mut self, shape: &'m Shape, depth: usize) {
        match &shape.kind {
            ShapeKind::List { member } | ShapeKind::Map { value: member, .. } => {
                let target = self.model.shape(member.target.as_str());
                if let Some(target) = target.filter(|_| depth > 0) {
                    self.see_all_of(target, depth - 1);
                }
            }
            ShapeKind::Structure { .. } | ShapeKind::Union { .. } => {
                self.reached.whole.insert(shape.id.clone());
            }
            _ => {}
        }
    }
}

impl<'m> Type<'m> {
    /// The type of what a member holds that targets the shape.
    fn of(shape: &'m Shape) -> Self {
        match &shape.kind {
            ShapeKind::Simple(simple) => match simple {
                SimpleType::Boolean => Self::Boolean,
                SimpleType::String | SimpleType::Blob => Self::String,
                SimpleType::Document => Self::Any,
                _ => Self::Number,
            },
            ShapeKind::Enum { .. } => Self::String,
            ShapeKind::IntEnum { .. } => Self::Number,
            _ => Self::Shape(shape),
        }
    }

    /// Returns the name of the type.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Any => "value",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Null => "null",
            Self::Reference => "reference to an expression",
            Self::List(_) => "list",
            Self::Object(_) => "object",
            Self::Shape(shape) => shape.kind.type_name(),
        }
    }

    /// The kind, as functions see it.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Any => Kind::Any,
            Self::Boolean => Kind::Boolean,
            Self::Number => Kind::Number,
            Self::String => Kind::String,
            Self::Null => Kind::Null,
            Self::Reference => Kind::Reference,
            Self::List(_) => Kind::List,
            Self::Object(_) => Kind::Object,
            Self::Shape(shape) if matches!(shape.kind, ShapeKind::List { .. }) => Kind::List,
            Self::Shape(_) => Kind::Object,
        }
    }

    /// The type of the elements, if it is a list.
    pub fn elements(&self, model: &'m Model) -> Option<Self> {
        match self {
            Self::List(element) => Some((**element).clone()),
            Self::Shape(shape) => match &shape.kind {
                ShapeKind::List { member } => {
                    Some(model.shape(member.target.as_str()).map_or(Type::Any, |it| Type::of(it)))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns whether it may be a boolean.
    pub fn may_be_boolean(&self) -> bool {
        matches!(self, Self::Any | Self::Boolean)
    }

    /// Returns whether it may be a string.
    pub fn may_be_string(&self) -> bool {
        matches!(self, Self::Any | Self::String)
    }

    /// Returns whether it may be a list of strings.
    pub fn may_be_strings(&self, model: &'m Model) -> bool {
        match self {
            Self::Any => true,
            _ => self.elements(model).is_some_and(|it| it.may_be_string()),
        }
    }
}

/// The type of what is one or the other.
fn common<'m>(left: Type<'m>, right: Type<'m>) -> Type<'m> {
    match (left, right) {
        (Type::Boolean, Type::Boolean) => Type::Boolean,
        (Type::Number, Type::Number) => Type::Number,
        (Type::String, Type::String) => Type::String,
        (Type::Null, Type::Null) => Type::Null,
        (Type::List(left), Type::List(right)) => Type::List(Rc::new(common((*left).clone(), (*right).clone()))),
        (Type::Shape(left), Type::Shape(right)) if left.id == right.id => Type::Shape(left),
        _ => Type::Any,
    }
}

fn literal<'m>(value: &Value) -> Type<'m> {
    match value {
        Value::Boolean(_) => Type::Boolean,
        Value::Number(_) => Type::Number,
        Value::String(_) => Type::String,
        Value::Null => Type::Null,
        Value::Array(values) => {
            let types = values.iter().map(literal);
            Type::List(Rc::new(types.reduce(common).unwrap_or(Type::Any)))
        }
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (String::from(&**name), literal(value)));
            Type::Object(Rc::new(members.collect()))
        }
    }
}
