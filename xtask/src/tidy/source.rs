//! The sources of this workspace, read and parsed.

use std::fs;
use std::path::{Path, PathBuf};

/// One source file.
pub struct Source {
    /// The path from the root of the workspace, with `/`.
    pub path: String,
    /// The text as it is on disk.
    pub text: String,
}

impl Source {
    /// Parses the file, without the modules and items that only tests have.
    pub fn syntax(&self) -> syn::File {
        let parsed = syn::parse_file(&self.text);
        let mut file = parsed.unwrap_or_else(|error| panic!("{}: {error}", self.path));
        file.items.retain(|item| !is_test(attributes(item)));
        file
    }
}

/// The items that derives are tried on look as the generator prints them.
const PRINTED: &str = "runtime/derive/src/expansions/";

/// The folders of this workspace whose files are written by hand.
const WRITTEN_BY_HAND: &[&str] = &[
    "cli/src",
    "codegen/src",
    "runtime/src",
    "runtime/derive/src",
    "runtime/jmespath/src",
    "xtask/src",
    "xtask/chores/src",
    "tests/src",
    "tests/tests",
];

/// Returns the root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Reads the Rust files of some folders, sorted by path.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    let mut stack: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            stack.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "{folders:?} have no files");
    found
}

/// Reads the files that people write.
pub fn written_by_hand() -> Vec<Source> {
    let mut sources = sources(WRITTEN_BY_HAND);
    sources.retain(|source| !is_expansion(source));
    sources
}

/// Returns `true` for an item that derives are tried on, whose text the generator could have printed.
pub fn is_expansion(source: &Source) -> bool {
    source.path.starts_with(PRINTED)
}

/// Fails with the list if it is not empty.
pub fn none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// Returns `true` for `#[test]` and `#[cfg(test)]`.
pub fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|it| {
        let is_cfg_test = || it.path().is_ident("cfg") && it.parse_args::<syn::Ident>().is_ok_and(|it| it == "test");
        it.path().is_ident("test") || is_cfg_test()
    })
}

fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(it) => &it.attrs,
        syn::Item::Enum(it) => &it.attrs,
        syn::Item::Fn(it) => &it.attrs,
        syn::Item::Impl(it) => &it.attrs,
        syn::Item::Macro(it) => &it.attrs,
        syn::Item::Mod(it) => &it.attrs,
        syn::Item::Static(it) => &it.attrs,
        syn::Item::Struct(it) => &it.attrs,
        syn::Item::Trait(it) => &it.attrs,
        syn::Item::Type(it) => &it.attrs,
        syn::Item::Union(it) => &it.attrs,
        syn::Item::Use(it) => &it.attrs,
        _ => &[],
    }
}
