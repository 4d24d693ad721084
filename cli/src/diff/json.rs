//! The report for programs; `docs/updates.md` describes its form.

use super::outcome::{Outcome, Placed};
use std::fmt::Write as _;

/// The version of the form.
const VERSION: u32 = 1;

/// The report of all crates.
pub fn report(outcomes: &[Outcome]) -> String {
    let crates: Vec<_> = outcomes.iter().map(outcome).collect();
    object(&[("version", VERSION.to_string()), ("crates", array(&crates, "\n  "))])
}

fn outcome(it: &Outcome) -> String {
    let findings: Vec<_> = it.findings.iter().map(finding).collect();
    let program = it.used.as_ref().map_or("null".to_owned(), |used| {
        object(&[
            ("breaks", used.breaks.to_string()),
            ("touched", used.touched.to_string()),
        ])
    });
    object(&[
        ("name", string(&it.name)),
        (
            "verdict",
            string(&it.verdict.map_or("none".to_owned(), |level| level.to_string())),
        ),
        ("moduleVersion", string(&it.version)),
        ("nextVersion", string(&it.next)),
        ("unreached", it.unreached.len().to_string()),
        ("suppressed", it.suppressed.len().to_string()),
        (
            "unused",
            array(&it.unused.iter().map(|it| string(it)).collect::<Vec<_>>(), " "),
        ),
        ("program", program),
        ("findings", array(&findings, "\n    ")),
    ])
}

fn finding(it: &Placed) -> String {
    let optional = |text: Option<&str>| text.map_or("null".to_owned(), string);
    let strings = |all: &[String]| array(&all.iter().map(|it| string(it)).collect::<Vec<_>>(), " ");
    let shape = it.finding.shape.as_ref();
    object(&[
        ("level", string(&it.finding.level.to_string())),
        ("id", string(&it.finding.id)),
        ("shape", optional(shape.map(|shape| shape.as_str()))),
        ("sentence", string(&it.finding.sentence)),
        ("items", strings(&it.finding.items)),
        ("advice", optional(it.finding.advice)),
        ("old", optional(it.old.as_deref())),
        ("new", optional(it.new.as_deref())),
        ("usedAt", strings(&it.places)),
    ])
}

fn object(entries: &[(&str, String)]) -> String {
    let entries: Vec<_> = entries
        .iter()
        .map(|(key, value)| format!("\"{key}\": {value}"))
        .collect();
    format!("{{{}}}", entries.join(", "))
}

fn array(elements: &[String], before: &str) -> String {
    let elements: Vec<_> = elements.iter().map(|it| format!("{before}{it}")).collect();
    format!("[{}]", elements.join(",").trim_start_matches(' '))
}

fn string(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || ('\u{2028}'..='\u{2029}').contains(&c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
