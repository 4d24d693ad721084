//! Documentation takes space in proportion to its size, whatever it looks like.

use peak_alloc::PeakAlloc;
use serde_json::json;
use std::sync::Mutex;
use tinsmith::event::Events;
use tinsmith::settings::CrateSettings;
use tinsmith::source::{Source, Sources};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// One model after the other: what is in use is counted for the whole process.
static ALONE: Mutex<()> = Mutex::new(());

/// The bytes of a text.
const SIZE: usize = 300_000;

/// The limit of memory in use, in sizes of the text. A line of one letter is a comment of ten.
const TIMES: usize = 50;

/// The bytes that were in use at most while a crate was made of a model, and those of the crate.
fn made(model: &serde_json::Value) -> (usize, usize) {
    let _alone = ALONE.lock();
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let sources = Sources::new(vec![Source {
        path: "model.json".into(),
        text: model.to_string().into_bytes(),
    }]);
    let mut events = Events::default();
    let model = tinsmith::model(&sources, &mut events).expect("the model is valid");
    let settings = CrateSettings::new("example", "a test");
    let files = tinsmith::generate(&model, &settings, &mut events);
    let files = files.unwrap_or_else(|_| panic!("it becomes a crate: {:#?}", events.all()));
    let written = files.iter().map(|file| file.text.len()).sum();
    (ALLOCATOR.peak_usage() - before, written)
}

/// A model whose structure and member have this documentation.
fn documented(text: &str) -> serde_json::Value {
    json!({"smithy": "2.0", "shapes": {
        "ns#Service": {
            "type": "service", "version": "1", "operations": [{"target": "ns#Go"}],
            "traits": {"smithy.protocols#rpcv2Cbor": {}},
        },
        "ns#Go": {"type": "operation", "input": {"target": "ns#In"}},
        "ns#In": {"type": "structure", "members": {"data": {"target": "ns#Data"}}},
        "ns#Data": {
            "type": "structure", "members": {"word": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#documentation": text},
        },
    }})
}

#[test]
fn documentation_is_bounded() {
    let (least, _) = made(&documented("x"));
    let start = [
        ("", "Says a word about `things`, of which there are *many*. "),
        ("", "a\n\n"),
        ("", "- a\n"),
        ("", "> "),
        ("", "*a"),
        ("", "`"),
        ("", "["),
        ("", "[a](https://b) "),
        ("|a\n|-\n", "|\n"),
        ("", "&amp;"),
        ("", "x"),
        ("<p>", "a "),
        ("<p>", "A. "),
        ("<p>", "https://a)"),
        ("<pre>", "a\n"),
        ("<p>", "<b>"),
        ("<p>", "<ul><li>"),
        ("<ul>", "<li>a"),
        ("<p>", "<code>"),
        ("<note><note><note>", "<p>a"),
    ];
    for (start, text) in start {
        let text = start.to_owned() + &text.repeat(SIZE / text.len());
        let (used, written) = made(&documented(&text));
        let used = used.saturating_sub(least);
        let shown = text.chars().take(20).collect::<String>();
        assert!(used <= TIMES * SIZE, "{shown:?}: {} times its size", used / SIZE);
        assert!(written <= 15 * SIZE, "{shown:?}: written are {written} bytes");
    }
}

/// A text that many places have is written whole where it stands in the model.
#[test]
fn documentation_is_repeated_in_part() {
    let text = "A. ".repeat(100_000);
    let operations: Vec<_> = (0..150).map(|index| format!("ns#Go{index}")).collect();
    let mut model = documented("x");
    model["shapes"]["ns#Service"]["operations"] = operations.iter().map(|id| json!({"target": id})).collect();
    let traits = json!({"smithy.api#documentation": text, "smithy.api#deprecated": {"message": text, "since": text}});
    for id in &operations {
        model["shapes"][id] = json!({
            "type": "operation", "input": {"target": "ns#In"}, "output": {"target": "ns#In"},
            "errors": [{"target": "ns#Busy"}],
        });
    }
    let mut error = traits.clone();
    error["smithy.api#error"] = "client".into();
    model["shapes"]["ns#Busy"] = json!({"type": "structure", "members": {}, "traits": error});
    model["shapes"]["ns#Word"] = json!({"type": "string", "traits": traits});
    model["shapes"]["ns#In"]["traits"] = traits.clone();
    model["shapes"]["ns#In"]["members"]["data"]["traits"] = traits.clone();
    for index in 0..150 {
        model["shapes"]["ns#Data"]["members"][format!("word{index}")] = json!({"target": "ns#Word"});
    }
    let (_, written) = made(&model);
    assert!(written <= 20_000_000, "written are {written} bytes");
}
