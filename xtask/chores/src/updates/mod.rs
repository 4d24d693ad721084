//! `updates`: are the verdicts of `diff` true? The compiler decides.

mod program;

use crate::args::updates::Updates;
use crate::shared::report::Progress;
use crate::shared::{Scratch, files, package_name, plural, runtime_path, stem, write_if_changed};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;
use tinsmith::event::Events;
use tinsmith::model::ValidModel;
use tinsmith::settings::CrateSettings;
use tinsmith::source::Sources;
use tinsmith::stack::deep;
use tinsmith::verdict::{Level, verdict};
use tinsmith::write::{Mode, sync};
use tinsmith_cli::Failure;

/// Two versions of a model.
struct Pair {
    name: String,
    old: PathBuf,
    new: PathBuf,
}

/// A pair whose new crate was written beside the program of the old one.
struct Made {
    package: String,
    verdict: Option<Level>,
}

/// Compares the verdicts with what the compiler says.
pub fn run(updates: &Updates) -> Result<(), Failure> {
    let pairs = pairs(updates)?;
    let scratch = Scratch::open("updates")?;
    let progress = Progress::on_stderr();
    let start = Instant::now();
    let mut made = BTreeMap::new();
    let mut broken = 0;
    for (index, pair) in pairs.iter().enumerate() {
        progress.bar("generating", index, pairs.len(), &pair.name);
        match make(pair, &scratch) {
            Ok(it) => {
                made.insert(pair.name.clone(), it);
            }
            Err(problem) => {
                progress.clear();
                anstream::eprintln!("{}: {problem}", pair.name);
                broken += 1;
            }
        }
    }
    progress.clear();
    let packages: Vec<String> = made.values().map(|it| it.package.clone()).collect();
    scratch.write_manifest(&packages)?;
    let compiled = compile(&scratch)?;
    let mut wrong = 0;
    anstream::println!("| pair | verdict | program |\n|---|---|---|");
    for (name, Made { package, verdict }) in &made {
        let compiles = compiled.contains(package);
        let is_true = compiles == (*verdict != Some(Level::Breaking));
        let verdict = verdict.map_or("none".to_owned(), |level| level.to_string());
        let program = if compiles { "compiles" } else { "does not compile" };
        let mark = if is_true { "" } else { " **wrong**" };
        anstream::println!("| {name} | {verdict} | {program}{mark} |");
        wrong += usize::from(!is_true);
    }
    anstream::println!(
        "{}, {wrong} with a wrong verdict, {broken} without a crate; {:.1} s",
        plural(pairs.len(), "pair"),
        start.elapsed().as_secs_f64()
    );
    anstream::println!("the crates are in {}", scratch.root.display());
    if wrong + broken > 0 {
        Err(Failure::Negative)
    } else {
        Ok(())
    }
}

/// The pairs of the folders.
fn pairs(updates: &Updates) -> Result<Vec<Pair>, Failure> {
    let mut pairs = vec![];
    for old in files(&updates.models)? {
        let file = stem(&old);
        let pair = if file == "a" {
            let folder = old.parent().unwrap_or(Path::new("."));
            Some((
                folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                folder.join("b.json"),
            ))
        } else {
            file.strip_suffix(".a")
                .map(|name| (name.to_owned(), old.with_file_name(format!("{name}.b.json"))))
        };
        let Some((name, new)) = pair.filter(|(_, new)| new.is_file()) else {
            continue;
        };
        if updates.only.is_empty() || updates.only.contains(&name) {
            pairs.push(Pair { name, old, new });
        }
    }
    if pairs.is_empty() {
        return Err("no pair of models was found: a.json and b.json in a folder, or X.a.json and X.b.json".into());
    }
    Ok(pairs)
}

/// Writes the new crate, and the program of the old one as its example.
fn make(pair: &Pair, scratch: &Scratch) -> Result<Made, String> {
    let package = format!("updates-{}", package_name(&pair.name));
    let mut krate = CrateSettings::new(&package, "cargo xtask updates");
    krate.runtime.path = runtime_path(&scratch.member(&package));
    let (old, new) = (model(&pair.old)?, model(&pair.new)?);
    let (mut old_events, mut new_events) = (Events::default(), Events::default());
    let findings = tinsmith::compare([&old, &new], &krate, [&mut old_events, &mut new_events]);
    let findings = findings.map_err(|_| format!("{:?} {:?}", old_events.all(), new_events.all()))?;
    let library = package.replace('-', "_");
    let text = deep(|| {
        let krate = tinsmith::describe(&old, &krate, &mut Events::default()).ok()?;
        Some(program::text(&krate, &library))
    });
    let mut events = Events::default();
    let crate_files = tinsmith::generate(&new, &krate, &mut events).map_err(|_| format!("{:?}", events.all()))?;
    let out = scratch.member(&package);
    sync(&crate_files, &out, Mode::Update).map_err(|error| error.to_string())?;
    let examples = out.join("examples");
    fs::create_dir_all(&examples).map_err(|error| error.to_string())?;
    let text = text.ok_or("the old model has no crate")?;
    write_if_changed(&examples.join("touch.rs"), text.as_bytes()).map_err(|error| error.to_string())?;
    Ok(Made {
        package,
        verdict: verdict(&findings),
    })
}

fn model(path: &Path) -> Result<ValidModel, String> {
    let sources = Sources::read(&[path]).map_err(|error| error.to_string())?;
    let mut events = Events::default();
    tinsmith::model(&sources, &mut events).map_err(|_| format!("{} is invalid", path.display()))
}

/// Compiles all crates and programs; returns the packages whose program compiles.
fn compile(scratch: &Scratch) -> Result<BTreeSet<String>, Failure> {
    let mut cargo = scratch
        .cargo()
        .args([
            "check",
            "--workspace",
            "--examples",
            "--keep-going",
            "--quiet",
            "--message-format=json",
        ])
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo check: {error}"))?;
    let stdout = cargo.stdout.take().ok_or("cargo check has no output")?;
    let mut compiled = BTreeSet::new();
    let mut libraries = 0;
    for line in BufReader::new(stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(&line?) else {
            continue;
        };
        let is_artifact = message["reason"] == "compiler-artifact";
        let Some(package) = package(&message).filter(|_| is_artifact) else {
            continue;
        };
        match message["target"]["kind"][0].as_str() {
            Some("example") => {
                compiled.insert(package.to_owned());
            }
            _ => libraries += usize::from(package.starts_with("updates-")),
        }
    }
    let status = cargo.wait()?;
    match libraries {
        0 => Err(format!("cargo check in {} made nothing: {status}", scratch.root.display()).into()),
        _ => Ok(compiled),
    }
}

/// The package that a message is about: the end of its id is `<folder>#<version>`.
fn package(message: &Value) -> Option<&str> {
    let (folder, _) = message["package_id"].as_str()?.rsplit_once('#')?;
    folder.rsplit('/').next()
}
