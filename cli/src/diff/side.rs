//! A side of a comparison: files, a folder, or what git holds at a revision.

use crate::workspace::Workspace;
use crate::{Failure, report};
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use tinsmith::event::Events;
use tinsmith::model::ValidModel;
use tinsmith::settings;
use tinsmith::source::{Source, Sources};
use tinsmith::transform::Step;

/// A version of a model.
pub struct Side {
    /// The text.
    pub sources: Sources,
    /// The model.
    pub model: ValidModel,
}

/// Reads a version that a user names: a path, or `REV:PATH`.
pub fn read(name: &str) -> Result<Side, Failure> {
    match name.split_once(':') {
        _ if Path::new(name).exists() => load(Sources::read(&[name])?, name, &[]),
        Some((revision, path)) => committed(revision, &[path.to_owned()], &[], None),
        None => Err(format!("there is no {name}; name a file, a folder or REV:PATH").into()),
    }
}

/// Reads paths as they were at a revision.
pub fn committed(revision: &str, paths: &[String], steps: &[Step], file: Option<Source>) -> Result<Side, Failure> {
    let mut files = vec![];
    for path in paths {
        for path in listed(revision, path)? {
            let text = git(&["show", &format!("{revision}:./{path}")])?;
            let path = format!("{revision}:{path}");
            files.push(Source { path, text });
        }
    }
    let mut sources = Sources::new(files);
    if let Some(file) = file {
        sources = sources.with_configuration(file);
    }
    load(sources, &format!("{revision}:{}", paths.join(" ")), steps)
}

/// The files that a path stands for at a revision.
fn listed(revision: &str, path: &str) -> Result<Vec<String>, Failure> {
    if revision.starts_with('-') || revision.is_empty() {
        return Err(format!("{revision:?} is no revision").into());
    }
    let text = git(&["ls-tree", "-r", "-z", "--name-only", revision, "--", path])?;
    let names = text
        .split(|byte| *byte == 0)
        .map(|name| String::from_utf8_lossy(name).into_owned());
    let all: Vec<String> = names
        .filter(|name| name == path || name.ends_with(".json") || name.ends_with(".smithy"))
        .collect();
    match all.is_empty() {
        true => Err(format!("{revision} has no model at {path}").into()),
        false => Ok(all),
    }
}

fn git(arguments: &[&str]) -> Result<Vec<u8>, Failure> {
    let output = Command::new("git").args(arguments).output();
    let output = output.map_err(|error| format!("git cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("git {}: {}", arguments.join(" "), said.trim()).into())
}

/// Takes the models of the work tree.
pub fn here(sources: Sources, name: &str, steps: &[Step]) -> Result<Side, Failure> {
    load(sources, name, steps)
}

/// The versions of the packages as committed, by projection; empty without git or a committed smithy-build.json.
pub fn committed_versions() -> HashMap<String, String> {
    let read = || {
        let workspace = Workspace::find().ok()?;
        let output = Command::new("git")
            .args(["show", "HEAD:./smithy-build.json"])
            .current_dir(&workspace.root)
            .output()
            .ok()?;
        let path = "HEAD:smithy-build.json".to_owned();
        let source = Source {
            path,
            text: output.stdout,
        };
        settings::read(&Sources::new(vec![source]), &mut Events::default()).ok()
    };
    let projections = read().map(|settings| settings.projections).unwrap_or_default();
    projections
        .into_iter()
        .map(|(name, it)| (name, it.krate.module_version))
        .collect()
}

/// Checks a model; the events of an invalid one are printed.
fn load(sources: Sources, name: &str, steps: &[Step]) -> Result<Side, Failure> {
    if sources.is_empty() {
        return Err(format!(
            "{name} has no model: name a .smithy or .json file, an archive, or a folder of such files"
        )
        .into());
    }
    let mut events = Events::default();
    match tinsmith::projection(&sources, steps, &mut events) {
        Ok(model) => Ok(Side { sources, model }),
        Err(_) => {
            report::events(&events, &sources);
            Err(Failure::Negative)
        }
    }
}
