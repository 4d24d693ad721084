//! The text that is emitted for each construct: the types and operations of `fixtures/emit/<construct>/<case>`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tests::dump;
use tinsmith::budget::Budget;
use tinsmith::emit::emit;
use tinsmith::emit::item::File;
use tinsmith::event::Events;
use tinsmith::model::ValidModel;
use tinsmith::print::print;
use tinsmith::prune::prune;
use tinsmith::settings::{AskedBy, CrateSettings, Operations};
use tinsmith::source::{FileId, Source, Sources};

#[test]
fn emitted_rust_of_every_fixture() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for construct in entries(&fixtures()).into_iter().filter(|path| path.is_dir()) {
        for case in entries(&construct) {
            settings.set_snapshot_suffix(format!("{}__{}", stem(&construct), stem(&case)));
            settings.bind(|| insta::assert_snapshot!("emit", emitted(&case)));
        }
    }
}

/// A cut changes nothing in the rest of the crate, except the code of directions in which shapes no longer travel.
#[test]
fn a_cut_crate_is_a_part_of_the_whole_one() {
    for model in [
        "workspaces-instances",
        "kitchen-sink",
        "naming-obstacles",
        "streams",
        "jobs",
    ] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model").join(model);
        let sources = Sources::read(&[folder]).unwrap();
        let mut events = Events::default();
        let model = tinsmith::model(&sources, &mut events).unwrap();
        let settings = CrateSettings::new("example", "cargo xtask codegen example");
        let whole = tinsmith::generate(&model, &settings, &mut events).unwrap();
        let closure = prune(&model, &settings.selection(), &mut events).unwrap();
        for operation in &closure.operations {
            let mut settings = settings.clone();
            settings.operations = Some(Operations {
                names: vec![operation.to_string()],
                asked_by: AskedBy::File,
            });
            let cut = tinsmith::generate(&model, &settings, &mut events).unwrap();
            let is_shape = |path: &str| path.contains("/_");
            for file in cut.iter().filter(|file| is_shape(&file.path)) {
                let of_whole = whole.get(&file.path).expect("the whole crate has the file");
                assert_eq!(
                    undirected(&file.text),
                    undirected(&of_whole.text),
                    "{operation}: {}",
                    file.path
                );
            }
        }
    }
}

/// The text without line ends, `write` and `read`: a shorter attribute may fit on one line.
fn undirected(text: &str) -> String {
    let words: String = text.split_whitespace().collect();
    words.replace(",write", "").replace(",read", "").replace(",)", ")")
}

/// The events of a model, then the files of the shapes that the fixture itself defines.
fn emitted(case: &Path) -> String {
    let text = fs::read(case).unwrap();
    let is_whole = ["\"type\": \"service\"", "\nservice "]
        .iter()
        .any(|it| String::from_utf8_lossy(&text).contains(it));
    let name = format!("case.{}", case.extension().unwrap().display());
    let mut files = vec![source(&name, text)];
    if !is_whole {
        files.push(source("base.json", fs::read(fixtures().join("base.json")).unwrap()));
    }
    let sources = Sources::new(files);
    let mut events = Events::default();
    let settings = CrateSettings::new("example", "cargo xtask codegen example");
    let krate = tinsmith::model(&sources, &mut events)
        .and_then(|model| Ok((tinsmith::describe(&model, &settings, &mut events)?, model)));

    let mut out = dump::events(&events, &sources);
    if let Ok((krate, model)) = krate {
        let id = sources.iter().find(|(_, source)| source.path == name).map(|(id, _)| id);
        let files: Vec<File> = emit(&krate).filter(|file| is_of_case(file, &model, id)).collect();
        let files = print(&settings.command, files, &Budget::default()).expect("what was emitted is Rust");
        for file in files.iter() {
            let _ = writeln!(out, "\n=== {}\n{}", file.path, file.text);
        }
    }
    out
}

fn is_of_case(file: &File, model: &ValidModel, id: Option<FileId>) -> bool {
    let is_construct = ["src/types/", "src/operation/", "src/waiters/"]
        .iter()
        .any(|it| file.path.starts_with(it));
    let shape = model.shape(file.trace.as_str());
    is_construct && shape.is_some_and(|shape| Some(shape.location.file) == id)
}

fn source(path: &str, text: Vec<u8>) -> Source {
    Source {
        path: path.into(),
        text,
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/emit")
}

/// The files and folders in a folder, sorted.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}
