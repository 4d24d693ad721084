//! `transforms` of a projection, with those that `apply` takes from other projections.

use super::read::{ID, array, known, line, object};
use crate::event::Events;
use crate::model::node::{Node, Object};
use crate::suggest::similar;
use crate::transform::{self, Step};

/// The limit of transforms of a projection: `apply` can repeat them.
const MOST: usize = 10_000;

/// Reads the transforms of a projection, in order.
pub fn read(projection: &str, projections: &Object, events: &mut Events) -> Vec<Step> {
    let mut reader = Reader {
        projections,
        path: vec![],
        steps: vec![],
        entries: 0,
    };
    reader.projection(projection, events);
    reader.steps
}

struct Reader<'a> {
    projections: &'a Object,
    /// The projections that are being read, from the outside in.
    path: Vec<&'a str>,
    steps: Vec<Step>,
    /// Entries that were read, in whatever projection.
    entries: usize,
}

impl<'a> Reader<'a> {
    fn projection(&mut self, name: &str, events: &mut Events) {
        let Some((name, entry)) = self.projections.get_key_value(name) else {
            return;
        };
        let Some(listed) = entry.node.get("transforms").and_then(|it| array(it, events)) else {
            return;
        };
        self.path.push(name);
        for node in listed {
            self.entries += 1;
            if self.entries > MOST {
                if self.entries == MOST + 1 {
                    let message = format!("`apply` leads to more than {MOST} transforms");
                    events.error(ID, &node.location, message);
                }
                break;
            }
            self.entry(node, events);
        }
        self.path.pop();
    }

    fn entry(&mut self, node: &Node, events: &mut Events) {
        let Some(body) = object(node, events) else { return };
        known(body, &["name", "args"], "a transform", events);
        let Some(name) = body.get("name") else {
            events.error(ID, &node.location, "a transform needs a `name`");
            return;
        };
        let args = body.get("args").map(|it| &it.node);
        match line(&name.node, events).as_deref() {
            Some("apply") => self.apply(node, args, events),
            Some(_) => self
                .steps
                .extend(transform::read(&name.node, args, node.location, events)),
            None => {}
        }
    }

    /// Reads the transforms of the projections that `apply` names.
    fn apply(&mut self, node: &Node, args: Option<&Node>, events: &mut Events) {
        let named = match args {
            Some(args) if args.as_array().is_some() => Some(args),
            Some(args) => {
                for (key, entry) in args
                    .as_object()
                    .into_iter()
                    .flatten()
                    .filter(|(key, _)| *key != "projections")
                {
                    let message = format!("`apply` has no argument {key:?}");
                    transform::unknown(events.error(ID, &entry.key, message), key, ["projections"].into_iter());
                }
                args.get("projections")
            }
            None => None,
        };
        let Some(named) = named else {
            events.error(
                ID,
                &node.location,
                "`apply` needs the argument `projections`, an array of names",
            );
            return;
        };
        for name in array(named, events).unwrap_or_default() {
            let Some(text) = line(name, events) else { continue };
            if self.path.contains(&text.as_str()) {
                let message = format!("`apply` goes in a circle: {} -> {text}", self.path.join(" -> "));
                events.error(ID, &name.location, message);
            } else if self.projections.contains_key(&text) {
                self.projection(&text, events);
            } else {
                let names = self.projections.keys().map(String::as_str);
                let hint = similar(&text, names.clone()).map(|near| format!("did you mean `{near}`?"));
                let known = || format!("known are `{}`", names.collect::<Vec<_>>().join("`, `"));
                events
                    .error(ID, &name.location, format!("there is no projection `{text}`"))
                    .hint(hint.unwrap_or_else(known));
            }
        }
    }
}
