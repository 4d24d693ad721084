//! `diff`: what does a change of a model do to the crate and to programs?

mod github;
mod json;
mod markdown;
mod outcome;
mod side;
mod text;
mod used;

use crate::Failure;
use crate::args::diff::{Deny, Diff, Format};
use crate::used_by::Seen;
use crate::workspace::Workspace;
use outcome::Outcome;
use side::Side;
use std::path::Path;
use tinsmith::budget::Budget;
use tinsmith::model::shape::ShapeKind;
use tinsmith::settings::{CrateSettings, Projection};
use tinsmith::verdict::Level;

/// Two versions of a model, and the crates that are made of it.
struct Compared {
    old: Side,
    new: Side,
    /// Each with the name of its projection, if it has one.
    crates: Vec<(String, CrateSettings)>,
}

/// Prints the report, or the events of Smithy's diff.
pub fn run(diff: &Diff) -> Result<(), Failure> {
    let all = match &diff.sides {
        Some([old, new]) => vec![between(old, new, diff)?],
        None => since_commit(diff)?,
    };
    if diff.smithy {
        for it in &all {
            for event in tinsmith::diff::diff(&it.old.model, &it.new.model, &Budget::default()) {
                anstream::println!("{}", event.line(&it.old.sources, &it.new.sources));
            }
        }
        return Ok(());
    }
    let mut outcomes = vec![];
    let before = side::committed_versions();
    for it in &all {
        for (name, krate) in &it.crates {
            let version = before.get(name).unwrap_or(&krate.module_version);
            let mut outcome = Outcome::of(&it.old, &it.new, krate, version)?;
            if !diff.used_by.is_empty() {
                outcome.used_by(&Seen::of(&diff.used_by, &it.old.model, krate, &it.old.sources)?);
            }
            outcomes.push(outcome);
        }
    }
    print(&outcomes, diff);
    match denied(&outcomes, diff) {
        true => Err(Failure::Negative),
        false => Ok(()),
    }
}

fn print(outcomes: &[Outcome], diff: &Diff) {
    match diff.format {
        Format::Text => {
            for (index, it) in outcomes.iter().enumerate() {
                if index > 0 {
                    anstream::println!();
                }
                text::print(it, diff.verbose);
            }
        }
        Format::Markdown => anstream::print!("{}", markdown::report(outcomes)),
        Format::Json => anstream::println!("{}", json::report(outcomes)),
        Format::Github => github::report(outcomes)
            .iter()
            .for_each(|line| anstream::println!("{line}")),
    }
}

/// Returns whether there is what `--deny` names.
fn denied(outcomes: &[Outcome], diff: &Diff) -> bool {
    let has = |level| outcomes.iter().any(|it| it.of_level(level).next().is_some());
    diff.deny.iter().any(|deny| match deny {
        Deny::Breaking => has(Level::Breaking),
        Deny::Behaviour => has(Level::Behaviour),
        Deny::Additive => has(Level::Additive),
        Deny::Unbumped => outcomes.iter().any(Outcome::is_unbumped),
    })
}

/// The two versions that were named, and the projections that they feed.
fn between(old: &str, new: &str, diff: &Diff) -> Result<Compared, Failure> {
    let (old_side, new_side) = (side::read(old)?, side::read(new)?);
    let mut crates = vec![];
    if let Ok(workspace) = Workspace::find() {
        for (name, projection) in workspace.projections(&diff.projections)? {
            if feeds(&new_side, projection) || diff.projections.iter().any(|it| it == name) {
                crates.push((name.to_owned(), projection.krate.clone()));
            }
        }
    }
    if crates.is_empty() {
        let stem = Path::new(new)
            .file_stem()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        let plain = |c: char| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        };
        let name: String = stem.chars().map(plain).collect();
        crates.push((String::new(), CrateSettings::new(name, "cargo xtask diff")));
    }
    Ok(Compared {
        old: old_side,
        new: new_side,
        crates,
    })
}

/// Returns whether a projection makes a crate of a service of the model.
fn feeds(side: &Side, projection: &Projection) -> bool {
    let service = projection.krate.service.as_ref();
    let shape = service.and_then(|id| side.model.shape(id.as_str()));
    shape.is_some_and(|shape| matches!(shape.kind, ShapeKind::Service(_)))
}

/// The models of each projection as committed, and as they are now.
fn since_commit(diff: &Diff) -> Result<Vec<Compared>, Failure> {
    let workspace = Workspace::find()?;
    let mut all = vec![];
    for (name, projection) in workspace.projections(&diff.projections)? {
        let paths = workspace.models(projection);
        all.push(Compared {
            old: side::committed("HEAD", &paths, &projection.transforms, workspace.configuration())?,
            new: side::here(workspace.sources(projection)?, &paths.join(" "), &projection.transforms)?,
            crates: vec![(name.to_owned(), projection.krate.clone())],
        });
    }
    Ok(all)
}
