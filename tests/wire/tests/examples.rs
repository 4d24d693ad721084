//! The examples in the documentation of generated crates compile.
//!
//! Generated crates have no doctests, since the text of a model must never become a test. The examples that Tinsmith
//! writes itself are kept in `examples/`, are compiled here, and are compared with those of the crates.
//! `UPDATE_FIXTURES=1` takes them from the crates.

use std::fs;
use std::path::Path;

macro_rules! examples {
    ($($package:literal $library:ident,)*) => {
        $(
            #[allow(dead_code)]
            mod $library {
                include!(concat!("examples/", stringify!($library), ".rs"));
            }
        )*

        const EXAMPLES: &[(&str, &str)] = &[$(($package, stringify!($library)),)*];
    };
}

examples! {
    "auth" auth,
    "bakery" bakery,
    "buckets" buckets,
    "endpoint-params" endpoint_params,
    "http-bindings" http_bindings,
    "jobs" jobs,
    "kitchen-sink" kitchen_sink,
    "naming-obstacles" naming_obstacles,
    "notes" notes,
    "presigning" presigning,
    "protocol-tests" protocol_tests,
    "sensors" sensors,
    "speech" speech,
    "streams" streams,
    "weather" weather,
    "workspaces-instances" workspaces_instances,
}

/// The lines of the only example in a crate's documentation, with those that rustdoc hides.
fn documented(package: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../generated")
        .join(package)
        .join("src/lib.rs");
    let text = fs::read_to_string(path).unwrap();
    let docs = text.lines().filter_map(|line| line.strip_prefix("//!"));
    let docs = docs.map(|line| line.strip_prefix(' ').unwrap_or(line));
    let example = docs.skip_while(|line| *line != "```no_run").skip(1);
    let example = example.take_while(|line| *line != "```");
    let lines = example.map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line)));
    lines.collect()
}

#[test]
fn examples_are_those_of_the_documentation() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/examples");
    for (package, library) in EXAMPLES {
        let (path, wanted) = (folder.join(format!("{library}.rs")), documented(package));
        assert!(wanted.contains("Client::from_conf(config)"), "{package} has no example");
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&path, &wanted).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap();
        assert_eq!(kept, wanted, "{package}: run this test with UPDATE_FIXTURES=1");
    }
}

/// A crate that is added has its example here.
#[test]
fn every_crate_has_an_example() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generated");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut packages: Vec<String> = entries
        .filter(|entry| entry.path().join("Cargo.toml").exists())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    packages.sort();
    let known: Vec<&str> = EXAMPLES.iter().map(|(package, _)| *package).collect();
    assert_eq!(packages, known);
}
