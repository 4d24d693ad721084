//! The outcome of a comparison for one crate: verdict, version, findings with their places.

use super::side::Side;
use super::used::{self, Used};
use crate::used_by::Seen;
use crate::{Failure, report};
use std::collections::HashSet;
use tinsmith::budget::Budget;
use tinsmith::diff::report::Event;
use tinsmith::event::Events;
use tinsmith::model::shape_id::ShapeId;
use tinsmith::settings::{CrateSettings, DiffSettings};
use tinsmith::verdict::{Finding, Level, verdict, version};

/// The changes of one crate.
pub struct Outcome {
    /// The name of the package.
    pub name: String,
    /// The version of the package before the change.
    pub version: String,
    /// The version of the package as it is set now.
    pub set: String,
    /// The version that follows from the verdict.
    pub next: String,
    /// The gravest level; `None` if nothing differs.
    pub verdict: Option<Level>,
    /// The findings, the gravest first.
    pub findings: Vec<Placed>,
    /// The events of Smithy's diff about shapes that no finding is about.
    pub unreached: Vec<Event>,
    /// The findings that the settings suppress, each with the reason.
    pub suppressed: Vec<(Placed, String)>,
    /// Levels and suppressions of the settings that match nothing.
    pub unused: Vec<String>,
    /// The effect on the programs that were named.
    pub used: Option<Used>,
}

/// A finding with its places.
pub struct Placed {
    /// The finding.
    pub finding: Finding,
    /// The place in the old model.
    pub old: Option<String>,
    /// The place in the new model.
    pub new: Option<String>,
    /// The places in programs.
    pub places: Vec<String>,
}

impl Outcome {
    /// Compares two versions of a model for one crate, whose version was this before the change.
    pub fn of(old: &Side, new: &Side, krate: &CrateSettings, version: &str) -> Result<Self, Failure> {
        let (mut old_events, mut new_events) = (Events::default(), Events::default());
        let found = tinsmith::compare([&old.model, &new.model], krate, [&mut old_events, &mut new_events]);
        let Ok(mut found) = found else {
            report::events(&old_events, &old.sources);
            report::events(&new_events, &new.sources);
            return Err(Failure::Negative);
        };
        let judged = judge(&mut found, &krate.diff);
        let verdict = verdict(&found);
        let reached: HashSet<ShapeId> = found.iter().filter_map(|it| it.shape.clone()).collect();
        let events = tinsmith::diff::diff(&old.model, &new.model, &Budget::default());
        let is_reached = |event: &Event| event.shape.as_ref().is_some_and(|shape| reached.contains(shape));
        Ok(Self {
            name: krate.module.clone(),
            version: version.to_owned(),
            set: krate.module_version.clone(),
            next: version::next(version, verdict).unwrap_or_else(|| "another".to_owned()),
            verdict,
            findings: found.into_iter().map(|finding| placed(finding, old, new)).collect(),
            unreached: events.into_iter().filter(|event| !is_reached(event)).collect(),
            suppressed: judged
                .suppressed
                .into_iter()
                .map(|(it, why)| (placed(it, old, new), why))
                .collect(),
            unused: judged.unused,
            used: None,
        })
    }

    /// The findings of a level.
    pub fn of_level(&self, level: Level) -> impl Iterator<Item = &Placed> {
        self.findings.iter().filter(move |it| it.finding.level == level)
    }

    /// Adds the places of programs.
    pub fn used_by(&mut self, seen: &Seen) {
        used::place(&mut self.findings, seen);
        self.used = Some(Used::of(&self.findings));
    }

    /// Returns whether the version that is set does not follow from the verdict.
    pub fn is_unbumped(&self) -> bool {
        !version::is_enough(&self.version, &self.set, self.verdict)
    }

    /// One line: "weather: breaking, so 0.2.0 follows 0.1.0".
    pub fn headline(&self) -> String {
        match self.verdict {
            None => format!("{}: none, so {} stays", self.name, self.version),
            Some(level) => format!("{}: {level}, so {} follows {}", self.name, self.next, self.version),
        }
    }
}

/// The findings that do not count, and settings without effect.
struct Judged {
    suppressed: Vec<(Finding, String)>,
    unused: Vec<String>,
}

/// Gives findings the levels of the settings, and takes away those that are suppressed.
fn judge(found: &mut Vec<Finding>, settings: &DiffSettings) -> Judged {
    let mut unused = vec![];
    for (id, name) in &settings.levels {
        let level = Level::ALL.into_iter().find(|level| level.to_string() == *name);
        let mut matching = found.iter_mut().filter(|it| it.id == *id).peekable();
        if matching.peek().is_none() {
            unused.push(format!("the level of `{id}` matches no finding"));
        }
        matching.for_each(|it| it.level = level.unwrap_or(it.level));
    }
    let mut suppressed = vec![];
    for it in &settings.suppressions {
        let is_meant = |finding: &Finding| {
            let shape = finding.shape.as_ref().map(|shape| shape.as_str());
            finding.id == it.id && it.shape.as_deref().is_none_or(|wanted| shape == Some(wanted))
        };
        let (taken, kept): (Vec<_>, Vec<_>) = found.drain(..).partition(is_meant);
        *found = kept;
        if taken.is_empty() {
            let of = it
                .shape
                .as_ref()
                .map(|shape| format!(" of {shape}"))
                .unwrap_or_default();
            unused.push(format!("the suppression of `{}`{of} matches no finding", it.id));
        }
        suppressed.extend(taken.into_iter().map(|finding| (finding, it.reason.clone())));
    }
    found.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    Judged { suppressed, unused }
}

fn placed(finding: Finding, old: &Side, new: &Side) -> Placed {
    let of = |side: &Side| {
        let id = finding.shape.as_ref()?;
        let shape = side.model.shape(id.root().as_str())?;
        let location = match id.member() {
            Some(member) => shape.member(member)?.location,
            None => shape.location,
        };
        (!location.is_embedded()).then(|| side.sources.display(location))
    };
    Placed {
        old: of(old),
        new: of(new),
        places: vec![],
        finding,
    }
}
