//! The cost of a protocol in generated lines: a model of the project, emitted for two protocols.

use similar::TextDiff;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tinsmith::event::Events;
use tinsmith::print::Files;
use tinsmith::settings::CrateSettings;
use tinsmith::source::{Source, Sources};

/// The allowed surplus of the longer crate, in percent of the shorter one.
const ALLOWED: usize = 15;

#[test]
fn a_protocol_is_a_choice_of_the_runtime_and_not_other_code() {
    let [rpc, rest] = ["aws.protocols#awsJson1_0", "aws.protocols#restJson1"].map(generated);
    let (rpc_lines, rest_lines) = (rpc.lines(), rest.lines());
    let (few, many) = (rpc_lines.min(rest_lines), rpc_lines.max(rest_lines));
    let more = (many - few) * 100;
    let mut out = format!(
        "awsJson1_0: {rpc_lines} lines\nrestJson1: {rest_lines} lines\ndifference: {:.1} %\n",
        more as f64 / few as f64
    );
    let paths: BTreeSet<_> = rpc.iter().chain(rest.iter()).map(|it| &it.path).collect();
    for path in paths {
        let text = |files: &Files| files.get(path).map(|it| it.text.clone()).unwrap_or_default();
        let (old, new) = (text(&rpc), text(&rest));
        let diff = TextDiff::from_lines(&old, &new);
        let _ = write!(out, "{}", diff.unified_diff().context_radius(0).header(path, path));
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("protocols", out);
    });
    assert!(
        more <= ALLOWED * few,
        "{rpc_lines} lines are no longer {ALLOWED} % from {rest_lines}"
    );
}

/// The crate of the model for one protocol.
fn generated(protocol: &str) -> Files {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/protocols/harbour.json");
    let text = fs::read_to_string(path).unwrap();
    let source = Source {
        path: "harbour.json".into(),
        text: text.replace("\"protocol\"", &format!("\"{protocol}\"")).into(),
    };
    let mut events = Events::default();
    let model = tinsmith::model(&Sources::new(vec![source]), &mut events).unwrap();
    let settings = CrateSettings::new("harbour", "cargo xtask codegen harbour");
    tinsmith::generate(&model, &settings, &mut events).unwrap()
}
