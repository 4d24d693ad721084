//! The facts of two crates, compared: one finding for each that differs.

use super::Level;
use super::aspect::Aspect;
use super::surface::{Fact, Key, Surface};
use crate::model::shape_id::ShapeId;
use crate::rust::Crate;
use std::collections::HashSet;

/// The direction of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Only the new crate has it.
    Added,
    /// Only the old crate has it.
    Removed,
    /// Both have it, with other values.
    Changed,
}

/// A difference between two crates.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The effect on programs.
    pub level: Level,
    /// The stable ID, such as `FieldAdded`.
    pub id: String,
    /// The shape or member behind it; `None` for facts about the package.
    pub shape: Option<ShapeId>,
    /// The Rust items that it touches, by their paths below the crate's root.
    pub items: Vec<String>,
    /// The effect, as a sentence.
    pub sentence: String,
    /// The advice, if there is something to do.
    pub advice: Option<&'static str>,
    /// The direction.
    pub change: Change,
    /// The kind of fact.
    pub aspect: Aspect,
}

/// Compares two crates; the findings come sorted, the gravest first, then in the order of the crate.
pub fn compare(old: &Crate, new: &Crate) -> Vec<Finding> {
    let (old, new) = (Surface::of(old), Surface::of(new));
    let mut found = Vec::new();
    let lost = items_only_in(&old, &new);
    let fresh = items_only_in(&new, &old);
    for (key, before) in &old.facts {
        match new.facts.get(key) {
            Some(after) if before.value != after.value => found.extend(changed(key, before, after)),
            Some(_) => {}
            None if belongs_to(before, &lost) => {}
            None => found.push(one(key, Change::Removed, before, only(key, Change::Removed, before))),
        }
    }
    for (key, after) in &new.facts {
        let is_part = belongs_to(after, &fresh) && !is_new_demand(key, &fresh);
        if !old.facts.contains_key(key) && !is_part {
            found.push(one(key, Change::Added, after, only(key, Change::Added, after)));
        }
    }
    found.sort_by_key(|finding| (std::cmp::Reverse(finding.level), finding.change));
    found
}

/// The paths of types, operations and parts that only the first crate has.
fn items_only_in<'a>(a: &'a Surface, b: &Surface) -> HashSet<&'a str> {
    let is_item = |key: &&Key| {
        matches!(
            key.aspect,
            Aspect::Type
                | Aspect::Operation
                | Aspect::Field
                | Aspect::Variant
                | Aspect::Module
                | Aspect::Setting
                | Aspect::EndpointParam
        )
    };
    let keys = a.facts.keys().filter(is_item);
    keys.filter(|key| !b.facts.contains_key(*key))
        .map(|key| key.path.as_str())
        .collect()
}

/// Returns whether a new field of a structure that exists must be set: calls that were fine before are refused without it.
fn is_new_demand(key: &Key, fresh: &HashSet<&str>) -> bool {
    let structure = key.path.rsplit_once("::").map_or("", |(structure, _)| structure);
    key.aspect == Aspect::Required && !fresh.contains(structure)
}

fn belongs_to(fact: &Fact, items: &HashSet<&str>) -> bool {
    fact.owner.as_deref().is_some_and(|owner| items.contains(owner))
}

/// The finding about a fact that is there on one side only, or whose value changed.
fn one(key: &Key, change: Change, fact: &Fact, sentence: String) -> Finding {
    let row = key.aspect.row();
    let level = row.levels[change as usize].min(fact.most);
    Finding {
        level,
        id: format!("{}{change:?}", row.id),
        shape: fact.shape.clone(),
        items: fact.items.clone(),
        sentence,
        advice: Some(row.advice[change as usize]).filter(|it| !it.is_empty() && level > Level::Docs),
        change,
        aspect: key.aspect,
    }
}

fn changed(key: &Key, before: &Fact, after: &Fact) -> Option<Finding> {
    let (old, new) = (&before.value, &after.value);
    let what = subject(key, after);
    let sentence = match key.aspect {
        Aspect::Field if is_option_of(new, old) => format!("{what} is an `Option` now: the member may be absent."),
        Aspect::Field if is_option_of(old, new) => {
            format!("{what} is no `Option` any more: the member is always there.")
        }
        Aspect::Constraint => {
            let direction = direction(before, after);
            format!("{direction}: {} changed from `{old}` to `{new}`.", inner(&what))
        }
        _ if shows(key.aspect) => format!("{what} changed from `{old}` to `{new}`."),
        _ => format!("{what} changed."),
    };
    Some(one(key, Change::Changed, after, sentence))
}

fn only(key: &Key, change: Change, fact: &Fact) -> String {
    let what = subject(key, fact);
    let value = match shows(key.aspect) && !fact.value.is_empty() && fact.value != key.name {
        true => format!(" (`{}`)", fact.value),
        false => String::new(),
    };
    match (key.aspect, change) {
        (Aspect::Constraint | Aspect::Required, Change::Added) => {
            format!("{REFUSED}: {} is new{value}.", inner(&what))
        }
        (Aspect::Constraint | Aspect::Required, _) => format!("{PASS}: {} is gone{value}.", inner(&what)),
        (_, Change::Added) => format!("{what} is new{value}."),
        _ => format!("{what} is gone{value}."),
    }
}

/// The effect of a check that allows less.
const REFUSED: &str = "Requests that passed validation before may now be refused";

/// The effect of a check that allows more.
const PASS: &str = "Requests that were refused before may now pass validation";

/// The effect of another bound, or of a pattern, of which nobody can tell in general.
fn direction(before: &Fact, after: &Fact) -> String {
    let both = || format!("{REFUSED}, and others may pass");
    let (Some((old_min, old_max)), Some((new_min, new_max))) = (before.bounds, after.bounds) else {
        return both();
    };
    let rises = |old: Option<f64>, new: Option<f64>| match (old, new) {
        (Some(old), Some(new)) => new > old,
        (old, new) => old.is_none() && new.is_some(),
    };
    let falls = |old: Option<f64>, new: Option<f64>| rises(old.map(|it| -it), new.map(|it| -it));
    let tighter = rises(old_min, new_min) || falls(old_max, new_max);
    let looser = rises(new_min, old_min) || falls(new_max, old_max);
    match (tighter, looser) {
        (true, false) => REFUSED.to_owned(),
        (false, true) => PASS.to_owned(),
        _ => both(),
    }
}

/// The noun with the path, such as "The field `types::Tag::key`".
fn subject(key: &Key, fact: &Fact) -> String {
    let noun = key.aspect.row().noun;
    let Key { path, aspect, name } = key;
    let is_itself = name.is_empty()
        && matches!(
            aspect,
            Aspect::Type
                | Aspect::Operation
                | Aspect::Method
                | Aspect::Field
                | Aspect::Variant
                | Aspect::Module
                | Aspect::Export
                | Aspect::Setting
                | Aspect::EndpointParam
        );
    match (is_itself, name.trim()) {
        (true, _) if *aspect == Aspect::Operation => format!("The {noun} `{}`", fact.items.join("`, `")),
        (true, _) => format!("The {noun} `{path}`"),
        (false, "") => format!("The {noun} of `{path}`"),
        (false, name) => format!("The {noun} `{name}` of `{path}`"),
    }
}

/// The noun inside of a sentence.
fn inner(subject: &str) -> String {
    subject.replacen("The ", "the ", 1)
}

/// Returns whether values of this kind are for people.
fn shows(aspect: Aspect) -> bool {
    matches!(
        aspect,
        Aspect::Type
            | Aspect::Field
            | Aspect::Build
            | Aspect::Variant
            | Aspect::EnumValue
            | Aspect::Constraint
            | Aspect::Default
            | Aspect::Wire
            | Aspect::Http
            | Aspect::Service
            | Aspect::Package
            | Aspect::RustVersion
    )
}

fn is_option_of(option: &str, inner: &str) -> bool {
    let stripped = option.strip_prefix("Option<").and_then(|it| it.strip_suffix('>'));
    stripped == Some(inner)
}
