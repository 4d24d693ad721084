//! Measures the part of the generated crate that changes with the model: the lines that a reviewer has to read.

use serde_json::{Value, json};
use std::path::Path;
use tinsmith::event::Events;
use tinsmith::print::Files;
use tinsmith::settings::CrateSettings;
use tinsmith::source::{Source, Sources};

const NAMESPACE: &str = "com.amazonaws.workspacesinstances#";

fn model() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/workspaces-instances/2022-07-26.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn generated(model: &Value) -> Files {
    let source = Source {
        path: "model.json".into(),
        text: model.to_string().into_bytes(),
    };
    let mut events = Events::default();
    let settings = CrateSettings::new("workspaces-instances", "cargo xtask codegen workspaces-instances");
    let model = tinsmith::model(&Sources::new(vec![source]), &mut events);
    let files = model.and_then(|model| tinsmith::generate(&model, &settings, &mut events));
    files.unwrap_or_else(|_| panic!("{:?}", events.all()))
}

/// The lines that a diff of the two crates shows as added or removed.
fn changed(before: &Files, after: &Files) -> Vec<String> {
    let text = |files: &Files, path: &str| {
        let file = files.iter().find(|file| file.path == path);
        file.map(|file| file.text.to_string()).unwrap_or_default()
    };
    let paths: std::collections::BTreeSet<_> = before
        .iter()
        .chain(after.iter())
        .map(|file| file.path.to_string())
        .collect();
    let mut lines = Vec::new();
    for path in paths {
        let (old, new) = (text(before, &path), text(after, &path));
        let diff = similar::TextDiff::from_lines(old.as_str(), new.as_str());
        let edits = diff
            .iter_all_changes()
            .filter(|change| change.tag() != similar::ChangeTag::Equal);
        lines.extend(edits.map(|change| format!("{path}: {}{change}", change.tag())));
    }
    lines
}

#[test]
fn a_new_member_changes_at_most_six_lines() {
    let before = model();
    for shape in [
        "Tag",
        "CreateVolumeRequest",
        "CreateVolumeResponse",
        "ThrottlingException",
        "ManagedInstanceRequest",
    ] {
        let mut after = before.clone();
        after["shapes"][format!("{NAMESPACE}{shape}")]["members"]["Brand"] = json!({
            "target": format!("{NAMESPACE}WorkspaceInstanceId"),
            "traits": { "smithy.api#documentation": "<p>A member of tomorrow.</p>" },
        });
        let lines = changed(&generated(&before), &generated(&after));
        assert!((1..=6).contains(&lines.len()), "{shape}:\n{}", lines.concat());
    }
}

#[test]
fn a_changed_sentence_changes_one_line() {
    let before = model();
    let mut after = before.clone();
    let docs = &mut after["shapes"][format!("{NAMESPACE}Tag")]["members"]["Key"]["traits"]["smithy.api#documentation"];
    let text = docs
        .as_str()
        .unwrap()
        .replacen("Name of the tag", "What the tag is called", 1);
    *docs = Value::from(text);
    let lines = changed(&generated(&before), &generated(&after));
    // One line, which a diff shows as one removed and one added.
    assert_eq!(lines.len(), 2, "{}", lines.concat());
}

#[test]
fn a_new_enum_value_changes_at_most_three_lines() {
    let before = model();
    let mut after = before.clone();
    after["shapes"][format!("{NAMESPACE}BillingMode")]["members"]["YEARLY"] =
        json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "YEARLY" } });
    let lines = changed(&generated(&before), &generated(&after));
    assert!((1..=3).contains(&lines.len()), "{}", lines.concat());
}
