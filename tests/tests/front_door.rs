//! The public surface of the runtime: a listing that a reviewer reads, made from the sources so that it has every feature.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, Item, UseTree, Visibility};

#[test]
fn names_at_the_front_of_the_runtime() {
    let mut listing = Listing::default();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src");
    listing.module("tinsmith_runtime", &source.join("lib.rs"), &source);
    listing.macros(&source);
    let Listing { names, hidden } = listing;
    assert_eq!(hidden, ["tinsmith_runtime::__private"], "one module is hidden");
    insta::assert_snapshot!(names.into_iter().collect::<Vec<_>>().join("\n"));
}

#[derive(Default)]
struct Listing {
    /// Kind and path of each public item.
    names: BTreeSet<String>,
    /// Hidden modules.
    hidden: Vec<String>,
}

impl Listing {
    /// Adds the public items of a file, whose modules are in `folder`.
    fn module(&mut self, path: &str, file: &Path, folder: &Path) {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.items(path, &syn::parse_file(&text).unwrap().items, folder);
    }

    fn items(&mut self, path: &str, items: &[Item], folder: &Path) {
        for item in items {
            let (visibility, kind, name, attributes) = match item {
                Item::Mod(it) => (&it.vis, "mod", it.ident.to_string(), &it.attrs),
                Item::Struct(it) => (&it.vis, "struct", it.ident.to_string(), &it.attrs),
                Item::Enum(it) => (&it.vis, "enum", it.ident.to_string(), &it.attrs),
                Item::Trait(it) => (&it.vis, "trait", it.ident.to_string(), &it.attrs),
                Item::Type(it) => (&it.vis, "type", it.ident.to_string(), &it.attrs),
                Item::Fn(it) => (&it.vis, "fn", it.sig.ident.to_string(), &it.attrs),
                Item::Const(it) => (&it.vis, "const", it.ident.to_string(), &it.attrs),
                Item::Static(it) => (&it.vis, "static", it.ident.to_string(), &it.attrs),
                Item::Use(it) => {
                    if matches!(it.vis, Visibility::Public(_)) {
                        self.reexports(path, &it.tree);
                    }
                    continue;
                }
                _ => continue,
            };
            if !matches!(visibility, Visibility::Public(_)) {
                continue;
            }
            let path = format!("{path}::{name}");
            if is_hidden(attributes) {
                self.hidden.push(path);
                continue;
            }
            if let Item::Mod(it) = item {
                match &it.content {
                    Some((_, items)) => self.items(&path, items, &folder.join(&name)),
                    None => self.module(&path, &file_of(folder, &name), &folder.join(&name)),
                }
            }
            self.names.insert(format!("{kind} {path}"));
        }
    }

    /// Adds the macros of all files: an exported macro is at the root, wherever its file is.
    fn macros(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.macros(&path);
                continue;
            }
            for item in syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap().items {
                if let syn::Item::Macro(it) = item
                    && it.attrs.iter().any(|it| it.path().is_ident("macro_export"))
                    && !is_hidden(&it.attrs)
                {
                    let name = it.ident.expect("an exported macro has a name");
                    self.names.insert(format!("macro tinsmith_runtime::{name}"));
                }
            }
        }
    }

    fn reexports(&mut self, path: &str, tree: &UseTree) {
        match tree {
            UseTree::Path(it) => self.reexports(path, &it.tree),
            UseTree::Group(it) => it.items.iter().for_each(|it| self.reexports(path, it)),
            UseTree::Name(it) => drop(self.names.insert(format!("use {path}::{}", it.ident))),
            UseTree::Rename(it) => drop(self.names.insert(format!("use {path}::{}", it.rename))),
            UseTree::Glob(_) => panic!("{path} has a glob, whose names nobody sees"),
        }
    }
}

/// Returns `true` if the documentation leaves the item out.
fn is_hidden(attributes: &[Attribute]) -> bool {
    let is_hidden =
        |it: &Attribute| it.path().is_ident("doc") && it.parse_args::<syn::Ident>().is_ok_and(|it| it == "hidden");
    attributes.iter().any(is_hidden)
}

/// `name.rs` or `name/mod.rs`.
fn file_of(folder: &Path, name: &str) -> PathBuf {
    let file = folder.join(name).with_extension("rs");
    if file.exists() {
        file
    } else {
        folder.join(name).join("mod.rs")
    }
}

/// The documentation of `config!` has a row for each setting.
#[test]
fn every_setting_of_config_is_documented() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src/config");
    let [settings, page] = ["setting.rs", "table.rs"].map(|it| fs::read_to_string(folder.join(it)).unwrap());
    let arms = settings
        .lines()
        .filter_map(|it| it.trim().strip_prefix('(')?.split_once(" $service:path)"));
    let arms: Vec<_> = arms.map(|(name, _)| name).collect();
    assert!(arms.len() > 15, "{arms:?}");
    let rows: String = page.lines().filter(|it| it.starts_with("/// | `")).collect();
    for name in arms {
        assert!(rows.contains(&format!("`{name}`")), "`{name}` has no row");
    }
}
