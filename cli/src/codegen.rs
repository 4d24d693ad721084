//! `codegen`: models in, crates on disk.

use crate::args::codegen::{Codegen, Which};
use crate::home::runtime_path;
use crate::report::Progress;
use crate::summary::Summary;
use crate::workspace::{Job, Workspace};
use crate::{Failure, report, used_by};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use tinsmith::event::{Events, Severity};
use tinsmith::model::ValidModel;
use tinsmith::model::shape::ShapeKind;
use tinsmith::model::shape_id::ShapeId;
use tinsmith::print::Files;
use tinsmith::settings::{AskedBy, CrateSettings, Operations, misnamed};
use tinsmith::source::Sources;
use tinsmith::text::is_unsafe;
use tinsmith::write::{Mode, SyncReport, sync};

/// Writes, or with `--check` compares, the crates asked for.
///
/// All crates are made before the first is written, so that a failure changes nothing.
pub fn run(codegen: &Codegen) -> Result<(), Failure> {
    let progress = Progress::on_stderr();
    let mode = if codegen.check { Mode::Check } else { Mode::Update };
    let mut made_all = Vec::new();
    let mut invalid = false;
    let mut jobs = jobs(codegen)?;
    if !codegen.used_by.is_empty() {
        used_by::cut(codegen, &mut jobs)?;
        if !codegen.save && matches!(codegen.which, Which::Projections(_)) {
            return Ok(());
        }
    }
    for job in jobs {
        let start = Instant::now();
        progress.step(&format!("generating {}", job.krate.module));
        let made = make(&job);
        progress.clear();
        match made {
            Ok((files, model)) => made_all.push((job, files, model, start.elapsed())),
            Err(events) => {
                report::events(&events, &job.sources);
                invalid = true;
            }
        }
    }
    if invalid {
        return Err(Failure::Negative);
    }

    let mut stale = false;
    for (job, files, model, time) in made_all {
        let start = Instant::now();
        let report = sync(&files, &job.out, mode)?;
        let summary = Summary {
            name: &job.krate.module,
            out: &job.out,
            shapes: model.shapes,
            warnings: model.warnings,
            models: &job.models,
            lines: files.lines(),
            time: time + start.elapsed(),
        };
        match mode {
            Mode::Update => summary.written(&report),
            Mode::Check if report.is_fresh() => summary.fresh(&report),
            Mode::Check => {
                stale = true;
                match cut_by_flag(&job, codegen) {
                    Some(operations) => tell_cut(&summary, &operations, &job.command),
                    None => tell_stale(&summary, &report, &command(codegen, &job)),
                }
            }
        }
    }
    if stale { Err(Failure::Negative) } else { Ok(()) }
}

/// The numbers of a model for the summary.
struct Counts {
    shapes: usize,
    warnings: usize,
}

/// The files of a crate, or the events that say why there are none.
///
/// Warnings about the model are only counted: they are for its author, who has `check`. Those about the crate are shown.
fn make(job: &Job) -> Result<(Files, Counts), Events> {
    let mut events = Events::default();
    let Ok(model) = tinsmith::projection(&job.sources, &job.transforms, &mut events) else {
        return Err(events);
    };
    let own = model.shapes.values().filter(|shape| !shape.location.is_embedded());
    let counts = Counts {
        shapes: own.count(),
        warnings: events.count(Severity::Warning) + events.count(Severity::Danger),
    };
    let mut events = Events::default();
    let Ok(files) = tinsmith::generate(&model, &job.krate, &mut events) else {
        return Err(events);
    };
    report::events(&events, &job.sources);
    Ok((files, counts))
}

fn jobs(codegen: &Codegen) -> Result<Vec<Job>, Failure> {
    let mut jobs = match &codegen.which {
        Which::Projections(names) => {
            let workspace = Workspace::find()?;
            let projections = workspace.projections(names)?;
            if projections.len() > 1 && !codegen.operations.is_empty() {
                return Err("--operations needs the name of one projection".into());
            }
            projections
                .into_iter()
                .map(|(name, projection)| workspace.job(name, projection))
                .collect::<Result<Vec<_>, Failure>>()?
        }
        Which::Model { paths, out, service } => vec![unconfigured(paths, out, service.clone())?],
    };
    if !codegen.operations.is_empty() {
        for job in &mut jobs {
            job.krate.operations = Some(Operations {
                names: codegen.operations.clone(),
                asked_by: AskedBy::Flag,
            });
        }
    }
    Ok(jobs)
}

/// A crate without configuration: named after its folder, with the runtime of this Tinsmith.
fn unconfigured(paths: &[PathBuf], out: &Path, service: Option<ShapeId>) -> Result<Job, Failure> {
    let named = std::path::absolute(out)?;
    let name = named.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if let Some(reason) = misnamed(name) {
        return Err(format!(
            "--out {}: the folder gives the package its name, and {reason}; choose another folder",
            out.display()
        )
        .into());
    }
    let models: Vec<String> = paths.iter().map(|path| format!(" --model {}", quoted(path))).collect();
    let asked = service
        .as_ref()
        .map(|id| format!(" --service '{id}'"))
        .unwrap_or_default();
    let command = format!("cargo xtask codegen{} --out {}{asked}", models.concat(), quoted(out));
    // The paths are those of this machine and this folder; a crate is the same wherever it is made.
    let mut krate = CrateSettings::new(name, format!("cargo xtask codegen --model … --out …{asked}"));
    krate.service = service;
    krate.runtime.path = runtime_path(out);
    Ok(Job {
        krate,
        models: paths.iter().map(|path| path.display().to_string()).collect(),
        sources: Sources::read(paths)?,
        command,
        out: out.to_owned(),
        projection: None,
        transforms: vec![],
    })
}

/// A path as it can be pasted into a shell, on one line.
fn quoted(path: &Path) -> String {
    let text: String = path.display().to_string().chars().filter(|c| !is_unsafe(*c)).collect();
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@".contains(c);
    if text.chars().all(plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// The command that makes the crate what it should be.
fn command(codegen: &Codegen, job: &Job) -> String {
    match codegen.operations.as_slice() {
        [] => job.command.clone(),
        operations => format!("{} --operations {}", job.command, operations.join(",")),
    }
}

/// The operations that the crate on disk was cut to by `--operations`, if that flag is not given now.
fn cut_by_flag(job: &Job, codegen: &Codegen) -> Option<Vec<String>> {
    codegen.operations.is_empty().then(|| recorded_operations(&job.out))?
}

/// The operations that a manifest records as asked for by the flag, under `[package.metadata.tinsmith]`.
pub fn recorded_operations(out: &Path) -> Option<Vec<String>> {
    let manifest = fs::read_to_string(out.join("Cargo.toml")).ok()?;
    let section = manifest
        .lines()
        .skip_while(|line| line.trim() != "[package.metadata.tinsmith]")
        .skip(1);
    let section: Vec<&str> = section.take_while(|line| !line.starts_with('[')).collect();
    if !section.contains(&"asked-by = \"--operations\"") {
        return None;
    }
    let line = section.iter().find_map(|line| line.strip_prefix("operations = ["))?;
    let names = line.trim_end().strip_suffix(']')?.split(',');
    let names = names.map(|name| name.trim().trim_matches('"').to_owned());
    Some(names.filter(|name| !name.is_empty()).collect())
}

fn tell_cut(summary: &Summary<'_>, operations: &[String], command: &str) {
    let list: Vec<_> = operations.iter().map(|name| format!("{name:?}")).collect();
    anstream::println!(
        "{}: cut by a flag, `--operations {}`; put this into its block of smithy-build.json:\n    \"operations\": [{}]\nor \
         write the whole crate:\n    {}",
        summary.name,
        operations.join(","),
        list.join(", "),
        command
    );
}

fn tell_stale(summary: &Summary<'_>, report: &SyncReport, command: &str) {
    summary.stale(report);
    anstream::println!("{} is stale; this repairs it:\n    {command}", summary.name);
}

/// The end of the name of the official crate: the service's `sdkId` in small letters and digits.
pub fn official_name(model: &ValidModel) -> Option<String> {
    let is_service = |kind: &ShapeKind| matches!(kind, ShapeKind::Service(_));
    let service = model.shapes.values().find(|shape| is_service(&shape.kind))?;
    let id = service.trait_node("aws.api#service")?.get("sdkId")?.as_str()?;
    let plain = id.chars().filter(char::is_ascii_alphanumeric);
    Some(plain.map(|c| c.to_ascii_lowercase()).collect())
}
