//! The order of a crate comes from the model, in the way that `docs/architecture.md` promises: not from the order in which
//! files are named, nor from that of keys without an order.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use tests::random::Random;
use tinsmith::event::Events;
use tinsmith::load::json::{Comments, read};
use tinsmith::model::node::{Node, NodeValue, Object};
use tinsmith::settings::CrateSettings;
use tinsmith::source::{FileId, Source, Sources};

const MODELS: &[&str] = &["kitchen-sink", "workspaces-instances", "jobs", "buckets", "streams"];

fn model(name: &str) -> Node {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model").join(name);
    let sources = Sources::read(&[folder]).unwrap();
    let text = &sources.own().next().unwrap().text;
    read(text, FileId(0), Comments::Refuse, &mut Vec::new()).unwrap()
}

/// The files of the crate of these sources.
fn crate_of(files: Vec<(String, String)>) -> BTreeMap<String, String> {
    let files = files.into_iter().map(|(path, text)| Source {
        path,
        text: text.into_bytes(),
    });
    let mut events = Events::default();
    let settings = CrateSettings::new("example", "cargo xtask codegen example");
    let files = tinsmith::model(&Sources::new(files.collect()), &mut events)
        .and_then(|model| tinsmith::generate(&model, &settings, &mut events))
        .unwrap_or_else(|_| panic!("{:#?}", events.all()));
    files
        .iter()
        .map(|file| (file.path.to_string(), file.text.to_string()))
        .collect()
}

fn assert_same(what: &str, wanted: &BTreeMap<String, String>, found: &BTreeMap<String, String>) {
    let paths = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(wanted), paths(found), "{what}");
    for (path, text) in wanted {
        assert_eq!(text, &found[path], "{what}: {path}");
    }
}

fn shuffle<T>(items: &mut [T], random: &mut Random) {
    for index in (1..items.len()).rev() {
        items.swap(index, random.below(index + 1));
    }
}

/// The value as JSON. Keys of objects come in the order that `random` makes of them. Two orders stay: that of members, which
/// is the order of fields, and that in endpoint rules, which are printed as the model has them.
fn print(node: &Node, random: &mut Option<Random>, out: &mut String) {
    match &node.value {
        NodeValue::Null => out.push_str("null"),
        NodeValue::Boolean(it) => out.push_str(if *it { "true" } else { "false" }),
        NodeValue::Number(it) => out.push_str(it.as_str()),
        NodeValue::String(it) => out.push_str(&quoted(it)),
        NodeValue::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                out.push(if index == 0 { '[' } else { ',' });
                print(item, random, out);
            }
            out.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        NodeValue::Object(object) => {
            let mut keys: Vec<_> = object.keys().collect();
            if let Some(random) = random {
                shuffle(&mut keys, random);
            }
            print_entries(&keys, object, random, out);
        }
    }
}

fn print_entries(keys: &[&String], object: &Object, random: &mut Option<Random>, out: &mut String) {
    out.push('{');
    for (index, key) in keys.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(out, "{comma}{}:", quoted(key));
        match (&object[*key].node.value, key.as_str()) {
            (NodeValue::Object(members), "members") => {
                print_entries(&members.keys().collect::<Vec<_>>(), members, random, out);
            }
            (_, "smithy.rules#endpointRuleSet") => print(&object[*key].node, &mut None, out),
            _ => print(&object[*key].node, random, out),
        }
    }
    out.push('}');
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn text(node: &Node, seed: Option<u64>) -> String {
    let mut out = String::new();
    print(node, &mut seed.map(Random::new), &mut out);
    out
}

/// The shapes in several files, dealt in turn.
fn dealt(model: &Node, count: usize) -> Vec<(String, String)> {
    let shapes = model.get("shapes").unwrap().as_object().unwrap();
    let mut files = vec![Vec::new(); count];
    for ((name, shape), index) in shapes.iter().zip((0..count).cycle()) {
        files[index].push(format!("{}:{}", quoted(name), text(&shape.node, None)));
    }
    let files = files.into_iter().zip('a'..);
    let file = |shapes: Vec<String>| format!(r#"{{"smithy":"2.0","shapes":{{{}}}}}"#, shapes.join(","));
    files
        .map(|(shapes, name)| (format!("{name}.json"), file(shapes)))
        .collect()
}

#[test]
fn files_count_in_the_order_of_their_paths() {
    for name in MODELS {
        let mut files = dealt(&model(name), 5);
        let wanted = crate_of(files.clone());
        for seed in 0..3 {
            shuffle(&mut files, &mut Random::new(seed));
            assert_same(name, &wanted, &crate_of(files.clone()));
        }
    }
}

#[test]
fn only_the_keys_of_members_and_endpoint_rules_have_an_order() {
    for name in MODELS {
        let model = model(name);
        let wanted = crate_of(vec![("model.json".into(), text(&model, None))]);
        for seed in 0..3 {
            let found = crate_of(vec![("model.json".into(), text(&model, Some(seed)))]);
            assert_same(name, &wanted, &found);
        }
    }
}
