//! Another workspace has the same commands from an xtask of its own, and its crate compiles.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;
use tests::scratch::Scratch;

/// Returns the path from one folder to the other.
fn relative(from: &Path, to: &Path) -> String {
    let (from, to) = (from.canonicalize().unwrap(), to.canonicalize().unwrap());
    let up = from
        .components()
        .filter(|part| matches!(part, Component::Normal(_)))
        .map(|_| "..");
    let down = to.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[test]
fn another_workspace_has_the_same_commands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let dir = Scratch::new("elsewhere");
    let write = |path: &str, text: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let workspace = |members: &str| {
        write(
            "Cargo.toml",
            &format!("[workspace]\nresolver = \"3\"\nmembers = {members}\n"),
        )
    };
    workspace(r#"["xtask"]"#);
    write(
        ".cargo/config.toml",
        "[alias]\nxtask = \"run --quiet --package xtask --\"\n",
    );
    write(
        "xtask/Cargo.toml",
        &format!(
            "[package]\nname = \"xtask\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\ntinsmith-cli = {{ path = {:?} }}\n",
            root.join("cli")
        ),
    );
    write(
        "xtask/src/main.rs",
        "use std::process::ExitCode;\n\nfn main() -> ExitCode {\n    tinsmith_cli::main()\n}\n",
    );
    write("models/weather.json", include_str!("../../examples/model/weather.json"));
    // `clients/weather`, once it exists, is as deep as this.
    write("clients/.keep/.keep", "");
    let runtime = relative(&dir.path().join("clients/.keep"), &root.join("runtime"));
    fs::remove_dir_all(dir.path().join("clients/.keep")).unwrap();
    write(
        "smithy-build.json",
        &format!(
            r#"{{
    "version": "1.0",
    "outputDirectory": "clients",
    "sources": ["models"],
    "projections": {{
        "weather": {{ "plugins": {{ "rust-client-codegen": {{ "runtimeConfig": {{ "relativePath": {runtime:?} }} }} }} }}
    }}
}}"#
        ),
    );
    // The versions, and the folder, in which everything is compiled already.
    fs::copy(root.join("Cargo.lock"), dir.path().join("Cargo.lock")).unwrap();
    let target: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().into();
    let cargo = |folder: &str, arguments: &[&str]| {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(dir.path().join(folder))
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_NET_OFFLINE", "true")
            .env_remove("CARGO_MANIFEST_DIR")
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr]
            .map(|text| String::from_utf8_lossy(&text).into_owned())
            .concat();
        assert!(output.status.success(), "{arguments:?}: {text}");
        text
    };
    assert!(cargo(".", &["xtask", "codegen"]).contains("created   clients/weather/Cargo.toml"));
    workspace(r#"["xtask", "clients/*"]"#);
    assert!(cargo("xtask", &["xtask", "codegen", "--check"]).contains("weather: fresh"));
    assert!(cargo(".", &["xtask", "check", "models"]).contains("valid"));
    let place = "clients/weather/src/operation/get_forecast.rs:5";
    assert!(cargo(".", &["xtask", "explain", place]).contains("models/weather.json:"));
    cargo(".", &["check", "--quiet", "--package", "weather"]);
}
