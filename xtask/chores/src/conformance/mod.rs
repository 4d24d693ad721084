//! `conformance`: the protocol tests of many models, run.

mod cases;
mod run;
mod table;

use crate::args::conformance::Conformance;
use crate::shared::report::{self, Progress};
use crate::shared::{Scratch, chosen, package_name, runtime_path, stem};
use cases::{Case, Kind};
use serde_json::Value;
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use tinsmith::event::{Events, Severity};
use tinsmith::model::ValidModel;
use tinsmith::print::Files;
use tinsmith::settings::{AskedBy, CrateSettings, Operations};
use tinsmith::source::Sources;
use tinsmith::write::{Mode, sync};
use tinsmith_cli::Failure;

/// A model and what became of its cases.
struct Suite {
    /// The file, without `.json`.
    name: String,
    /// The package of its crate.
    package: String,
    cases: Vec<Case>,
    /// Why some or all cases have no test.
    problems: Vec<String>,
    /// `true` if there is a crate.
    has_crate: bool,
}

/// Makes the crates, runs their tests and prints the table.
pub fn run(conformance: &Conformance) -> Result<(), Failure> {
    let scratch = Scratch::open("conformance")?;
    let progress = Progress::on_stderr();
    let models = chosen(&conformance.models, &conformance.only)?;
    let mut suites = Vec::new();
    for (index, path) in models.iter().enumerate() {
        progress.bar("generating", index, models.len(), &stem(path));
        suites.push(make(path, &scratch).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    progress.clear();

    // Cargo finds no tests in a package without cases, which is an error if it is the only one.
    let tested = suites.iter().filter(|it| it.has_crate && !it.cases.is_empty());
    let packages: Vec<String> = tested.map(|it| it.package.clone()).collect();
    scratch.write_manifest(&packages)?;
    let built = run::build(&scratch, &packages, conformance.jobs)?;
    for (index, suite) in suites.iter_mut().enumerate().filter(|(_, it)| it.has_crate) {
        progress.bar("testing", index, models.len(), &suite.name);
        match built.get(&suite.package) {
            Some(run::Built::Program(program)) => {
                let others = run::tests(program, &mut suite.cases, conformance.jobs)?;
                suite.problems.extend(others);
            }
            Some(run::Built::Broken(message)) => suite.problems.push(message.clone()),
            None if suite.cases.is_empty() => {}
            None => suite.problems.push("the tests were not built".to_owned()),
        }
    }
    progress.clear();

    table::print_failures(&suites, conformance.show_failures);
    table::print(&suites, conformance.markdown);
    let unexpected = match &conformance.expect {
        Some(path) => unexpected(path, &suites)?,
        None => vec![],
    };
    for line in &unexpected {
        anstream::println!("{line}");
    }
    let surprises = surprises(conformance.known.as_deref(), &suites)?;
    for line in &surprises {
        anstream::println!("{line}");
    }
    let passed = surprises.is_empty() && suites.iter().all(|it| it.problems.is_empty());
    if passed && unexpected.is_empty() {
        Ok(())
    } else {
        Err(Failure::Negative)
    }
}

/// Makes and writes the crate of one model.
fn make(path: &Path, scratch: &Scratch) -> std::io::Result<Suite> {
    let name = stem(path);
    let package = format!("conformance-{}", package_name(&name));
    let out = scratch.member(&package);
    let mut suite = Suite {
        cases: vec![],
        problems: vec![],
        has_crate: false,
        name,
        package,
    };
    let sources = Sources::read(&[path])?;
    let mut events = Events::default();
    let mut files = None;
    if let Ok(model) = tinsmith::model(&sources, &mut events) {
        let service = cases::service(&model);
        suite.cases = service.map(|it| cases::of(&model, it)).unwrap_or_default();
        let mut krate = CrateSettings::new(&suite.package, format!("cargo xtask conformance --only {}", suite.name));
        krate.runtime.path = runtime_path(&out);
        krate.protocol_tests = true;
        files = tinsmith::generate(&model, &krate, &mut events).ok();
        if files.is_none() {
            files = without_errors(&model, krate, &events);
        }
    }
    let errors = events.all().iter().filter(|it| it.severity == Severity::Error);
    suite.problems.extend(errors.map(|it| report::one_line(it, &sources)));
    match files {
        Some(files) => {
            sync(&files, &out, Mode::Update)?;
            suite.has_crate = true;
        }
        None if out.exists() => fs::remove_dir_all(&out)?,
        None => {}
    }
    Ok(suite)
}

/// The crate without the operations that the errors are about: the cases of the others still run.
fn without_errors(model: &ValidModel, mut krate: CrateSettings, events: &Events) -> Option<Files> {
    let names = cases::operations_without_errors(model, events);
    if names.is_empty() {
        return None;
    }
    krate.operations = Some(Operations {
        names,
        asked_by: AskedBy::Flag,
    });
    tinsmith::generate(model, &krate, &mut Events::default()).ok()
}

/// Which cases failed that should pass, and which passed that are known to fail.
fn surprises(known: Option<&Path>, suites: &[Suite]) -> Result<Vec<String>, Failure> {
    let text = match known {
        Some(path) => fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?,
        None => String::new(),
    };
    let names = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim());
    let known: HashSet<&str> = names.filter(|name| !name.is_empty()).collect();
    let all = suites
        .iter()
        .flat_map(|suite| suite.cases.iter().map(move |case| (suite, case)));
    Ok(all
        .filter_map(
            |(suite, case)| match (case.passed(), known.contains(case.id.as_str())) {
                (false, false) => Some(format!("{}: {} did not pass", suite.name, case.id)),
                (true, true) => Some(format!(
                    "{}: {} passes and is no longer to be known as failing",
                    suite.name, case.id
                )),
                _ => None,
            },
        )
        .collect())
}

/// In what the cases that ran differ from a file of counts.
fn unexpected(path: &Path, suites: &[Suite]) -> Result<Vec<String>, Failure> {
    let at = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read(path).map_err(|error| at(&error))?;
    let counts: Value = serde_json::from_slice(&text).map_err(|error| at(&error))?;
    let mut found = Vec::new();
    for suite in suites {
        let Some(expected) = counts.get(format!("{}.json", suite.name)) else {
            found.push(format!("{}: {} does not have it", suite.name, path.display()));
            continue;
        };
        for kind in Kind::ALL {
            let ran = suite.cases.iter().filter(|it| it.kind == kind && it.ran()).count();
            let wanted = expected[kind.count()].as_u64().unwrap_or_default();
            if ran as u64 != wanted {
                found.push(format!(
                    "{}: {wanted} {} were expected, {ran} ran",
                    suite.name,
                    kind.plural()
                ));
            }
        }
    }
    Ok(found)
}
