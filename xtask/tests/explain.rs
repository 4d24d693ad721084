//! Every line of every generated crate of this workspace leads to an emitter and to the model.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tinsmith::event::Events;
use tinsmith::print::Files;
use tinsmith::settings;
use tinsmith::source::{Source, Sources};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The crates of `smithy-build.json`, generated in memory.
fn crates() -> Vec<(String, tinsmith::model::ValidModel, Files)> {
    let sources = Sources::new(vec![Source {
        path: "smithy-build.json".into(),
        text: fs::read(root().join("smithy-build.json")).unwrap(),
    }]);
    let mut events = Events::default();
    let settings = settings::read(&sources, &mut events).unwrap();
    let projections = settings.projections.into_iter().map(|(name, projection)| {
        let paths: Vec<_> = projection.models.iter().map(|path| root().join(path)).collect();
        let model = tinsmith::model(&Sources::read(&paths).unwrap(), &mut events).unwrap();
        let files = tinsmith::generate(&model, &projection.krate, &mut events).unwrap();
        (name, model, files)
    });
    projections.collect()
}

#[test]
fn every_line_has_an_emitter_and_members_have_their_own() {
    let mut emitters: HashMap<String, usize> = HashMap::new();
    for (name, model, files) in crates() {
        for file in files.iter() {
            let lines: Vec<_> = file.text.lines().collect();
            assert_eq!(lines.len(), file.origins.len(), "{name}/{}", file.path);
            for ((line, origin), number) in lines.iter().zip(file.origins.iter()).zip(1..) {
                let place = format!("{name}/{}:{number}", file.path);
                let (path, at) = origin.emitter.rsplit_once(':').unwrap();
                let at: usize = at.parse().unwrap();
                let length = emitters
                    .entry(path.to_owned())
                    .or_insert_with(|| fs::read_to_string(root().join(path)).unwrap().lines().count());
                assert!((1..=*length).contains(&at), "{place}: {}", origin.emitter);
                assert!(
                    path.starts_with("codegen/src/emit/") || path == "codegen/src/print/mod.rs",
                    "{place}: {path}"
                );
                if let Some(id) = &origin.shape {
                    let shape = model
                        .shape(id.root().as_str())
                        .unwrap_or_else(|| panic!("{place}: {id}"));
                    assert!(
                        id.member().is_none_or(|member| shape.member(member).is_some()),
                        "{place}: {id}"
                    );
                }
                // A member's line leads to the member; every error has a message, modelled or not.
                if line.trim_start().starts_with("#[member(") && !line.contains("#[member(\"message\"") {
                    let id = origin.shape.as_ref().unwrap_or_else(|| panic!("{place}"));
                    let wire = id.member().unwrap_or_else(|| panic!("{place}: {id}"));
                    let named = line.contains(&format!("{wire:?}")) || lines[number].contains(&format!("{wire:?}"));
                    assert!(named, "{place}: {line} is said to be {id}");
                }
            }
        }
    }
    assert!(emitters.len() > 10);
}

#[test]
fn the_crates_on_disk_are_those_of_the_models() {
    for (name, _, files) in crates() {
        for file in files.iter() {
            let path = root().join("generated").join(&name).join(&file.path);
            let found = fs::read_to_string(&path).unwrap_or_default();
            assert!(
                found == file.text,
                "{} is stale; run `cargo xtask codegen {name}`",
                path.display()
            );
        }
    }
}

#[test]
fn a_line_is_explained_from_any_folder() {
    let run = |dir: &str, place: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_tinsmith-xtask"))
            .args(["explain", place])
            .current_dir(root().join(dir))
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr]
            .map(|text| String::from_utf8(text).unwrap())
            .concat();
        (output.status.code(), text)
    };
    let tag = fs::read_to_string(root().join("generated/workspaces-instances/src/types/_tag.rs")).unwrap();
    let line = tag.lines().position(|line| line.contains("pub key:")).unwrap() + 1;
    let (code, text) = run(
        ".",
        &format!("generated/workspaces-instances/src/types/_tag.rs:{line}:9"),
    );
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("codegen/src/emit/structure.rs:"), "{text}");
    assert!(text.contains("com.amazonaws.workspacesinstances#Tag$Key"), "{text}");
    assert!(text.contains("model/workspaces-instances/2022-07-26.json:"), "{text}");
    let (code, below) = run("generated", &format!("workspaces-instances/src/types/_tag.rs:{line}"));
    assert_eq!(code, Some(0), "{below}");
    assert!(below.contains("#Tag$Key"), "{below}");

    assert_eq!(
        run(".", "generated/workspaces-instances/src/types/_tag.rs:9999").0,
        Some(2)
    );
    assert_eq!(run(".", "codegen/src/lib.rs:1").0, Some(2));
}
