//! A model as JSON, and the shapes that selectors find in models of Smithy IDL.
//!
//! The official cases are read where the environment names their folders: `AST_SUITE` and `SELECTOR_SUITE`.

use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tinsmith::event::{Events, Severity};
use tinsmith::load::load;
use tinsmith::model::Model;
use tinsmith::model::ast::ast;
use tinsmith::model::compare::{Ignore, compare};
use tinsmith::model::selector::graph::Graph;
use tinsmith::model::selector::{FUEL, Matcher, Selector};
use tinsmith::source::{Source, Sources};

fn suite(variable: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(variable).map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: {variable} does not name the folder of the official cases");
    }
    folder
}

fn files(folder: &Path) -> Vec<PathBuf> {
    Sources::files(&[folder]).unwrap()
}

fn loaded(sources: &Sources) -> Model {
    let mut events = Events::default();
    let model = load(sources, &mut events);
    let errors: Vec<_> = events
        .all()
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    model
}

fn read(path: &Path) -> Model {
    loaded(&Sources::read(&[path]).unwrap())
}

fn json(model: &Model) -> Value {
    serde_json::from_str(&ast(model).print()).unwrap()
}

/// The AST of a model is read as the same model, mixins and all.
#[test]
fn the_ast_of_a_model_is_the_model() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = files(&root.join("fixtures/idl/valid"));
    paths.push(root.join("../model/kitchen-sink"));
    paths.push(root.join("../model/workspaces-instances"));
    let shared = root.join("fixtures/idl/valid/__shared.json");
    for path in paths {
        let sources = Sources::read(&[&path, &shared]).unwrap();
        let model = loaded(&sources);
        let text = ast(&model).print();
        let printed = Sources::new(vec![Source {
            path: "ast.json".into(),
            text: text.clone().into(),
        }]);
        let again = loaded(&printed);
        let strictly = Ignore {
            traits: vec![],
            values: vec![],
        };
        let differences = compare(&model, &again, &strictly);
        let lines: Vec<_> = differences
            .iter()
            .take(10)
            .map(|it| it.line(&sources, &printed))
            .collect();
        assert!(lines.is_empty(), "{}\n{}", path.display(), lines.join("\n"));
        // Printing is stable.
        assert_eq!(ast(&again).print(), text, "{}", path.display());
    }
}

#[test]
fn the_ast_has_the_order_and_form_of_smithy() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/idl/valid/mixed.smithy");
    insta::assert_snapshot!("ast", ast(&read(&path)).print());
}

/// `X.json` is its own AST, or `X.2.0.json` is, if `X.json` has version 1.0. `X.1.0.json` is for Smithy's other direction.
#[test]
fn official_asts_are_equal() {
    let Some(folder) = suite("AST_SUITE") else { return };
    let (mut wrong, mut count) = (String::new(), 0);
    for path in files(&folder) {
        let name = path.to_string_lossy();
        if name.ends_with(".1.0.json") || name.ends_with(".2.0.json") {
            continue;
        }
        let newer = path.with_extension("2.0.json");
        let wanted = fs::read_to_string(if newer.exists() { &newer } else { &path }).unwrap();
        let wanted: Value = serde_json::from_str(&wanted).unwrap();
        let found = json(&read(&path));
        count += 1;
        if found != wanted {
            let lines = similar::TextDiff::from_lines(format!("{wanted:#}"), format!("{found:#}"))
                .unified_diff()
                .to_string();
            let _ = writeln!(wrong, "{name}\n{lines}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count > 5, "{count} cases");
}

/// Each model has its cases in its metadata: a selector, and the shapes that it matches.
#[test]
fn official_selectors_match() {
    let Some(folder) = suite("SELECTOR_SUITE") else { return };
    let (mut wrong, mut count) = (String::new(), 0);
    for path in files(&folder) {
        let model = read(&path);
        let graph = Graph::new(&model);
        let cases = model.metadata.get("selectorTests").unwrap();
        for case in cases.node.as_array().unwrap() {
            count += 1;
            let text = case.text("selector").unwrap();
            let mut wanted = case.texts("matches");
            wanted.sort();
            let only_own = case.flag("skipPreludeShapes");
            let selector = Selector::parse(&text).unwrap();
            let found = Matcher::new(&graph, &selector, FUEL).all().unwrap();
            let elements = found.into_iter().map(|at| graph.element(at));
            let listed = elements.filter(|it| it.is_own() || (!only_own && it.id().namespace() == "smithy.api"));
            let mut found: Vec<_> = listed.map(|it| it.id().to_string()).collect();
            found.sort();
            if found != wanted {
                let _ = writeln!(
                    wrong,
                    "{}: {text}\n  wanted {wanted:?}\n  found  {found:?}",
                    path.display()
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count > 50, "{count} cases");
}

/// A match knows the shapes in the variables of its selector.
#[test]
fn variables_are_those_of_the_match() {
    let text = "$version: \"2.0\"\nnamespace a\nstructure A { b: B, c: C }\nstructure B { c: C }\nstring C\n";
    let model = loaded(&Sources::new(vec![Source {
        path: "a.smithy".into(),
        text: text.into(),
    }]));
    let graph = Graph::new(&model);
    let selector = Selector::parse("structure [id|namespace = a] $members(> member) > member > string").unwrap();
    let matches = Matcher::new(&graph, &selector, FUEL).with_variables().unwrap();
    let id = |at| graph.element(at).id().to_string();
    let shown: Vec<_> = matches
        .iter()
        .map(|found| {
            let (name, shapes) = &found.variables[0];
            let shapes: Vec<_> = shapes.iter().map(|at| id(*at)).collect();
            format!("{} {name}: {}", id(found.shape), shapes.join(" "))
        })
        .collect();
    assert_eq!(shown, ["a#C members: a#A$b a#A$c", "a#C members: a#B$c"]);
}
