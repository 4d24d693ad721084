//! The commands of Tinsmith. Another workspace's xtask is `fn main() -> ExitCode { tinsmith_xtask::main() }`.

use std::process::ExitCode;

/// Runs the command that the process's arguments name.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
