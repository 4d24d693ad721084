//! A program that sends the same inputs through both crates, and its report.

use super::Candidate;
use super::listing::Both;
use super::place::{Place, succeed};
use super::program::Items;
use crate::repository;
use crate::shared::{Scratch, write_if_changed};
use crate::unstable;
use serde_json::Value;
use std::process::Stdio;
use tinsmith::model::ValidModel;
use tinsmith::model::node::Node;
use tinsmith_cli::Failure;

/// The number of operations of a service that are called.
const OPERATIONS: usize = 40;

/// The requests that were compared.
pub struct Requests {
    /// Inputs that the official crate has sent.
    pub sent: u64,
    /// Operations that were called.
    pub operations: usize,
    /// Answers whose outcomes were compared.
    pub answers: u64,
    /// Inputs whose requests or outcomes differ.
    pub different: u64,
    /// Inputs that differ only as `docs/compatibility.md` explains.
    pub excused: u64,
}

/// Writes the program, runs it and prints the differences by kind.
pub fn compare(scratch: &Scratch, place: &Place, both: &Both, candidate: &Candidate) -> Result<Requests, Failure> {
    let mut items = Items::of(both);
    items.keep(OPERATIONS);
    let sources = place.folder.join("src");
    write_if_changed(&sources.join("inputs.rs"), items.source().as_bytes())?;
    write_if_changed(&sources.join("main.rs"), main(candidate)?.as_bytes())?;
    let cargo = |command| {
        let mut cargo = unstable::build_used(scratch, command, [place.package.as_str()]);
        cargo.current_dir(&place.folder);
        cargo
    };
    succeed(&mut cargo("build"), "cargo build of the program")?;
    let output = cargo("run").stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("the program in {} ended with {}", place.folder.display(), output.status).into());
    }
    let report: Value = serde_json::from_slice(&output.stdout)?;
    report["kinds"].as_array().into_iter().flatten().for_each(describe);
    let count = |name: &str| report[name].as_u64().unwrap_or_default();
    Ok(Requests {
        sent: count("requests"),
        operations: items.operations().count(),
        answers: count("answers"),
        different: count("different"),
        excused: count("excused"),
    })
}

fn describe(kind: &Value) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let operations: Vec<String> = kind["operations"].as_array().into_iter().flatten().map(text).collect();
    let example = &kind["example"];
    let mark = if kind["reason"].is_null() { "" } else { "excused: " };
    anstream::println!(
        "  {mark}{}: {} inputs of {}\n    {} input of {}:\n    - {}\n    + {}\n    answer {}",
        text(&kind["kind"]),
        kind["inputs"],
        operations.join(", "),
        text(&example["input"]),
        text(&example["operation"]),
        text(&example["official"]),
        text(&example["generated"]),
        text(&example["answer"]),
    );
}

/// The text of the program: the modules of `tests/peer`, with both crates in place of the first service's.
fn main(candidate: &Candidate) -> Result<String, Failure> {
    let peer = repository()?.join("tests/peer/src");
    let numbers: Vec<String> = numbers(&candidate.model).iter().map(ToString::to_string).collect();
    let mut text = String::from(
        "//! The same inputs for both crates; written by `cargo xtask peer`.\n\n#![allow(deprecated, dead_code)]\n\n",
    );
    for file in [
        "macros.rs",
        "entropy.rs",
        "outcome.rs",
        "reasons.rs",
        "wire.rs",
        "replies/mod.rs",
        "run.rs",
    ] {
        let module = file.split(['.', '/']).next().unwrap_or_default();
        text.push_str(&format!("#[path = {:?}]\nmod {module};\n", peer.join(file)));
    }
    let model = std::path::absolute(&candidate.path)?;
    text.push_str(&format!("\nconst MODEL: &str = {:?};\n", model));
    text.push_str(&format!("const NUMBERS: &[i64] = &[{}];\n", numbers.join(", ")));
    text.push_str(MAIN);
    Ok(text)
}

const MAIN: &str = include_str!("program.txt");

/// The defaults of the model that are whole numbers: explicit values may be equal to them.
fn numbers(model: &ValidModel) -> Vec<i64> {
    let members = model.shapes.values().flat_map(|shape| shape.members());
    let defaults = members.filter_map(|(_, member)| member.traits.node("smithy.api#default"));
    let mut numbers: Vec<i64> = defaults.filter_map(number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn number(node: &Node) -> Option<i64> {
    node.as_number()?.as_i64()
}
