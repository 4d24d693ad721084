//! The architecture's invariants (`docs/architecture.md`), tested on the text of this workspace.

use std::fs;
use std::path::{Path, PathBuf};

/// One source file.
struct Source {
    /// From the root of the workspace, with `/`.
    path: String,
    text: String,
}

fn sources(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    let mut stack: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            stack.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(Source {
                path: path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"),
                text: fs::read_to_string(&path).unwrap(),
            });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty());
    found
}

/// The items that derives are tried on look as the generator prints them.
const PRINTED: &str = "runtime/derive/src/expansions/";

fn written_by_hand() -> Vec<Source> {
    let mut sources = sources(&[
        "codegen/src",
        "runtime/src",
        "runtime/derive/src",
        "runtime/jmespath/src",
        "cli/src",
        "xtask/src",
        "xtask/chores/src",
        "tests/src",
        "tests/tests",
    ]);
    sources.retain(|source| !source.path.starts_with(PRINTED));
    sources
}

/// Lines of code that a predicate finds, as `path:line: text`; comments and tests below the code are left out.
fn find(sources: &[Source], wrong: impl Fn(&Source, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (line, number) in source.text.lines().zip(1..) {
            if line.starts_with("#[cfg(test)]") {
                break;
            }
            if !line.trim_start().starts_with("//") && wrong(source, line) {
                found.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    found
}

fn none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// A stage and what it must not know: the stages after it, and on Smithy's side all that is Rust's.
const STAGES: &[(&str, &[&str])] = &[
    (
        "model",
        &[
            "load", "check", "prune", "amend", "rust", "lower", "emit", "print", "write", "settings",
        ],
    ),
    (
        "load",
        &[
            "check", "prune", "amend", "rust", "lower", "emit", "print", "write", "settings",
        ],
    ),
    (
        "check",
        &[
            "load", "prune", "amend", "rust", "lower", "emit", "print", "write", "settings",
        ],
    ),
    (
        "diff",
        &["load", "prune", "rust", "lower", "emit", "print", "write", "settings"],
    ),
    (
        "prune",
        &[
            "load", "check", "amend", "rust", "lower", "emit", "print", "write", "settings",
        ],
    ),
    (
        "amend",
        &[
            "load", "check", "prune", "rust", "lower", "emit", "print", "write", "settings", "event",
        ],
    ),
    (
        "rust",
        &[
            "load", "check", "prune", "amend", "lower", "emit", "print", "write", "settings",
        ],
    ),
    ("lower", &["load", "check", "prune", "emit", "print", "write"]),
    (
        "emit",
        &[
            "load", "check", "prune", "amend", "lower", "print", "write", "settings", "event",
        ],
    ),
    (
        "verdict",
        &[
            "load", "check", "diff", "prune", "lower", "emit", "print", "write", "settings",
        ],
    ),
    (
        "print",
        &[
            "load", "check", "prune", "amend", "lower", "rust", "write", "settings", "event",
        ],
    ),
    (
        "write",
        &[
            "model", "load", "check", "prune", "amend", "lower", "rust", "emit", "settings", "event",
        ],
    ),
];

#[test]
fn a_stage_imports_only_what_is_above_it_in_the_line() {
    for (stage, later) in STAGES {
        let folder = format!("codegen/src/{stage}");
        let wrong = find(&sources(&[&folder]), |_, line| {
            later.iter().any(|module| {
                line.match_indices(&format!("crate::{module}"))
                    .any(|(at, text)| !line[at + text.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'))
            })
        });
        none(wrong, &format!("`{stage}` knows none of {later:?}"));
    }
}

#[test]
fn the_smithy_side_knows_no_rust() {
    let smithy = [
        "codegen/src/model",
        "codegen/src/load",
        "codegen/src/check",
        "codegen/src/diff",
        "codegen/src/prune",
        "codegen/src/amend",
    ];
    let wrong = find(&sources(&smithy), |_, line| {
        ["syn::", "quote!", "use quote", " heck::", "proc_macro2"]
            .iter()
            .any(|word| line.contains(word))
    });
    none(wrong, "left of `lower` nothing of Rust's is known");
}

#[test]
fn an_emitter_cannot_fail_and_looks_nothing_up() {
    let wrong = find(&sources(&["codegen/src/emit"]), |_, line| {
        let fails = [
            "-> Result",
            "-> Option<TokenStream",
            ".unwrap()",
            ".expect(",
            "&mut Events",
        ];
        let knows = ["ServiceClosure", "ValidModel", "CrateSettings", "model::Model"];
        let is_printed = line.contains("quote!");
        !is_printed && fails.iter().chain(&knows).any(|word| line.contains(word))
    });
    none(wrong, "emitters are total functions of one node");
}

#[test]
fn nodes_are_data_that_emitters_print() {
    let leaves = ["symbol", "types", "literal", "docs/"];
    let is_leaf = |path: &str| {
        let name = path.trim_start_matches("codegen/src/rust/").trim_end_matches(".rs");
        let is = |leaf: &&str| name == *leaf || (leaf.ends_with('/') && name.starts_with(*leaf));
        leaves.iter().any(is)
    };
    let mut nodes = sources(&["codegen/src/rust"]);
    nodes.retain(|source| !is_leaf(&source.path));
    let wrong = find(&nodes, |_, line| {
        ["quote!", "ToTokens", "TokenStream", "model::traits"]
            .iter()
            .any(|word| line.contains(word))
    });
    none(
        wrong,
        "`rust` is plain data; only leaves that are Rust themselves turn into tokens",
    );
}

#[test]
fn public_emitters_return_items_or_files() {
    let emitters = sources(&["codegen/src/emit"]);
    let emitters: Vec<_> = emitters
        .into_iter()
        .filter(|source| !source.path.ends_with("/item.rs"))
        .collect();
    let wrong = find(&emitters, |_, line| {
        line.starts_with("pub fn ") && line.contains("-> TokenStream")
    });
    none(wrong, "what others call carries shape and origin");
}

#[test]
fn names_paths_and_files_have_one_home_each() {
    let codegen = sources(&["codegen/src"]);
    let homes: &[(&[&str], &[&str])] = &[
        (&[" heck::", "(heck::", "format_ident!"], &["codegen/src/rust/names/"]),
        (&["::tinsmith_runtime"], &["codegen/src/rust/paths.rs"]),
        (
            &["std::fs", "fs::", "{fs,", ", fs}"],
            &["codegen/src/source/", "codegen/src/write/sync.rs"],
        ),
    ];
    for (words, home) in homes {
        let wrong = find(&codegen, |source, line| {
            let at_home = home.iter().any(|path| source.path.starts_with(path));
            !at_home && words.iter().any(|word| line.contains(word))
        });
        none(wrong, &format!("{words:?} only in {home:?}"));
    }
}

#[test]
fn documentation_is_made_by_one_type() {
    let homes = ["codegen/src/rust/docs/mod.rs", "codegen/src/emit/item.rs"];
    let wrong = find(&sources(&["codegen/src"]), |source, line| {
        !homes.contains(&source.path.as_str()) && ["doc = #", "tinsmith_docs"].iter().any(|word| line.contains(word))
    });
    none(wrong, "text reaches documentation through `rust::docs` only");
}

#[test]
fn clap_is_known_to_the_arguments_only() {
    let wrong = find(
        &sources(&["cli/src", "xtask/src", "xtask/chores/src"]),
        |source, line| {
            let at_home = [
                "cli/src/args/",
                "cli/src/lib.rs",
                "xtask/chores/src/args/",
                "xtask/src/",
            ]
            .iter()
            .any(|it| source.path.starts_with(it));
            !at_home && line.contains("clap::")
        },
    );
    none(wrong, "`args` is the only place that knows clap");
}

#[test]
fn every_file_opens_with_a_sentence_and_is_short() {
    for source in written_by_hand() {
        let Source { path, text } = &source;
        let first = text.lines().next().unwrap_or_default();
        // A page of its own opens with a sentence, too.
        let is_open = first.starts_with("//! ") || first.starts_with("#![doc = include_str!(");
        assert!(is_open, "{path} does not open with `//!`");
        let lines = text.lines().count();
        assert!(lines <= 600, "{path} has {lines} lines");
    }
}

#[test]
fn nothing_is_left_to_do() {
    let here = "xtask/src/tidy.rs";
    let wrong = find(&written_by_hand(), |source, line| {
        source.path != here
            && ["todo!", "unimplemented!", "dbg!"]
                .iter()
                .any(|word| line.contains(word))
    });
    none(wrong, "nothing unfinished");
    for source in written_by_hand().iter().filter(|source| source.path != here) {
        assert!(
            !source.text.contains("TODO") && !source.text.contains("FIXME"),
            "{}: an open end",
            source.path
        );
    }
}

#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    for source in written_by_hand() {
        for (name, line, length) in functions(&source.text) {
            if length > 80 {
                long.push(format!("{}:{line}: `{name}` has {length} lines", source.path));
            }
        }
    }
    none(long, "a function has at most 80 lines, `quote!` bodies aside");
}

/// Name, line and length of each function whose braces stand as rustfmt puts them; what is in `quote!` does not count.
fn functions(text: &str) -> Vec<(String, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some((before, after)) = line.split_once("fn ") else {
            continue;
        };
        let modifiers = ["", "pub", "pub(crate)", "pub(super)", "const", "async"];
        if before.split_whitespace().any(|word| !modifiers.contains(&word)) || line.trim_end().ends_with([';', ',']) {
            continue;
        }
        // The first line with the indentation of the head that ends something ends the function.
        let ends = |inner: &&str| {
            let ends = inner.ends_with('}') || inner.ends_with(';') || inner.ends_with("{}");
            !inner.is_empty() && indent(inner) <= indent(line) && ends
        };
        let Some(length) = lines[index..].iter().position(ends) else {
            continue;
        };
        let body = &lines[index..index + length];
        let mut quoted = 0;
        let mut rest = body.iter();
        while let Some(line) = rest.next() {
            if line.contains("quote! {") && !line.trim_end().ends_with('}') {
                let depth = indent(line);
                quoted += rest
                    .by_ref()
                    .take_while(|inner| inner.is_empty() || indent(inner) > depth)
                    .count();
            }
        }
        let name = after.split(['(', '<']).next().unwrap_or_default();
        found.push((name.to_owned(), index + 1, length + 1 - quoted));
    }
    found
}
