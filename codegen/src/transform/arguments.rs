//! Arguments of transforms: their forms, checked when `smithy-build.json` is read.

use super::problem::{ID, unknown};
use crate::event::Events;
use crate::model::node::{Entry, Node, Object};
use crate::model::selector::Selector;
use crate::model::shape_id::{ShapeId, is_identifier, is_namespace};
use crate::source::SourceLocation;

/// An argument of a transform.
pub struct Argument {
    /// Its name.
    pub name: &'static str,
    /// The form of its value.
    pub form: Form,
    /// `true` if the transform has no meaning without it.
    pub is_required: bool,
}

/// The form of an argument's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `true` or `false`.
    Boolean,
    /// A namespace.
    Namespace,
    /// The absolute ID of a shape.
    Shape,
    /// A selector.
    Selector,
    /// A calendar date: `2024-10-10`.
    Date,
    /// A version of three numbers.
    Version,
    /// Strings.
    Texts,
    /// Namespaces.
    Namespaces,
    /// Absolute IDs of shapes.
    Shapes,
    /// Names or absolute IDs of operations.
    Operations,
    /// Absolute IDs of traits, names of traits of the prelude, and namespaces with a `#` behind them.
    Traits,
    /// Absolute IDs of shapes to absolute IDs.
    Renames,
    /// Absolute IDs of shapes to names of types.
    Types,
}

impl Form {
    /// Returns whether values are arrays of strings.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Self::Texts | Self::Namespaces | Self::Shapes | Self::Operations | Self::Traits
        )
    }

    /// Describes the value in documentation and messages.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Boolean => "`true` or `false`",
            Self::Namespace => "a namespace",
            Self::Shape => "an absolute shape ID",
            Self::Selector => "a selector",
            Self::Date => "a date such as `2024-10-10`",
            Self::Version => "a version such as `1.2.3`",
            Self::Texts => "an array of strings",
            Self::Namespaces => "an array of namespaces",
            Self::Shapes => "an array of absolute shape IDs",
            Self::Operations => "an array of names or absolute IDs of operations",
            Self::Traits => {
                "an array of traits: absolute IDs, names of the prelude, or namespaces such as `com.example#`"
            }
            Self::Renames => "an object of absolute shape IDs to absolute shape IDs",
            Self::Types => "an object of absolute shape IDs to types",
        }
    }

    fn check(self, node: &Node, events: &mut Events) -> bool {
        match self {
            Self::Boolean => node.as_bool().is_some() || wrong(self, node, events),
            Self::Selector => selector(node, events),
            Self::Renames | Self::Types => self.entries(node, events),
            _ if self.is_list() => match node.as_array() {
                // Every element is read, so that a run reports all of them.
                Some(elements) => elements.iter().filter(|it| !self.text(it, events)).count() == 0,
                None => wrong(self, node, events),
            },
            _ => self.text(node, events),
        }
    }

    fn entries(self, node: &Node, events: &mut Events) -> bool {
        let Some(entries) = node.as_object() else {
            return wrong(self, node, events);
        };
        let mut fits = true;
        for (key, entry) in entries {
            if !is_shape(key) {
                let message = format!("{key:?} is not an absolute shape ID such as `com.example#Name`");
                events.error(ID, &entry.key, message);
                fits = false;
            }
            let value = entry.node.as_str();
            let is_right = if self == Self::Types {
                value.is_some()
            } else {
                value.is_some_and(is_shape)
            };
            fits &= is_right || wrong(self, &entry.node, events);
        }
        fits
    }

    fn text(self, node: &Node, events: &mut Events) -> bool {
        let fits = |text: &str| match self {
            Self::Namespace | Self::Namespaces => is_namespace(text),
            Self::Shape | Self::Shapes => is_shape(text),
            Self::Operations => is_identifier(text) || is_shape(text),
            Self::Traits => {
                let namespace = text.strip_suffix('#').unwrap_or(text);
                is_namespace(namespace) || is_shape(text)
            }
            Self::Date => is_date(text),
            Self::Version => version(text).is_some(),
            _ => true,
        };
        node.as_str().is_some_and(fits) || wrong(self, node, events)
    }
}

/// Reports a value of another form.
fn wrong(form: Form, node: &Node, events: &mut Events) -> bool {
    let found = match node.as_str() {
        Some(text) => format!("{text:?}"),
        None => node.kind().to_owned(),
    };
    let message = format!("{found} does not fit: the argument is {}", form.describe());
    events.error(ID, &node.location, message);
    false
}

fn selector(node: &Node, events: &mut Events) -> bool {
    let Some(text) = node.as_str() else {
        return wrong(Form::Selector, node, events);
    };
    let problem = match Selector::parse(text) {
        Ok(selector) => selector
            .unknown_function()
            .map(|name| format!("there is no function `:{name}`")),
        Err(error) => Some(error.to_string()),
    };
    let Some(problem) = problem else { return true };
    events.error(ID, &node.location, format!("the selector is wrong: {problem}"));
    false
}

fn is_shape(text: &str) -> bool {
    ShapeId::parse(text).is_ok_and(|id| id.member().is_none())
}

/// Returns whether the text is a calendar date.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |text: &str, length: usize| {
        let digits = text.len() == length && text.bytes().all(|it| it.is_ascii_digit());
        digits.then(|| text.parse::<u32>().ok()).flatten()
    };
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// The order of a version: its numbers, then the identifiers before its release.
pub fn version(text: &str) -> Option<semver::Version> {
    semver::Version::parse(text).ok()
}

/// Checks the arguments of the transform of that name; `false` if one does not fit.
pub fn check(
    transform: &str,
    known: &[Argument],
    arguments: &Object,
    location: SourceLocation,
    events: &mut Events,
) -> bool {
    let mut fits = true;
    for (name, entry) in arguments {
        match known.iter().find(|it| it.name == name) {
            Some(argument) => fits &= argument.form.check(&entry.node, events),
            None => {
                let message = format!("`{}` has no argument {name:?}", transform);
                let names: Vec<_> = known.iter().map(|it| it.name).collect();
                unknown(events.error(ID, &entry.key, message), name, names.into_iter());
                fits = false;
            }
        }
    }
    for argument in known.iter().filter(|it| it.is_required) {
        if !arguments.contains_key(argument.name) {
            let message = format!("`{}` needs the argument `{}`", transform, argument.name);
            events
                .error(ID, &location, message)
                .hint(format!("it is {}", argument.form.describe()));
            fits = false;
        }
    }
    fits
}

/// The arguments of one transform, which fit their forms.
#[derive(Clone, Copy)]
pub struct Arguments<'a> {
    pub(super) values: &'a Object,
    /// The place of the transform.
    pub location: SourceLocation,
}

/// A string with its place.
pub(super) type Text<'a> = (&'a str, SourceLocation);

impl<'a> Arguments<'a> {
    fn node(&self, name: &str) -> Option<&'a Node> {
        self.values.get(name).map(|entry| &entry.node)
    }

    /// Returns whether the argument is `true`.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.node(name).and_then(Node::as_bool) == Some(true)
    }

    /// The string.
    pub(super) fn text(&self, name: &str) -> Option<Text<'a>> {
        let node = self.node(name)?;
        Some((node.as_str()?, node.location))
    }

    /// The strings of the array.
    pub(super) fn texts(&self, name: &str) -> Vec<Text<'a>> {
        let elements = self.node(name).and_then(Node::as_array).unwrap_or_default();
        let text = |it: &'a Node| Some((it.as_str()?, it.location));
        elements.iter().filter_map(text).collect()
    }

    /// The keys of the object, each with its string.
    pub(super) fn pairs(&self, name: &str) -> Vec<(Text<'a>, Text<'a>)> {
        let entries = self.node(name).and_then(Node::as_object);
        let pair = |(key, entry): (&'a String, &'a Entry)| {
            Some(((key.as_str(), entry.key), (entry.node.as_str()?, entry.node.location)))
        };
        entries.into_iter().flatten().filter_map(pair).collect()
    }
}
