//! Names that are hard to have in Rust, in every place where a model has names.
//!
//! The models are written to `target/tmp/names`, where `cargo xtask corpus` finds them, makes crates of them and compiles
//! these without warnings.

mod names {
    pub mod models;
    pub mod words;
}

use names::models;
use std::fs;
use std::path::Path;
use tinsmith::event::{Events, Severity};
use tinsmith::model::ValidModel;
use tinsmith::model::shape_id::ShapeId;
use tinsmith::print::Files;
use tinsmith::settings::{AskedBy, CrateSettings, Operations};
use tinsmith::source::{Source, Sources};

/// Every valid model becomes a crate; that it compiles is what the compiler says.
#[test]
fn no_name_refuses_a_crate() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names");
    fs::create_dir_all(&folder).unwrap();
    for (name, model) in models::all() {
        fs::write(folder.join(name), &model).unwrap();
        let (_, events) = generate(&model, &CrateSettings::new("example", "a test"));
        assert_eq!(errors(&events), [""; 0], "{name}");
    }
}

fn errors(events: &Events) -> Vec<String> {
    let errors = events.all().iter().filter(|it| it.severity == Severity::Error);
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    errors
        .map(|it| format!("{} {:?} {} {}", it.id, it.shape, it.message, text(&it.hint)))
        .collect()
}

/// The files of a crate, and what is said about the model.
fn generate(text: &str, settings: &CrateSettings) -> (Files, Events) {
    let (model, mut events) = load(text);
    let files = tinsmith::generate(&model, settings, &mut events);
    let files = files.unwrap_or_else(|_| panic!("{:#?}", errors(&events)));
    (files, events)
}

fn load(text: &str) -> (ValidModel, Events) {
    let sources = Sources::new(vec![Source {
        path: "model.json".into(),
        text: text.into(),
    }]);
    let mut events = Events::default();
    let model = tinsmith::model(&sources, &mut events);
    (model.unwrap_or_else(|_| panic!("{:#?}", errors(&events))), events)
}

/// The name of the field that has a member.
fn field(files: &Files, member: &str) -> String {
    let text = files.get("src/operation/post.rs").unwrap().text.clone();
    let (_, rest) = text.split_once(&format!("#[member(\"{member}\"")).unwrap();
    let (_, rest) = rest.split_once("pub ").unwrap();
    rest.split_once(':').unwrap().0.to_owned()
}

/// A service whose one operation takes these members.
fn taking(members: &[&str]) -> String {
    let members: Vec<_> = members
        .iter()
        .map(|it| format!("\"{it}\": {{\"target\": \"smithy.api#String\"}}"))
        .collect();
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "demo#Demo": {{"type": "service", "version": "1", "operations": [{{"target": "demo#Post"}}], "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
            "demo#Post": {{"type": "operation", "input": {{"target": "demo#PostInput"}}, "output": {{"target": "smithy.api#Unit"}}}},
            "demo#PostInput": {{"type": "structure", "members": {{{}}}}}
        }}}}"#,
        members.join(", ")
    )
}

fn settings(names: &[(&str, &str)]) -> CrateSettings {
    let mut settings = CrateSettings::new("example", "a test");
    let names = names
        .iter()
        .map(|(id, name)| (ShapeId::parse(id).unwrap(), (*name).to_owned()));
    settings.names = names.collect();
    settings
}

/// Neither the order of members nor another member of the words gives the name of a member to another.
#[test]
fn an_update_gives_no_member_the_name_of_another() {
    let groups = [
        ["fooBar", "foo_bar"],
        ["FooBar", "foo_bar"],
        ["name", "setName"],
        ["getName", "name"],
        ["build", "buildValue"],
        ["fooBar", "foo__bar"],
        ["type", "type_"],
        ["_1", "__1"],
    ];
    for [a, b] in groups {
        let name = |members: &[&str], member: &str| field(&generate(&taking(members), &settings(&[])).0, member);
        let (both, turned) = ([a, b], [b, a]);
        for member in both {
            assert_eq!(name(&both, member), name(&turned, member), "{both:?}");
        }
        assert_ne!(name(&both, a), name(&both, b), "{both:?}");
        // The name of the first as long as it was alone is now its own still, or that of neither.
        for (alone, other) in [(a, b), (b, a)] {
            let before = name(&[alone], alone);
            let after = name(&both, other);
            assert_ne!(before, after, "{alone} was `{before}`, and now {other} is");
        }
    }
}

/// A name that the settings choose stays, and the other one makes way.
#[test]
fn the_setting_names_keeps_a_name() {
    let model = taking(&["fooBar", "foo_bar", "asInput"]);
    let chosen = settings(&[
        ("demo#PostInput$fooBar", "foo_bar"),
        ("demo#PostInput$asInput", "the_input"),
    ]);
    let (files, events) = generate(&model, &chosen);
    assert_eq!(field(&files, "fooBar"), "foo_bar");
    assert_eq!(field(&files, "foo_bar"), "foo_bar_snake");
    assert_eq!(field(&files, "asInput"), "the_input");
    assert_eq!(
        events.all().len(),
        1,
        "only the other one is reported: {:#?}",
        events.all()
    );

    let refused = |names: &[(&str, &str)]| {
        let (model, mut events) = load(&model);
        assert!(
            tinsmith::generate(&model, &settings(names), &mut events).is_err(),
            "{names:?}"
        );
        errors(&events).join("\n")
    };
    insta::assert_snapshot!(
        [
            refused(&[("demo#PostInput$fooBar", "x"), ("demo#PostInput$foo_bar", "X")]),
            refused(&[("demo#PostInput$asInput", "send_with")]),
            refused(&[("demo#PostInput$asInputs", "x")]),
            refused(&[("demo#PostInputs", "x")]),
        ]
        .join("\n")
    );
}

/// Collisions in operations that are not kept do not concern a crate without these, and names are those of the whole
/// crate.
#[test]
fn a_cut_crate_has_the_names_of_the_whole_and_hears_of_its_own() {
    let (_, model) = models::all()
        .into_iter()
        .find(|(name, _)| name.contains("operations"))
        .unwrap();
    let mut cut = settings(&[]);
    cut.operations = Some(Operations {
        names: vec!["Alone".into()],
        asked_by: AskedBy::File,
    });
    let (_, events) = generate(&model, &cut);
    assert!(events.all().is_empty(), "{:#?}", events.all());
}
