//! Models that break a rule, and models that keep it: the events of `fixtures/check/<event>/<case>`, in
//! either format.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tinsmith::check::{VALIDATORS, check};
use tinsmith::event::{Events, Severity};
use tinsmith::load::load;
use tinsmith::model::selector::graph::Graph;
use tinsmith::model::selector::{FUEL, Matcher, Selector};
use tinsmith::source::{Source, Sources};

/// Set to write the files of events anew; then read the difference.
const UPDATE: &str = "UPDATE_FIXTURES";

#[test]
fn events_of_every_fixture() {
    let update = std::env::var_os(UPDATE).is_some();
    let mut wrong = String::new();
    for folder in entries(&fixtures()) {
        for case in entries(&folder)
            .into_iter()
            .filter(|path| path.extension().is_some_and(|it| it == "json" || it == "smithy"))
        {
            let found = events_of(&case);
            let file = case.with_extension("events");
            let wanted = fs::read_to_string(&file).unwrap_or_default();
            if update {
                fs::write(&file, &found).unwrap();
            } else if found != wanted {
                let _ = writeln!(wrong, "{}\n--- wanted\n{wanted}--- found\n{found}", case.display());
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "events differ; `{UPDATE}=1 cargo test -p tests --test check` takes them over\n{wrong}"
    );
}

/// Rules whose events have the IDs that a model gives them.
const NAMED_BY_THE_MODEL: &[&str] = &["EmitEachSelector", "traitValidators"];

#[test]
fn every_rule_has_a_good_and_a_bad_case() {
    if std::env::var_os(UPDATE).is_some() {
        return;
    }
    let folders: BTreeSet<String> = entries(&fixtures()).iter().map(|path| name(path)).collect();
    let rules: BTreeSet<String> = VALIDATORS.iter().map(|validator| validator.id.to_owned()).collect();
    assert_eq!(folders, rules);
    for folder in entries(&fixtures()) {
        let events = |case: &str| fs::read_to_string(folder.join(case)).unwrap();
        assert_eq!(events("good.events"), "", "{}", folder.display());
        let (bad, id) = (events("bad.events"), name(&folder));
        let has_id = bad
            .lines()
            .any(|line| line.split(' ').nth(1).is_some_and(|it| it.starts_with(&id)));
        assert!(
            !bad.is_empty() && (has_id || NAMED_BY_THE_MODEL.contains(&id.as_str())),
            "{id}:\n{bad}"
        );
    }
}

/// `docs/validation.md` is the table of the code, so neither can be changed alone.
#[test]
fn documentation_lists_every_rule() {
    let mut wanted = String::from(
        "| Event | Severity | Rule | Smithy 2.0 |\n\
         |---|---|---|---|\n",
    );
    for it in VALIDATORS {
        let _ = writeln!(
            wanted,
            "| `{}` | {} | {} | {} |",
            it.id, it.severity, it.rule, it.section
        );
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/validation.md");
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
            "`{UPDATE}=1 cargo test -p tests --test check` repairs the table"
        );
    }
}

/// `fixtures/selector/<model>.selectors`: selectors, each followed by the shapes of the model that it matches.
#[test]
fn selectors_of_every_fixture() {
    for path in entries(&fixtures().join("../selector")) {
        if path.extension().is_none_or(|it| it != "selectors") {
            continue;
        }
        let sources = Sources::read(&[path.with_extension("smithy")]).unwrap();
        let mut events = Events::default();
        let model = load(&sources, &mut events);
        assert_eq!(events.all().len(), 0, "{}", path.display());
        let graph = Graph::new(&model);
        let wanted = fs::read_to_string(&path).unwrap();
        let mut found = String::new();
        for line in wanted.lines().filter(|line| !line.starts_with("  ")) {
            let selector = Selector::parse(line).unwrap();
            let _ = writeln!(found, "{line}");
            for at in Matcher::new(&graph, &selector, FUEL).all().unwrap() {
                if graph.element(at).is_own() {
                    let _ = writeln!(found, "  {}", graph.element(at).id());
                }
            }
        }
        if std::env::var_os(UPDATE).is_some() {
            fs::write(&path, &found).unwrap();
        } else {
            assert_eq!(
                found, wanted,
                "`{UPDATE}=1 cargo test -p tests --test check` takes it over"
            );
        }
    }
}

fn events_of(case: &Path) -> String {
    let text = fs::read(case).unwrap();
    let sources = Sources::new(vec![Source { path: name(case), text }]);
    let mut events = Events::default();
    let model = load(&sources, &mut events);
    let is_valid = check(model, &mut events).is_ok();
    assert_eq!(is_valid, !events.has_errors(), "{}", case.display());
    let mut found = String::new();
    for event in events.all() {
        let severity = match event.severity {
            Severity::Suppressed => "SUPPRESSED",
            Severity::Note => "NOTE",
            Severity::Warning => "WARNING",
            Severity::Danger => "DANGER",
            Severity::Error => "ERROR",
        };
        let shape = event.shape.as_ref().map_or("-", |id| id.as_str());
        let place = event
            .location
            .map_or("-".to_owned(), |location| sources.display(location));
        let _ = writeln!(found, "{severity} {} {shape} {place} {}", event.id, event.message);
        if let Some(hint) = &event.hint {
            let _ = writeln!(found, "    {hint}");
        }
    }
    found
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/check")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}
