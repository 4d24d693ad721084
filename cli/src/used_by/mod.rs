//! The operations that a program uses, found in its sources.

mod files;
mod imports;
mod parse;
mod save;
mod scope;
mod seen;
mod tokens;
mod visit;
mod vocabulary;

use crate::args::codegen::Codegen;
use crate::workspace::Job;
use crate::{Failure, report};
use files::Program;
use scope::Scope;
pub use seen::Seen;
use std::collections::{BTreeMap, BTreeSet};
use tinsmith::event::Events;
use tinsmith::model::shape_id::ShapeId;
use tinsmith::settings::{AskedBy, Operations};
use tinsmith::source::SourceLocation;
use tinsmith::stack::deep;
use visit::{Finder, Sighting};
use vocabulary::Vocabulary;

/// A place that may use something, and what is not known of it.
#[derive(Clone)]
pub struct Unresolved {
    /// `path:line`
    place: String,
    what: String,
}

/// The parts of one service that a program uses.
#[derive(Default)]
struct Usage {
    /// Operations and where each was seen.
    operations: BTreeMap<ShapeId, Vec<String>>,
    /// The names of these operations for the setting, in the order of the service.
    names: Vec<String>,
    unresolved: Vec<Unresolved>,
    /// `true` if the crate is named at all.
    sure: bool,
}

/// The number of places of an operation that are listed.
const LISTED: usize = 10;

/// Cuts the crates to what the program uses, and says why.
///
/// # Errors
/// A program that cannot be read or parsed, or that calls nothing.
pub fn cut(codegen: &Codegen, jobs: &mut Vec<Job>) -> Result<(), Failure> {
    // The program may be anybody's, and what goes through its syntax recurses.
    deep(|| cut_here(codegen, jobs))
}

fn cut_here(codegen: &Codegen, jobs: &mut Vec<Job>) -> Result<(), Failure> {
    let program = files::read(&codegen.used_by)?;
    let parsed = parse(&program)?;
    let only_one = jobs.len() == 1;
    let mut used = Vec::new();
    let mut doubtful = Vec::new();
    for job in jobs.drain(..) {
        let usage = usage(&program, &parsed, &job)?;
        if usage.names.is_empty() {
            continue;
        }
        let is_meant = only_one || usage.sure;
        let list = if is_meant { &mut used } else { &mut doubtful };
        list.push((job, usage));
    }
    if used.is_empty() {
        doubtful.iter().for_each(|(job, usage)| tell(job, usage));
        let paths: Vec<_> = codegen.used_by.iter().map(|it| it.display().to_string()).collect();
        let found = match doubtful.is_empty() {
            true => "no call of an operation was found, so there is nothing to cut a crate to",
            false => "it cannot be told which crate is meant; name the projection",
        };
        return Err(format!("--used-by {}: {found}", paths.join(" ")).into());
    }
    for (mut job, usage) in used {
        tell(&job, &usage);
        let asked_by = match (&job.projection, codegen.save) {
            (Some(projection), true) => {
                save::save(projection, &usage.names)?;
                AskedBy::File
            }
            (Some(projection), false) => {
                anstream::println!(
                    "\nNothing was written. `--save` puts this into smithy-build.json; this tries it:\n    cargo xtask \
                     codegen {projection} --operations {}",
                    usage.names.join(",")
                );
                AskedBy::Flag
            }
            (None, _) => AskedBy::Flag,
        };
        job.krate.operations = Some(Operations {
            names: usage.names,
            asked_by,
        });
        jobs.push(job);
    }
    Ok(())
}

/// The program's files as Rust; all that cannot be parsed is reported.
fn parse(program: &Program) -> Result<Vec<syn::File>, Failure> {
    let mut events = Events::default();
    let mut parsed = Vec::new();
    for (file, source) in program.sources.iter().filter(|(file, _)| !file.is_embedded()) {
        let text = String::from_utf8_lossy(&source.text);
        match parse::file(&text) {
            Ok(it) => parsed.push(it),
            Err(problem) => {
                let line = problem.start.line.saturating_sub(1);
                let columns = text.lines().nth(line).unwrap_or_default();
                let before: usize = columns.chars().take(problem.start.column).map(char::len_utf8).sum();
                let start = program.sources.lines(file).get(line).copied().unwrap_or_default();
                let offset = start + u32::try_from(before).unwrap_or_default();
                events
                    .error("RustSource", &SourceLocation { file, offset }, problem.message)
                    .hint("repair the file, or name the others with `--used-by`");
            }
        }
    }
    report::events(&events, &program.sources);
    if events.has_errors() {
        Err(Failure::Negative)
    } else {
        Ok(parsed)
    }
}

fn usage(program: &Program, parsed: &[syn::File], job: &Job) -> Result<Usage, Failure> {
    let mut events = Events::default();
    let model = tinsmith::projection(&job.sources, &job.transforms, &mut events);
    let vocabulary = model.and_then(|model| Vocabulary::new(&model, &job.krate, &mut events));
    let Ok(vocabulary) = vocabulary else {
        report::events(&events, &job.sources);
        return Err(Failure::Negative);
    };
    let mut usage = Usage::default();
    let types = sightings(program, parsed, &vocabulary, &mut usage);
    keep_types(&vocabulary, &types, &mut usage);
    let kept = usage.operations.keys().cloned().collect();
    let names = vocabulary.in_order(&kept);
    usage.names = names.iter().map(|id| id.name().to_owned()).collect();
    Ok(usage)
}

/// Collects what is called or not resolved; what is only named as a type is returned, with its file.
fn sightings<'a>(
    program: &'a Program,
    parsed: &[syn::File],
    vocabulary: &Vocabulary,
    usage: &mut Usage,
) -> Vec<(&'a str, Sighting)> {
    let renamed = program
        .renames
        .iter()
        .filter(|(_, package)| vocabulary.libraries.contains(package));
    let libraries = renamed
        .map(|(name, _)| name.clone())
        .chain(vocabulary.libraries.iter().cloned());
    let paths = program.sources.own().map(|it| it.path.as_str());
    let files: Vec<_> = paths.zip(parsed).collect();
    let scope = Scope::of(libraries.collect(), &files);
    let mut types = Vec::new();
    usage.unresolved.extend(program.unresolved.iter().cloned());
    for (index, (path, file)) in files.into_iter().enumerate() {
        let found = Finder::of(vocabulary, &scope, index, file);
        for it in found.operations {
            usage.sure |= it.sure;
            let doubt = if it.sure { "" } else { " (may be another type's; kept)" };
            let seen = format!("{path}:{}: {}{doubt}", it.line, it.what);
            let places = usage.operations.entry(it.shape).or_default();
            if !places.contains(&seen) {
                places.push(seen);
            }
        }
        types.extend(found.types.into_iter().map(|it| (path, it)));
        usage
            .unresolved
            .extend(found.unresolved.into_iter().map(|(line, what)| Unresolved {
                place: format!("{path}:{line}"),
                what,
            }));
    }
    types
}

/// Adds an operation for each type that none of those which are called has.
fn keep_types(vocabulary: &Vocabulary, types: &[(&str, Sighting)], usage: &mut Usage) {
    for (path, it) in types {
        usage.sure |= it.sure;
        let kept: BTreeSet<ShapeId> = usage.operations.keys().cloned().collect();
        if (!it.sure && kept.is_empty()) || vocabulary.reached(&kept).contains(&it.shape) {
            continue;
        }
        if let Some(operation) = vocabulary.smallest_that_reaches(&it.shape) {
            let seen = format!("{path}:{}: the type {}, which no operation above has", it.line, it.what);
            usage.operations.entry(operation.clone()).or_default().push(seen);
        }
    }
}

fn tell(job: &Job, usage: &Usage) {
    let list: Vec<String> = usage.names.iter().map(|name| format!("{name:?}")).collect();
    anstream::println!("{}:\n    \"operations\": [{}]\n", job.krate.module, list.join(", "));
    for name in &usage.names {
        anstream::println!("{name}");
        let places = usage.operations.iter().find(|(id, _)| id.name() == name);
        let places = places.map(|(_, places)| places.as_slice()).unwrap_or_default();
        for place in places.iter().take(LISTED) {
            anstream::println!("    {place}");
        }
        if places.len() > LISTED {
            anstream::println!("    … and {} more", places.len() - LISTED);
        }
    }
    if !usage.unresolved.is_empty() {
        anstream::println!("\nNot resolved, look yourself:");
    }
    for it in &usage.unresolved {
        anstream::println!("    {}: {}", it.place, it.what);
    }
}
