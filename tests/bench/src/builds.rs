//! The cost of compiling a crate after its dependencies.

use serde_json::Value;
use std::error::Error;
use std::fs;
use std::path::Path;

use crate::compiler::{self, Usage};
use crate::subject::{Scratch, Subject};
use crate::{median, progress};

/// A way to compile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Build {
    /// `cargo check`
    Check,
    /// `cargo build`
    Debug,
    /// `cargo build --release`
    Release,
    /// `cargo doc`
    Doc,
}

impl Build {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Check, Self::Debug, Self::Release, Self::Doc];

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Debug => &["build"],
            Self::Release => &["build", "--release"],
            Self::Doc => &["doc", "--no-deps"],
        }
    }
}

/// A crate that is compiled, and the workspace that this is done in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unit {
    /// The crate of a subject.
    Client(Subject),
    /// The program that makes one call with the crate of a subject.
    Program(Subject),
    /// The runtime, which all generated crates share, with the features of the first service.
    Runtime,
    /// The derives, as they are built for the runtime.
    Derive,
}

impl Unit {
    /// All of them, in the order in which they are compiled.
    pub const ALL: [Self; 8] = [
        Self::Client(Subject::Official),
        Self::Program(Subject::Official),
        Self::Derive,
        Self::Runtime,
        Self::Client(Subject::Whole),
        Self::Program(Subject::Whole),
        Self::Client(Subject::Cut),
        Self::Program(Subject::Cut),
    ];

    fn subject(self) -> Subject {
        match self {
            Self::Client(subject) | Self::Program(subject) => subject,
            Self::Runtime | Self::Derive => Subject::Whole,
        }
    }

    /// Returns whether it is compiled that way: of a program only what it takes to run it counts.
    fn is_for(self, build: Build) -> bool {
        match self {
            Self::Program(_) => matches!(build, Build::Debug | Build::Release),
            _ => true,
        }
    }

    /// The package that has the crate.
    fn package(self) -> String {
        match self {
            Self::Client(subject) => subject.package().to_owned(),
            Self::Program(subject) => subject.probe(),
            Self::Runtime => "tinsmith-runtime".to_owned(),
            Self::Derive => "tinsmith-runtime-derive".to_owned(),
        }
    }

    /// Returns the arguments for cargo: a crate of derives is compiled otherwise if it is asked for by name.
    fn wanted(self) -> Vec<String> {
        let package = match self {
            Self::Derive => Self::Runtime.package(),
            other => other.package(),
        };
        let mut arguments = vec!["--package".to_owned(), package];
        if matches!(self, Self::Program(_)) {
            arguments.extend(["--bin".to_owned(), PROGRAM.to_owned()]);
        }
        arguments
    }

    /// The name that the compiler knows it by.
    fn krate(self) -> String {
        let name = match self {
            Self::Program(_) => PROGRAM.to_owned(),
            other => other.package(),
        };
        name.replace('-', "_")
    }
}

/// The program that makes one call.
const PROGRAM: &str = "one-call";

/// The figures of one crate.
pub struct Compiled {
    /// Which one.
    pub unit: Unit,
    /// Lines of its sources that are not empty; a program's are not counted.
    pub lines: Option<usize>,
    /// The median of each way to compile it.
    pub usage: Vec<(Build, Usage)>,
    /// Bytes of the library, debug and release; a crate of derives has none.
    pub library: Vec<(Build, u64)>,
}

/// Compiles every crate so many times in every way.
pub fn measure(scratch: &Scratch, rounds: usize) -> Result<Vec<Compiled>, Box<dyn Error>> {
    let mut all = Vec::new();
    for unit in Unit::ALL {
        let sources = scratch.sources(unit.subject(), &unit.package())?;
        all.push(Compiled {
            unit,
            lines: match unit {
                Unit::Program(_) => None,
                _ => Some(lines(&sources)?),
            },
            usage: Vec::new(),
            library: Vec::new(),
        });
    }
    for build in Build::ALL {
        // The first unit compiles the dependencies, too.
        for unit in Unit::ALL.into_iter().filter(|it| it.is_for(build)) {
            progress(&format!("{build:?}: what {} needs", unit.package()));
            compile(scratch, unit, build)?;
        }
        let mut figures = vec![Vec::new(); all.len()];
        for round in 1..=rounds {
            progress(&format!("{build:?}: round {round} of {rounds}"));
            for (it, figures) in all.iter_mut().zip(&mut figures).filter(|(it, _)| it.unit.is_for(build)) {
                clean(scratch, it.unit, build)?;
                let (usage, library) = compile(scratch, it.unit, build)?;
                figures.push(usage.ok_or_else(|| format!("{} was not compiled", it.unit.krate()))?);
                it.library.retain(|(of, _)| *of != build);
                it.library.extend(library.map(|bytes| (build, bytes)));
            }
        }
        for (it, figures) in all.iter_mut().zip(figures) {
            let middle = |figure: fn(&Usage) -> f64| median(&figures.iter().map(figure).collect::<Vec<_>>());
            let usage = || {
                Some(Usage {
                    wall: middle(|it| it.wall)?,
                    cpu: middle(|it| it.cpu)?,
                    memory: middle(|it| it.memory)?,
                })
            };
            it.usage.extend(usage().map(|usage| (build, usage)));
        }
    }
    Ok(all)
}

fn clean(scratch: &Scratch, unit: Unit, build: Build) -> Result<(), Box<dyn Error>> {
    let mut cargo = scratch.cargo(unit.subject());
    cargo.args(["clean", "--quiet", "--package", &unit.package()]);
    if build == Build::Release {
        cargo.arg("--release");
    }
    if cargo.status()?.success() {
        Ok(())
    } else {
        Err(format!("cargo cannot clean {}", unit.package()).into())
    }
}

/// Compiles the crate of a unit, and tells what that took and how large the library is.
fn compile(scratch: &Scratch, unit: Unit, build: Build) -> Result<(Option<Usage>, Option<u64>), Box<dyn Error>> {
    compiler::forget(&scratch.log)?;
    let mut cargo = scratch.cargo(unit.subject());
    cargo.args(build.arguments()).arg("--quiet").args(unit.wanted());
    compiler::measured(&mut cargo, &scratch.log)?;
    let messages = scratch.messages(&mut cargo)?;
    let krate = unit.krate();
    let usage = compiler::read(&scratch.log, &krate)?;
    Ok((usage, library(&messages, &krate)?))
}

/// The size of the library that cargo says it made of a crate.
fn library(messages: &[Value], krate: &str) -> Result<Option<u64>, std::io::Error> {
    let mut artifacts = messages
        .iter()
        .filter(|it| it["reason"] == "compiler-artifact" && it["target"]["name"] == krate);
    let files = artifacts.next().and_then(|it| it["filenames"].as_array());
    let mut files = files.into_iter().flatten().filter_map(Value::as_str);
    match files.find(|path| path.ends_with(".rlib")) {
        Some(path) => Ok(Some(fs::metadata(path)?.len())),
        None => Ok(None),
    }
}

/// Lines that are not empty, of all files in a folder.
fn lines(folder: &Path) -> Result<usize, std::io::Error> {
    let mut sum = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sum += lines(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(path)?;
            sum += text.lines().filter(|line| !line.trim().is_empty()).count();
        }
    }
    Ok(sum)
}
