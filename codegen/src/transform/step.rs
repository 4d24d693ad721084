//! Entries of `transforms` that were read and checked.

use super::arguments::{Arguments, check};
use super::definition::Transform;
use super::problem::{ID, unknown};
use super::rows::TRANSFORMS;
use crate::event::Events;
use crate::model::node::{Entry, Node, NodeValue, Object};
use crate::source::SourceLocation;
use std::fmt;

/// One transform with its arguments.
#[derive(Clone)]
pub struct Step {
    /// The transform.
    pub transform: &'static Transform,
    /// The arguments, which fit the transform.
    arguments: Object,
    /// The place of the entry.
    pub location: SourceLocation,
}

impl Step {
    /// The arguments.
    pub fn arguments(&self) -> Arguments<'_> {
        Arguments {
            values: &self.arguments,
            location: self.location,
        }
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&String> = self.arguments.keys().collect();
        write!(f, "{}{names:?}", self.transform.name)
    }
}

/// Reads a transform of that name; problems are in `events`.
pub fn read(name: &Node, args: Option<&Node>, location: SourceLocation, events: &mut Events) -> Option<Step> {
    let text = name.as_str()?;
    let is_named = |it: &&Transform| it.name == text || it.aliases.contains(&text);
    let Some(transform) = TRANSFORMS.iter().find(is_named) else {
        let message = format!("there is no transform {text:?}");
        let names = TRANSFORMS.iter().map(|it| it.name).chain(["apply"]);
        unknown(events.error(ID, &name.location, message), text, names);
        return None;
    };
    let arguments = match args.map(|it| (&it.value, it)) {
        None => Object::default(),
        Some((NodeValue::Object(arguments), _)) => arguments.clone(),
        // The form of old files: a list is the value of the first argument.
        Some((NodeValue::Array(_), it)) if transform.arguments.first().is_some_and(|first| first.form.is_list()) => {
            let entry = Entry {
                key: it.location,
                node: it.clone(),
            };
            Object::from([(transform.arguments[0].name.to_owned(), entry)])
        }
        Some((_, it)) => {
            let message = format!("`args` of `{}` is {}, no object", transform.name, it.kind());
            events.error(ID, &it.location, message);
            return None;
        }
    };
    check(transform.name, transform.arguments, &arguments, location, events).then_some(Step {
        transform,
        arguments,
        location,
    })
}
