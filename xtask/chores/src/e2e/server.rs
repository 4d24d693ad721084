//! The server programs: installed from PyPI, started on loopback and stopped again.

use crate::shared::Scratch;
use std::fs::{self, File};
use std::io;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tinsmith_cli::Failure;

/// The servers, at the versions that the program was written against.
const PACKAGES: &[&str] = &["moto[server]==5.2.5", "ministack==1.5.33", "cbor2==6.3.0"];

/// The limit of time until a server answers.
const PATIENCE: Duration = Duration::from_secs(120);

/// The folder of the servers' programs, in a virtual environment that is made unless an earlier run has left it.
pub fn install(scratch: &Scratch) -> Result<PathBuf, Failure> {
    let environment = scratch.root.join("python");
    let (marker, wanted) = (environment.join("packages"), PACKAGES.join("\n"));
    let bin = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    if fs::read_to_string(&marker).is_ok_and(|installed| installed == wanted) {
        return Ok(bin);
    }
    let python = ["python3", "python"].into_iter().find(|name| {
        let mut probe = Command::new(name);
        answers(probe.args(["-c", "import sys, venv; sys.exit(sys.version_info < (3, 10))"]))
    });
    let Some(python) = python else {
        return Err(
            "Python 3.10 or later with its module `venv` is missing: the servers are Python programs. Install it \
                    (Debian: `apt install python3-venv`) and run this again"
                .into(),
        );
    };
    anstream::eprintln!("installing {} into {}", PACKAGES.join(", "), environment.display());
    let mut venv = Command::new(python);
    succeed(venv.args(["-m", "venv", "--clear"]).arg(&environment), "python -m venv")?;
    let mut pip = Command::new(bin.join("python"));
    succeed(
        pip.args(["-m", "pip", "install", "--quiet"]).args(PACKAGES),
        "pip install",
    )?;
    fs::write(marker, wanted)?;
    Ok(bin)
}

/// A server that runs for as long as this lives.
pub struct Server {
    process: Child,
    port: u16,
}

impl Server {
    /// Starts a server on a port that is free, and waits until it listens.
    pub fn start(
        name: &str,
        programs: &Path,
        scratch: &Scratch,
        configure: impl FnOnce(&mut Command, u16),
    ) -> Result<Self, Failure> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let log = File::create(scratch.root.join(format!("{name}.log")))?;
        let mut command = Command::new(programs.join(name));
        configure(&mut command, port);
        command.current_dir(&scratch.root).stdin(Stdio::null());
        command.stdout(log.try_clone()?).stderr(log);
        let process = command.spawn().map_err(|error| format!("{name}: {error}"))?;
        let mut server = Self { process, port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = server.process.try_wait()? {
                return Err(format!(
                    "{name} ended with {status}; see {name}.log in {}",
                    scratch.root.display()
                )
                .into());
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("{name} does not listen after {} s", PATIENCE.as_secs()).into());
            }
            sleep(Duration::from_millis(100));
        }
        Ok(server)
    }

    /// Returns the URL of the server.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to stop.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Returns whether a command can be run and succeeds.
fn answers(command: &mut Command) -> bool {
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

/// Runs a command; that it fails is a failure of ours.
pub fn succeed(command: &mut Command, what: &str) -> Result<(), Failure> {
    let status = command
        .status()
        .map_err(|error: io::Error| format!("{what}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{what} failed: {status}").into())
    }
}
