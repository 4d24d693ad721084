//! From rules and parameters to an endpoint, or to the reason why there is none.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

use aws_smithy_http::endpoint::error::ResolveEndpointError;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::{Document, Number};

use super::parse::Malformed;
use super::partitions::{self, Partition};
use super::program::{Expr, Function, Next, Outcome, Piece, Program, Slot};
use super::rules::RuleSet;
use super::{functions, usable};

/// The value of an expression; `None` in an `Option` of it stands for "not set".
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A text.
    Str(Cow<'a, str>),
    /// A boolean.
    Bool(bool),
    /// A number.
    Int(i64),
    /// A list.
    List(Vec<Value<'a>>),
    /// Named values: what `aws.partition`, `aws.parseArn` and `parseURL` give.
    Record(Vec<(&'a str, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// A text.
    pub fn str(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Str(text.into())
    }

    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the memory that a copy takes, in bytes.
    fn size(&self) -> usize {
        let inside = match self {
            Self::Str(text) => text.len(),
            Self::Bool(_) | Self::Int(_) => 0,
            Self::List(items) => items.iter().map(Value::size).sum(),
            Self::Record(fields) => fields.iter().map(|(_, value)| value.size()).sum(),
        };
        size_of::<Self>() + inside
    }

    fn into_document(self) -> Document {
        match self {
            Self::Str(text) => Document::String(text.into_owned()),
            Self::Bool(value) => Document::Bool(value),
            Self::Int(value) => Document::Number(u64::try_from(value).map_or(Number::NegInt(value), Number::PosInt)),
            Self::List(items) => Document::Array(items.into_iter().map(Value::into_document).collect()),
            Self::Record(fields) => Document::Object(
                fields
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value.into_document()))
                    .collect::<HashMap<_, _>>(),
            ),
        }
    }
}

impl RuleSet<'_> {
    /// The endpoint that the rules choose; `parameter` gives the value of a parameter by its name in the model.
    ///
    /// # Errors
    /// The error that the rules choose; an error if no rule matches, or if the rules are malformed.
    pub fn evaluate<'a>(
        &'a self,
        parameter: &dyn Fn(&str) -> Option<Value<'a>>,
    ) -> Result<Endpoint, ResolveEndpointError> {
        self.evaluate_in(partitions::ALL, parameter)
    }

    /// Evaluates the rules with these partitions of AWS.
    ///
    /// # Errors
    /// As [`evaluate`](Self::evaluate).
    pub fn evaluate_in<'a>(
        &'a self,
        partitions: &'a [Partition<'a>],
        parameter: &dyn Fn(&str) -> Option<Value<'a>>,
    ) -> Result<Endpoint, ResolveEndpointError> {
        let unreadable = |it: &Malformed| ResolveEndpointError::message(it.to_string());
        let program = self.program().map_err(unreadable)?;
        let mut run = Run {
            program,
            partitions,
            values: program.names.iter().map(|name| parameter(name)).collect(),
            left: Cell::new(Some(MOST)),
        };
        let outcome = run.outcome().ok_or_else(no_match);
        let endpoint = outcome.and_then(|outcome| run.endpoint(outcome));
        match run.left.get() {
            Some(_) => endpoint,
            None => Err(too_much()),
        }
    }
}

/// The limit of what one evaluation makes, in bytes: conditions can double a text again and again. The rules of S3 make
/// some thousands.
const MOST: usize = 1 << 20;

/// One evaluation.
struct Run<'a> {
    program: &'a Program<'a>,
    partitions: &'a [Partition<'a>],
    values: Vec<Option<Value<'a>>>,
    /// The rest of [`MOST`]; nothing if it was not enough.
    left: Cell<Option<usize>>,
}

impl<'a> Run<'a> {
    /// Returns the outcome of the decisions. A decision that is met twice is part of a circle.
    fn outcome(&mut self) -> Option<&'a Outcome<'a>> {
        let program = self.program;
        let mut at = 0;
        for _ in &program.decisions {
            let decision = program.decisions.get(at)?;
            let next = match self.holds(decision.condition)? {
                true => decision.holds,
                false => decision.fails,
            };
            match next {
                Next::Decision(next) => at = next,
                Next::Outcome(outcome) => return program.outcomes.get(outcome),
                Next::NoMatch => return None,
            }
        }
        // Rules without any condition.
        program.outcomes.first().filter(|_| program.decisions.is_empty())
    }

    fn holds(&mut self, condition: usize) -> Option<bool> {
        let condition = self.program.conditions.get(condition)?;
        let value = self.value(&condition.call);
        let holds = !matches!(value, None | Some(Value::Bool(false)));
        if let Some(place) = condition.assign.and_then(|slot| self.values.get_mut(slot)) {
            *place = value;
        }
        Some(holds)
    }

    fn endpoint(&self, outcome: &'a Outcome<'a>) -> Result<Endpoint, ResolveEndpointError> {
        match outcome {
            Outcome::Error(message) => Err(ResolveEndpointError::message(self.text(message)?)),
            Outcome::Endpoint {
                url,
                headers,
                properties,
            } => {
                let url = self.text(url)?;
                if url.is_empty() {
                    // An endpoint without a URL cannot even be built.
                    return Err(usable::empty());
                }
                let mut endpoint = Endpoint::builder().url(url);
                for (name, values) in headers {
                    for value in values {
                        endpoint = endpoint.header(name.to_string(), self.text(value)?);
                    }
                }
                for (name, value) in properties {
                    let value = self.value(value).ok_or_else(unset)?;
                    endpoint = endpoint.property(name.to_string(), value.into_document());
                }
                Ok(endpoint.build())
            }
        }
    }

    fn text(&self, expr: &'a Expr<'a>) -> Result<String, ResolveEndpointError> {
        match self.value(expr) {
            Some(Value::Str(text)) => Ok(text.into_owned()),
            _ => Err(unset()),
        }
    }

    fn value(&self, expr: &'a Expr<'a>) -> Option<Value<'a>> {
        match expr {
            Expr::Bool(value) => Some(Value::Bool(*value)),
            Expr::Int(value) => Some(Value::Int(*value)),
            Expr::Text(text) => Some(Value::str(&**text)),
            Expr::Template(pieces) => self.fill_in(pieces),
            Expr::Ref(slot) => {
                let value = self.get(*slot)?;
                self.pay(value.size())?;
                Some(value.clone())
            }
            Expr::Part(slot, path) => functions::get_attr(self.get(*slot)?, path),
            Expr::Call(function, arguments) => self.call(*function, arguments),
            Expr::List(items) => items
                .iter()
                .map(|it| self.value(it))
                .collect::<Option<_>>()
                .map(Value::List),
            Expr::Record(fields) => {
                let fields = fields.iter().map(|(name, value)| Some((&**name, self.value(value)?)));
                fields.collect::<Option<_>>().map(Value::Record)
            }
        }
    }

    /// Pays for bytes that are about to be made.
    fn pay(&self, bytes: usize) -> Option<()> {
        let left = self.left.get().and_then(|left| left.checked_sub(bytes));
        self.left.set(left);
        left.map(drop)
    }

    fn get(&self, slot: Slot) -> Option<&Value<'a>> {
        self.values.get(slot)?.as_ref()
    }

    fn call(&self, function: Function, arguments: &'a [Expr<'a>]) -> Option<Value<'a>> {
        // These three take a value that is not set for an answer, and the last two stop at the first that will do.
        match (function, arguments) {
            (Function::IsSet, [it]) => return Some(Value::Bool(self.value(it).is_some())),
            (Function::Coalesce, _) => return arguments.iter().find_map(|it| self.value(it)),
            (Function::Ite, [condition, then, otherwise]) => {
                let condition = self.value(condition).and_then(|it| it.as_bool()).unwrap_or(false);
                return self.value(if condition { then } else { otherwise });
            }
            _ => {}
        }
        let arguments = arguments.iter().map(|it| self.value(it)).collect::<Option<Vec<_>>>()?;
        functions::call(function, &arguments, self.partitions)
    }

    fn fill_in(&self, pieces: &'a [Piece<'a>]) -> Option<Value<'a>> {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => {
                    self.pay(text.len())?;
                    out.push_str(text);
                }
                Piece::Value(expr) => {
                    let value = self.value(expr)?;
                    let text = value.as_str()?;
                    self.pay(text.len())?;
                    out.push_str(text);
                }
            }
        }
        Some(Value::str(out))
    }
}

#[cold]
fn no_match() -> ResolveEndpointError {
    ResolveEndpointError::message("No endpoint rule matched")
}

#[cold]
fn too_much() -> ResolveEndpointError {
    ResolveEndpointError::message(format!("the endpoint rules make more than {MOST} bytes of text"))
}

#[cold]
fn unset() -> ResolveEndpointError {
    ResolveEndpointError::message("the endpoint rules use a value that is not set, or of the wrong type")
}
