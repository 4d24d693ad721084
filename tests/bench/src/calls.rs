//! The cost of a program that uses a client: its size, and the time, instructions and allocations of its tasks.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::subject::{Scratch, Subject};
use crate::{median, progress};

/// Something that programs do with clients.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Task {
    /// The largest `CreateWorkspaceInstance` from its builder to a connector and back, over rpcv2Cbor.
    Cbor,
    /// That operation over awsJson 1.0.
    Json,
    /// Making a client of its settings.
    Client,
    /// Asking the endpoint rules.
    Endpoint,
}

impl Task {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Cbor, Self::Json, Self::Client, Self::Endpoint];

    fn argument(self) -> &'static str {
        match self {
            Self::Cbor => "cbor",
            Self::Json => "json",
            Self::Client => "client",
            Self::Endpoint => "endpoint",
        }
    }

    /// Returns whether a subject can do it; the official crates speak one protocol each.
    fn is_for(self, subject: Subject) -> bool {
        match subject {
            Subject::Official => self != Self::Json,
            Subject::OfficialJson => self == Self::Json,
            Subject::Whole | Subject::Cut | Subject::Strict => true,
        }
    }
}

/// The cost of one round of a task.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// Nanoseconds of the processor, the median.
    pub nanoseconds: f64,
    /// Allocations.
    pub allocations: u64,
    /// Bytes of them.
    pub bytes: u64,
    /// Instructions, if valgrind is there to count them.
    pub instructions: Option<u64>,
}

/// The figures of one client.
pub struct Used {
    /// Which one.
    pub subject: Subject,
    /// Bytes of the program that makes one call, stripped.
    pub program: u64,
    /// The tasks with their costs.
    pub tasks: Vec<(Task, Round)>,
}

/// Builds the probes of all clients and runs each task so many times.
pub fn measure(scratch: &Scratch, rounds: usize) -> Result<Vec<Used>, Box<dyn Error>> {
    let mut all = Vec::new();
    for subject in Subject::ALL {
        progress(&format!("programs of {}", subject.folder()));
        let mut cargo = scratch.cargo(subject);
        let messages = scratch.messages(cargo.args(["build", "--release", "--quiet"]))?;
        let program = |name: &str| -> Result<PathBuf, Box<dyn Error>> {
            let mut programs = messages.iter().filter(|it| it["target"]["name"] == name);
            let path = programs.find_map(|it| it["executable"].as_str());
            // Programs of all subjects have the same names in one target folder.
            let kept = scratch.root.join(subject.folder()).join(name);
            fs::copy(path.ok_or("cargo made no program")?, &kept)?;
            Ok(kept)
        };
        let used = Used {
            subject,
            program: fs::metadata(program("one-call")?)?.len(),
            tasks: Vec::new(),
        };
        all.push((program("calls")?, used));
    }
    for task in Task::ALL {
        progress(&format!("{task:?}"));
        let mut times = vec![Vec::new(); all.len()];
        let mut last = vec![None; all.len()];
        for _ in 0..rounds * RUNS {
            for (index, (program, used)) in all.iter().enumerate() {
                if task.is_for(used.subject) {
                    let [nanoseconds, allocations, bytes] = run(program, task)?;
                    times[index].push(nanoseconds);
                    last[index] = Some((allocations as u64, bytes as u64));
                }
            }
        }
        for (index, (program, used)) in all.iter_mut().enumerate() {
            if let (Some(nanoseconds), Some((allocations, bytes))) = (median(&times[index]), last[index]) {
                let round = Round {
                    nanoseconds,
                    allocations,
                    bytes,
                    instructions: instructions(program, task)?,
                };
                used.tasks.push((task, round));
            }
        }
    }
    Ok(all.into_iter().map(|(_, used)| used).collect())
}

/// The number of times a task is run in a round: a run is short, so what else the machine does shows in it.
const RUNS: usize = 3;

/// Returns the figures that the probe prints: nanoseconds, allocations and bytes of a round.
fn run(program: &Path, task: Task) -> Result<[f64; 3], Box<dyn Error>> {
    const COUNT: &str = "5000";
    let output = Command::new(program).args([task.argument(), COUNT]).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let figures: Vec<f64> = text.split_whitespace().filter_map(|it| it.parse().ok()).collect();
    figures
        .try_into()
        .map_err(|_| format!("{}: {}", program.display(), String::from_utf8_lossy(&output.stderr)).into())
}

/// The instructions of a round: what a longer run has more than a shorter one.
fn instructions(program: &Path, task: Task) -> Result<Option<u64>, Box<dyn Error>> {
    let has_valgrind = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status();
    if !has_valgrind.is_ok_and(|status| status.success()) {
        return Ok(None);
    }
    let count = |rounds: u64| -> Result<u64, Box<dyn Error>> {
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(program)
            .args([task.argument(), &rounds.to_string()])
            .output()?;
        let text = String::from_utf8_lossy(&output.stderr);
        let mut lines = text.lines().filter_map(|line| line.split_once("Collected :"));
        let figure = lines.next().and_then(|(_, figure)| figure.trim().parse().ok());
        figure.ok_or_else(|| format!("valgrind: {text}").into())
    };
    let (few, many) = (20, 120);
    Ok(Some((count(many)? - count(few)?) / (many - few)))
}
