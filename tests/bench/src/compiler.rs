//! One run of a compiler, measured: this program stands in for it while cargo builds, and leaves a line in a file.

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

/// The file that the lines go into; set while this program stands in for the compiler.
const LOG: &str = "TINSMITH_BENCH_LOG";

/// The cost of one run of a compiler.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// Seconds on the clock.
    pub wall: f64,
    /// Seconds of all cores, user and system.
    pub cpu: f64,
    /// Most memory in use, in megabytes.
    pub memory: f64,
}

/// Has `cargo` run this program in place of `rustc` and `rustdoc`.
pub fn measured(command: &mut Command, log: &Path) -> std::io::Result<()> {
    let this = std::env::current_exe()?;
    command.env(LOG, log).env("RUSTC_WRAPPER", &this).env("RUSTDOC", &this);
    Ok(())
}

/// Reads what was left about a crate since the file was made anew.
pub fn read(log: &Path, krate: &str) -> std::io::Result<Option<Usage>> {
    let text = std::fs::read_to_string(log)?;
    Ok(text.lines().rev().find_map(|line| {
        let mut words = line.split(' ');
        let is_it = words.next() == Some(krate);
        let mut figure = || words.next()?.parse().ok();
        is_it.then_some(Usage {
            wall: figure()?,
            cpu: figure()?,
            memory: figure()?,
        })
    }))
}

/// Begins a new log.
pub fn forget(log: &Path) -> std::io::Result<()> {
    File::create(log).map(drop)
}

/// Runs the compiler and measures it, if this process was started in its place.
pub fn stand_in() -> Option<ExitCode> {
    let log = std::env::var_os(LOG)?;
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    // As a wrapper, this program gets the compiler's path first; as `rustdoc`, it gets arguments only.
    let is_path = |it: &std::ffi::OsString| it.to_string_lossy().ends_with("rustc");
    let (compiler, arguments) = match arguments.split_first() {
        Some((first, rest)) if is_path(first) => (first.clone(), rest),
        _ => ("rustdoc".into(), &arguments[..]),
    };
    let start = Instant::now();
    let status = Command::new(compiler).args(arguments).status();
    let wall = start.elapsed().as_secs_f64();
    let mut words = arguments.iter().map(|it| it.to_string_lossy());
    if let (Some(_), Some(name)) = (words.find(|it| it == "--crate-name"), words.next())
        && let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN)
    {
        let seconds = |time: nix::sys::time::TimeVal| time.num_microseconds() as f64 / 1e6;
        let cpu = seconds(usage.user_time()) + seconds(usage.system_time());
        let memory = usage.max_rss() as f64 / 1024.0;
        let line = format!("{name} {wall:.4} {cpu:.4} {memory:.1}\n");
        let written = OpenOptions::new()
            .create(true)
            .append(true)
            .open(log)
            .and_then(|mut log| log.write_all(line.as_bytes()));
        if let Err(error) = written {
            eprintln!("error: what the compiler took cannot be written down: {error}");
            return Some(ExitCode::FAILURE);
        }
    }
    Some(match status {
        Ok(status) => ExitCode::from(u8::try_from(status.code().unwrap_or(1)).unwrap_or(1)),
        Err(error) => {
            eprintln!("error: the compiler cannot be run: {error}");
            ExitCode::FAILURE
        }
    })
}
