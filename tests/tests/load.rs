//! The model that is loaded from each fixture, and its events; JSON is read as `serde_json` reads it.

use std::path::{Path, PathBuf};
use std::{fs, io};
use tests::dump;
use tests::scratch::Scratch;
use tinsmith::event::{Events, render};
use tinsmith::load::{self, json};
use tinsmith::model::node::{Node, NodeValue};
use tinsmith::source::{FileId, Source, Sources};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/load");
    let entries: io::Result<Vec<_>> = fs::read_dir(folder).unwrap().collect();
    let mut paths: Vec<_> = entries.unwrap().into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// The sources of a fixture with paths that do not depend on where it lies.
fn sources(path: &Path) -> Sources {
    let read = Sources::read(&[path]).unwrap();
    let parent = path.parent().unwrap().to_string_lossy().replace('\\', "/");
    let own = read.iter().filter(|(file, _)| !file.is_embedded());
    let files = own.map(|(_, source)| Source {
        path: source.path.trim_start_matches(&*parent).trim_start_matches('/').into(),
        text: source.text.clone(),
    });
    Sources::new(files.collect())
}

#[test]
fn each_fixture_is_loaded() {
    for path in fixtures() {
        let sources = sources(&path);
        let mut events = Events::default();
        let model = load::load(&sources, &mut events);
        let text = format!("{}----\n{}", dump::model(&model), dump::events(&events, &sources));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_suffix(path.file_stem().unwrap().to_string_lossy());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("load", text));
    }
}

#[test]
fn excerpts_show_the_place() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/load");
    let mut text = String::new();
    for name in [
        "location.json",
        "json-truncated.json",
        "json-control-character.json",
        "mixins-broken.json",
    ] {
        let sources = sources(&path.join(name));
        let mut events = Events::default();
        load::load(&sources, &mut events);
        for event in events.all() {
            text += &render::excerpt(event, &sources, render::Look::Plain);
            text += "\n\n";
        }
    }
    insta::assert_snapshot!("excerpts", text);
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let padding = "x".repeat(3_000_000);
    let text = format!("{{\"smithy\":\"2.0\",\"metadata\":{{\"a\":\"{padding}\",\"b\":oops,\"c\":\"{padding}\"}}}}");
    let sources = Sources::new(vec![Source {
        path: "long.json".into(),
        text: text.into(),
    }]);
    let mut events = Events::default();
    load::load(&sources, &mut events);
    let shown = render::excerpt(&events.all()[0], &sources, render::Look::Plain);
    assert!(shown.contains("--> long.json:1:3000040"), "{shown}");
    assert!(shown.contains("\"b\":oops") && shown.len() < 1000, "{shown}");
}

/// The models that were written for Tinsmith are read as `serde_json` reads them, key for key.
#[test]
fn json_is_read_as_by_serde_json() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model");
    let sources = Sources::read(&[models]).unwrap();
    let written_in_json = sources.iter().filter(|(_, source)| source.path.ends_with(".json"));
    for (file, source) in written_in_json {
        let mut problems = vec![];
        let node = json::read(&source.text, file, json::Comments::Refuse, &mut problems).unwrap();
        assert_eq!(problems, []);
        let oracle: serde_json::Value = serde_json::from_slice(&source.text).unwrap();
        same(&node, &oracle, &source.text);
    }
}

/// The values are the same, and each place is where the value stands.
fn same(node: &Node, oracle: &serde_json::Value, text: &[u8]) {
    let start = text[node.location.offset as usize];
    match (&node.value, oracle) {
        (NodeValue::Null, serde_json::Value::Null) => assert_eq!(start, b'n'),
        (NodeValue::Boolean(a), serde_json::Value::Bool(b)) => assert_eq!(a, b),
        (NodeValue::Number(a), serde_json::Value::Number(b)) => {
            assert_eq!(Some(a.as_f64()), b.as_f64());
            assert!(text[node.location.offset as usize..].starts_with(a.as_str().as_bytes()));
        }
        (NodeValue::String(a), serde_json::Value::String(b)) => {
            assert_eq!((a, start), (b, b'"'));
        }
        (NodeValue::Array(a), serde_json::Value::Array(b)) => {
            assert_eq!((a.len(), start), (b.len(), b'['));
            a.iter().zip(b).for_each(|(a, b)| same(a, b, text));
        }
        (NodeValue::Object(a), serde_json::Value::Object(b)) => {
            assert_eq!((a.len(), start), (b.len(), b'{'));
            for (key, entry) in a {
                let quoted = &text[entry.key.offset as usize..];
                assert!(quoted.starts_with(format!("\"{key}\"").as_bytes()) || key.contains(['"', '\\']));
                same(&entry.node, &b[key], text);
            }
        }
        _ => panic!("{node:?} is not {oracle}"),
    }
}

/// Accepts and refuses JSON in the cases where readers differ.
#[test]
fn json_is_refused_as_by_serde_json() {
    let cases = [
        "",
        " ",
        "nul",
        "nullx",
        "truefalse",
        "+1",
        "-",
        "-0",
        "-01",
        "1.",
        "1.e1",
        ".5",
        "1e",
        "1E+",
        "1e+5",
        "0x1",
        "NaN",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\" 1}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1,}",
        "{,}",
        "[]]",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\ud800\"",
        "\"\\ud800\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"\\udc00\"",
        "\"a\nb\"",
        "\"\u{7f}\"",
        "\"\\",
        "\"\\u",
        "\"",
        "'a'",
        "[1]//",
        "/**/1",
        "\u{a0}1",
        "1 \t\r\n",
        "\"\\/\\b\\f\\n\\r\\t\"",
        "1e999",
        "\"\\ud800a\"",
    ];
    for case in cases {
        let ours = json::read(case.as_bytes(), FileId(9), json::Comments::Refuse, &mut vec![]).is_some();
        // It keeps no number that a double cannot hold.
        let theirs = serde_json::from_str::<serde_json::Value>(case).is_ok() || case == "1e999";
        assert_eq!(ours, theirs, "{case:?}");
    }
}

#[test]
fn comments_are_read_when_asked_for() {
    let text = b"// first\n{ // second\n\"a\": [1 // third\n, \"// no comment\"]} // last";
    let read = |comments| json::read(text, FileId(9), comments, &mut vec![]);
    assert!(read(json::Comments::Refuse).is_none());
    let node = read(json::Comments::Line).unwrap();
    assert_eq!(
        node.get("a").unwrap().as_array().unwrap()[1].as_str(),
        Some("// no comment")
    );
}

#[test]
fn folders_are_read_in_order_and_once() {
    let scratch = Scratch::new("load");
    let root = scratch.path();
    fs::create_dir_all(root.join("b/deep")).unwrap();
    for name in ["z.json", "a.json", "b/deep/x.json", "b/y.txt"] {
        fs::write(root.join(name), "{\"smithy\":\"2.0\"}").unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(root, root.join("b/loop")).unwrap();
    let sources = Sources::read(&[root.join("z.json"), root.to_owned(), root.join("b")]).unwrap();
    let names = sources.iter().filter(|(file, _)| !file.is_embedded());
    let names: Vec<_> = names
        .map(|(_, source)| source.path[root.to_string_lossy().len() + 1..].to_owned())
        .collect();
    assert_eq!(names, ["a.json", "b/deep/x.json", "z.json"]);
}

/// A pipe would block, and a device has no end.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_read() {
    let scratch = Scratch::new("load-devices");
    let root = scratch.path();
    fs::write(root.join("a.json"), "{\"smithy\":\"2.0\"}").unwrap();
    std::os::unix::fs::symlink("/dev/zero", root.join("z.json")).unwrap();
    let error = Sources::read(&[root]).unwrap_err();
    assert!(
        error.to_string().ends_with("z.json: it is neither a file nor a folder"),
        "{error}"
    );
    let error = Sources::read(&[root.join("z.json")]).unwrap_err();
    assert!(
        error.to_string().ends_with("z.json: it has more than 256 MiB"),
        "{error}"
    );
    std::os::unix::fs::symlink("missing.json", root.join("b.json")).unwrap();
    let error = Sources::read(&[root]).unwrap_err();
    assert!(error.to_string().contains("b.json: "), "{error}");
}

#[test]
fn an_io_error_has_the_path() {
    let error = Sources::read(&["no/such/model.json"]).unwrap_err();
    assert!(error.to_string().starts_with("no/such/model.json: "), "{error}");
    let error = Sources::read(&["no/such/**/*.json"]).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("patterns are not expanded, so name a file or a folder"),
        "{error}"
    );
}
