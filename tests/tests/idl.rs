//! Smithy IDL: the same models as JSON gives, and errors at the places where they are.
//!
//! The fixtures are our own. The official suites are read where the environment names their folders: `IDL_VALID` (files
//! beside their JSON), `IDL_INVALID` (files whose first comment says what is wrong), `IDL_MODELS` (JSON models, which are
//! printed as IDL and read again), and `IDL_EVENTS` and `JSON_EVENTS` (models in both formats that break rules).

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tests::idl_printer;
use tests::skipped;
use tinsmith::check::check;
use tinsmith::event::{Events, Severity, render};
use tinsmith::load::load;
use tinsmith::model::Model;
use tinsmith::model::compare::{Ignore, compare};
use tinsmith::source::{Source, Sources};

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/idl").join(folder)
}

/// The folder that the environment names, after our own.
fn folders(own: &str, variable: &str) -> Vec<PathBuf> {
    let official = std::env::var_os(variable).map(PathBuf::from);
    if official.is_none() {
        skipped("the official suite", &format!("{variable} does not name its folder"));
    }
    [fixtures(own)].into_iter().chain(official).collect()
}

/// The files below a folder with that extension.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn loaded(paths: &[&Path]) -> (Model, Events, Sources) {
    let paths: Vec<_> = paths.iter().filter(|path| path.exists()).collect();
    let sources = Sources::read(&paths).unwrap();
    let mut events = Events::default();
    let model = load(&sources, &mut events);
    (model, events, sources)
}

fn errors(events: &Events, sources: &Sources) -> String {
    let errors = events.all().iter().filter(|event| event.severity >= Severity::Danger);
    errors.map(|event| render::line(event, sources) + "\n").collect()
}

/// Everything counts.
fn strictly() -> Ignore {
    Ignore {
        traits: vec![],
        values: vec![],
    }
}

fn differences(a: (&Model, &Sources), b: (&Model, &Sources)) -> String {
    let found = compare(a.0, b.0, &strictly());
    found.iter().take(20).map(|it| it.line(a.1, b.1) + "\n").collect()
}

#[test]
fn idl_and_json_give_the_same_model() {
    for folder in folders("valid", "IDL_VALID") {
        let (mut wrong, mut count) = (String::new(), 0);
        let shared = folder.join("__shared.json");
        for idl in files(&folder, "smithy") {
            let (left, events, sources) = loaded(&[&idl, &shared]);
            let found = errors(&events, &sources);
            let json = idl.with_extension("json");
            let differences = if json.exists() {
                let (right, _, other) = loaded(&[&json, &shared]);
                differences((&left, &sources), (&right, &other))
            } else {
                String::new()
            };
            count += usize::from(json.exists());
            if !found.is_empty() || !differences.is_empty() {
                let _ = writeln!(wrong, "{}\n{found}{differences}", idl.display());
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
        assert!(count > 0, "{}", folder.display());
        eprintln!("{}: {count} pairs", folder.display());
    }
}

/// `x.flattened.smithy` is what `x.smithy` means, without mixins.
#[test]
fn mixins_are_what_their_flat_form_says() {
    for folder in folders("valid", "IDL_VALID") {
        let (mut wrong, mut count) = (String::new(), 0);
        for flat in files(&folder, "smithy") {
            let text = flat.to_string_lossy();
            let Some(stem) = text.strip_suffix(".flattened.smithy") else {
                continue;
            };
            let (mut left, events, sources) = loaded(&[&PathBuf::from(format!("{stem}.smithy"))]);
            let (mut right, _, other) = loaded(&[&flat]);
            forget_mixins(&mut left);
            forget_mixins(&mut right);
            let differences = differences((&left, &sources), (&right, &other));
            count += 1;
            if !differences.is_empty() {
                let _ = writeln!(wrong, "{text}\n{}{differences}", errors(&events, &sources));
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
        assert!(count > 0, "{}", folder.display());
        eprintln!("{}: {count} flat forms", folder.display());
    }
}

fn forget_mixins(model: &mut Model) {
    model.shapes.retain(|_, shape| !shape.traits.has("smithy.api#mixin"));
    for shape in model.shapes.values_mut() {
        std::sync::Arc::make_mut(shape).mixins.clear();
    }
}

/// The first comment of a file says `line L, column C` of an error, or only that the file is wrong.
#[test]
fn malformed_files_are_refused_at_the_place() {
    for folder in folders("invalid", "IDL_INVALID") {
        let (mut wrong, mut count) = (String::new(), 0);
        for file in files(&folder, "smithy") {
            count += 1;
            let (model, mut events, sources) = loaded(&[&file]);
            let _ = check(model, &mut events);
            let text = fs::read_to_string(&file).unwrap();
            let place = text.lines().next().and_then(place);
            let is_there = |event: &&tinsmith::event::ValidationEvent| {
                let found = event.location.map(|location| sources.line_column(location));
                event.severity >= Severity::Danger && (place.is_none() || found == place)
            };
            if events.all().iter().find(is_there).is_none() {
                let first = text.lines().next().unwrap_or_default();
                let _ = writeln!(wrong, "{}\n{first}\n{}", file.display(), errors(&events, &sources));
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
        assert!(count > 0, "{}", folder.display());
        eprintln!("{}: {count} files", folder.display());
    }
}

/// Events of the text of IDL, which JSON does not have: comments, and names that JSON has with their namespaces.
const OF_IDL: &[&str] = &["Model.BadDocumentationComment", "SyntacticShapeIdTarget"];

/// The official models that break rules get the same events in both formats, and each event of IDL has a place.
#[test]
fn rules_find_the_same_in_both_formats() {
    let (Some(idl), Some(json)) = (std::env::var_os("IDL_EVENTS"), std::env::var_os("JSON_EVENTS")) else {
        skipped(
            "the official models",
            "IDL_EVENTS and JSON_EVENTS do not name their folders",
        );
        return;
    };
    let (idl, json) = (PathBuf::from(idl), PathBuf::from(json));
    let (mut wrong, mut count) = (String::new(), 0);
    for path in files(&idl, "smithy") {
        let name = path.strip_prefix(&idl).unwrap().with_extension("json");
        let name = name.to_string_lossy().replacen('/', "__", 1).replace('/', "_");
        let other = json.join(name);
        if !other.exists() {
            continue;
        }
        count += 1;
        let (left, events) = judged(&path);
        let (right, _) = judged(&other);
        let nowhere = events.all().iter().filter(|event| event.location.is_none()).count();
        if left != right || nowhere > 0 {
            let _ = writeln!(wrong, "{} ({nowhere} without a place)", path.display());
            for (mark, line) in left
                .difference(&right)
                .map(|it| ('+', it))
                .chain(right.difference(&left).map(|it| ('-', it)))
            {
                let _ = writeln!(wrong, "  {mark} {line}");
            }
        }
    }
    assert!(wrong.is_empty(), "+ in IDL only, - in JSON only\n{wrong}");
    assert!(count > 100, "{count} models in both formats");
}

/// Severity, ID and shape of all events.
fn judged(path: &Path) -> (BTreeSet<String>, Events) {
    let (model, mut events, _) = loaded(&[path]);
    let _ = check(model, &mut events);
    let of_rules = events.all().iter().filter(|event| !OF_IDL.contains(&&*event.id));
    let lines = of_rules.map(|event| {
        let shape = event.shape.as_ref().map_or("-", |shape| shape.as_str());
        format!("{} {} {shape}", event.severity, event.id)
    });
    (lines.collect(), events)
}

/// Reads `line L, column C`.
fn place(comment: &str) -> Option<(usize, usize)> {
    let (_, rest) = comment.split_once("line ")?;
    let (line, rest) = rest.split_once(", column ")?;
    let column: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// A file with several errors gives an event for each, with an excerpt and what was expected.
#[test]
fn every_error_of_a_file_is_reported() {
    let path = fixtures("recovery.smithy");
    let read = Sources::read(&[&path]).unwrap();
    let sources = Sources::new(vec![Source {
        path: "recovery.smithy".into(),
        text: read.own().next().unwrap().text.clone(),
    }]);
    let mut events = Events::default();
    load(&sources, &mut events);
    let mut text = String::new();
    for event in events.all() {
        text += &render::excerpt(event, &sources, render::Look::Plain);
        text += "\n\n";
    }
    insta::assert_snapshot!("idl_recovery", text);
}

/// Shapes, members, traits and values know their line and column.
#[test]
fn places_are_exact() {
    let text = "$version: \"2.0\"\nnamespace a\n\n@tags([\"x\",\n  \"é\"])\nstructure S {\n    /// Docs\n    @required m: String = \"d\"\n}\n";
    let sources = Sources::new(vec![Source {
        path: "a.smithy".into(),
        text: text.into(),
    }]);
    let mut events = Events::default();
    let model = load(&sources, &mut events);
    assert_eq!(errors(&events, &sources), "");
    let shape = model.shape("a#S").unwrap();
    let at = |location| sources.line_column(location);
    assert_eq!(at(shape.location), (6, 1));
    let tags = shape.traits.0.get("smithy.api#tags").unwrap();
    assert_eq!((at(tags.key), at(tags.node.location)), ((4, 1), (4, 7)));
    assert_eq!(at(tags.node.as_array().unwrap()[1].location), (5, 3));
    let member = shape.member("m").unwrap();
    assert_eq!((at(member.location), at(member.target_location)), ((8, 15), (8, 18)));
    let place = |id: &str| at(member.traits.0.get(id).unwrap().key);
    assert_eq!(place("smithy.api#documentation"), (7, 5));
    assert_eq!(place("smithy.api#required"), (8, 5));
    assert_eq!(place("smithy.api#default"), (8, 27));
}

/// A name without namespace is looked up among imported shapes, in the namespace of all files, and in the prelude.
#[test]
fn names_are_resolved_over_files() {
    let file = |path: &str, text: &str| Source {
        path: path.into(),
        text: format!("$version: \"2.0\"\n{text}").into(),
    };
    let sources = Sources::new(vec![
        file(
            "1.smithy",
            "namespace a\nuse b#Boolean\nstructure S {\n  own: String\n  imported: Boolean\n  prelude: Integer\n  later: Later\n}\n",
        ),
        file("2.smithy", "namespace a\nstring String\nstring Later\n"),
        Source {
            path: "3.json".into(),
            text: r#"{"smithy": "2.0", "shapes": {"b#Boolean": {"type": "boolean"}}}"#.into(),
        },
    ]);
    let mut events = Events::default();
    let model = load(&sources, &mut events);
    assert_eq!(errors(&events, &sources), "");
    let shape = model.shape("a#S").unwrap();
    let targets: Vec<_> = shape
        .members()
        .into_iter()
        .map(|(_, member)| member.target.to_string())
        .collect();
    assert_eq!(targets, ["a#String", "b#Boolean", "smithy.api#Integer", "a#Later"]);
}

/// JSON models, printed as IDL and read again, are the models that they were.
#[test]
fn models_survive_being_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = [
        root.join("../model/kitchen-sink"),
        root.join("../model/workspaces-instances"),
    ];
    let official = std::env::var_os("IDL_MODELS").map(PathBuf::from);
    let models = official.iter().flat_map(|folder| files(folder, "json"));
    for path in own.into_iter().chain(models) {
        let (model, _, sources) = loaded(&[&path]);
        let files = idl_printer::print(&model);
        let printed = Sources::new(files);
        let mut events = Events::default();
        let again = load(&printed, &mut events);
        let found = errors(&events, &printed) + &differences((&model, &sources), (&again, &printed));
        assert!(found.is_empty(), "{}\n{found}", path.display());
    }
}
