//! The types that functions of JMESPath take (JMESPath specification, "Built-in functions").

use super::expression::Type;
use crate::model::Model;
use tinsmith_jmespath::Function;

/// The kind of a value, as functions see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
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
    /// A list.
    List,
    /// A structure, union or map.
    Object,
    /// An expression that the function evaluates.
    Reference,
}

/// The values that an argument may have.
enum Wanted {
    Anything,
    OneOf(&'static [Kind]),
    ListOf(&'static [Kind]),
}

fn wanted(function: Function, index: usize) -> Wanted {
    match (function, index) {
        (Function::Abs | Function::Ceil | Function::Floor, _) => Wanted::OneOf(&[Kind::Number]),
        (Function::Avg | Function::Sum, _) => Wanted::ListOf(&[Kind::Number]),
        (Function::Contains, 0) | (Function::Reverse, _) => Wanted::OneOf(&[Kind::List, Kind::String]),
        (Function::EndsWith | Function::StartsWith, _) | (Function::Join, 0) => Wanted::OneOf(&[Kind::String]),
        (Function::Join, _) => Wanted::ListOf(&[Kind::String]),
        (Function::Keys | Function::Merge | Function::Values, _) => Wanted::OneOf(&[Kind::Object]),
        (Function::Length, _) => Wanted::OneOf(&[Kind::String, Kind::List, Kind::Object]),
        (Function::Map, 0) | (Function::MaxBy | Function::MinBy | Function::SortBy, 1) => {
            Wanted::OneOf(&[Kind::Reference])
        }
        (Function::Max | Function::Min | Function::Sort, _)
        | (Function::MaxBy | Function::MinBy | Function::SortBy, 0)
        | (Function::Map, _) => Wanted::OneOf(&[Kind::List]),
        _ => Wanted::Anything,
    }
}

/// Checks an argument; the error is a sentence about the function.
pub fn check(function: Function, index: usize, given: &Type<'_>, model: &Model) -> Result<(), String> {
    let fits = |wanted: &[Kind], kind: Kind| kind == Kind::Any || wanted.contains(&kind);
    let (list, wanted, found) = match wanted(function, index) {
        Wanted::Anything => return Ok(()),
        Wanted::OneOf(kinds) if fits(kinds, given.kind()) => return Ok(()),
        Wanted::OneOf(kinds) => ("", kinds, given.name().to_owned()),
        Wanted::ListOf(kinds) => match given.elements(model) {
            _ if given.kind() == Kind::Any => return Ok(()),
            Some(element) if fits(kinds, element.kind()) => return Ok(()),
            Some(element) => ("list of ", kinds, format!("list of {}", element.name())),
            None => ("list of ", kinds, given.name().to_owned()),
        },
    };
    let wanted: Vec<&str> = wanted.iter().map(|it| it.name()).collect();
    Err(format!(
        "`{}` takes {list}{} as argument {}, and gets {found}",
        function.name(),
        wanted.join(" or "),
        index + 1,
    ))
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Any => "value",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Null => "null",
            Self::List => "list",
            Self::Object => "structure",
            Self::Reference => "reference to an expression",
        }
    }
}
