//! `smithy-build.json`: what is taken, and what is refused, where.

use tinsmith::event::Events;
use tinsmith::settings::{self, AskedBy, Settings, Validation};
use tinsmith::source::{Source, Sources};

/// The settings, or the events one a line.
fn read(text: &str) -> Result<(Settings, String), String> {
    let sources = Sources::new(vec![Source {
        path: "smithy-build.json".into(),
        text: text.into(),
    }]);
    let mut events = Events::default();
    let result = settings::read(&sources, &mut events);
    let lines: Vec<String> = events
        .all()
        .iter()
        .map(|event| {
            let place = event.location.map(|it| sources.display(it)).unwrap_or_default();
            let hint = event.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
            format!("{place} {:?} {}: {}{hint}", event.severity, event.id, event.message)
        })
        .collect();
    let lines = lines.join("\n");
    result.map(|settings| (settings, lines.clone())).map_err(|_| lines)
}

/// A projection with this in our block.
fn with(block: &str) -> String {
    format!(
        r#"{{"version": "1.0", "projections": {{"x": {{"imports": ["m"], "plugins": {{"rust-client-codegen": {block}}}}}}}}}"#
    )
}

#[test]
fn everything_that_smithy_and_smithy_rs_know_is_taken() {
    let text = r#"{
        // Smithy allows comments.
        "version": "2.0",
        "outputDirectory": "crates/generated",
        "sources": ["model"],
        "imports": ["common.json"],
        "maven": {"dependencies": ["software.amazon.smithy:smithy-aws-traits:1.0"], "repositories": []},
        "ignoreMissingPlugins": true,
        "plugins": {"openapi": {"service": "a.b#C"}},
        "projections": {
            "base": {"abstract": true, "plugins": {"rust-client-codegen": {"nonsense": 1}}},
            "other": {"plugins": {"typescript-codegen": {"anything": []}}},
            "mine": {
                "imports": ["mine.json"],
                "transforms": [{"name": "excludeShapesByTag", "args": {"tags": ["internal"]}}],
                "plugins": {
                    "rust-client-codegen": {
                        "service": "com.example#Weather",
                        "module": "example-weather",
                        "moduleVersion": "1.2.3-rc.1+build",
                        "moduleDescription": "Weather",
                        "moduleAuthors": ["me@example.com"],
                        "moduleRepository": "https://example.com",
                        "license": "MIT OR Apache-2.0",
                        "minimumSupportedRustVersion": "1.95",
                        "runtimeConfig": {"version": "0.1.0", "relativePath": "../../runtime"},
                        "codegen": {"renameErrors": false},
                        "operations": ["GetForecast", "com.example#GetCity"],
                        "validation": "strict",
                        "protocolTests": true
                    }
                }
            }
        }
    }"#;
    let (settings, events) = read(text).unwrap();
    assert_eq!(settings.output, "crates/generated");
    assert_eq!(settings.projections.keys().collect::<Vec<_>>(), ["mine"]);
    let mine = &settings.projections["mine"];
    assert_eq!(mine.models, ["model", "common.json", "mine.json"]);
    assert_eq!(mine.transforms[0].transform.name, "excludeShapesByTag");
    let krate = &mine.krate;
    assert_eq!(krate.command, "cargo xtask codegen mine");
    assert_eq!(krate.service.as_ref().unwrap().as_str(), "com.example#Weather");
    assert_eq!(
        (krate.module.as_str(), krate.module_version.as_str()),
        ("example-weather", "1.2.3-rc.1+build")
    );
    assert_eq!(krate.runtime.path.as_deref(), Some("../../runtime"));
    assert_eq!(krate.validation, Some(Validation::Strict));
    assert!(krate.protocol_tests);
    let operations = krate.operations.as_ref().unwrap();
    assert_eq!(operations.names, ["GetForecast", "com.example#GetCity"]);
    assert_eq!(operations.asked_by, AskedBy::File);
    insta::assert_snapshot!(events);
}

#[test]
fn an_unknown_setting_is_an_error_that_lists_the_known() {
    insta::assert_snapshot!(read(&with(r#"{"operation": ["A"]}"#)).unwrap_err());
    insta::assert_snapshot!(read(&with(r#"{"runtimeConfig": {"path": "x"}}"#)).unwrap_err());
    let (_, events) = read(r#"{"version": "1.0", "projection": {}}"#).unwrap();
    insta::assert_snapshot!(events);
}

#[test]
fn a_value_of_another_form_is_an_error_at_the_value() {
    let blocks = [
        r#"{"service": "Weather"}"#,
        r#"{"module": "../evil"}"#,
        r#"{"moduleVersion": "1"}"#,
        r#"{"moduleDescription": "two\nlines"}"#,
        r#"{"runtimeConfig": {"relativePath": "/abs"}}"#,
        r#"{"operations": "A"}"#,
        r#"{"operations": []}"#,
        r#"{"validation": "all"}"#,
        r#"{"protocolTests": "yes"}"#,
        "[]",
    ];
    let mut all: Vec<String> = blocks.iter().map(|block| read(&with(block)).unwrap_err()).collect();
    all.push(
        read(r#"{"projections": {"../x": {"imports": ["m"], "plugins": {"rust-client-codegen": {}}}}}"#).unwrap_err(),
    );
    all.push(read(r#"{"projections": {"x": {"plugins": {"rust-client-codegen": {}}}}}"#).unwrap_err());
    all.push(read(r#"{"outputDirectory": "../x"}"#).unwrap_err());
    all.push(read("{\"projections\": ").unwrap_err());
    all.push(read("[]").unwrap_err());
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn a_block_of_the_file_makes_a_crate_of_the_whole_model() {
    let text = r#"{"version": "1.0", "sources": ["model"], "plugins": {"rust-client-codegen": {"module": "whole"}}}"#;
    let (settings, _) = read(text).unwrap();
    assert_eq!(settings.projections["source"].krate.module, "whole");
}

#[test]
fn a_package_has_a_name_that_programs_can_use() {
    for name in [
        "self",
        "crate",
        "Self",
        "super",
        "type",
        "fn",
        "async",
        "gen",
        "std",
        "core",
        "proc-macro",
        "test",
        "tinsmith-runtime",
        "tinsmith_runtime",
        "con",
        "NUL",
        "com1",
        "1st",
        "a.b",
        "",
    ] {
        let module = with(&format!("{{\"module\": {name:?}}}"));
        let events = read(&module).err().unwrap_or_else(|| panic!("{name:?} is taken"));
        assert!(
            events.contains("smithy-build.json:1:") && events.contains("another name"),
            "{events}"
        );
        let projection = with("{}").replace("\"x\"", &format!("{name:?}"));
        let events = read(&projection)
            .err()
            .unwrap_or_else(|| panic!("the projection {name:?} is taken"));
        assert!(
            events.contains("name the package in `module`") || name.is_empty(),
            "{events}"
        );
    }
    for name in [
        "my-self",
        "types",
        "Type",
        "com",
        "com0",
        "console",
        "tinsmith",
        "aws-sdk-s3",
        "x",
    ] {
        assert!(read(&with(&format!("{{\"module\": {name:?}}}"))).is_ok(), "{name}");
    }
}
