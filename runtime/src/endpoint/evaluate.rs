//! From rules and parameters to an endpoint, or to the reason why there is none.

use std::borrow::Cow;
use std::collections::HashMap;

use aws_smithy_http::endpoint::error::ResolveEndpointError;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::{Document, Number};

use super::functions;
use super::rules::{Condition, Expr, Function, Rule, RuleSet, Then};

/// What an expression gives; `None` in an `Option` of it stands for "not set".
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
    Record(Vec<(&'static str, Value<'a>)>),
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

impl RuleSet {
    /// The endpoint that the rules choose; `parameter` gives the value of a parameter by its name in the model.
    pub fn evaluate<'a>(
        &self,
        parameter: &dyn Fn(&str) -> Option<Value<'a>>,
    ) -> Result<Endpoint, ResolveEndpointError> {
        let mut scope = Scope {
            parameter,
            assigned: Vec::new(),
        };
        scope
            .first(self.rules)?
            .ok_or_else(|| ResolveEndpointError::message("No endpoint rule matched"))
    }
}

/// The values that an expression can refer to.
struct Scope<'s, 'a> {
    parameter: &'s dyn Fn(&str) -> Option<Value<'a>>,
    assigned: Vec<(&'static str, Value<'a>)>,
}

impl<'a> Scope<'_, 'a> {
    /// What the first rule gives whose conditions hold.
    fn first(&mut self, rules: &'static [Rule]) -> Result<Option<Endpoint>, ResolveEndpointError> {
        for rule in rules {
            let outer = self.assigned.len();
            if rule.conditions.iter().all(|it| self.holds(it)) {
                return self.then(&rule.then).map(Some);
            }
            self.assigned.truncate(outer);
        }
        Ok(None)
    }

    fn holds(&mut self, condition: &Condition) -> bool {
        match self.call(condition.function, condition.arguments) {
            None | Some(Value::Bool(false)) => false,
            Some(value) => {
                self.assigned.extend(condition.assign.map(|name| (name, value)));
                true
            }
        }
    }

    fn then(&mut self, then: &'static Then) -> Result<Endpoint, ResolveEndpointError> {
        match then {
            Then::Error(message) => Err(ResolveEndpointError::message(self.text(message)?)),
            // There is no way back out of a tree: one of its rules has to match.
            Then::Tree(rules) => self
                .first(rules)?
                .ok_or_else(|| ResolveEndpointError::message("No endpoint rule matched")),
            Then::Endpoint {
                url,
                headers,
                properties,
            } => {
                let mut endpoint = Endpoint::builder().url(self.text(url)?);
                for (name, values) in *headers {
                    for value in *values {
                        endpoint = endpoint.header(*name, self.text(value)?);
                    }
                }
                for (name, value) in *properties {
                    let value = self.value(value).ok_or_else(|| unset(value))?;
                    endpoint = endpoint.property(*name, value.into_document());
                }
                Ok(endpoint.build())
            }
        }
    }

    fn text(&self, expr: &Expr) -> Result<String, ResolveEndpointError> {
        match self.value(expr) {
            Some(Value::Str(text)) => Ok(text.into_owned()),
            _ => Err(unset(expr)),
        }
    }

    fn value(&self, expr: &Expr) -> Option<Value<'a>> {
        match *expr {
            Expr::Str(template) => self.fill_in(template),
            Expr::Bool(value) => Some(Value::Bool(value)),
            Expr::Int(value) => Some(Value::Int(value)),
            Expr::Ref(name) => self.get(name),
            Expr::Call(function, arguments) => self.call(function, arguments),
            Expr::List(items) => items
                .iter()
                .map(|it| self.value(it))
                .collect::<Option<_>>()
                .map(Value::List),
            Expr::Record(fields) => {
                let fields = fields.iter().map(|(name, value)| Some((*name, self.value(value)?)));
                fields.collect::<Option<_>>().map(Value::Record)
            }
        }
    }

    fn get(&self, name: &str) -> Option<Value<'a>> {
        match self.assigned.iter().rev().find(|(assigned, _)| *assigned == name) {
            Some((_, value)) => Some(value.clone()),
            None => (self.parameter)(name),
        }
    }

    fn call(&self, function: Function, arguments: &[Expr]) -> Option<Value<'a>> {
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
        functions::call(function, &arguments)
    }

    /// `template` with `{Name}` and `{Name#path}` filled in; `{{` and `}}` stand for braces.
    fn fill_in(&self, template: &'static str) -> Option<Value<'a>> {
        if !template.contains(['{', '}']) {
            return Some(Value::str(template));
        }
        let (mut out, mut rest) = (String::new(), template);
        while let Some(at) = rest.find(['{', '}']) {
            out.push_str(&rest[..at]);
            let (brace, tail) = (&rest[at..=at], &rest[at + 1..]);
            if let Some(tail) = tail.strip_prefix(brace) {
                out.push_str(brace);
                rest = tail;
                continue;
            }
            let (place, tail) = tail.split_once('}')?;
            let value = match place.split_once('#') {
                Some((name, path)) => functions::get_attr(&self.get(name)?, path)?,
                None => self.get(place)?,
            };
            out.push_str(value.as_str()?);
            rest = tail;
        }
        out.push_str(rest);
        Some(Value::str(out))
    }
}

#[cold]
fn unset(expr: &Expr) -> ResolveEndpointError {
    ResolveEndpointError::message(format!("the endpoint rules use a value that is not set: {expr:?}"))
}
