//! When two models count as the same, and what is said when they do not.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tinsmith::event::Events;
use tinsmith::load;
use tinsmith::model::Model;
use tinsmith::model::compare::{self, Ignore};
use tinsmith::model::node::{NodeValue, Number};
use tinsmith::model::shape::{Shape, ShapeKind};
use tinsmith::source::{Source, Sources};

/// A model of the fixtures, under its bare name, so that lines do not depend on where the tests run.
fn load(folder: &Path, name: &str) -> (Sources, Model) {
    let text = fs::read(folder.join(name)).unwrap();
    let path = name.to_owned();
    let sources = Sources::new(vec![Source { path, text }]);
    let model = load::load(&sources, &mut Events::default());
    (sources, model)
}

fn lines(folder: &Path, case: &str, ignore: &Ignore) -> String {
    let (a_sources, a) = load(folder, &format!("{case}.a.json"));
    let (b_sources, b) = load(folder, &format!("{case}.b.json"));
    let differences = compare::compare(&a, &b, ignore);
    let lines = differences.iter().map(|it| it.line(&a_sources, &b_sources) + "\n");
    lines.collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/same")
}

fn kitchen_sink() -> Model {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/kitchen-sink");
    load(&folder, "model.json").1
}

#[test]
fn fixtures() {
    let entries = fs::read_dir(folder()).unwrap().map(|it| it.unwrap().file_name());
    let names = entries.filter_map(|it| it.to_str()?.strip_suffix(".a.json").map(str::to_owned));
    let mut cases: Vec<String> = names.collect();
    cases.sort();
    for case in cases {
        insta::with_settings!({ snapshot_suffix => case.as_str(), omit_expression => true }, {
            insta::assert_snapshot!("same", lines(&folder(), &case, &Ignore::default()));
        });
    }
}

/// The ignored differences are a choice: with nothing ignored, documentation counts.
#[test]
fn nothing_ignored() {
    let ignore = Ignore {
        traits: vec![],
        values: vec![],
    };
    insta::assert_snapshot!(lines(&folder(), "same", &ignore));
}

/// A model of that shape and nothing else.
fn alone(shape: &Shape) -> Model {
    let shapes = [(shape.id.clone(), Arc::new(shape.clone()))].into_iter().collect();
    Model {
        metadata: Default::default(),
        shapes,
    }
}

/// Asserts how many differences there are, whichever model comes first.
fn assert_differences(a: &Model, b: &Model, expected: usize, about: &str) {
    assert_eq!(compare::compare(a, b, &Ignore::default()).len(), expected, "{about}");
    assert_eq!(compare::compare(b, a, &Ignore::default()).len(), expected, "{about}");
}

/// Removing a shape, a trait or a member from a model that has everything is one difference.
#[test]
fn everything_counts() {
    let model = kitchen_sink();
    let mut compared = 0;
    for shape in model.shapes.values().filter(|it| !it.location.is_embedded()) {
        let whole = alone(shape);
        assert_differences(&whole, &whole, 0, "itself");
        assert_differences(&whole, &Model::default(), 1, "the shape");
        for index in 0..shape.traits.0.len() {
            let mut cut = Shape::clone(shape);
            let id = cut.traits.0.shift_remove_index(index).unwrap().0.to_string();
            let expected = usize::from(!compare::IGNORED_TRAITS.contains(&id.as_str()));
            assert_differences(&whole, &alone(&cut), expected, &id);
            compared += expected;
        }
        for index in 0..shape.members().len() {
            let mut cut = Shape::clone(shape);
            let (ShapeKind::Structure { members }
            | ShapeKind::Union { members }
            | ShapeKind::Enum { members }
            | ShapeKind::IntEnum { members }) = &mut cut.kind
            else {
                continue;
            };
            let (name, _) = members.shift_remove_index(index).unwrap();
            assert_differences(&whole, &alone(&cut), 1, &name);
            compared += 1;
        }
    }
    assert!(compared > 500, "{compared}");
}

/// A number is what it is worth, not how it is written.
#[test]
fn numbers() {
    let same = [
        ("1", "1.0"),
        ("100", "1e2"),
        ("-0", "0.0"),
        ("0.5", "5E-1"),
        ("1e400", "10e399"),
    ];
    let different = [
        ("1", "-1"),
        ("1e400", "1e401"),
        ("9007199254740993", "9007199254740992"),
        ("1e99999999999999999999", "1"),
    ];
    let whole = kitchen_sink();
    let differ = |(a, b): (&str, &str)| {
        let with = |text: &str| {
            let mut model = whole.clone();
            let entry = model.metadata.first_mut().unwrap().1;
            entry.node.value = NodeValue::Number(Number::from_json(text));
            model
        };
        !compare::compare(&with(a), &with(b), &Ignore::default()).is_empty()
    };
    for pair in same {
        assert!(!differ(pair), "{pair:?}");
    }
    for pair in different {
        assert!(differ(pair), "{pair:?}");
    }
}
