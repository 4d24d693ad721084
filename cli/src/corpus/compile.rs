//! `cargo check` over the crates, with its messages sorted by crate.

use crate::Failure;
use crate::check::plural;
use crate::report::Progress;
use crate::scratch::Scratch;
use indexmap::IndexMap;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

/// What the compiler said about one crate.
#[derive(Default)]
pub struct Compiled {
    /// `true` if it ended well.
    finished: bool,
    /// Errors and warnings, as the compiler prints them.
    pub messages: Vec<String>,
}

impl Compiled {
    /// Returns whether the crate compiles without a word.
    pub fn is_clean(&self) -> bool {
        self.finished && self.messages.is_empty()
    }

    /// The result in the table.
    pub fn verdict(&self) -> String {
        match (self.finished, self.messages.len()) {
            (true, 0) => "ok".to_owned(),
            (true, count) => plural(count, "warning"),
            (false, 0) => "not compiled".to_owned(),
            (false, count) => plural(count, "error or warning"),
        }
    }
}

/// Runs `cargo check` over all packages at once, so that cargo can use every core.
pub fn check(scratch: &Scratch, packages: &[String]) -> Result<IndexMap<String, Compiled>, Failure> {
    let progress = Progress::on_stderr();
    let mut compiled: IndexMap<String, Compiled> = packages
        .iter()
        .map(|name| (name.clone(), Compiled::default()))
        .collect();
    if packages.is_empty() {
        return Ok(compiled);
    }
    let mut cargo = scratch
        .cargo()
        .args([
            "check",
            "--workspace",
            "--keep-going",
            "--message-format=json",
            "--quiet",
        ])
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo check: {error}"))?;
    let stdout = cargo.stdout.take().ok_or("cargo check has no output")?;
    let mut done = 0;
    for line in BufReader::new(stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(&line?) else {
            continue;
        };
        let Some((name, entry)) = package(&message).and_then(|name| compiled.get_key_value_mut(name)) else {
            continue;
        };
        match message["reason"].as_str() {
            Some("compiler-artifact") => {
                entry.finished = true;
                done += 1;
                progress.bar("checking", done, packages.len(), name);
            }
            Some("compiler-message") if message["message"]["code"].is_object() || is_error(&message) => {
                let text = message["message"]["rendered"].as_str().unwrap_or_default();
                entry.messages.push(text.to_owned());
            }
            _ => {}
        }
    }
    progress.clear();
    let status = cargo.wait()?;
    if !status.success() && compiled.values().all(Compiled::is_clean) {
        return Err(format!("cargo check in {} failed: {status}", scratch.root.display()).into());
    }
    Ok(compiled)
}

fn is_error(message: &Value) -> bool {
    message["message"]["level"] == "error" && !message["message"]["spans"].as_array().is_none_or(Vec::is_empty)
}

/// The package that a message is about: the end of its id is `<folder>#<version>`.
fn package(message: &Value) -> Option<&str> {
    let id = message["package_id"].as_str()?;
    let (folder, _) = id.rsplit_once('#')?;
    folder.rsplit('/').next()
}
