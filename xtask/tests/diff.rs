//! `diff` as people run it: forms, exit codes, git, and programs.

use std::fs;
use std::path::Path;
use std::process::Command;
use tests::scratch::Scratch;
use tinsmith::load::json::{self, Comments};
use tinsmith::model::node::Node;
use tinsmith::source::FileId;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/updates");

/// Exit code, standard output and errors of a command.
fn run(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tinsmith-xtask"))
        .args(arguments)
        .current_dir(dir)
        .env_remove("CARGO_MANIFEST_DIR")
        .output()
        .unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    (output.status.code().unwrap(), out, err)
}

fn git(dir: &Path, arguments: &[&str]) {
    let status = Command::new("git")
        .args([
            "-c",
            "user.name=Test",
            "-c",
            "user.email=test@example.com",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .current_dir(dir)
        .status()
        .unwrap();
    assert!(status.success(), "git {arguments:?}");
}

fn case(name: &str, side: &str) -> String {
    format!("{CASES}/{name}/{side}.json")
}

/// A committed workspace whose model is the old side of a case.
fn workspace(name: &str, case_name: &str) -> Scratch {
    let dir = Scratch::new(name);
    let settings = r#"{"version": "1.0", "sources": ["model"], "projections": {"shelf": {"plugins": {"rust-client-codegen":
        {"service": "com.example#Shelf", "moduleVersion": "1.2.3"}}}}}"#;
    fs::write(dir.path().join("smithy-build.json"), settings).unwrap();
    fs::create_dir(dir.path().join("model")).unwrap();
    fs::copy(case(case_name, "a"), dir.path().join("model/shelf.json")).unwrap();
    git(dir.path(), &["init", "-q"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-q", "-m", "Begin"]);
    dir
}

#[test]
fn what_is_committed_is_compared_with_the_work_tree() {
    let dir = workspace("diff-git", "field_undone");
    let (code, out, err) = run(dir.path(), &["diff"]);
    assert_eq!((code, out.as_str()), (0, "shelf: none, so 1.2.3 stays\n"), "{err}");
    fs::copy(case("field_undone", "b"), dir.path().join("model/shelf.json")).unwrap();
    let (code, out, err) = run(dir.path(), &["diff"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with("shelf: breaking, so 2.0.0 follows 1.2.3\n"), "{out}");
    let places = ["HEAD:model/shelf.json:", "types::Book::isbn"];
    assert!(places.iter().all(|it| out.contains(it)), "{out}");
    let (_, named, _) = run(dir.path(), &["diff", "HEAD:model/shelf.json", "model/shelf.json"]);
    assert_eq!(named, out);
}

#[test]
fn a_version_that_does_not_follow_is_denied() {
    let dir = workspace("diff-unbumped", "field");
    let deny = ["diff", "--deny", "unbumped"];
    assert_eq!(run(dir.path(), &deny).0, 0);
    fs::copy(case("field", "b"), dir.path().join("model/shelf.json")).unwrap();
    assert_eq!(run(dir.path(), &deny).0, 1);
    let settings = fs::read_to_string(dir.path().join("smithy-build.json")).unwrap();
    fs::write(dir.path().join("smithy-build.json"), settings.replace("1.2.3", "1.3.0")).unwrap();
    assert_eq!(run(dir.path(), &deny).0, 0);
    assert_eq!(run(dir.path(), &["diff", "--deny", "additive"]).0, 1);
    assert_eq!(run(dir.path(), &["diff", "--deny", "breaking,behaviour"]).0, 0);
}

#[test]
fn places_of_a_program_are_listed() {
    let dir = Scratch::new("diff-used-by");
    let program = "use b::types::Book;\nfn pages(book: &Book) -> Option<i32> {\n    book.pages\n}\n";
    fs::write(dir.path().join("program.rs"), program).unwrap();
    let (old, new) = (case("field_type", "a"), case("field_type", "b"));
    let (code, out, err) = run(dir.path(), &["diff", &old, &new, "--used-by", "program.rs"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("your program breaks at 1 place"), "{out}");
    assert!(out.contains("used at program.rs:3:10"), "{out}");
    let (old, new) = (case("variant_type", "a"), case("variant_type", "b"));
    let (_, out, _) = run(dir.path(), &["diff", &old, &new, "--used-by", "program.rs"]);
    assert!(out.contains("your program compiles unchanged"), "{out}");
}

#[test]
fn forms_hold_the_same_findings() {
    let dir = Scratch::new("diff-forms");
    let (old, new) = (case("required_output_field", "a"), case("required_output_field", "b"));
    let form = |name: &str| run(dir.path(), &["diff", &old, &new, "--format", name]).1;
    let text = form("json");
    let mut problems = vec![];
    let json = json::read(text.as_bytes(), FileId(0), Comments::Refuse, &mut problems);
    let json = json.filter(|_| problems.is_empty()).unwrap_or_else(|| panic!("{text}"));
    let krate = &json.get("crates").and_then(Node::as_array).unwrap()[0];
    let is = |node: &Node, key: &str, text: &str| node.get(key).and_then(Node::as_str) == Some(text);
    assert!(
        is(krate, "verdict", "breaking") && is(krate, "nextVersion", "0.2.0"),
        "{text}"
    );
    let findings = krate.get("findings").and_then(Node::as_array).unwrap();
    let is_found = |it: &Node| is(it, "id", "BuildChanged") && is(it, "shape", "com.example#Book");
    assert!(findings.iter().any(is_found), "{text}");
    let markdown = form("markdown");
    assert!(markdown.starts_with("| crate | verdict |"), "{markdown}");
    assert!(markdown.contains("**breaking** `BuildChanged`"), "{markdown}");
    let github = form("github");
    assert!(github.contains("::error file="), "{github}");
}

#[test]
fn text_of_a_model_stays_text() {
    let dir = Scratch::new("diff-hostile");
    let text = fs::read_to_string(case("another_default", "a")).unwrap();
    let hostile = "<script>alert(1)</script> @everyone `x` | [a](http://b) ::error::x \\u001b[31m";
    let old = text.replace("\"novel\"", "\"a\"");
    let new = text.replace("\"novel\"", &format!("{:?}", hostile.replace("\\u001b", "")));
    fs::write(dir.path().join("a.json"), old).unwrap();
    fs::write(dir.path().join("b.json"), new).unwrap();
    let form = |name: &str| run(dir.path(), &["diff", "a.json", "b.json", "--format", name]);
    let (code, markdown, err) = form("markdown");
    assert_eq!(code, 0, "{err}");
    let outside: String = markdown.split('`').step_by(2).collect();
    assert!(
        !outside.contains("<script>") && !outside.contains("@everyone"),
        "{markdown}"
    );
    let github = form("github").1;
    assert!(github.lines().all(|line| line.starts_with("::")), "{github}");
    assert!(!form("text").1.contains('\u{1b}'));
}

#[test]
fn misuse_is_told() {
    let dir = Scratch::new("diff-misuse");
    let (code, _, err) = run(dir.path(), &["diff", "nowhere.json", "nowhere.json"]);
    assert_eq!(code, 2);
    assert!(err.contains("there is no nowhere.json"), "{err}");
    fs::write(dir.path().join("bad.json"), "{").unwrap();
    let (code, _, _) = run(dir.path(), &["diff", "bad.json", "bad.json"]);
    assert_eq!(code, 1);
    let (code, _, err) = run(dir.path(), &["diff", "--upload-pack=x:y", "z"]);
    assert_eq!(code, 2, "{err}");
    let (code, _, err) = run(dir.path(), &["diff", "-- -x:y", "z"]);
    assert_eq!(code, 2, "{err}");
}

#[test]
fn the_settings_judge_findings() {
    let dir = workspace("diff-settings", "field_undone");
    fs::copy(case("field_undone", "b"), dir.path().join("model/shelf.json")).unwrap();
    let path = dir.path().join("smithy-build.json");
    let settings = fs::read_to_string(&path).unwrap();
    let judge = |block: &str| {
        let with = settings.replace("\"1.2.3\"", &format!("\"1.2.3\", \"diff\": {block}"));
        fs::write(&path, with).unwrap();
        run(dir.path(), &["diff", "--verbose"])
    };
    let suppress = r#"{"suppressions": [{"id": "FieldRemoved", "shape": "com.example#Book$isbn", "reason": "a draft"},
        {"id": "TypeRemoved", "reason": "old"}], "levels": {"SourceChanged": "behaviour"}}"#;
    let (code, out, err) = judge(suppress);
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with("shelf: behaviour, so 1.2.4 follows 1.2.3"), "{out}");
    assert!(out.contains("suppressed, since a draft"), "{out}");
    assert!(
        out.contains("the suppression of `TypeRemoved` matches no finding: remove it"),
        "{out}"
    );
    let (code, _, err) = judge(r#"{"levels": {"FieldRemoved": "harmless"}}"#);
    assert_eq!(code, 1);
    assert!(err.contains("there is no level \"harmless\""), "{err}");
    let (code, _, err) = judge(r#"{"suppressions": [{"id": "FieldRemoved"}]}"#);
    assert_eq!(code, 1);
    assert!(err.contains("needs an `id` and a `reason`"), "{err}");
}
