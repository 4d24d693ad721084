//! Holds the page about the attribute language against the derives: its examples expand, and no setting is left out.

use crate::item::Item;
use proc_macro2::TokenStream;
use std::collections::BTreeSet;

const PAGE: &str = include_str!("attributes.md");

/// The code blocks of the page.
fn examples() -> impl Iterator<Item = &'static str> {
    let blocks = PAGE.split("```rust,ignore\n").skip(1);
    let blocks = blocks.filter(|it| it.starts_with("#[derive"));
    blocks.map(|it| it.split("```").next().expect("a split has a first part"))
}

type Derive = fn(Item) -> syn::Result<TokenStream>;

/// The derive that an example asks for.
fn derive_of(example: &str) -> Derive {
    let derives: [(&str, Derive); 7] = [
        ("::Structure)", crate::structure::expand),
        ("::Union)", crate::union::expand),
        ("::StringEnum)", crate::string_enum::expand),
        ("::Operation)", crate::operation::expand),
        ("::EventStreamError)", crate::errors::event_stream::expand),
        ("::OperationError)", crate::errors::operation::expand),
        ("::ServiceError)", crate::errors::service::expand),
    ];
    let found = derives.into_iter().find(|(name, _)| example.contains(name));
    found.map(|(_, derive)| derive).expect("an example has a derive")
}

#[test]
fn each_example_expands() {
    assert!(examples().count() > 10);
    for example in examples() {
        let item = syn::parse_str(example).unwrap_or_else(|error| panic!("{error} in {example}"));
        derive_of(example)(item).unwrap_or_else(|error| panic!("{error} in {example}"));
    }
}

/// The words in quotes at the beginning of the arms of a function's `match`.
fn arms(source: &str, function: &str) -> BTreeSet<String> {
    let body = source.split(function).nth(1).expect("the function exists");
    let body = body.split("\n}\n").next().expect("a split has a first part");
    let patterns = body.lines().filter_map(|it| it.trim_start().split_once(" =>"));
    let patterns = patterns.filter(|(it, _)| it.starts_with(['"', 'b']));
    let words = patterns.flat_map(|(it, _)| it.split('"').skip(1).step_by(2));
    words
        .filter(|it| !it.is_empty() && !it.contains('-'))
        .map(str::to_owned)
        .collect()
}

/// A derive writes the text of a table. The reader of the runtime, and its check at compile time, have lists of their own.
#[test]
fn derive_reader_and_check_know_the_same_words() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/schema");
    let [reader, check] = ["text.rs", "words.rs"].map(|it| std::fs::read_to_string(format!("{folder}/{it}")));
    let (Ok(reader), Ok(check)) = (reader, check) else {
        println!("skipped: the sources of tinsmith-runtime are not beside this crate");
        return;
    };
    let written = [crate::settings::FLAGS, crate::settings::WITH_ARGUMENTS].concat();
    let mut written: BTreeSet<_> = written.into_iter().map(str::to_owned).collect();
    assert_eq!(arms(&reader, "fn setting("), written, "text.rs");
    written.insert("end".to_owned());
    assert_eq!(arms(&check, "const fn arguments("), written, "words.rs");
}

#[test]
fn each_setting_is_explained_and_has_an_example() {
    let lists = [
        crate::settings::FLAGS,
        crate::settings::WITH_ARGUMENTS,
        crate::shape::KNOWN,
        crate::operation::KNOWN,
        crate::operation_trait::KNOWN,
        crate::errors::KNOWN,
        &["default", "name"],
    ];
    let words = |text: &str| {
        let is_word = |it: char| it.is_ascii_alphanumeric() || it == '_';
        text.split(|it| !is_word(it)).map(str::to_owned).collect::<Vec<_>>()
    };
    let table: Vec<_> = PAGE
        .lines()
        .filter(|it| it.starts_with("| `"))
        .flat_map(words)
        .collect();
    let used: Vec<_> = examples().flat_map(words).collect();
    for setting in lists.concat() {
        assert!(table.iter().any(|it| it == setting), "`{setting}` stands in no table");
        assert!(used.iter().any(|it| it == setting), "`{setting}` has no example");
    }
}
