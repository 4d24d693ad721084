//! Parts of messages about transforms.

use crate::event::ValidationEvent;
use crate::suggest::similar;

/// The ID of events about transforms.
pub const ID: &str = "Transform";

/// Adds the known names to an event about an unknown name.
pub fn unknown(event: &mut ValidationEvent, name: &str, known: impl Iterator<Item = &'static str>) {
    let known: Vec<&str> = known.collect();
    let list = match known.as_slice() {
        [] => "it takes no arguments".to_owned(),
        known => format!("known are `{}`", known.join("`, `")),
    };
    event.hint(match similar(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? {list}"),
        None => list,
    });
}

/// The number of names that a hint lists.
const LISTED: usize = 30;

/// Lists the known names, as far as a hint goes.
pub fn listed<'a>(what: &str, names: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = names.collect();
    let shown = all[..all.len().min(LISTED)].join("`, `");
    match all.len() {
        0 => format!("the model has no {what} at all"),
        count if count > LISTED => format!("known are `{shown}`, and {} more", count - LISTED),
        _ => format!("known are `{shown}`"),
    }
}
