//! `corpus` makes a crate of every model that it can, and says of the others why not.

use std::fs;
use std::process::Command;
use tests::scratch::Scratch;

const WEATHER: &str = include_str!("../../examples/model/weather.json");

#[test]
fn every_model_has_a_line() {
    let dir = Scratch::new("corpus");
    let models = dir.path().join("models");
    fs::create_dir(&models).unwrap();
    fs::write(models.join("weather.json"), WEATHER).unwrap();
    fs::write(models.join("no-service.json"), r#"{ "smithy": "2.0", "shapes": {} }"#).unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_tinsmith-xtask"))
            .args(["corpus", "--models", "models"])
            .args(arguments)
            .current_dir(dir.path())
            .env("CARGO_TARGET_DIR", dir.path().join("target"))
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };

    let (code, table) = run(&["--jobs", "2"]);
    assert_eq!(code, Some(1), "{table}");
    let line = |name: &str| table.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    assert!(line("weather ").ends_with("generated"), "{table}");
    assert!(line("no-service ").ends_with("1 error"), "{table}");
    assert!(
        table.contains("2 models, 1 without a crate"),
        "the last lines are the sum: {table}"
    );
    let krate = dir.path().join("target/tinsmith/corpus/corpus-weather");
    assert!(krate.join("src/client.rs").is_file());

    assert_eq!(run(&["--only", "weather"]).0, Some(0));
    assert_eq!(run(&["--only", "wether"]).0, Some(2));
}
