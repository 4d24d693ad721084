//! `conformance` takes a case without a test for one that failed, and counts.

use std::fs;
use std::process::Command;
use tests::scratch::Scratch;

/// A crate of this model needs what no client does, so nothing is compiled here; `.ci/run` runs a case that is wrong.
const MODEL: &str = r#"{
    "smithy": "2.0",
    "shapes": {
        "a#S": { "type": "service", "operations": [{ "target": "a#Op" }], "traits": { "aws.protocols#awsJson1_0": {} } },
        "a#Op": {
            "type": "operation",
            "input": { "target": "a#In" },
            "traits": {
                "smithy.test#httpRequestTests": [
                    { "id": "One", "protocol": "aws.protocols#awsJson1_0", "method": "POST", "uri": "/" },
                    { "id": "Two", "protocol": "aws.protocols#restXml", "method": "POST", "uri": "/" },
                    { "id": "Three", "protocol": "aws.protocols#awsJson1_0", "method": "POST", "uri": "/", "appliesTo": "server" }
                ]
            }
        },
        "a#In": { "type": "structure", "members": { "broken": { "target": "a#Nowhere" } } }
    }
}"#;

#[test]
fn a_case_without_a_test_has_failed() {
    let dir = Scratch::new("conformance");
    fs::write(dir.path().join("model.json"), MODEL).unwrap();
    fs::write(
        dir.path().join("counts.json"),
        r#"{ "model.json": { "client_request": 1 } }"#,
    )
    .unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_tinsmith-chores"))
            .args(["conformance", "--models", "model.json"])
            .args(arguments)
            .current_dir(dir.path())
            .env("CARGO_TARGET_DIR", dir.path().join("target"))
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };

    let (code, text) = run(&["--expect", "counts.json"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("a#Nowhere"), "the reason is told: {text}");
    assert!(text.contains("1 requests were expected, 0 ran"), "{text}");

    assert_eq!(run(&["--only", "other"]).0, Some(2));
    assert_eq!(run(&["--expect", "missing.json"]).0, Some(2));
}
