//! Things that have one home: libraries, paths, the file system, documentation.

use super::code::{Word, find};
use super::source::{Source, none, sources};

/// A thing, the words by which it is known, and the files that may use it.
struct Home {
    thing: &'static str,
    is: fn(&Word) -> bool,
    files: &'static [&'static str],
}

const HOMES: &[Home] = &[
    Home {
        thing: "names are made by `rust::names`",
        is: |it| ["heck", "format_ident"].contains(&it.text.as_str()),
        files: &["codegen/src/rust/names/"],
    },
    Home {
        thing: "the runtime is named by `rust::paths`",
        is: |it| it.text == "tinsmith_runtime",
        files: &["codegen/src/rust/paths.rs"],
    },
    Home {
        thing: "`source` reads files, and `write` writes them",
        is: |it| it.text == "fs",
        files: &["codegen/src/source/", "codegen/src/write/sync.rs"],
    },
    Home {
        thing: "text reaches documentation through `rust::docs`",
        is: |it| it.text == "tinsmith_docs" || (it.text == "doc" && it.next == Some('=') && it.is_quoted),
        files: &["codegen/src/rust/docs/mod.rs", "codegen/src/emit/item.rs"],
    },
];

#[test]
fn each_thing_has_one_home() {
    let codegen = sources(&["codegen/src"]);
    let wrong = find(&codegen, |source, word| {
        let at_home = |home: &Home| home.files.iter().any(|file| source.path.starts_with(file));
        HOMES.iter().any(|home| (home.is)(word) && !at_home(home))
    });
    let things: Vec<&str> = HOMES.iter().map(|it| it.thing).collect();
    none(wrong, &things.join("; "));
}

#[test]
fn clap_is_known_to_the_arguments_only() {
    let homes = [
        "cli/src/args/",
        "cli/src/lib.rs",
        "xtask/chores/src/args/",
        "xtask/src/",
    ];
    let at_home = |source: &Source| homes.iter().any(|home| source.path.starts_with(home));
    let chores = sources(&["cli/src", "xtask/src", "xtask/chores/src"]);
    let wrong = find(&chores, |source, word| !at_home(source) && word.text == "clap");
    none(wrong, "`args` is the only place that knows clap");
}
