//! The setting `diff` of our plugin block: levels and suppressions of findings about updates.

use super::read::{ID, array, known, line, object};
use crate::event::Events;
use crate::model::node::Node;
use indexmap::IndexMap;

/// The names of levels.
const LEVELS: [&str; 5] = ["breaking", "additive", "behaviour", "docs", "internal"];

/// The judgement of a project about findings.
#[derive(Clone, Debug, Default)]
pub struct DiffSettings {
    /// The level of findings, by their ID.
    pub levels: IndexMap<String, String>,
    /// Findings that do not count.
    pub suppressions: Vec<Suppression>,
}

/// Findings that do not count, and why.
#[derive(Clone, Debug)]
pub struct Suppression {
    /// The ID of the findings.
    pub id: String,
    /// The shape or member that they are about; any unless given.
    pub shape: Option<String>,
    /// The reason.
    pub reason: String,
}

/// Reads the setting.
pub(super) fn read(node: &Node, events: &mut Events) -> DiffSettings {
    let mut settings = DiffSettings::default();
    let Some(block) = object(node, events) else {
        return settings;
    };
    known(block, &["levels", "suppressions"], "`diff`", events);
    let levels = block.get("levels").and_then(|it| object(&it.node, events));
    for (id, entry) in levels.into_iter().flatten() {
        let Some(level) = line(&entry.node, events) else {
            continue;
        };
        if LEVELS.contains(&level.as_str()) {
            settings.levels.insert(id.clone(), level);
        } else {
            let hint = format!("known are `{}`", LEVELS.join("`, `"));
            let message = format!("there is no level {level:?}");
            events.error(ID, &entry.node.location, message).hint(hint);
        }
    }
    let list = block.get("suppressions").and_then(|it| array(&it.node, events));
    let suppressions = list.into_iter().flatten();
    settings.suppressions = suppressions.filter_map(|it| suppression(it, events)).collect();
    settings
}

fn suppression(node: &Node, events: &mut Events) -> Option<Suppression> {
    let body = object(node, events)?;
    known(body, &["id", "shape", "reason"], "a suppression", events);
    let mut text = |key: &str| body.get(key).and_then(|it| line(&it.node, events));
    let (id, shape, reason) = (text("id"), text("shape"), text("reason"));
    match (id, reason) {
        (Some(id), Some(reason)) => Some(Suppression { id, shape, reason }),
        _ => {
            events
                .error(ID, &node.location, "a suppression needs an `id` and a `reason`")
                .hint("name the ID that `cargo xtask diff` prints, and say why it does not count");
            None
        }
    }
}
