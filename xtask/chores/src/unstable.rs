//! `cargo` with flags that only later versions of it make stable.

use crate::shared::Scratch;
use std::process::Command;

/// `cargo`, in this workspace, with the unstable flags of rustdoc and of [`build_used`]. Some build scripts look at
/// `RUSTC_BOOTSTRAP`: most dependencies would be built again in every step if only some steps had it. Profiles have
/// that effect, too.
pub fn cargo(scratch: &Scratch) -> Command {
    let mut command = scratch.cargo();
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0");
    command
}

/// `cargo build` or `cargo run` of a program that calls few operations of these packages: functions that it does not use
/// are not compiled. The official crate of EC2 takes several times as much time and memory without that.
pub fn build_used<'a>(scratch: &Scratch, command: &str, packages: impl IntoIterator<Item = &'a str>) -> Command {
    let mut cargo = cargo(scratch);
    cargo.args([command, "--quiet", "-Zprofile-hint-mostly-unused"]);
    for package in packages {
        let hint = format!("profile.dev.package.{package}.hint-mostly-unused=true");
        cargo.args(["--config", &hint]);
    }
    cargo
}
