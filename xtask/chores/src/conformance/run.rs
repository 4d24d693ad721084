//! Builds the tests of all crates and runs them.

use super::cases::{Case, Outcome};
use crate::shared::Scratch;
use crate::shared::report::Progress;
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tinsmith_cli::Failure;

/// The compiler's result for the tests of one crate.
pub enum Built {
    /// The program that runs them.
    Program(PathBuf),
    /// Nothing, for these reasons.
    Broken(String),
}

/// Builds the tests of all packages at once, so that cargo can use every core.
pub fn build(scratch: &Scratch, packages: &[String], jobs: usize) -> Result<IndexMap<String, Built>, Failure> {
    let mut built: IndexMap<String, Built> = IndexMap::new();
    if packages.is_empty() {
        return Ok(built);
    }
    let progress = Progress::on_stderr();
    let mut cargo = scratch
        .cargo()
        .args([
            "test",
            "--no-run",
            "--workspace",
            "--test",
            "protocol_tests",
            "--quiet",
            "--jobs",
        ])
        .arg(jobs.to_string())
        .args(["--no-fail-fast", "--message-format=json"])
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo test: {error}"))?;
    let stdout = cargo.stdout.take().ok_or("cargo test has no output")?;
    for line in BufReader::new(stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(&line?) else {
            continue;
        };
        let Some(package) = package(&message).filter(|it| packages.iter().any(|known| known == it)) else {
            continue;
        };
        match message["reason"].as_str() {
            Some("compiler-artifact") => {
                if let Some(program) = message["executable"].as_str() {
                    built.insert(package.to_owned(), Built::Program(program.into()));
                    progress.bar("building", built.len(), packages.len(), package);
                }
            }
            Some("compiler-message") if message["message"]["level"] == "error" => {
                let text = message["message"]["rendered"].as_str().unwrap_or_default();
                match built.entry(package.to_owned()).or_insert(Built::Broken(String::new())) {
                    Built::Broken(all) => all.push_str(text),
                    other => *other = Built::Broken(text.to_owned()),
                }
            }
            _ => {}
        }
    }
    progress.clear();
    let status = cargo.wait()?;
    if !status.success() && !built.values().any(|it| matches!(it, Built::Broken(_))) {
        return Err(format!("cargo test in {} failed: {status}", scratch.root.display()).into());
    }
    Ok(built)
}

/// The package that a message is about: the end of its id is `<folder>#<version>`.
fn package(message: &Value) -> Option<&str> {
    let (folder, _) = message["package_id"].as_str()?.rsplit_once('#')?;
    folder.rsplit('/').next()
}

/// Runs the tests, and notes what became of each case. Returns the failures of tests that are made of no case, such as
/// those of incomplete requests.
pub fn tests(program: &Path, cases: &mut [Case], jobs: usize) -> Result<Vec<String>, Failure> {
    let output = Command::new(program)
        .args(["--test-threads", &jobs.to_string(), "--color", "never"])
        .env("RUST_BACKTRACE", "0")
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let said = said(&text);
    let mut others = Vec::new();
    for line in text.lines() {
        let Some((name, verdict)) = line.strip_prefix("test ").and_then(|it| it.rsplit_once(" ... ")) else {
            continue;
        };
        // The second of two cases whose names differ in case only has a number behind its name.
        let plain = name
            .rsplit_once('_')
            .filter(|(_, number)| number.parse::<u32>().is_ok());
        let missing = |name: &str| {
            let is_it = |it: &Case| matches!(it.outcome, Outcome::Missing) && it.is_named(name);
            cases.iter().position(is_it)
        };
        let index = missing(name).or_else(|| missing(plain?.0));
        let Some(case) = index.and_then(|index| cases.get_mut(index)) else {
            if verdict == "FAILED" {
                others.push(format!("{name}: {}", said.get(name).map_or("", String::as_str)));
            }
            continue;
        };
        case.outcome = match verdict {
            "ok" => Outcome::Passed,
            "FAILED" => Outcome::Failed(said.get(name).cloned().unwrap_or_default()),
            _ => Outcome::Skipped,
        };
    }
    Ok(others)
}

/// Returns the output of each failed test.
fn said(text: &str) -> HashMap<&str, String> {
    let mut said: HashMap<&str, String> = HashMap::new();
    let mut current = None;
    for line in text.lines() {
        let header = line
            .strip_prefix("---- ")
            .and_then(|it| it.strip_suffix(" stdout ----"));
        if header.is_some() {
            current = header;
        } else if line == "failures:" {
            current = None;
        } else if let Some(name) = current
            && !line.is_empty()
            && !line.starts_with("note: run with `RUST_BACKTRACE")
        {
            let lines = said.entry(name).or_default();
            lines.push_str(line);
            lines.push('\n');
        }
    }
    said
}
