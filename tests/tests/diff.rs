//! Changes of models, and the events of the diff: `fixtures/diff/<evaluator>/<case>.{a.json,b.json,events}`.
//!
//! With `DIFF_SUITE=DIR`, the pairs `X.a.json`, `X.b.json` and `X.events.json` of a folder as well: Smithy's own events.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tests::skipped;
use tinsmith::budget::Budget;
use tinsmith::diff::diff;
use tinsmith::diff::evaluators::EVALUATORS;
use tinsmith::diff::report::Event;
use tinsmith::event::Events;
use tinsmith::model::ValidModel;
use tinsmith::source::{Source, Sources};

/// Set to write the files of events anew; then read the difference.
const UPDATE: &str = "UPDATE_FIXTURES";

/// Names a folder with pairs of models and the events of Smithy.
const SUITE: &str = "DIFF_SUITE";

#[test]
fn events_of_every_fixture() {
    let update = std::env::var_os(UPDATE).is_some();
    let mut wrong = String::new();
    for (old, new, events) in fixtures() {
        let (a, b) = (sources(&old), sources(&new));
        let found: String = events_between(&a, &b).iter().map(|it| it.line(&a, &b) + "\n").collect();
        let wanted = fs::read_to_string(&events).unwrap_or_default();
        if update {
            fs::write(&events, &found).unwrap();
        } else if found != wanted {
            let _ = writeln!(wrong, "{}\n--- wanted\n{wanted}--- found\n{found}", old.display());
        }
    }
    assert!(
        wrong.is_empty(),
        "events differ; `{UPDATE}=1 cargo test -p tests --test diff` takes them over\n{wrong}"
    );
}

/// A rule that no case breaks may be one that cannot be broken.
#[test]
fn every_id_of_every_evaluator_has_a_case() {
    let mut seen = BTreeSet::new();
    for (_, _, events) in fixtures() {
        for line in fs::read_to_string(&events).unwrap_or_default().lines() {
            let id = line
                .rsplit_once(" | ")
                .and_then(|(_, end)| end.split(' ').next())
                .unwrap_or_default();
            seen.insert(id.split('.').next().unwrap_or_default().to_owned());
        }
    }
    for evaluator in EVALUATORS.iter().filter(|it| it.severity != "none") {
        for id in evaluator.id.split(", ") {
            assert!(seen.contains(id), "no case has an event of `{id}`");
        }
    }
}

/// `docs/updates.md` has the table of the code, so neither can be changed alone.
#[test]
fn documentation_lists_every_evaluator() {
    let mut wanted = String::from("| Event | Severity | Reported when |\n|---|---|---|\n");
    for it in EVALUATORS {
        let _ = writeln!(
            wanted,
            "| `{}` | {} | {} |",
            it.id.replace(", ", "`, `"),
            it.severity,
            it.sentence
        );
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/updates.md");
    let text = fs::read_to_string(&path).unwrap();
    let start = text.find("| Event |").unwrap_or(text.len());
    let end = text[start..]
        .find("\n\n")
        .map_or(text.len(), |length| start + length + 1);
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, [&text[..start], &wanted, &text[end..]].concat()).unwrap();
    } else {
        assert_eq!(
            &text[start..end],
            wanted,
            "`{UPDATE}=1 cargo test -p tests --test diff` writes the table"
        );
    }
}

#[test]
fn a_model_does_not_differ_from_itself() {
    for (old, new, _) in fixtures() {
        for path in [old, new] {
            let (a, b) = (sources(&path), sources(&path));
            assert_eq!(events_between(&a, &b).len(), 0, "{}", path.display());
        }
    }
}

#[test]
fn the_official_pairs_have_the_official_events() {
    let Some(suite) = std::env::var_os(SUITE).map(PathBuf::from) else {
        skipped(
            "the official pairs of models",
            &format!("{SUITE} does not name their folder"),
        );
        return;
    };
    let mut wrong = String::new();
    let mut count = 0;
    for (old, new, events) in pairs(&suite) {
        let (a, b) = (sources(&old), sources(&new));
        let found: BTreeSet<_> = events_between(&a, &b)
            .iter()
            .map(|it| {
                let shape = it.shape.as_ref().map_or("-".to_owned(), ToString::to_string);
                (it.severity.to_string(), it.id.clone(), shape)
            })
            .collect();
        let text = fs::read_to_string(&events).unwrap();
        let all: serde_json::Value = serde_json::from_str(&text).unwrap();
        let field = |event: &serde_json::Value, key: &str| event[key].as_str().unwrap_or("-").to_owned();
        let event = |it: &serde_json::Value| (field(it, "severity"), field(it, "id"), field(it, "shapeId"));
        let wanted: BTreeSet<_> = all.as_array().unwrap().iter().map(event).collect();
        for missing in wanted.difference(&found) {
            let _ = writeln!(wrong, "{}: missing {missing:?}", events.display());
        }
        for surplus in found.difference(&wanted) {
            let _ = writeln!(wrong, "{}: surplus {surplus:?}", events.display());
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count > 0, "no pairs in {}", suite.display());
    println!("{count} pairs have the official events");
}

/// The pairs of a folder and below: `X.a.json` and `X.b.json`, or files that `NAME__A__TO__B.events.json` names by the ends of
/// their names, wherever they lie below the folder or beside it.
fn pairs(folder: &Path) -> Vec<(PathBuf, PathBuf, PathBuf)> {
    let all = files(folder);
    let beside = folder.parent().map(|parent| parent.join("workspaces-instances"));
    let others: Vec<PathBuf> = beside.filter(|it| it.is_dir()).map(|it| files(&it)).unwrap_or_default();
    let mut found = vec![];
    for events in &all {
        let name = events.file_name().unwrap().to_str().unwrap();
        let Some(stem) = name.strip_suffix(".events.json") else {
            continue;
        };
        let side = |side: &str| events.with_file_name(format!("{stem}.{side}.json"));
        if side("a").exists() {
            found.push((side("a"), side("b"), events.clone()));
            continue;
        }
        let Some((old, new)) = stem.split_once("__TO__") else {
            continue;
        };
        let old = old.rsplit("__").next().unwrap();
        let named = |part: &str| {
            let is = |path: &&PathBuf| path.file_name().unwrap().to_str().unwrap().contains(part);
            others.iter().find(is).cloned()
        };
        if let (Some(old), Some(new)) = (named(old), named(new)) {
            found.push((old, new, events.clone()));
        }
    }
    found
}

fn fixtures() -> Vec<(PathBuf, PathBuf, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/diff");
    let mut found = vec![];
    for path in files(&folder) {
        let text = path.to_str().unwrap();
        if let Some(stem) = text.strip_suffix(".a.json") {
            let side = |end: &str| PathBuf::from(format!("{stem}{end}"));
            found.push((path.clone(), side(".b.json"), side(".events")));
        }
    }
    assert!(!found.is_empty());
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    let mut pending = vec![folder.to_owned()];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The file under its name alone, so that events are the same everywhere.
fn sources(path: &Path) -> Sources {
    Sources::new(vec![Source {
        path: path.file_name().unwrap().to_str().unwrap().to_owned(),
        text: fs::read(path).unwrap(),
    }])
}

fn model(sources: &Sources) -> ValidModel {
    let mut events = Events::default();
    tinsmith::model(sources, &mut events).unwrap_or_else(|_| panic!("{:#?}", events.all()))
}

fn events_between(old: &Sources, new: &Sources) -> Vec<Event> {
    diff(&model(old), &model(new), &Budget::default())
}
