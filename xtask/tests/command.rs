//! The commands as people run them: output, exit codes, and what is on disk afterwards.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tests::scratch::Scratch;

const WEATHER: &str = include_str!("../../examples/model/weather.json");

/// Exit code and output of a command, standard output first.
fn run(dir: &Path, arguments: &[&str]) -> (i32, String) {
    answer(command(dir, arguments).output().unwrap())
}

fn command(dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tinsmith-xtask"));
    command
        .args(arguments)
        .current_dir(dir)
        .env_remove("CARGO_MANIFEST_DIR");
    command
}

fn answer(output: Output) -> (i32, String) {
    let text = [output.stdout, output.stderr]
        .map(|text| String::from_utf8(text).unwrap())
        .concat();
    (output.status.code().unwrap(), text)
}

/// A workspace with the weather model and this in our block.
fn workspace(name: &str, block: &str) -> Scratch {
    let dir = Scratch::new(name);
    let file = format!(
        r#"{{
    "version": "1.0",
    "projections": {{
        "weather": {{
            "imports": ["model"],
            "plugins": {{ "rust-client-codegen": {block} }}
        }}
    }}
}}"#
    );
    fs::write(dir.path().join("smithy-build.json"), file).unwrap();
    fs::create_dir(dir.path().join("model")).unwrap();
    fs::write(dir.path().join("model/weather.json"), WEATHER).unwrap();
    dir
}

fn has(output: &(i32, String), code: i32, parts: &[&str]) {
    assert_eq!(output.0, code, "{}", output.1);
    for part in parts {
        assert!(output.1.contains(part), "no {part:?} in\n{}", output.1);
    }
}

#[test]
fn help_is_complete() {
    let dir = Scratch::new("command-help");
    for command in [
        &["--help"][..],
        &["codegen", "--help"],
        &["check", "--help"],
        &["diff", "--help"],
        &["ast", "--help"],
        &["select", "--help"],
        &["explain", "--help"],
        &["corpus", "--help"],
    ] {
        let (code, text) = run(dir.path(), command);
        assert_eq!(code, 0);
        insta::assert_snapshot!(command.join(" ").replace("--", ""), text);
    }
}

/// The help of a program from the list of its commands on, without the command `help`.
fn listed(help: &str) -> Vec<&str> {
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let list = list.take_while(|line| !line.is_empty());
    list.filter(|line| !line.starts_with("  help "))
        .map(str::trim)
        .collect()
}

#[test]
fn every_chore_has_a_row() {
    let dir = Scratch::new("command-chores");
    let (_, ours) = run(dir.path(), &["--help"]);
    let chores = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "tinsmith-chores", "--", "--help"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let chores = String::from_utf8(chores.stdout).unwrap();
    let (ours, chores) = (listed(&ours), listed(&chores));
    assert!(chores.len() >= 5 && ours.ends_with(&chores), "{ours:#?}\n{chores:#?}");
    // The arguments and the exit code are those of the chore.
    has(
        &run(dir.path(), &["conformance", "--modls"]),
        2,
        &["--modls", "--models"],
    );
    has(&run(dir.path(), &["peer", "--help"]), 0, &["cargo xtask peer sqs sts"]);
}

#[test]
fn misuse_is_2() {
    let dir = Scratch::new("command-misuse");
    has(&run(dir.path(), &[]), 2, &["Usage:"]);
    has(
        &run(dir.path(), &["generate"]),
        2,
        &["unrecognized subcommand 'generate'"],
    );
    has(&run(dir.path(), &["codegen"]), 2, &["no smithy-build.json", "--model"]);
    has(&run(dir.path(), &["codegen", "--model", "x"]), 2, &["--out"]);
    has(
        &run(dir.path(), &["codegen", "--model", "missing", "--out", "x"]),
        2,
        &["missing"],
    );
    has(
        &run(dir.path(), &["codegen", "--model", ".", "--out", "1st"]),
        2,
        &["starts with a letter"],
    );
    has(
        &run(dir.path(), &["codegen", "--model", ".", "--out", "a/type"]),
        2,
        &["keyword", "choose another folder"],
    );
    has(&run(dir.path(), &["check"]), 2, &["<PATH>"]);
    has(&run(dir.path(), &["check", "missing.json"]), 2, &["missing.json"]);
    has(&run(dir.path(), &["explain", "x.rs"]), 2, &["FILE:LINE"]);
}

#[test]
fn a_crate_is_written_checked_and_repaired() {
    let dir = workspace("command-codegen", "{}");
    let at = |path: &str| dir.path().join(path);
    let first = run(dir.path(), &["codegen"]);
    has(
        &first,
        0,
        &[
            "created   generated/weather/Cargo.toml",
            "weather:",
            " written, 0 unchanged, 0 removed",
            " shapes, ",
        ],
    );
    has(&run(dir.path(), &["codegen"]), 0, &["weather: 0 files written"]);
    has(&run(dir.path(), &["codegen", "--check"]), 0, &["weather: fresh"]);

    // From a folder below, too.
    has(
        &run(&at("model"), &["codegen", "weather", "--check"]),
        0,
        &["weather: fresh"],
    );

    // The model moves on.
    fs::write(
        at("model/weather.json"),
        WEATHER.replace("From 0 to 1.", "Between 0 and 1."),
    )
    .unwrap();
    let before = fs::read_to_string(at("generated/weather/src/operation/get_forecast.rs")).unwrap();
    let stale = run(dir.path(), &["codegen", "--check"]);
    has(
        &stale,
        1,
        &[
            "-    /// From 0 to 1.",
            "+    /// Between 0 and 1.",
            "cargo xtask codegen weather",
        ],
    );
    assert_eq!(
        fs::read_to_string(at("generated/weather/src/operation/get_forecast.rs")).unwrap(),
        before
    );
    has(&run(dir.path(), &["codegen"]), 0, &["weather: 1 file written"]);
    has(&run(dir.path(), &["codegen", "--check"]), 0, &[]);

    // `src/` can be made again.
    let lib = fs::read_to_string(at("generated/weather/src/lib.rs")).unwrap();
    fs::remove_dir_all(at("generated/weather/src")).unwrap();
    has(&run(dir.path(), &["codegen"]), 0, &["1 unchanged"]);
    assert_eq!(fs::read_to_string(at("generated/weather/src/lib.rs")).unwrap(), lib);

    // A file of somebody else stays.
    fs::write(at("generated/weather/src/mine.rs"), "").unwrap();
    has(
        &run(dir.path(), &["codegen"]),
        2,
        &["generated/weather/src/mine.rs", "not generated"],
    );
}

#[test]
fn a_crate_cut_by_a_flag_says_so() {
    let dir = workspace("command-cut", "{}");
    has(
        &run(dir.path(), &["codegen", "weather", "--operations", "ListCities"]),
        0,
        &["weather:"],
    );
    assert!(
        !dir.path()
            .join("generated/weather/src/operation/get_forecast.rs")
            .exists()
    );
    let check = run(dir.path(), &["codegen", "--check"]);
    has(
        &check,
        1,
        &[
            "cut by a flag",
            r#""operations": ["ListCities"]"#,
            "cargo xtask codegen weather",
        ],
    );
    assert!(check.1.lines().count() < 8, "{}", check.1);
    has(
        &run(dir.path(), &["codegen", "--check", "--operations", "ListCities"]),
        0,
        &["fresh"],
    );
    let place = "generated/weather/src/operation/list_cities.rs:5";
    has(
        &run(dir.path(), &["explain", place]),
        0,
        &["com.example.weather#ListCities"],
    );
    has(
        &run(dir.path(), &["codegen", "weather", "--operations", "ListTowns"]),
        1,
        &["ListTowns"],
    );

    // In the file it is no cut by a flag.
    let dir = workspace("command-operations", r#"{"operations": ["ListCities"]}"#);
    has(&run(dir.path(), &["codegen"]), 0, &[]);
    has(&run(dir.path(), &["codegen", "--check"]), 0, &["fresh"]);
    assert!(
        !dir.path()
            .join("generated/weather/src/operation/get_forecast.rs")
            .exists()
    );
}

#[test]
fn what_is_wrong_is_shown_with_its_place() {
    let dir = workspace("command-wrong", r#"{"modulVersion": "1.0.0"}"#);
    has(
        &run(dir.path(), &["codegen"]),
        1,
        &["smithy-build.json:6:50", "moduleVersion"],
    );
    assert!(!dir.path().join("generated").exists());

    let dir = workspace("command-invalid", "{}");
    fs::write(
        dir.path().join("model/weather.json"),
        WEATHER.replace("\"com.example.weather#Cities\",", "\"a.b#Towns\","),
    )
    .unwrap();
    has(
        &run(dir.path(), &["codegen"]),
        1,
        &["model/weather.json:5", "a.b#Towns"],
    );
    has(
        &run(dir.path(), &["check", "model"]),
        1,
        &["a.b#Towns", "invalid: 1 error"],
    );
    assert!(!dir.path().join("generated").exists());
    let unknown = run(dir.path(), &["codegen", "climate"]);
    has(&unknown, 2, &["no projection `climate`", "weather"]);
}

#[test]
fn a_crate_needs_no_configuration() {
    let dir = Scratch::new("command-model");
    fs::write(dir.path().join("weather.json"), WEATHER).unwrap();
    let arguments = ["codegen", "--model", "weather.json", "--out", "out/my-weather"];
    has(&run(dir.path(), &arguments), 0, &["my-weather:"]);
    let manifest = fs::read_to_string(dir.path().join("out/my-weather/Cargo.toml")).unwrap();
    assert!(
        manifest.contains("`cargo xtask codegen --model … --out …`"),
        "{manifest}"
    );
    assert!(manifest.contains("name = \"my-weather\""), "{manifest}");
    has(
        &run(dir.path(), &[&arguments[..], &["--check"]].concat()),
        0,
        &["fresh"],
    );
    has(
        &run(dir.path(), &[&arguments[..], &["--service", "a.b#C"]].concat()),
        1,
        &["a.b#C"],
    );
}

/// The bytes of a crate do not depend on the folder that the command stands in, nor on how its paths are written.
#[test]
fn a_crate_holds_no_path_of_its_machine() {
    let dir = Scratch::new("command-paths");
    // A mark that turns the text around it.
    let model = "we\u{202e}ather `x`.json";
    fs::create_dir_all(dir.path().join("here/there")).unwrap();
    fs::write(dir.path().join(model), WEATHER).unwrap();
    let out = dir.path().join("out/my-weather");
    let absolute = (dir.path().join(model), out.clone());
    let here = dir.path().join("here");
    let arguments = |paths: &(PathBuf, PathBuf)| {
        let (model, out) = (paths.0.to_str().unwrap(), paths.1.to_str().unwrap());
        ["codegen", "--model", model, "--out", out].map(str::to_owned)
    };
    let call = |folder: &Path, paths: &(PathBuf, PathBuf), more: &[&str]| {
        let arguments = arguments(paths);
        run(folder, &[&arguments.each_ref().map(String::as_str)[..], more].concat())
    };
    has(&call(dir.path(), &absolute, &[]), 0, &["my-weather:"]);
    let relative = (Path::new("../..").join(model), PathBuf::from("../../out/my-weather"));
    has(&call(&here.join("there"), &relative, &["--check"]), 0, &["fresh"]);
    let other = (Path::new("..").join(model), PathBuf::from("../out2/my-weather"));
    has(&call(&here, &other, &[]), 0, &["my-weather:"]);
    let mut folders = vec![out.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            assert!(!text.contains("ather `x`") && !text.contains("command-paths"), "{text}");
            let other = dir
                .path()
                .join("out2/my-weather")
                .join(path.strip_prefix(&out).unwrap());
            assert_eq!(fs::read_to_string(other).unwrap(), text, "{}", path.display());
        }
    }
    // The advice for a stale crate is a command for this place.
    fs::write(out.join("src/lib.rs"), "// @generated by tinsmith\n").unwrap();
    has(
        &call(dir.path(), &absolute, &["--check"]),
        1,
        &["is stale", out.to_str().unwrap()],
    );
}

#[test]
fn models_are_checked_each_or_together_and_compared() {
    let dir = Scratch::new("command-check");
    fs::write(dir.path().join("a.json"), WEATHER).unwrap();
    fs::write(dir.path().join("b.json"), WEATHER.replace("All cities.", "Every city.")).unwrap();
    fs::write(
        dir.path().join("c.json"),
        WEATHER.replace("chanceOfRain", "chanceOfSnow"),
    )
    .unwrap();
    has(&run(dir.path(), &["check", "a.json"]), 0, &["a.json: valid: 0 errors"]);
    has(&run(dir.path(), &["check", "--each", "."]), 0, &["3 models, 0 invalid"]);
    has(
        &run(dir.path(), &["check", "a.json", "--same-as", "b.json"]),
        0,
        &["the models say the same"],
    );
    has(
        &run(dir.path(), &["check", "a.json", "--same-as", "c.json"]),
        1,
        &["chanceOfRain", "chanceOfSnow"],
    );
    fs::write(dir.path().join("d.json"), "{").unwrap();
    has(
        &run(dir.path(), &["check", "--each", "a.json", "d.json"]),
        1,
        &["d.json:1:", "2 models, 1 invalid"],
    );
}

/// A project of Smithy: several files of IDL, a jar, and a package that Coursier has downloaded.
#[test]
fn a_project_of_smithy_becomes_a_crate() {
    let dir = Scratch::new("command-idl");
    let write = |path: &str, text: &[u8]| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let file = |dependency: &str| {
        format!(
            r#"{{
    "version": "1.0",
    "sources": ["model", "shared.jar"],
    "maven": {{ "dependencies": ["{dependency}"], "repositories": [{{ "url": "https://repo.example.com/maven" }}] }},
    "plugins": {{ "rust-client-codegen": {{ "module": "parks" }} }}
}}"#
        )
    };
    write("smithy-build.json", file("com.example:units:1.0.0").as_bytes());
    write(
        "model/service.smithy",
        b"$version: \"2.0\"\nnamespace com.example.parks\nuse aws.protocols#awsJson1_0\n\n\
          /// Parks of a city.\n@awsJson1_0\nservice Parks {\n    version: \"2026-12-01\"\n    operations: [GetPark]\n}\n",
    );
    write(
        "model/park.smithy",
        b"$version: \"2.0\"\nnamespace com.example.parks\nuse com.example.shared#Name\nuse com.example.units#Meters\n\n\
          operation GetPark {\n    input := {\n        @required\n        name: Name\n    }\n    output := { length: Meters }\n}\n",
    );
    write(
        "shared.jar",
        &jar("$version: \"2.0\"\nnamespace com.example.shared\nstring Name\n"),
    );
    let units = jar("$version: \"2.0\"\nnamespace com.example.units\ninteger Meters\n");
    write(
        "cache/https/repo.example.com/maven/com/example/units/1.0.0/units-1.0.0.jar",
        &units,
    );
    let run = |arguments: &[&str]| {
        let output = command(dir.path(), arguments)
            .env("COURSIER_CACHE", dir.path().join("cache"))
            .env("HOME", dir.path().join("home"))
            .env_remove("SMITHY_MAVEN_CACHE")
            .output()
            .unwrap();
        answer(output)
    };
    has(&run(&["codegen"]), 0, &["created   generated/source/Cargo.toml"]);
    let operation = fs::read_to_string(dir.path().join("generated/source/src/operation/get_park.rs")).unwrap();
    assert!(operation.contains("pub length: Option<i32>"), "{operation}");

    // A package that is nowhere: the folders that were tried, and the jar that would do.
    write("smithy-build.json", file("com.example:units:2.0.0").as_bytes());
    let wanted = [
        "smithy-build.json:4:33",
        "`com.example:units:2.0.0` is in no local folder",
        "home/.m2/repository/com/example/units/2.0.0/units-2.0.0.jar",
        "cache/https/repo.example.com/maven/com/example/units/2.0.0/units-2.0.0.jar",
        "cache/https/repo1.maven.org/maven2/com/example/units/2.0.0/units-2.0.0.jar",
        "nothing is downloaded",
    ];
    has(&run(&["codegen"]), 2, &wanted);
    write("home/.m2/repository/com/example/units/2.0.0/units-2.0.0.jar", &units);
    has(&run(&["codegen", "--check"]), 0, &["fresh"]);
    // Coordinates are no way to other folders.
    for wrong in [
        "com.example:units",
        "com..example:units:1",
        "../x:units:1",
        "a:b:[1,2)",
        "a:b/c:1",
    ] {
        write("smithy-build.json", file(wrong).as_bytes());
        has(&run(&["codegen"]), 1, &["is not a package with a version"]);
    }
}

/// An archive with one model.
fn jar(model: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [("manifest", "main.smithy"), ("main.smithy", model)] {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(format!("META-INF/smithy/{name}"), options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn models_are_printed_and_queried() {
    let dir = Scratch::new("command-query");
    fs::write(dir.path().join("weather.json"), WEATHER).unwrap();
    let model = "$version: \"2.0\"\nnamespace a\nstructure A {\n    /// Of b.\n    @required\n    b: String\n}\n";
    fs::write(dir.path().join("a.smithy"), model).unwrap();
    let wanted = r#"{
    "smithy": "2.0",
    "shapes": {
        "a#A": {
            "type": "structure",
            "members": {
                "b": {
                    "target": "smithy.api#String",
                    "traits": {
                        "smithy.api#documentation": "Of b.",
                        "smithy.api#required": {}
                    }
                }
            }
        }
    }
}
"#;
    assert_eq!(run(dir.path(), &["ast", "a.smithy"]), (0, wanted.to_owned()));
    has(
        &run(dir.path(), &["ast", "a.smithy", "weather.json"]),
        0,
        &["com.example.weather#Weather"],
    );

    let selector = "member [trait|required]";
    let found = run(dir.path(), &["select", selector, "a.smithy", "weather.json"]);
    has(&found, 0, &["a#A$b\ncom.example.weather#"]);
    let wanted = r#"[
    {
        "shape": "a#A$b",
        "type": "member",
        "file": "a.smithy:6:5",
        "vars": {
            "target": [
                "smithy.api#String"
            ]
        },
        "traits": {
            "smithy.api#documentation": "Of b."
        }
    }
]
"#;
    let shown = ["--show", "vars,type,file", "--show-traits", "documentation,aws.api#arn"];
    let arguments = [&["select", "[id = 'a#A$b'] $target(>)", "a.smithy"][..], &shown].concat();
    assert_eq!(run(dir.path(), &arguments), (0, wanted.to_owned()));

    has(
        &run(dir.path(), &["select", "member [", "a.smithy"]),
        2,
        &["the selector at character"],
    );
    fs::write(dir.path().join("b.smithy"), "namespace b\nstructure").unwrap();
    has(
        &run(dir.path(), &["ast", "b.smithy"]),
        1,
        &["b.smithy:2:10", "expected a space"],
    );
}

#[test]
fn danger_is_refused_by_check() {
    let dir = Scratch::new("command-danger");
    let model = "$version: \"2.0\"\nnamespace a\n@references([{ resource: Town }])\nstructure A {}\n";
    fs::write(dir.path().join("a.smithy"), model).unwrap();
    let wanted = [
        "a.smithy:3:26",
        "danger[SyntacticShapeIdTarget]",
        "a.smithy: invalid: 0 errors, 1 danger",
    ];
    has(&run(dir.path(), &["check", "a.smithy"]), 1, &wanted);
    has(
        &run(dir.path(), &["check", "--each", "a.smithy"]),
        1,
        &["1 models, 1 invalid"],
    );
}
