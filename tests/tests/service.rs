//! The files that a crate has once: those of `fixtures/service/<case>.json` that are no types and no operations.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tests::dump;
use tinsmith::amend::AMENDMENTS;
use tinsmith::budget::Budget;
use tinsmith::emit::emit;
use tinsmith::event::{Events, Severity};
use tinsmith::lower::customizations::CUSTOMIZATIONS;
use tinsmith::print::Files;
use tinsmith::print::print;
use tinsmith::settings::{AskedBy, CrateSettings, Operations, RuntimeDependency, Validation};
use tinsmith::source::{Source, Sources};

#[test]
fn files_of_every_fixture() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for case in [
        "auth",
        "hostile",
        "no_operations",
        "outside_aws",
        "rules",
        "standard_endpoint",
        "unknown_protocol",
        "unsupported",
        "unsupported_auth",
    ] {
        settings.set_snapshot_suffix(case);
        settings.bind(|| insta::assert_snapshot!("service", shown(case)));
    }
}

#[test]
fn settings_reach_the_crate() {
    let mut settings = CrateSettings::new("aws-sdk-fastboats", "cargo xtask codegen boats");
    settings.module_authors = vec!["Ann \"B\" <a@example.com>".to_owned()];
    settings.license = Some("Apache-2.0".to_owned());
    settings.module_repository = Some("https://example.com".to_owned());
    settings.runtime = RuntimeDependency {
        version: "1.2.3".to_owned(),
        path: Some("../../runtime".to_owned()),
    };
    let names = vec!["Sail".to_owned()];
    settings.operations = Some(Operations {
        names,
        asked_by: AskedBy::Flag,
    });
    let text = fixture("standard_endpoint");
    let official = generated(&text, &settings);
    insta::assert_snapshot!("service@cut_by_a_flag", official.get("Cargo.toml").unwrap().text);
    assert!(official.get("src/meta.rs").unwrap().text.contains("Validation::Off"));

    settings.validation = Some(Validation::Strict);
    let strict = generated(&text, &settings);
    assert!(strict.get("src/meta.rs").unwrap().text.contains("Validation::Strict"));
    let manifest = &strict.get("Cargo.toml").unwrap().text;
    assert!(
        manifest.contains("features = [\"aws-json\", \"aws-query\", \"strict\"]"),
        "{manifest}"
    );
}

/// Databases are logged in to with tokens that the runtime makes.
#[test]
fn services_with_databases_make_tokens() {
    let settings = CrateSettings::new("example", "cargo xtask codegen example");
    for (sdk_id, module) in [("RDS", "rds"), ("DSQL", "dsql")] {
        let text = fixture("token_service").replace("SDK_ID", sdk_id);
        let files = generated(&text, &settings);
        let told = format!("pub use ::tinsmith_runtime::auth_token::{module} as auth_token;");
        assert!(files.get("src/lib.rs").unwrap().text.contains(&told), "{sdk_id}");
        assert!(
            files.get("Cargo.toml").unwrap().text.contains("\"auth-token\""),
            "{sdk_id}"
        );
    }
}

/// `docs/customizations.md` has the tables of the code.
#[test]
fn documentation_lists_every_customization() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/customizations.md");
    let text = fs::read_to_string(&path).unwrap();
    let amendments = AMENDMENTS.iter().map(|it| format!("| {} | {} |\n", it.sdk_id, it.what));
    let customizations = CUSTOMIZATIONS
        .iter()
        .map(|it| format!("| {} | {} |\n", it.service, it.what));
    for (head, rows) in [
        (
            "| Service | Amended model |\n|---|---|\n",
            amendments.collect::<String>(),
        ),
        (
            "| Service | Behaviour of its clients |\n|---|---|\n",
            customizations.collect(),
        ),
    ] {
        assert!(
            text.contains(&[head, &rows].concat()),
            "a table of docs/customizations.md is to be\n{head}{rows}"
        );
    }
}

/// Events, then the files.
fn shown(case: &str) -> String {
    let settings = CrateSettings::new("example", "cargo xtask codegen example");
    let (sources, events, files) = run(&fixture(case), &settings);
    let mut out = dump::events(&events, &sources);
    for file in files.iter() {
        let concerns_all = !file.path.starts_with("src/types") && !file.path.starts_with("src/operation");
        if concerns_all && file.path != "src/error.rs" {
            let _ = writeln!(out, "\n=== {}\n{}", file.path, file.text);
        }
    }
    out
}

fn generated(text: &str, settings: &CrateSettings) -> Files {
    let (_, events, files) = run(text, settings);
    let errors: Vec<_> = events
        .all()
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    files
}

fn run(text: &str, settings: &CrateSettings) -> (Sources, Events, Files) {
    let source = Source {
        path: "case.json".into(),
        text: text.into(),
    };
    let sources = Sources::new(vec![source]);
    let mut events = Events::default();
    let krate =
        tinsmith::model(&sources, &mut events).and_then(|model| tinsmith::describe(&model, settings, &mut events));
    let files = krate
        .map(|krate| print(&settings.command, emit(&krate), &Budget::default()).expect("what was emitted is Rust"))
        .unwrap_or_default();
    (sources, events, files)
}

fn fixture(case: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/service")
        .join(case);
    fs::read_to_string(path.with_extension("json")).unwrap()
}
