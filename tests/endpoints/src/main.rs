//! `endpoint-tests MODEL.. [--partitions FILE]`: the cases of each model and what became of them, one line each.

use endpoint_tests::partitions::Partitions;
use endpoint_tests::{Report, run};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use tinsmith_runtime::endpoint::Partition;

fn main() -> ExitCode {
    match reports() {
        Ok(reports) => print(&reports),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

type Reports = Vec<(PathBuf, Result<Report, String>)>;

fn reports() -> Result<Reports, String> {
    let (mut files, mut partitions) = (Vec::new(), None);
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--partitions" {
            let file = PathBuf::from(arguments.next().ok_or("`--partitions` names no file")?);
            let place = |it: String| format!("{}: {it}", file.display());
            let text = std::fs::read_to_string(&file).map_err(|it| place(it.to_string()))?;
            partitions = Some(Partitions::parse(&text).map_err(place)?);
        } else {
            files.push(PathBuf::from(argument));
        }
    }
    Ok(match &partitions {
        Some(partitions) => partitions.with(|it| all(files, Some(it))),
        None => all(files, None),
    })
}

/// The reports in the order of the files, made on all processors.
fn all(files: Vec<PathBuf>, partitions: Option<&[Partition<'_>]>) -> Reports {
    let (next, reports) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, Into::into) {
            scope.spawn(|| {
                while let Some((at, file)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, files.get(at)?)))
                {
                    let report = run(file, partitions);
                    let mut reports = reports.lock().unwrap_or_else(|it| it.into_inner());
                    reports.push((at, (file.clone(), report)));
                }
            });
        }
    });
    let mut reports = reports.into_inner().unwrap_or_else(|it| it.into_inner());
    reports.sort_by_key(|(at, _)| *at);
    reports.into_iter().map(|(_, report)| report).collect()
}

fn print(reports: &Reports) -> ExitCode {
    let mut sum = Report::default();
    println!("{:<60} {:>6} {:>6} {:>6}", "model", "cases", "passed", "failed");
    for (file, report) in reports {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        match report {
            Ok(report) => {
                let failed = report.cases - report.passed;
                println!("{name:<60} {:>6} {:>6} {failed:>6}", report.cases, report.passed);
                for problem in &report.problems {
                    println!("    {problem}");
                }
                sum.cases += report.cases;
                sum.passed += report.passed;
                sum.problems.extend(report.problems.clone());
            }
            Err(problem) => {
                println!("{name:<60} {problem}");
                sum.problems.push(problem.clone());
            }
        }
    }
    let failed = sum.cases - sum.passed;
    println!(
        "{:<60} {:>6} {:>6} {failed:>6}",
        format!("{} models", reports.len()),
        sum.cases,
        sum.passed
    );
    ExitCode::from(u8::from(failed > 0 || !sum.problems.is_empty()))
}
