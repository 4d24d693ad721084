//! The tables, in Markdown as they stand in `docs/performance.md`.

use crate::builds::{Build, Compiled, Unit};
use crate::calls::{Round, Task, Used};
use crate::compiler::Usage;
use crate::subject::Subject;

/// Prints both tables.
pub fn print(builds: &[Compiled], calls: &[Used]) {
    print_builds(builds);
    println!();
    print_calls(calls);
}

/// A row: what it is, its unit, and a figure for each crate that has one.
struct Row {
    name: String,
    digits: usize,
    figures: Vec<Option<f64>>,
}

fn print_builds(builds: &[Compiled]) {
    let units = [
        Unit::Client(Subject::Official),
        Unit::Client(Subject::Whole),
        Unit::Client(Subject::Cut),
        Unit::Runtime,
        Unit::Derive,
    ];
    let row_of = |units: &[Unit], name: &str, digits: usize, figure: &dyn Fn(&Compiled) -> Option<f64>| Row {
        name: name.to_owned(),
        digits,
        figures: units
            .iter()
            .map(|unit| builds.iter().find(|it| it.unit == *unit).and_then(figure))
            .collect(),
    };
    let row =
        |name: &str, digits: usize, figure: &dyn Fn(&Compiled) -> Option<f64>| row_of(&units, name, digits, figure);
    let usage = |it: &Compiled, build: Build| it.usage.iter().find(|(of, _)| *of == build).map(|(_, usage)| *usage);
    let library = |it: &Compiled, build: Build| {
        let bytes = it.library.iter().find(|(of, _)| *of == build).map(|(_, bytes)| *bytes);
        bytes.map(|bytes| bytes as f64 / 1e6)
    };
    let mut rows = vec![row("lines, not empty", 0, &|it| it.lines.map(|it| it as f64))];
    for build in Build::ALL {
        let verb = match build {
            Build::Check => "check",
            Build::Debug => "debug build",
            Build::Release => "release build",
            Build::Doc => "documentation",
        };
        let figure = |of: fn(Usage) -> f64| move |it: &Compiled| usage(it, build).map(of);
        rows.push(row(&format!("{verb}, s"), 2, &figure(|it| it.wall)));
        rows.push(row(&format!("{verb}, s of all cores"), 2, &figure(|it| it.cpu)));
        rows.push(row(&format!("{verb}, peak MB"), 0, &figure(|it| it.memory)));
        if matches!(build, Build::Debug | Build::Release) {
            rows.push(row(&format!("{verb}, rlib MB"), 2, &|it| library(it, build)));
        }
    }
    let programs = [Subject::Official, Subject::Whole, Subject::Cut].map(Unit::Program);
    for (build, verb) in [(Build::Debug, "debug build"), (Build::Release, "release build")] {
        let name = format!("{verb} of a program of one call, s");
        let mut row = row_of(&programs, &name, 2, &|it| usage(it, build).map(|it| it.wall));
        row.figures.extend([None, None]);
        rows.push(row);
    }
    println!(
        "| crate alone | official | whole | ratio | one operation | ratio | runtime | whole + runtime | derives |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for Row { name, digits, figures } in rows {
        let [official, whole, cut, runtime, derive] = figures[..] else {
            continue;
        };
        // Memory is not used at the same time.
        let sum = if name.ends_with("peak MB") {
            None
        } else {
            whole.zip(runtime).map(|(a, b)| a + b)
        };
        println!(
            "| {name} | {} | {} | {} | {} | {} | {} | {} | {} |",
            figure(official, digits),
            figure(whole, digits),
            ratio(whole, official),
            figure(cut, digits),
            ratio(cut, official),
            figure(runtime, digits),
            ratio(sum, official),
            figure(derive, digits),
        );
    }
}

fn print_calls(calls: &[Used]) {
    let of = |subject: Subject| calls.iter().find(|it| it.subject == subject);
    let mut rows: Vec<(String, usize, [Option<f64>; 4])> = Vec::new();
    let generated = [Subject::Whole, Subject::Cut, Subject::Strict];
    let mut row = |name: String, digits: usize, official: Subject, figure: &dyn Fn(&Used) -> Option<f64>| {
        let [whole, cut, strict] = generated.map(|it| of(it).and_then(figure));
        rows.push((name, digits, [of(official).and_then(figure), whole, cut, strict]));
    };
    row(
        "program of one call, stripped, MB".to_owned(),
        3,
        Subject::Official,
        &|it| Some(it.program as f64 / 1e6),
    );
    for task in Task::ALL {
        let (name, official) = match task {
            Task::Cbor => ("call, rpcv2Cbor", Subject::Official),
            Task::Json => ("call, awsJson 1.0", Subject::OfficialJson),
            Task::Client => ("making a client", Subject::Official),
            Task::Endpoint => ("endpoint rules", Subject::Official),
        };
        let figure = |of: fn(Round) -> Option<f64>| {
            move |it: &Used| {
                let round = it.tasks.iter().find(|(its, _)| *its == task).map(|(_, round)| *round);
                round.and_then(of)
            }
        };
        row(
            format!("{name}, µs"),
            2,
            official,
            &figure(|it| Some(it.nanoseconds / 1e3)),
        );
        row(
            format!("{name}, instructions"),
            0,
            official,
            &figure(|it| it.instructions.map(|it| it as f64)),
        );
        row(
            format!("{name}, allocations"),
            0,
            official,
            &figure(|it| Some(it.allocations as f64)),
        );
        row(
            format!("{name}, bytes allocated"),
            0,
            official,
            &figure(|it| Some(it.bytes as f64)),
        );
    }
    println!("| in a program | official | whole | ratio | one operation | ratio | strict | ratio |");
    println!("|---|---|---|---|---|---|---|---|");
    for (name, digits, [official, whole, cut, strict]) in rows {
        println!(
            "| {name} | {} | {} | {} | {} | {} | {} | {} |",
            figure(official, digits),
            figure(whole, digits),
            ratio(whole, official),
            figure(cut, digits),
            ratio(cut, official),
            figure(strict, digits),
            ratio(strict, official),
        );
    }
}

/// A figure, with thousands apart.
fn figure(value: Option<f64>, digits: usize) -> String {
    let Some(value) = value else {
        return "–".to_owned();
    };
    let text = format!("{value:.digits$}");
    let (whole, fraction) = text.split_once('.').map_or((&*text, ""), |(whole, rest)| (whole, rest));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if fraction.is_empty() {
        grouped
    } else {
        format!("{grouped}.{fraction}")
    }
}

fn ratio(ours: Option<f64>, theirs: Option<f64>) -> String {
    match ours.zip(theirs) {
        Some((ours, theirs)) if theirs > 0.0 => format!("{:.2}", ours / theirs),
        _ => "–".to_owned(),
    }
}
