//! The output of `conformance`: the failures, then a line for each model and protocol, then the sum.

use super::Suite;
use super::cases::{Case, Kind, Outcome};
use crate::shared::plural;
use indexmap::IndexMap;

/// The number of lines that are shown of the output of a failed test or a compiler.
const SHOWN: usize = 12;

/// One line of the table.
#[derive(Default)]
struct Row {
    requests: usize,
    responses: usize,
    events: usize,
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Row {
    fn add(&mut self, case: &Case) {
        match case.kind {
            Kind::Request => self.requests += 1,
            Kind::Response | Kind::Error => self.responses += 1,
            Kind::Events => self.events += 1,
        }
        match case.outcome {
            Outcome::Passed => self.passed += 1,
            Outcome::Failed(_) | Outcome::Missing => self.failed += 1,
            Outcome::Skipped => self.skipped += 1,
        }
    }

    fn columns(&self) -> [usize; 6] {
        [
            self.requests,
            self.responses,
            self.events,
            self.passed,
            self.failed,
            self.skipped,
        ]
    }
}

const HEADER: [&str; 8] = [
    "model",
    "protocol",
    "requests",
    "responses",
    "event streams",
    "passed",
    "failed",
    "skipped",
];

/// Prints the table; responses include errors.
pub fn print(suites: &[Suite], markdown: bool) {
    let mut lines: Vec<[String; 8]> = vec![HEADER.map(str::to_owned)];
    let mut sum = Row::default();
    for suite in suites {
        let mut rows: IndexMap<&str, Row> = IndexMap::new();
        for case in &suite.cases {
            let protocol = case.protocol.rsplit('#').next().unwrap_or_default();
            rows.entry(protocol).or_default().add(case);
            sum.add(case);
        }
        lines.extend(rows.iter().map(|(protocol, row)| line(&suite.name, protocol, row)));
    }
    lines.push(line("all", "", &sum));
    let width = |at: usize| lines.iter().map(|it| it[at].chars().count()).max().unwrap_or_default();
    let widths: [usize; 8] = std::array::from_fn(width);
    for (index, columns) in lines.iter().enumerate() {
        let columns: Vec<String> = columns.iter().zip(widths).enumerate().map(aligned).collect();
        if markdown {
            anstream::println!("| {} |", columns.join(" | "));
            if index == 0 {
                let rule = |(at, width): (usize, &usize)| match at {
                    0 | 1 => "-".repeat(width + 2),
                    _ => format!("{}:", "-".repeat(width + 1)),
                };
                let rules: Vec<String> = widths.iter().enumerate().map(rule).collect();
                anstream::println!("|{}|", rules.join("|"));
            }
        } else {
            anstream::println!("{}", columns.join("  ").trim_end());
        }
    }
}

fn line(name: &str, protocol: &str, row: &Row) -> [String; 8] {
    let [requests, responses, events, passed, failed, skipped] = row.columns().map(|it| it.to_string());
    [
        name.to_owned(),
        protocol.to_owned(),
        requests,
        responses,
        events,
        passed,
        failed,
        skipped,
    ]
}

fn aligned((at, (text, width)): (usize, (&String, usize))) -> String {
    match at {
        0 | 1 => format!("{text:width$}"),
        _ => format!("{text:>width$}"),
    }
}

/// Prints what went wrong, by model.
pub fn print_failures(suites: &[Suite], all: bool) {
    for suite in suites {
        if suite.cases.is_empty() && suite.problems.is_empty() {
            anstream::println!("{}: the model has no cases for clients", suite.name);
        }
        let failed: Vec<_> = suite.cases.iter().filter(|it| !it.passed()).collect();
        if failed.is_empty() && suite.problems.is_empty() {
            continue;
        }
        anstream::println!("{}: {}", suite.name, plural(failed.len(), "case") + " did not pass");
        for problem in &suite.problems {
            shown(problem, all);
        }
        let mut missing = 0;
        for case in failed {
            match &case.outcome {
                Outcome::Failed(message) => shown(message, all),
                Outcome::Skipped => anstream::println!("  {} was skipped", case.id),
                Outcome::Missing => missing += 1,
                Outcome::Passed => {}
            }
        }
        if missing > 0 {
            anstream::println!("  {} without a test that ran", plural(missing, "case"));
        }
        anstream::println!();
    }
}

fn shown(text: &str, all: bool) {
    // The first line of a panic says where in the generated test it happened, and nothing of the case.
    let lines: Vec<_> = text.lines().filter(|it| !it.starts_with("thread '")).collect();
    let count = if all { lines.len() } else { SHOWN };
    for line in lines.iter().take(count) {
        anstream::println!("  {line}");
    }
    if lines.len() > count {
        anstream::println!("    … and {}", plural(lines.len() - count, "more line"));
    }
}
