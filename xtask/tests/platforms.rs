//! A generated crate without default features is for every platform, such as `wasm32-unknown-unknown`.

use std::path::Path;
use std::process::{Command, Output};
use tests::skipped;

const TARGET: &str = "wasm32-unknown-unknown";

/// Packages that need an operating system, or a compiler of C for the target.
const OF_SYSTEMS: &[&str] = &[
    "aws-lc-rs",
    "aws-lc-sys",
    "getrandom",
    "hyper",
    "mio",
    "native-tls",
    "ring",
    "rustls",
    "socket2",
];

fn run(program: &str, args: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut command = Command::new(program);
    command.current_dir(root).args(args);
    command.env(
        "CARGO_TARGET_DIR",
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("platforms"),
    );
    let output = command.output().unwrap_or_else(|error| panic!("{program}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {}: {said}", args.join(" "));
    output
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_crate_without_default_features_needs_no_operating_system() {
    let package = [
        "-p",
        "workspaces-instances",
        "--no-default-features",
        "--target",
        TARGET,
    ];
    let tree = [
        &[
            "tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}",
        ],
        &package[..],
    ]
    .concat();
    let tree = text(&run(env!("CARGO"), &tree));
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    let found: Vec<&str> = names.filter(|name| OF_SYSTEMS.contains(name)).collect();
    assert!(tree.contains("tinsmith-runtime"), "{tree}");
    assert!(found.is_empty(), "it depends on {}", found.join(", "));

    let library = text(&run("rustc", &["--print", "target-libdir", "--target", TARGET]));
    if Path::new(library.trim()).exists() {
        run(
            env!("CARGO"),
            &[&["check", "--locked", "--quiet"], &package[..]].concat(),
        );
    } else {
        skipped(
            "compiling it",
            &format!("`rustup target add {TARGET}` installs what that needs"),
        );
    }
}
