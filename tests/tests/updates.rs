//! Single changes of a model and their effect on the crate: `fixtures/updates/<case>/{a.json,b.json,findings}`.
//!
//! That the verdicts are true is what `cargo xtask updates` compiles.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tinsmith::event::Events;
use tinsmith::model::ValidModel;
use tinsmith::settings::CrateSettings;
use tinsmith::source::{Source, Sources};
use tinsmith::verdict::aspect::{Aspect, ROWS};
use tinsmith::verdict::{Finding, Level, verdict};

/// Set to write the files of findings anew; then read the difference.
const UPDATE: &str = "UPDATE_FIXTURES";

#[test]
fn findings_of_every_change() {
    let update = std::env::var_os(UPDATE).is_some();
    let mut wrong = String::new();
    for case in cases() {
        let found = report(&findings(case, "a", "b"));
        let file = case.path.join("findings");
        let wanted = fs::read_to_string(&file).unwrap_or_default();
        if update {
            fs::write(&file, &found).unwrap();
        } else if found != wanted {
            let _ = writeln!(wrong, "{}\n--- wanted\n{wanted}--- found\n{found}", case.path.display());
        }
    }
    assert!(
        wrong.is_empty(),
        "findings differ; `{UPDATE}=1 cargo test -p tests --test updates` takes them over\n{wrong}"
    );
}

#[test]
fn a_crate_does_not_differ_from_itself() {
    for case in cases() {
        for side in ["a", "b"] {
            assert_eq!(report(&findings(case, side, side)), "none\n", "{}", case.path.display());
        }
    }
}

#[test]
fn what_is_added_one_way_is_removed_the_other() {
    for case in cases() {
        let (there, back) = (findings(case, "a", "b"), findings(case, "b", "a"));
        let ids = |found: &[Finding], from: &str, to: &str| {
            // A new member that must be set is a demand; a lost one is no longer there to be demanded.
            let mut ids: Vec<_> = found
                .iter()
                .filter(|it| it.aspect != Aspect::Required)
                .map(|it| (it.id.replace(from, to), it.items.clone()))
                .collect();
            ids.sort();
            ids
        };
        let added = |found: &[Finding]| {
            ids(found, "Added", "Removed")
                .into_iter()
                .filter(|(id, _)| id.ends_with("Removed"))
                .count()
        };
        assert_eq!(added(&there), added(&back), "{}", case.path.display());
    }
}

#[test]
fn every_level_has_a_case() {
    for level in Level::ALL {
        let has = |case: &Case| verdict(&findings(case, "a", "b")) == Some(level);
        assert!(cases().iter().any(has), "no case is {level}");
    }
}

fn report(findings: &[Finding]) -> String {
    let mut text = verdict(findings).map_or("none\n".to_owned(), |level| format!("{level}\n"));
    for it in findings {
        let shape = it.shape.as_ref().map_or("-", |shape| shape.as_str());
        let _ = writeln!(text, "{} {} {shape}: {}", it.level, it.id, it.sentence);
    }
    text
}

fn findings(case: &Case, old: &str, new: &str) -> Vec<Finding> {
    let settings = CrateSettings::new("shelf", "cargo xtask codegen");
    let model = |side: &str| if side == "a" { &case.a } else { &case.b };
    let (mut a, mut b) = (Events::default(), Events::default());
    let found = tinsmith::compare([model(old), model(new)], &settings, [&mut a, &mut b]);
    found.unwrap_or_else(|_| panic!("{}: {:#?} {:#?}", case.path.display(), a.all(), b.all()))
}

/// A case: its folder, and the models before and after the change.
struct Case {
    path: PathBuf,
    a: ValidModel,
    b: ValidModel,
}

/// All cases, loaded once.
fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/updates");
        let mut paths: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        let case = |path: PathBuf| Case {
            a: model(&path.join("a.json")),
            b: model(&path.join("b.json")),
            path,
        };
        paths.into_iter().map(case).collect()
    })
}

fn model(path: &Path) -> ValidModel {
    let source = Source {
        text: fs::read(path).unwrap(),
        path: path.display().to_string(),
    };
    let mut events = Events::default();
    let model = tinsmith::model(&Sources::new(vec![source]), &mut events);
    model.unwrap_or_else(|_| panic!("{}: {:#?}", path.display(), events.all()))
}

/// `docs/updates.md` has the table of the code, so neither can be changed alone.
#[test]
fn documentation_lists_every_kind_of_fact() {
    let mut wanted = String::from("| kind | what it is about | added | removed | changed |\n|---|---|---|---|---|\n");
    for row in ROWS {
        let [added, removed, changed] = row.levels;
        let _ = writeln!(
            wanted,
            "| `{}` | {} | {added} | {removed} | {changed} |",
            row.id, row.noun
        );
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/updates.md");
    let text = fs::read_to_string(&path).unwrap();
    let start = text.find("| kind |").unwrap_or(text.len());
    let end = text[start..]
        .find("\n\n")
        .map_or(text.len(), |length| start + length + 1);
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, [&text[..start], &wanted, &text[end..]].concat()).unwrap();
    } else {
        assert_eq!(
            &text[start..end],
            wanted,
            "`{UPDATE}=1 cargo test -p tests --test updates` writes the table"
        );
    }
}
