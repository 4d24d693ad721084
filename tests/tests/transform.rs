//! The transforms of `smithy-build.json`: a folder each with the model, the file and what comes out.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tests::dump;
use tinsmith::event::{Events, Severity};
use tinsmith::settings;
use tinsmith::source::{Source, Sources};
use tinsmith::transform::{self, TRANSFORMS};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/transform")
}

/// The model that a case makes of its projection `it`, and the events that are more than notes.
fn outcome(case: &Path) -> String {
    let file = Source {
        path: "smithy-build.json".into(),
        text: fs::read(case.join("smithy-build.json")).unwrap(),
    };
    let mut events = Events::default();
    let own = Sources::new(vec![file.clone()]);
    let settings = settings::read(&own, &mut events);
    let Ok(settings) = settings else {
        return lines(&events, &own);
    };
    let projection = &settings.projections["it"];
    let models = Sources::read(&[case.join("model")]).unwrap();
    let files = models.own().map(|it| Source {
        path: it.path.rsplit('/').next().unwrap_or_default().to_owned(),
        text: it.text.clone(),
    });
    let sources = Sources::new(files.collect()).with_configuration(file);
    let model = tinsmith::projection(&sources, &projection.transforms, &mut events);
    let model = model.map(|model| dump::model(&model)).unwrap_or_default();
    model + &lines(&events, &sources)
}

/// Events of transforms, and errors.
fn lines(events: &Events, sources: &Sources) -> String {
    let mut text = String::new();
    let told = |it: &&tinsmith::event::ValidationEvent| it.id == transform::ID || it.severity == Severity::Error;
    for event in events.all().iter().filter(told) {
        let place = event.location.map(|it| sources.display(it)).unwrap_or_default();
        let hint = event.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
        let _ = writeln!(text, "{} {place} {}: {}{hint}", event.severity, event.id, event.message);
    }
    text
}

/// `UPDATE_FIXTURES=1` writes what comes out.
#[test]
fn every_case_gives_what_its_folder_says() {
    let mut wrong = String::new();
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let case = entry.unwrap().path();
        let name = case.file_name().unwrap().to_str().unwrap().to_owned();
        let (found, path) = (outcome(&case), case.join("expected.txt"));
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&path, &found).unwrap();
        }
        if fs::read_to_string(&path).unwrap_or_default() != found {
            let _ = writeln!(wrong, "--- {name}\n{found}");
        }
        names.insert(name);
    }
    assert!(wrong.is_empty(), "{wrong}");
    for transform in TRANSFORMS {
        assert!(names.contains(transform.name), "no case for `{}`", transform.name);
        let expected = fs::read_to_string(folder().join(transform.name).join("expected.txt")).unwrap();
        assert!(!expected.contains("ERROR"), "{}: {expected}", transform.name);
    }
}

/// The row of a transform in `docs/transforms.md`.
fn row(transform: &transform::Transform) -> String {
    let mut arguments = vec![];
    for argument in transform.arguments {
        let optional = if argument.is_required { "" } else { ", optional" };
        arguments.push(format!("`{}`: {}{optional}", argument.name, argument.form.describe()));
    }
    let names: Vec<String> = [transform.name]
        .iter()
        .chain(transform.aliases)
        .map(|it| format!("`{it}`"))
        .collect();
    format!(
        "| {} | {} | {} |",
        names.join(", "),
        arguments.join("; "),
        transform.rule
    )
}

#[test]
fn the_page_lists_every_transform() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/transforms.md");
    let page = fs::read_to_string(&path).unwrap();
    let table = |it: &str| {
        it.lines()
            .filter(|line| line.starts_with("| `"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let rows: Vec<String> = TRANSFORMS.iter().map(row).collect();
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        let (head, rest) = page.split_once("|---|---|---|\n").unwrap();
        let tail: String = rest
            .lines()
            .skip_while(|line| line.starts_with('|'))
            .map(|it| format!("{it}\n"))
            .collect();
        fs::write(&path, format!("{head}|---|---|---|\n{}\n{tail}", rows.join("\n"))).unwrap();
        return;
    }
    assert_eq!(table(&page), rows);
}
