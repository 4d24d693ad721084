//! The endpoint tests of the models in this workspace, and of a model whose tests are wrong.

use endpoint_tests::partitions::Partitions;
use endpoint_tests::{Report, run};
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn report(file: &Path) -> Report {
    run(file, None).expect("the model is there")
}

#[test]
fn cases_of_our_own_models_pass() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model");
    for (model, cases) in [
        ("kitchen-sink/model.json", 7),
        ("workspaces-instances/2022-07-26.json", 9),
    ] {
        let report = report(&models.join(model));
        assert_eq!((report.cases, report.passed), (cases, cases), "{:#?}", report.problems);
    }
}

#[test]
fn trees_and_diagrams_give_the_same() {
    let report = report(&fixture("both-forms.json"));
    assert_eq!((report.cases, report.passed), (8, 8), "{:#?}", report.problems);
}

#[test]
fn a_case_that_fails_or_cannot_run_is_told() {
    let report = report(&fixture("wrong.json"));
    assert_eq!((report.cases, report.passed), (5, 1));
    let problems = report.problems.join("\n");
    for part in [
        "expected https://b.example.com, found https://a.example.com",
        "expected the error `none`, found https://a.example.com",
        "expected https://a.example.com, found the error `Required parameter missing: Name`",
        "neither an error nor an endpoint is expected",
    ] {
        assert!(problems.contains(part), "{problems}");
    }
}

#[test]
fn partitions_are_read_from_a_file() {
    let text = r#"{"partitions": [{"id": "aws", "regionRegex": "^(us|eu)\\-\\w+\\-\\d+$", "regions": {"aws-global": {}},
        "outputs": {"dnsSuffix": "example.com"}}]}"#;
    let partitions = Partitions::parse(text).expect("of the usual form");
    partitions.with(|all| {
        assert_eq!(all[0].prefixes, ["us", "eu"]);
        assert_eq!(
            (all[0].name, all[0].regions, all[0].dns_suffix),
            ("aws", &["aws-global"][..], "example.com")
        );
    });
    for wrong in ["", "{}", r#"{"partitions": [{"id": "aws", "regionRegex": ".*"}]}"#] {
        assert!(Partitions::parse(wrong).is_err(), "{wrong}");
    }
}
