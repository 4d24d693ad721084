//! Holds the page about the attribute language against the derives: its examples expand, and no setting is left out.

use crate::item::Item;
use proc_macro2::TokenStream;

const PAGE: &str = include_str!("attributes.md");

/// The code blocks of the page.
fn examples() -> impl Iterator<Item = &'static str> {
    let blocks = PAGE.split("```rust,ignore\n").skip(1);
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
        ("::EventStreamError)", crate::errors::event_stream),
        ("::OperationError)", crate::errors::operation),
        ("::ServiceError)", crate::errors::service),
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
