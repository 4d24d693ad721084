//! The xtask of this workspace.

fn main() -> std::process::ExitCode {
    tinsmith_xtask::main()
}
