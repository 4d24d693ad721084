//! The events of Smithy's own validators, with `EVENTS_SUITE=DIR`: models `X.json` and their events `X.events.json`.
//!
//! The sets of severity, ID and shape are equal, but for the IDs that `docs/validation.md` lists as not reported.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tests::skipped;
use tinsmith::check::check;
use tinsmith::event::{Events, Severity};
use tinsmith::load::load;
use tinsmith::source::{Source, Sources};

/// Names a folder with models and the events of Smithy.
const SUITE: &str = "EVENTS_SUITE";

/// Severity, ID and shape of an event.
type Fact = (String, String, String);

#[test]
fn events_of_the_official_models() {
    let Some(suite) = std::env::var_os(SUITE).map(PathBuf::from) else {
        skipped(
            "events_of_the_official_models",
            &format!("{SUITE} does not name their folder"),
        );
        return;
    };
    let unreported = unreported();
    let mut wrong = String::new();
    let (mut models, mut kinds) = (0, BTreeMap::<String, usize>::new());
    for path in events_files(&suite) {
        let model = PathBuf::from(path.to_string_lossy().replace(".events.json", ".json"));
        let (wanted, found) = (official(&path), events_of(&model));
        models += 1;
        let differences = wanted
            .difference(&found)
            .map(|it| ("missing", it))
            .chain(found.difference(&wanted).map(|it| ("extra", it)));
        for (how, (severity, id, shape)) in differences {
            let rule = id.split('.').next().unwrap_or_default();
            if how == "missing" && unreported.contains(rule) {
                continue;
            }
            *kinds.entry(format!("{how} {severity} {id}")).or_default() += 1;
            let _ = writeln!(wrong, "{how} {severity} {id} {shape} in {}", model.display());
        }
    }
    assert!(models > 0, "{} has no events", suite.display());
    assert!(wrong.is_empty(), "{models} models: {kinds:#?}\n{wrong}");
}

/// The IDs in the table of `docs/validation.md` about events that are not reported.
fn unreported() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/validation.md");
    let text = fs::read_to_string(path).unwrap();
    let table = text.split("| Not reported |").nth(1).unwrap_or_default();
    let table = table.split("\n\n").next().unwrap_or_default();
    table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect()
}

fn events_files(suite: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(suite)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".events.json"))
        .collect();
    paths.sort();
    paths
}

fn official(path: &Path) -> BTreeSet<Fact> {
    let events: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let text = |event: &Value, key: &str| event[key].as_str().unwrap_or("-").to_owned();
    let facts = events.as_array().unwrap().iter();
    facts
        .map(|it| (text(it, "severity"), text(it, "id"), text(it, "shapeId")))
        .collect()
}

fn events_of(model: &Path) -> BTreeSet<Fact> {
    let sources = Sources::new(vec![Source {
        path: model.display().to_string(),
        text: fs::read(model).unwrap(),
    }]);
    let mut events = Events::default();
    let model = load(&sources, &mut events);
    // The events count here, and no model.
    let _ = check(model, &mut events);
    let facts = events.all().iter().map(|event| {
        let severity = match event.severity {
            Severity::Suppressed => "SUPPRESSED",
            Severity::Note => "NOTE",
            Severity::Warning => "WARNING",
            Severity::Danger => "DANGER",
            Severity::Error => "ERROR",
        };
        let shape = event.shape.as_ref().map_or("-", |id| id.as_str());
        (severity.to_owned(), event.id.to_string(), shape.to_owned())
    });
    facts.collect()
}
