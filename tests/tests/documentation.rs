//! No text of a model is more than text: neither in rustdoc's pages nor in a manifest.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use tests::random::Random;
use tests::rustdoc::{Text, findings, texts};
use tinsmith::event::{Events, render};
use tinsmith::print::Files;
use tinsmith::settings::CrateSettings;
use tinsmith::source::{Source, Sources};
use tinsmith::text::is_unsafe;

/// The parts of random texts: the constructs of HTML, CommonMark and rustdoc, and characters that some reader takes for
/// the end of a line, for a space or for nothing, and another reader does not.
const PARTS: &[&str] = &[
    "`",
    "``",
    "```",
    "````",
    "~~~",
    "~~",
    "```rust\n",
    "```no_run\n",
    "~~~rust\n",
    "```{.class}\n",
    "    ",
    "\t",
    " ",
    "\n",
    "\n\n",
    "\n    ",
    "\r",
    "\r\n",
    "\u{b}",
    "\u{c}",
    "\u{85}",
    "\u{2028}",
    "\u{2028}    ",
    "\u{2029}",
    "\u{85}    ",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{ad}",
    "\u{feff}",
    "\0",
    "\u{1b}",
    "\u{7f}",
    "\u{a0}",
    "&lt;",
    "&gt;",
    "&#96;",
    "&#x2028;",
    "&amp;",
    "&amp;lt;",
    "&NewLine;",
    "&#10;",
    "&#0;",
    "&copy;",
    "&",
    ";",
    "<",
    "</",
    ">",
    "<img src=x onerror=alert(1)>",
    "<script>",
    "</script>",
    "<account-id>",
    "<p>",
    "</p>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<ol>",
    "</ol>",
    "<note>",
    "</note>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=\"javascript:alert(1)\">",
    "<a href=\"https://e.x/a_(b)?c=1&copy;d#e\">",
    "<a href='//e.x'>",
    "<a>",
    "</a>",
    "<br>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?x ",
    "<table><tr><td>",
    "</td></tr></table>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<h1>",
    "</h1>",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "7. ",
    "999999999. ",
    "1) ",
    "> ",
    "# ",
    "===\n",
    "---\n",
    "***\n",
    "|",
    "|---|",
    "\n| a | b |\n|---|:-:|\n| c | ",
    "[",
    "]",
    "(",
    ")",
    "![",
    "[^1]",
    "\n[^1]: ",
    "\n[x]: javascript:alert(1)\n",
    "\n[x]: https://e.x\n",
    "[x]",
    "[Vec]",
    "[`Vec`]",
    "[Vec](crate::Client)",
    "[x][Vec]",
    "[x](javascript:alert(1))",
    "[x](https://e.x/a_(b) \"t\")",
    "![x](https://e.x)",
    "<javascript:alert(1)>",
    "<https://e.x>",
    "https://",
    "http://e.x/",
    "https://{a}.e.x",
    "mailto:a@b",
    "HTTPS://e.x",
    "www.e.x",
    "Type!",
    "fn@f",
    "std::fs::write(\"ran.txt\", \"x\").unwrap();",
    "    std::process::exit(1);\n",
    "//",
    "*/",
    "/*",
    "\\",
    "\"",
    "'",
    "!",
    "*",
    "**",
    "_",
    "__",
    "=",
    ":",
    "a",
    "B",
    "1",
    ".",
    "A. ",
    "$x$",
    "\u{301}",
    "日本",
    "{",
    "}",
];

/// Some parts, or a construct around some.
fn text(random: &mut Random) -> String {
    let parts = 1 + random.below(12);
    let mut text: String = (0..parts).map(|_| random.of(PARTS)).collect();
    for _ in 0..random.below(4) {
        let lines = |text: &str, mark: &str| text.split('\n').map(|it| format!("{mark}{it}\n")).collect();
        text = match random.below(8) {
            0 => lines(&text, "> "),
            1 => lines(&format!("a\n{text}"), "  ").replacen("  ", "- ", 1),
            2 => format!("<pre>{text}</pre>"),
            3 => format!("<note>{text}</note>"),
            4 => format!("<ul><li>{text}</li></ul>"),
            5 => format!("```text\n{text}\n```"),
            6 => format!("<code>{text}</code>"),
            _ => format!("[{text}](https://e.x)"),
        };
    }
    text
}

/// The model of the fixture with a text in every place that has one: for each `?`, and as documentation, reason and date of
/// deprecation of all that has traits.
fn model(mut text: impl FnMut() -> String) -> String {
    let fixture = include_str!("../fixtures/documentation/model.json");
    let mut model: Value = serde_json::from_str(fixture).expect("the fixture is JSON");
    let many = &mut model["shapes"]["ns#In"]["members"];
    let member = many["many"].clone();
    *many = (0..100).map(|index| (format!("m{index}"), member.clone())).collect();
    fill(&mut model, &mut text);
    model.to_string()
}

fn fill(value: &mut Value, text: &mut impl FnMut() -> String) {
    match value {
        Value::String(place) if place == "?" => *place = text(),
        Value::Array(elements) => elements.iter_mut().for_each(|it| fill(it, text)),
        Value::Object(entries) => {
            entries.values_mut().for_each(|it| fill(it, text));
            if let Some(Value::Object(traits)) = entries.get_mut("traits") {
                traits.insert("smithy.api#documentation".into(), text().into());
                traits.insert(
                    "smithy.api#deprecated".into(),
                    json!({"message": text(), "since": text()}),
                );
            }
            if let Some(traits) = entries.remove("bare") {
                entries.insert("traits".into(), traits);
            }
        }
        _ => {}
    }
}

fn generated(model: &str) -> Files {
    let sources = Sources::new(vec![Source {
        path: "model.json".into(),
        text: model.as_bytes().to_vec(),
    }]);
    let mut events = Events::default();
    let files = tinsmith::model(&sources, &mut events)
        .and_then(|model| tinsmith::generate(&model, &CrateSettings::new("example", "a test"), &mut events));
    let errors = || {
        events
            .all()
            .iter()
            .map(|it| render::line(it, &sources))
            .collect::<Vec<_>>()
            .join("\n")
    };
    files.unwrap_or_else(|_| panic!("the model is refused:\n{}\n{model}", errors()))
}

/// Returns the constructs that rustdoc makes of a crate beyond words, by file.
fn found(files: &Files) -> BTreeMap<String, Vec<String>> {
    let rust = files.iter().filter(|file| file.path.ends_with(".rs"));
    let found = rust.map(|file| {
        let found = texts(&file.text).iter().flat_map(findings).collect();
        (file.path.clone(), found)
    });
    found.filter(|(_, found): &(_, Vec<_>)| !found.is_empty()).collect()
}

#[test]
fn nothing_of_a_model_is_more_than_text() {
    let plain = found(&generated(&model({
        let mut number = 0;
        move || {
            number += 1;
            format!("a{number}")
        }
    })));
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let mut number = 0;
        let model = model(|| {
            number += 1;
            // Values of an enum differ.
            let unique = random.below(3) > 0;
            let text = text(&mut random);
            if unique { text } else { format!("{text}{number}") }
        });
        let files = generated(&model);
        for file in files.iter() {
            let raw = file.text.chars().find(|c| *c != '\n' && is_unsafe(*c));
            assert!(
                raw.is_none(),
                "seed {seed}: {} has a raw {raw:?}:\n{}",
                file.path,
                file.text
            );
        }
        let hostile = found(&files);
        if hostile != plain {
            let (path, more) = hostile
                .iter()
                .find(|it| plain.get(it.0) != Some(it.1))
                .expect("there is a difference");
            let texts = texts(&files.get(path).expect("the file was read").text);
            let guilty = texts.iter().find(|it| {
                findings(it)
                    .iter()
                    .any(|it| !plain.get(path).is_some_and(|all| all.contains(it)))
            });
            panic!("seed {seed}: {path} has {more:?} by\n{guilty:#?}");
        }
        manifest(&files);
    }
}

/// Cargo reads the manifest as it was meant.
fn manifest(files: &Files) {
    let text = &files.get("Cargo.toml").expect("there is a manifest").text;
    let manifest: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}:\n{text}"));
    let package = manifest["package"].as_table().expect("it is a table");
    let keys: Vec<_> = package.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "description",
            "edition",
            "metadata",
            "name",
            "publish",
            "rust-version",
            "version"
        ],
        "{text}"
    );
    let description = package["description"].as_str().expect("it is a string");
    assert!(
        description.starts_with("Client for ") && !description.contains(is_unsafe),
        "{description:?}"
    );
    assert_eq!(manifest["lib"]["doctest"].as_bool(), Some(false), "{text}");
}

/// Any text, in a test of its own that is quick.
#[test]
fn no_documentation_is_more_than_text() {
    let rounds = if cfg!(debug_assertions) { 20_000 } else { 1_000_000 };
    for seed in 0..rounds {
        let text = text(&mut Random::new(seed));
        let docs = tinsmith::lower::docs::docs(&text);
        let lines: Vec<&str> = docs.lines().collect();
        assert!(
            !lines.iter().any(|line| line.contains(is_unsafe)),
            "{text:?}: {lines:#?}"
        );
        let found = findings(&Text::Documentation(lines.join("\n")));
        assert!(
            found.is_empty(),
            "seed {seed}, {text:?}: {found:?} of\n{}",
            lines.join("\n")
        );
    }
}

#[test]
fn what_is_more_than_text_is_found() {
    for text in [
        "    code",
        "a\n\n    code",
        "```\ncode\n```",
        "```rust\ncode\n```",
        "~~~\ncode",
        "> a\n\n    code",
        "a <b>",
        "<!-- a -->",
        "[Vec]",
        "[`Vec`]",
        "[a](crate::Client)",
        "[a](javascript:b)",
        "[a]\n\n[a]: javascript:b",
        "![a](https://b.c)",
        "a[^1]\n\n[^1]: b",
        "```text\nunclosed",
    ] {
        assert!(!findings(&Text::Documentation(text.to_owned())).is_empty(), "{text:?}");
    }
}
