//! `corpus`: a crate of each of many models, and what became of it.

mod compile;
mod program;
mod table;

use crate::args::corpus::Corpus;
use crate::check::{files, own_shapes, plural};
use crate::codegen::official_name;
use crate::home::runtime_path;
use crate::report::Progress;
use crate::scratch::Scratch;
use crate::{Failure, report};
use compile::Compiled;
use indexmap::IndexMap;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use tinsmith::event::{Events, Severity};
use tinsmith::model::ValidModel;
use tinsmith::model::shape::ShapeKind;
use tinsmith::settings::CrateSettings;
use tinsmith::source::Sources;
use tinsmith::write::{Mode, sync};

/// The outcome of one model.
struct Made {
    /// The file, without `.json`.
    name: String,
    /// The package.
    package: String,
    shapes: usize,
    operations: usize,
    /// Lines of the crate.
    lines: usize,
    time: Duration,
    /// Why there is no crate.
    errors: Vec<String>,
}

/// Makes the crates, compiles them if asked to, and prints the table.
pub fn run(corpus: &Corpus) -> Result<(), Failure> {
    let start = Instant::now();
    let models = chosen(&corpus.models, &corpus.only)?;
    let scratch = Scratch::open("corpus")?;
    let made = make_all(&models, &scratch, corpus)?;
    let made_in = start.elapsed();
    let compiled = if corpus.check {
        Some(compile(&made, &scratch)?)
    } else {
        None
    };
    table::print(&made, compiled.as_ref());

    let without = made.iter().filter(|it| !it.errors.is_empty()).count();
    anstream::println!(
        "{}, {} without a crate; {:.1} s{}",
        plural(made.len(), "model"),
        without,
        made_in.as_secs_f64(),
        peak_memory().map(|mb| format!(", at most {mb} MB")).unwrap_or_default()
    );
    let mut failed = without;
    if let Some(compiled) = &compiled {
        let broken = compiled.values().filter(|it| !it.is_clean()).count();
        anstream::println!(
            "{} compiled, {broken} with errors or warnings",
            plural(compiled.len(), "crate")
        );
        failed += broken;
        if let Some(program) = compiled.get(program::NAME) {
            anstream::println!(
                "a program that depends on all of them by [patch.crates-io]: {}",
                program.verdict()
            );
        }
    }
    anstream::println!("the crates are in {}", scratch.root.display());
    if failed > 0 { Err(Failure::Negative) } else { Ok(()) }
}

/// The model files that the paths stand for, or those of them that `--only` names.
pub fn chosen(models: &[PathBuf], only: &[String]) -> Result<Vec<PathBuf>, Failure> {
    let all = files(models)?;
    for name in only {
        if !all.iter().any(|path| stem(path) == *name) {
            return Err(format!("--only {name}: there is no model `{name}` in --models").into());
        }
    }
    let is_chosen = |path: &PathBuf| only.is_empty() || only.contains(&stem(path));
    Ok(all.into_iter().filter(is_chosen).collect())
}

/// The name of a model file without its extension.
pub fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// Makes all crates, `jobs` at a time; each is made and written by one thread.
fn make_all(models: &[PathBuf], scratch: &Scratch, corpus: &Corpus) -> Result<Vec<Made>, Failure> {
    let packages = packages(models);
    let official = corpus.official.then(Mutex::default);
    let progress = Progress::on_stderr();
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let made = Mutex::new(Vec::new());
    let work = || {
        while let Some((path, package)) = packages.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = make(path, package, official.as_ref(), scratch);
            let count = done.fetch_add(1, Ordering::Relaxed) + 1;
            progress.bar("generating", count, models.len(), &stem(path));
            if let Ok(mut made) = made.lock() {
                made.push((path, result));
            }
        }
    };
    // Types nest as deep as the model says; the main thread has this much stack too.
    const STACK: usize = 8 << 20;
    thread::scope(|scope| {
        for _ in 0..corpus.jobs.min(models.len()) {
            let builder = thread::Builder::new().stack_size(STACK);
            if builder.spawn_scoped(scope, work).is_err() {
                work();
            }
        }
    });
    progress.clear();
    let mut made = made.into_inner().unwrap_or_default();
    made.sort_by_key(|(path, _)| *path);
    if made.len() < models.len() {
        return Err("a thread ended before its work".into());
    }
    let mut results = Vec::new();
    for (path, result) in made {
        results.push(result.map_err(|error| format!("{}: {error}", path.display()))?);
    }
    Ok(results)
}

/// The official names that crates have so far, if they are to have these.
type Official = Mutex<HashSet<String>>;

/// The official name of the crate of a model, if it is free.
fn free_official_name(model: &ValidModel, taken: &Official) -> Option<String> {
    let name = format!("aws-sdk-{}", official_name(model)?);
    taken.lock().ok()?.insert(name.clone()).then_some(name)
}

/// Makes and writes the crate of one model.
fn make(path: &Path, package: &str, official: Option<&Official>, scratch: &Scratch) -> std::io::Result<Made> {
    let start = Instant::now();
    let mut made = Made {
        name: stem(path),
        shapes: 0,
        operations: 0,
        lines: 0,
        time: Duration::ZERO,
        errors: Vec::new(),
        package: package.to_owned(),
    };
    let sources = Sources::read(&[path])?;
    let mut events = Events::default();
    let files = tinsmith::model(&sources, &mut events).and_then(|model| {
        made.shapes = own_shapes(&model);
        let is_operation = |kind: &ShapeKind| matches!(kind, ShapeKind::Operation(_));
        made.operations = model.shapes.values().filter(|it| is_operation(&it.kind)).count();
        let name = official.and_then(|taken| free_official_name(&model, taken));
        made.package = name.unwrap_or_else(|| made.package.clone());
        let mut krate = CrateSettings::new(&made.package, format!("cargo xtask corpus --models {}", made.name));
        if program::is_official(&made.package) {
            krate.module_version = program::VERSION.to_owned();
        }
        krate.runtime.path = runtime_path(&scratch.member(&made.package));
        tinsmith::generate(&model, &krate, &mut events)
    });
    let out = scratch.member(&made.package);
    match files {
        Ok(files) => {
            made.lines = files.lines();
            sync(&files, &out, Mode::Update)?;
        }
        Err(_) => {
            let errors = events.all().iter().filter(|it| it.severity == Severity::Error);
            made.errors = errors.map(|it| report::one_line(it, &sources)).collect();
            if out.exists() {
                fs::remove_dir_all(&out)?;
            }
        }
    }
    made.time = start.elapsed();
    Ok(made)
}

/// The name of a model as the end of a package's name.
pub fn package_name(model: &str) -> String {
    let plain = |c: char| match c.to_ascii_lowercase() {
        c if c.is_ascii_alphanumeric() => c,
        _ => '-',
    };
    model.chars().map(plain).collect()
}

/// The models with names that no package has which the crates need, and that differ where files are called the same.
fn packages(models: &[PathBuf]) -> Vec<(&Path, String)> {
    let mut taken = HashSet::new();
    let named = models.iter().map(|path| {
        let name = format!("corpus-{}", package_name(&stem(path)));
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        let mut names = [name.clone()].into_iter().chain(numbered);
        let free = names.find(|it| taken.insert(it.clone())).unwrap_or_default();
        (path.as_path(), free)
    });
    named.collect()
}

/// Compiles the crates, and the program that has all of them that stand in for official ones.
fn compile(made: &[Made], scratch: &Scratch) -> Result<IndexMap<String, Compiled>, Failure> {
    let packages = made.iter().filter(|it| it.errors.is_empty());
    let mut packages: Vec<String> = packages.map(|it| it.package.clone()).collect();
    let official = packages.iter().filter(|it| program::is_official(it));
    let official: Vec<String> = official.cloned().collect();
    if !official.is_empty() {
        program::write(scratch, &official)?;
        packages.push(program::NAME.to_owned());
    }
    scratch.write_patched_manifest(&packages, &official)?;
    if !official.is_empty() {
        program::find_patched(scratch, &official)?;
    }
    compile::check(scratch, &packages)
}

/// The most memory that this process has used so far, in MB, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024)
}
