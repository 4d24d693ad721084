//! The functions of the specification.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::error::{Error, ErrorKind};
use crate::evaluate::{equal, evaluate};
use crate::fuel::Fuel;
use crate::json;
use crate::node::Node;
use crate::value::Value;

macro_rules! functions {
    ($($variant:ident $name:literal $least:literal $most:tt,)*) => {
        /// A function.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        #[non_exhaustive]
        pub enum Function {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Function {
            /// The function of this name.
            pub(crate) fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// Its name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// Returns the number of arguments it takes: at least, at most.
            fn arity(self) -> (usize, usize) {
                match self {
                    $(Self::$variant => ($least, functions!(@most $most)),)*
                }
            }
        }
    };
    (@most any) => { usize::MAX };
    (@most $most:literal) => { $most };
}

functions! {
    Abs "abs" 1 1,
    Avg "avg" 1 1,
    Ceil "ceil" 1 1,
    Contains "contains" 2 2,
    EndsWith "ends_with" 2 2,
    Floor "floor" 1 1,
    Join "join" 2 2,
    Keys "keys" 1 1,
    Length "length" 1 1,
    Map "map" 2 2,
    Max "max" 1 1,
    MaxBy "max_by" 2 2,
    Merge "merge" 1 any,
    Min "min" 1 1,
    MinBy "min_by" 2 2,
    NotNull "not_null" 1 any,
    Reverse "reverse" 1 1,
    Sort "sort" 1 1,
    SortBy "sort_by" 2 2,
    StartsWith "starts_with" 2 2,
    Sum "sum" 1 1,
    ToArray "to_array" 1 1,
    ToNumber "to_number" 1 1,
    ToString "to_string" 1 1,
    Type "type" 1 1,
    Values "values" 1 1,
}

impl Function {
    pub(crate) fn check_arity(self, count: usize) -> Result<(), Error> {
        let (least, most) = self.arity();
        if (least..=most).contains(&count) {
            return Ok(());
        }
        let message = format!("`{}` takes another number of arguments than {count}", self.name());
        Err(Error::new(ErrorKind::Arity, message))
    }

    /// Returns whether the result depends on what objects contain.
    pub(crate) fn looks_into_objects(self) -> bool {
        matches!(self, Self::Contains | Self::Merge | Self::ToString | Self::Values)
    }

    /// Returns whether the result is neither a list nor an object.
    pub(crate) fn gives_simple_values(self) -> bool {
        !matches!(
            self,
            Self::Keys
                | Self::Map
                | Self::MaxBy
                | Self::Merge
                | Self::MinBy
                | Self::NotNull
                | Self::Reverse
                | Self::Sort
                | Self::SortBy
                | Self::ToArray
                | Self::Values
        )
    }

    pub(crate) fn call(self, arguments: &[Node], value: &Value, fuel: &Fuel) -> Result<Value, Error> {
        let call = Call {
            function: self,
            arguments,
            value,
            fuel,
        };
        match self {
            Self::Abs => call.number(0).map(|it| Value::Number(it.abs())),
            Self::Ceil => call.number(0).map(|it| Value::Number(it.ceil())),
            Self::Floor => call.number(0).map(|it| Value::Number(it.floor())),
            Self::Avg => call.average(),
            Self::Sum => call.numbers(0).map(|it| Value::Number(it.iter().sum())),
            Self::Contains => call.contains(),
            Self::EndsWith => Ok(Value::Boolean(call.string(0)?.ends_with(&*call.string(1)?))),
            Self::StartsWith => Ok(Value::Boolean(call.string(0)?.starts_with(&*call.string(1)?))),
            Self::Join => call.join(),
            Self::Keys => Ok(Value::array(call.object(0)?.keys().cloned().map(Value::String))),
            Self::Values => Ok(Value::array(call.object(0)?.values().cloned())),
            Self::Length => call.length(),
            Self::Map => {
                let values = call.array(1)?;
                let mapped = values.iter().map(|it| call.reference(0, it));
                mapped.collect::<Result<Vec<_>, _>>().map(Value::array)
            }
            Self::Max => Ok(call.sorted()?.pop().unwrap_or_default()),
            Self::Min => Ok(call.sorted()?.into_iter().next().unwrap_or_default()),
            Self::Sort => call.sorted().map(Value::array),
            Self::MaxBy => Ok(call.sorted_by()?.pop().unwrap_or_default()),
            Self::MinBy => Ok(call.sorted_by()?.into_iter().next().unwrap_or_default()),
            Self::SortBy => call.sorted_by().map(Value::array),
            Self::Merge => {
                let mut merged = BTreeMap::new();
                for index in 0..arguments.len() {
                    merged.extend(call.object(index)?.iter().map(|(name, it)| (name.clone(), it.clone())));
                }
                Ok(Value::Object(Arc::new(merged)))
            }
            Self::NotNull => {
                for index in 0..arguments.len() {
                    match call.any(index)? {
                        Value::Null => {}
                        it => return Ok(it),
                    }
                }
                Ok(Value::Null)
            }
            Self::Reverse => call.reverse(),
            Self::ToArray => Ok(match call.any(0)? {
                it @ Value::Array(_) => it,
                it => Value::array([it]),
            }),
            Self::ToNumber => Ok(match call.any(0)? {
                it @ Value::Number(_) => it,
                Value::String(it) => {
                    fuel.spend_text(it.len())?;
                    match json::parse(&it) {
                        Some(number @ Value::Number(_)) => number,
                        _ => Value::Null,
                    }
                }
                _ => Value::Null,
            }),
            Self::ToString => Ok(match call.any(0)? {
                it @ Value::String(_) => it,
                it => Value::string(&json::text(&it, fuel)?),
            }),
            Self::Type => Ok(Value::string(call.any(0)?.type_name())),
        }
    }
}

/// A call with its arguments, each evaluated when it is asked for.
struct Call<'a> {
    function: Function,
    arguments: &'a [Node],
    value: &'a Value,
    fuel: &'a Fuel,
}

impl Call<'_> {
    fn wrong(&self, index: usize, wanted: &str, found: &Value) -> Error {
        let message = format!(
            "argument {} of `{}` is {wanted}, not {}",
            index + 1,
            self.function.name(),
            found.type_name()
        );
        Error::new(ErrorKind::Type, message)
    }

    fn any(&self, index: usize) -> Result<Value, Error> {
        match self.arguments.get(index) {
            None => Ok(Value::Null),
            Some(Node::Reference(_)) => Err(self.wrong(index, "no expression", &Value::Null)),
            Some(node) => evaluate(node, self.value, self.fuel),
        }
    }

    /// Evaluates an argument that is an expression over a value.
    fn reference(&self, index: usize, value: &Value) -> Result<Value, Error> {
        match self.arguments.get(index) {
            Some(Node::Reference(node)) => evaluate(node, value, self.fuel),
            _ => Err(self.wrong(index, "an expression", &self.any(index)?)),
        }
    }

    fn number(&self, index: usize) -> Result<f64, Error> {
        match self.any(index)? {
            Value::Number(it) => Ok(it),
            other => Err(self.wrong(index, "a number", &other)),
        }
    }

    fn string(&self, index: usize) -> Result<Arc<str>, Error> {
        match self.any(index)? {
            Value::String(it) => {
                self.fuel.spend_text(it.len())?;
                Ok(it)
            }
            other => Err(self.wrong(index, "a string", &other)),
        }
    }

    fn array(&self, index: usize) -> Result<Arc<Vec<Value>>, Error> {
        match self.any(index)? {
            Value::Array(it) => {
                self.fuel.spend(it.len())?;
                Ok(it)
            }
            other => Err(self.wrong(index, "a list", &other)),
        }
    }

    fn object(&self, index: usize) -> Result<Arc<BTreeMap<Arc<str>, Value>>, Error> {
        match self.any(index)? {
            Value::Object(it) => {
                self.fuel.spend(it.len())?;
                Ok(it)
            }
            other => Err(self.wrong(index, "an object", &other)),
        }
    }

    fn numbers(&self, index: usize) -> Result<Vec<f64>, Error> {
        let values = self.array(index)?;
        let numbers = values.iter().map(|it| match it {
            Value::Number(it) => Ok(*it),
            other => Err(self.wrong(index, "a list of numbers", other)),
        });
        numbers.collect()
    }

    fn average(&self) -> Result<Value, Error> {
        let numbers = self.numbers(0)?;
        Ok(match numbers.len() {
            0 => Value::Null,
            count => Value::Number(numbers.iter().sum::<f64>() / count as f64),
        })
    }

    fn contains(&self) -> Result<Value, Error> {
        let sought = self.any(1)?;
        match self.any(0)? {
            Value::Array(elements) => {
                for element in elements.iter() {
                    if equal(element, &sought, self.fuel)? {
                        return Ok(Value::Boolean(true));
                    }
                }
                Ok(Value::Boolean(false))
            }
            Value::String(text) => {
                self.fuel.spend_text(text.len())?;
                let found = sought.as_str().is_some_and(|it| text.contains(it));
                Ok(Value::Boolean(found))
            }
            other => Err(self.wrong(0, "a list or a string", &other)),
        }
    }

    fn join(&self) -> Result<Value, Error> {
        let (glue, values) = (self.string(0)?, self.array(1)?);
        let strings = values
            .iter()
            .map(|it| it.as_str().ok_or_else(|| self.wrong(1, "a list of strings", it)));
        let strings = strings.collect::<Result<Vec<_>, _>>()?;
        let length: usize = strings.iter().map(|it| it.len() + glue.len()).sum();
        self.fuel.spend_text(length)?;
        Ok(Value::string(&strings.join(&*glue)))
    }

    fn length(&self) -> Result<Value, Error> {
        let length = match self.any(0)? {
            Value::String(it) => {
                self.fuel.spend_text(it.len())?;
                it.chars().count()
            }
            Value::Array(it) => it.len(),
            Value::Object(it) => it.len(),
            other => return Err(self.wrong(0, "a string, a list or an object", &other)),
        };
        Ok(Value::Number(length as f64))
    }

    fn reverse(&self) -> Result<Value, Error> {
        match self.any(0)? {
            Value::String(it) => {
                self.fuel.spend_text(it.len())?;
                Ok(Value::string(&it.chars().rev().collect::<String>()))
            }
            Value::Array(it) => {
                self.fuel.spend(it.len())?;
                Ok(Value::array(it.iter().rev().cloned()))
            }
            other => Err(self.wrong(0, "a list or a string", &other)),
        }
    }

    /// The elements in order.
    fn sorted(&self) -> Result<Vec<Value>, Error> {
        let values = self.array(0)?;
        self.check_order(0, values.iter())?;
        self.pay_sorting(values.iter())?;
        let mut values = (*values).clone();
        values.sort_by(order);
        Ok(values)
    }

    /// The elements in the order of what an expression finds in them.
    fn sorted_by(&self) -> Result<Vec<Value>, Error> {
        let values = self.array(0)?;
        let mut keyed = Vec::new();
        for value in values.iter() {
            keyed.push((self.reference(1, value)?, value.clone()));
        }
        self.check_order(1, keyed.iter().map(|(key, _)| key))?;
        self.pay_sorting(keyed.iter().map(|(key, _)| key))?;
        keyed.sort_by(|(left, _), (right, _)| order(left, right));
        Ok(keyed.into_iter().map(|(_, value)| value).collect())
    }

    /// Each value is compared as often as the number of values has binary digits, more or less.
    fn pay_sorting<'v>(&self, values: impl ExactSizeIterator<Item = &'v Value>) -> Result<(), Error> {
        let rounds = values.len().checked_ilog2().unwrap_or(0) as usize + 1;
        for value in values {
            self.fuel.spend(rounds)?;
            self.fuel.spend_text(value.as_str().map_or(0, str::len) * rounds)?;
        }
        Ok(())
    }

    /// Only strings among each other, and numbers, have an order.
    fn check_order<'v>(&self, index: usize, mut values: impl Iterator<Item = &'v Value>) -> Result<(), Error> {
        let is_ordered = |it: &Value| matches!(it, Value::Number(_) | Value::String(_));
        let Some(first) = values.next() else { return Ok(()) };
        let wrong = |it: &&Value| !is_ordered(it) || it.type_name() != first.type_name();
        match [first].into_iter().chain(values).find(wrong) {
            None => Ok(()),
            Some(it) => Err(self.wrong(index, "about numbers or about strings", it)),
        }
    }
}

fn order(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.total_cmp(right),
        (Value::String(left), Value::String(right)) => left.cmp(right),
        _ => Ordering::Equal,
    }
}
