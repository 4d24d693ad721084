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
use tinsmith::settings::CrateSettings;
use tinsmith::verdict::{Finding, Level, verdict, version};

/// What changed for one crate.
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
        let Ok(found) = found else {
            report::events(&old_events, &old.sources);
            report::events(&new_events, &new.sources);
            return Err(Failure::Negative);
        };
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
